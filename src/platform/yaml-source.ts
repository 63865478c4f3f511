import { DataSciencePlatformOptions } from './options/platform-options';
import { OptionPath } from '../private/option-path';
import { Position } from '../private/position';
import { fail, Problem } from '../private/problems';

/** Reads a directory of YAML files. The configuration layer, which lies above this one, provides it. */
export type YamlSource = (path: string) => DataSciencePlatformOptions;

/** Where in the files an option stands. */
export type Locator = (path: OptionPath) => Position | undefined;

interface Origin {
  readonly locator: Locator;
  readonly warnings: readonly Problem[];
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
export function rememberOrigin(options: object, locator: Locator, warnings: Problem[]): void {
  origins.set(options, { locator, warnings });
}

/** The locator of options that were read from files. */
export function originOf(options: object): Locator | undefined {
  return origins.get(options)?.locator;
}

/** What is worth knowing about files that options were read from. */
export function warningsOf(options: object): readonly Problem[] {
  return origins.get(options)?.warnings ?? [];
}
