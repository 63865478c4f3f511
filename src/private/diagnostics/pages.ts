import { ACCESS } from './access';
import { ADOPTION } from './adoption';
import { COMMAND_LINE } from './command-line';
import { COMPONENTS } from './components';
import { DATAOPS } from './components-dataops';
import { DATA_SCIENCE } from './components-datascience';
import { CONFIGURATION } from './configuration';
import { FILES } from './configuration-files';
import { CUSTOM_CODE } from './custom-code';
import { DEPLOYMENT_GUARD } from './deployment-guard';
import type { Diagnostic } from './diagnostic';
import { LIMITS } from './limits';
import { REFERENCES } from './references';
import { MODULE_REFERENCES } from './references-of-modules';

/** A page of the documents: the diagnostics of one subject. */
export interface DiagnosticPage {
  /** Name of the file in `docs/diagnostics`, without its extension. */
  readonly file: string;
  readonly title: string;
  readonly intro: string;
  readonly diagnostics: { readonly [code: string]: Diagnostic };
}

/** The registry of diagnostics, in the order of the documents. */
export const DIAGNOSTIC_PAGES = [
  {
    file: 'configuration-files',
    title: 'Files of the configuration',
    intro: 'Problems of the files themselves: whether they can be found and read, and whether they are the '
      + 'YAML of a configuration. What their keys and values mean is on the page about the '
      + '[configuration](configuration.md); the [guide to troubleshooting](../troubleshooting.md) says how to read a '
      + 'problem.',
    diagnostics: FILES,
  },
  {
    file: 'configuration',
    title: 'Configuration',
    intro: 'Problems of keys and values. Whether files can be read at all is on the page about [files of the '
      + 'configuration](configuration-files.md); the [guide to troubleshooting](../troubleshooting.md) says how to '
      + 'read a problem.',
    diagnostics: CONFIGURATION,
  },
  {
    file: 'adoption',
    title: 'Adoption of deployed stacks',
    intro: 'Problems of `adopted.yaml` and of `dsp adopt`. The guide to [adopting stacks](../adopting.md) describes '
      + 'both; the [guide to troubleshooting](../troubleshooting.md) says how to read a problem.',
    diagnostics: ADOPTION,
  },
  {
    file: 'references',
    title: 'References',
    intro: 'Problems of what refers to something else: values of other modules, roles, context, files of your '
      + 'own. The [guide to `mdaa.yaml`](../mdaa-yaml.md#references) lists the references; the [guide to '
      + 'troubleshooting](../troubleshooting.md) says how to read a problem.',
    diagnostics: REFERENCES,
  },
  {
    file: 'references-of-modules',
    title: 'References of a module',
    intro: 'Problems of what a module refers to in its own stack, and of the modules of a platform together. See '
      + '[references](references.md) for the others.',
    diagnostics: MODULE_REFERENCES,
  },
  {
    file: 'custom-code',
    title: 'Code of your own',
    intro: 'Problems of classes of your own: naming schemes, aspects, and [modules](../modules.md).',
    diagnostics: CUSTOM_CODE,
  },
  {
    file: 'limits',
    title: 'Limits of AWS',
    intro: 'Problems of sizes and numbers that AWS does not accept. They are counted when the templates are '
      + 'made, because CloudFormation reports them only in the middle of a deployment. The other DSP3xx are on the '
      + 'page about [options of components](components.md) and those of [DataOps](components-dataops.md) and [data '
      + 'science teams](components-datascience.md).',
    diagnostics: LIMITS,
  },
  {
    file: 'components',
    title: 'Options of components',
    intro: 'Problems with the values of options that any component can have: names, numbers, ARNs, accounts, '
      + 'policies. Those of [DataOps](components-dataops.md) and of [data science teams](components-datascience.md) '
      + 'have pages of their own, and so have [the limits of AWS](limits.md).',
    diagnostics: COMPONENTS,
  },
  {
    file: 'components-dataops',
    title: 'Options of DataOps',
    intro: 'Problems of DataOps projects and crawlers. What every component can have is on the page about '
      + '[options of components](components.md).',
    diagnostics: DATAOPS,
  },
  {
    file: 'components-datascience',
    title: 'Options of data science teams',
    intro: 'Problems of teams and Studio domains. What every component can have is on the page about [options '
      + 'of components](components.md).',
    diagnostics: DATA_SCIENCE,
  },
  {
    file: 'command-line',
    title: 'Command line',
    intro: 'Problems of the commands of `dsp` themselves, and of the deployment. The exit code is 0 for '
      + 'success, 1 for problems and 2 for wrong usage; that of `deploy`, `diff` and `destroy` is otherwise that of '
      + 'the `aws-cdk` CLI.',
    diagnostics: COMMAND_LINE,
  },
  {
    file: 'deployment',
    title: 'Changes of a deployment',
    intro: 'What `dsp deploy` finds when it compares the templates with those that are deployed, and what it refuses. '
      + 'Failures of a deployment are on the page about the [command line](command-line.md).',
    diagnostics: DEPLOYMENT_GUARD,
  },
  {
    file: 'access',
    title: 'Access',
    intro: 'Problems of `dsp access` and of `access.yaml`. The [guide to access](../access.md) says how to ask, and '
      + 'how to write down what has to be so.',
    diagnostics: ACCESS,
  },
] as const satisfies readonly DiagnosticPage[];

type CodesOf<T> = T extends unknown ? keyof T : never;

/** The code of a diagnostic. Codes are stable, and one that no page has does not compile. */
export type DiagnosticCode = CodesOf<(typeof DIAGNOSTIC_PAGES)[number]['diagnostics']>;

/** How much a diagnostic matters, as the documents say it. */
export function severityOf(code: DiagnosticCode): Diagnostic['severity'] | 'error' {
  return diagnosticOf(code)?.severity ?? 'error';
}

/** The hint of messages of a code that have none of their own. */
export function hintOf(code: DiagnosticCode): string | undefined {
  return diagnosticOf(code)?.hint;
}

function diagnosticOf(code: DiagnosticCode): Diagnostic | undefined {
  const pages: readonly DiagnosticPage[] = DIAGNOSTIC_PAGES;
  return pages.find(({ diagnostics }) => code in diagnostics)?.diagnostics[code];
}
