import { DataSciencePlatformOptions } from './options/platform-options';
import { OptionPath } from '../private/option-path';
import { Position, fail, Problem } from '../private/problems';

/** Reads a directory of YAML files. The configuration layer, which lies above this one, provides it. */
export type YamlSource = (path: string) => DataSciencePlatformOptions;

/** Where in the files an option stands. */
export type Locator = (path: OptionPath) => Position | undefined;

/** What is known of options that were read from files. */
export interface Origin {
  readonly locate: Locator;
  /** What is worth knowing about the files. */
  readonly warnings: readonly Problem[];
  /** What is wrong with the files, where the rest could be read. */
  readonly problems: readonly Problem[];
  /** Levels and modules that are not as their author meant them, for one of these problems. */
  readonly affected: readonly OptionPath[];
}

let source: YamlSource | undefined;
const origins = new WeakMap<object, Origin>();

/** Called once, by the configuration layer. */
export function provideYamlSource(provided: YamlSource): void {
  source = provided;
}

/** The options in the YAML file at `path` and the files that it names. */
export function readYaml(path: string): DataSciencePlatformOptions {
  return source ? source(path) : fail({ code: 'DSP100', message: 'no reader of YAML files is loaded' });
}

/** Remembers where options come from, so that later problems can name file and line. */
export function rememberOrigin(options: object, origin: Origin): void {
  origins.set(options, origin);
}

/** What is known of options that were read from files; undefined for those of code. */
export function originOf(options: object): Origin | undefined {
  return origins.get(options);
}
