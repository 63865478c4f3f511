import { Command, Option } from 'commander';
import { completedWith } from './completion/command-line';

/** Output options. */
export interface OutputOptions {
  readonly output: 'text' | 'json';
  readonly quiet: boolean;
  readonly debug: boolean;
}

/** The location of the configuration, and how it is read. */
export interface ConfigOptions {
  readonly config: string;
  readonly skipUnknownModules?: boolean;
  readonly allowCode?: boolean;
}

/** Options of every command that reads a configuration. */
export interface CommonOptions extends OutputOptions, ConfigOptions {
  readonly domain?: string[];
  readonly env?: string[];
  readonly module?: string[];
}

/** Options of the commands that write a cloud assembly. */
export interface SynthOptions extends CommonOptions {
  readonly strict?: boolean;
  readonly outputDir?: string;
  readonly cache?: boolean;
}

/** Adds the common options to a command. */
export function withCommonOptions(command: Command, formats?: readonly string[]): Command {
  withSkipOption(withConfigOption(command))
    .option('-d, --domain <names>', 'only these domains, separated by commas', list)
    .option('-e, --env <names>', 'only these environments', list)
    .option('-m, --module <names>', 'only these modules', list);
  return withOutputOptions(command, formats);
}

/** Adds the options that name the configuration and allow its code. */
export function withConfigOption(command: Command): Command {
  return command
    .option('-c, --config <path>', 'mdaa.yaml, or the directory that contains it', 'mdaa.yaml')
    .option('--allow-code', 'run the JavaScript that the configuration names, see also DSP_ALLOW_CODE', false);
}

/** Adds the option for configurations with modules that the library does not have. */
export function withSkipOption(command: Command): Command {
  return command.option('--skip-unknown-modules', 'continue without the modules that the library does not have', false);
}

/** Adds the output options. */
export function withOutputOptions(command: Command, formats: readonly string[] = ['text', 'json']): Command {
  return command
    .addOption(new Option('--output <format>', 'output format').choices(formats).default('text'))
    .option('--quiet', 'no progress messages', false)
    .option('--debug', 'show the stack trace of an unexpected error', false);
}

/** Adds the option that requires external parameters to be declared. */
export function withStrictOption(command: Command): Command {
  return command.option(
    '--strict',
    'report parameters that no module publishes and "external_parameters" does not declare as errors',
    false,
  );
}

/** Adds the option for the directory of the cloud assembly. */
export function withOutputDirectory(command: Command): Command {
  return withStrictOption(command).addOption(
    completedWith(
      new Option('-o, --output-dir <path>', 'directory of the cloud assembly (default: $CDK_OUTDIR, then cdk.out)'),
      { kind: 'directories' },
    ),
  ).option('--no-cache', 'check all templates against the CloudFormation rules, including unchanged ones');
}

/** A list on the command line: names separated by commas. */
export function list(value: string): string[] {
  return value.split(',').map((name) => name.trim()).filter((name) => name !== '');
}
