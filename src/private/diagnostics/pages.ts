import { ACCESS } from './access';
import { ADOPTION } from './adoption';
import { COMMAND_LINE } from './command-line';
import { COMPONENTS } from './components';
import { DATAOPS } from './components-dataops';
import { DATA_SCIENCE } from './components-datascience';
import { CONFIGURATION } from './configuration';
import { FILES } from './configuration-files';
import { CUSTOM_CODE } from './custom-code';
import { DEPLOYMENT_FAILURES } from './deployment-failures';
import { DEPLOYMENT_GUARD } from './deployment-guard';
import type { Diagnostic } from './diagnostic';
import { LIMITS } from './limits';
import { REFERENCES } from './references';
import { MODULE_REFERENCES } from './references-of-modules';

/** A page of the documentation: the diagnostics of one subject. */
export interface DiagnosticPage {
  /** Name of the file in `docs/diagnostics`, without its extension. */
  readonly file: string;
  readonly title: string;
  readonly intro: string;
  readonly diagnostics: { readonly [code: string]: Diagnostic };
}

/** The registry of diagnostics, in the order of the documentation. */
export const DIAGNOSTIC_PAGES = [
  {
    file: 'configuration-files',
    title: 'Files of the configuration',
    intro: 'Problems of the files: missing files, unreadable files, and invalid YAML. For problems with keys and '
      + 'values, see [configuration](configuration.md). The [guide to troubleshooting](../troubleshooting.md) explains '
      + 'how to read a problem.',
    diagnostics: FILES,
  },
  {
    file: 'configuration',
    title: 'Configuration',
    intro: 'Problems of keys and values. For files that cannot be read, see [files of the '
      + 'configuration](configuration-files.md). The [guide to troubleshooting](../troubleshooting.md) explains how to '
      + 'read a problem.',
    diagnostics: CONFIGURATION,
  },
  {
    file: 'adoption',
    title: 'Adoption of deployed stacks',
    intro: 'Problems of `adopted.yaml` and of `dsp adopt`. The guide to [adopting stacks](../adopting.md) describes '
      + 'both; the [guide to troubleshooting](../troubleshooting.md) explains how to read a problem.',
    diagnostics: ADOPTION,
  },
  {
    file: 'references',
    title: 'References',
    intro: 'Problems of references to values of other modules, roles, context values and files. The [guide to '
      + '`mdaa.yaml`](../mdaa-yaml.md#references) lists the references. The [guide to '
      + 'troubleshooting](../troubleshooting.md) explains how to read a problem.',
    diagnostics: REFERENCES,
  },
  {
    file: 'references-of-modules',
    title: 'References of a module',
    intro: 'Problems of references within one stack, and of combinations of modules. For other references, see '
      + '[references](references.md).',
    diagnostics: MODULE_REFERENCES,
  },
  {
    file: 'custom-code',
    title: 'Custom code',
    intro: 'Problems of custom classes: naming schemes, aspects, and [modules](../modules.md).',
    diagnostics: CUSTOM_CODE,
  },
  {
    file: 'limits',
    title: 'AWS limits',
    intro: 'Problems of sizes and numbers that AWS does not accept. They are checked at synthesis, because '
      + 'CloudFormation reports them only in the middle of a deployment. For the other DSP3xx codes, see [options of '
      + 'components](components.md), [DataOps](components-dataops.md) and [data science '
      + 'teams](components-datascience.md).',
    diagnostics: LIMITS,
  },
  {
    file: 'components',
    title: 'Options of components',
    intro: 'Problems with the values of options that any component can have: names, numbers, ARNs, accounts, '
      + 'policies. See also [DataOps](components-dataops.md), [data science teams](components-datascience.md) and [AWS '
      + 'limits](limits.md).',
    diagnostics: COMPONENTS,
  },
  {
    file: 'components-dataops',
    title: 'Options of DataOps',
    intro: 'Problems of DataOps projects and crawlers. For problems that any component can have, see [options of '
      + 'components](components.md).',
    diagnostics: DATAOPS,
  },
  {
    file: 'components-datascience',
    title: 'Options of data science teams',
    intro: 'Problems of teams and Studio domains. For problems that any component can have, see [options of '
      + 'components](components.md).',
    diagnostics: DATA_SCIENCE,
  },
  {
    file: 'command-line',
    title: 'Command line',
    intro: 'Problems of the `dsp` commands. For deployments, see [deployment](deployment.md). The exit code is 0 for '
      + 'success, 1 for problems and 2 for incorrect usage.',
    diagnostics: COMMAND_LINE,
  },
  {
    file: 'deployment',
    title: 'Deployment',
    intro: 'Problems of `dsp deploy`, `diff` and `destroy`: failures, and changes that `dsp deploy` finds when it '
      + 'compares the templates with the deployed ones. For other commands, see [command line](command-line.md).',
    diagnostics: { ...DEPLOYMENT_FAILURES, ...DEPLOYMENT_GUARD },
  },
  {
    file: 'access',
    title: 'Access',
    intro: 'Problems of `dsp access` and of `access.yaml`. The [guide to access](../access.md) explains both.',
    diagnostics: ACCESS,
  },
] as const satisfies readonly DiagnosticPage[];

type CodesOf<T> = T extends unknown ? keyof T : never;

/** The code of a diagnostic. Codes are stable. A code that is not on any page does not compile. */
export type DiagnosticCode = CodesOf<(typeof DIAGNOSTIC_PAGES)[number]['diagnostics']>;

/** The hint of messages of a code without a hint. */
export function hintOf(code: DiagnosticCode): string | undefined {
  return diagnosticOf(code)?.hint;
}

function diagnosticOf(code: DiagnosticCode): Diagnostic | undefined {
  const pages: readonly DiagnosticPage[] = DIAGNOSTIC_PAGES;
  return pages.find(({ diagnostics }) => code in diagnostics)?.diagnostics[code];
}
