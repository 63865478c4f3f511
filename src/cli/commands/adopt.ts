import { mkdirSync, writeFileSync } from 'fs';
import { dirname, join, relative, resolve } from 'path';
import { Command, Option } from 'commander';
import { Configuration } from '../../config/configuration';
import { entryFileOf } from '../../config/document-store';
import { ADOPTED_FILE } from '../../config/yaml-directory';
import { unique } from '../../private/collections';
import { TEMPLATE_LIMITS } from '../../private/facts/template-limits';
import { fail } from '../../private/problems';
import { Adoption, adoptStacks, givenOf } from '../adopt/adopt-stacks';
import { adoptedFile } from '../adopt/adopted-file';
import { withAdoptingPlatform } from '../adopt/adopted-platform';
import { templatesOfDirectory } from '../adopt/deployed-directory';
import { DeployedTemplate } from '../adopt/deployed-template';
import { resourceMapping } from '../adopt/import-files';
import { AdoptionSteps, planJson, planMarkdown, planText, StepFile } from '../adopt/plan-text';
import { readAllowed } from '../assembly';
import { findCdkCli } from '../cdk-cli';
import { completedWith } from '../completion/command-line';
import { deployedTemplates } from '../guard/deployed-templates';
import { withExamples } from '../help';
import { OutputOptions, withConfigOption, withOutputOptions, withSkipOption } from '../options';
import { Terminal } from '../terminal';

interface AdoptOptions extends Omit<OutputOptions, 'output'> {
  readonly output: 'text' | 'json' | 'markdown';
  readonly config: string;
  readonly allowCode: boolean;
  readonly skipUnknownModules: boolean;
  readonly templates?: string;
  readonly stepsDir?: string;
  readonly dryRun: boolean;
}

/** `dsp adopt`: adopts stacks that were deployed by other means. */
export function adoptCommand(): Command {
  const command = withSkipOption(withConfigOption(new Command('adopt')));
  withOutputOptions(command, ['text', 'json', 'markdown'])
    .description('map deployed resources to those of the platform, write adopted.yaml, and print the plan')
    .argument('[arguments...]', 'passed on to the aws-cdk CLI, for example --profile')
    .addOption(completedWith(
      new Option('--templates <directory>', 'deployed templates, one file for each stack (default: from the account)'),
      { kind: 'directories' },
    ))
    .addOption(completedWith(
      new Option('--steps-dir <path>', 'directory for the files of the steps (default: adoption next to mdaa.yaml)'),
      { kind: 'directories' },
    ))
    .option('--dry-run', 'print the plan and write nothing', false);
  return withExamples(command, [
    ['dsp adopt', 'reads the deployed stacks from the account'],
    ['dsp adopt --templates deployed', 'reads templates that were saved before'],
    ['dsp adopt --dry-run --output markdown', 'only prints the plan'],
  ]).action(async (passedOn: string[], options: AdoptOptions) => {
    const terminal = new Terminal(options);
    const configuration = readAllowed(options.config, options);
    const deployed = options.templates === undefined
      ? await templatesOfAccount(configuration, passedOn)
      : templatesOfDirectory(options.templates);
    const adoption = await adoptStacks(configuration, deployed);
    const directory = dirname(entryFileOf(options.config));
    const stepsDirectory = resolve(options.stepsDir ?? join(directory, 'adoption'));
    const steps = stepsOf(adoption, stepsDirectory);
    print(adoption, steps, options.output, terminal);
    if (adoption.problems.length > 0) {
      if (!options.dryRun) write(steps.imports, stepsDirectory, terminal);
      terminal.problems(adoption.problems);
      process.exitCode = 1;
      return;
    }
    if (options.dryRun) return;
    write([...steps.retain, ...steps.imports], stepsDirectory, terminal);
    writeFileSync(join(directory, ADOPTED_FILE), adoptedFile(adoption.adopted));
    terminal.progress(`wrote ${relative('.', join(directory, ADOPTED_FILE))}`);
  });
}

async function templatesOfAccount(
  configuration: Configuration, passedOn: readonly string[],
): Promise<Map<string, DeployedTemplate>> {
  const executable = findCdkCli();
  return withAdoptingPlatform(configuration, givenOf(configuration), async ({ stacks }, directory) => {
    const ids = stacks.map(({ path }) => path);
    const { templates, failure } = await deployedTemplates(executable, directory, ids, passedOn);
    if (failure !== undefined) {
      fail({
        code: 'DSP471',
        message: `the deployed templates could not be read: ${failure}`,
        hint: 'use credentials that can read the stacks, or save the templates in a directory for --templates',
      });
    }
    const found = new Map(stacks.map(({ path, stackName }) => [stackName, templates.get(path)! as DeployedTemplate]));
    return new Map([...found].filter(([, template]) => Object.keys(template.Resources ?? {}).length > 0));
  });
}

function stepsOf({ firstSteps, imports }: Adoption, directory: string): AdoptionSteps {
  const shown = (file: string) => relative('.', join(directory, file)) || file;
  return {
    retain: firstSteps.map(({ stack, region, template }): StepFile => {
      const file = `${stack}.retain.json`;
      const text = `${JSON.stringify(template, undefined, 1)}\n`;
      const bucket = Buffer.byteLength(text) > TEMPLATE_LIMITS.bytesInRequest ? ' --s3-bucket BUCKET' : '';
      return {
        stack,
        file,
        text,
        command: `aws cloudformation deploy --stack-name ${stack} --template-file ${shown(file)}${bucket} `
          + `--capabilities CAPABILITY_IAM CAPABILITY_NAMED_IAM${region === undefined ? '' : ` --region ${region}`}`,
      };
    }),
    imports: unique(imports.map(({ stack }) => stack)).map((stack): StepFile => {
      const file = `${stack}.import.json`;
      const { stackPath } = imports.find((resource) => resource.stack === stack)!;
      return {
        stack,
        file,
        text: resourceMapping(imports.filter((resource) => resource.stack === stack)),
        // Without "--force", the CLI asks for confirmation, because the deployment has other changes.
        command: `npx cdk import --force --app cdk.out ${stackPath} --resource-mapping ${shown(file)}`,
      };
    }),
  };
}

function print(adoption: Adoption, steps: AdoptionSteps, output: AdoptOptions['output'], terminal: Terminal): void {
  switch (output) {
    case 'json': terminal.data(planJson(adoption, steps)); break;
    case 'markdown': terminal.data(planMarkdown(adoption, steps)); break;
    case 'text': terminal.data(planText(adoption, steps));
  }
}

function write(files: readonly StepFile[], directory: string, terminal: Terminal): void {
  if (files.length === 0) return;
  mkdirSync(directory, { recursive: true });
  for (const { file, text } of files) {
    writeFileSync(join(directory, file), text);
    terminal.progress(`wrote ${relative('.', join(directory, file))}`);
  }
}
