import { Context } from './context-levels';
import { ExternalRead } from './reference-log';
import { expandStatic } from './static-references';
import { unique } from '../../private/collections';
import { OptionPath } from '../../private/option-path';
import { Problem } from '../../private/problems';
import { nearest } from '../../private/suggestions';
import { ExternalParameter } from '../external-parameter';
import { moduleId } from '../module-entry';
import { DataSciencePlatformOptions } from '../options/platform-options';

/** Everything below a path is declared by `/path/*`. */
const BELOW = '/*';

/** The external parameters that were read, each once. `reads` are sorted by parameter. */
export function externalParameters(reads: ExternalRead[], declarations: readonly string[]): ExternalParameter[] {
  return unique(reads.map(({ parameter }) => parameter)).map((path) => ({
    path,
    readers: readersOf(path, reads),
    declared: declarations.some((declaration) => declares(declaration, path)),
  }));
}

/** The declarations of a platform, with references replaced. One that would silently declare nothing is reported. */
export function declaredPaths(
  options: DataSciencePlatformOptions,
  report: (problem: Problem, path: OptionPath) => void,
): string[] {
  const { organization, context = {}, externalParameters: declarations = [] } = options;
  const paths = expandStatic(
    declarations,
    { organization, context: Context.EMPTY.below(context, 'the top level') },
    (problem, at) => report(problem, ['externalParameters', ...at]),
  ) as string[];
  paths.forEach((path, index) => {
    if (/^[^*]+(\/\*)?$/.test(path)) return;
    report({
      code: 'DSP224',
      message: `"${path}" is not a path of parameters`,
      hint: 'write the whole path, for example "/acme/network/vpc/id", or "/acme/network/*" for everything below',
    }, ['externalParameters', index]);
  });
  return paths;
}

/** A problem for each external parameter that is not declared, at the place that reads it first. */
export function findUndeclared(
  parameters: ExternalParameter[],
  reads: ExternalRead[],
  published: readonly string[],
  locate: (problem: Problem, at: OptionPath) => Problem,
): Problem[] {
  return parameters.filter(({ declared }) => !declared).map(({ path, readers }) => {
    const meant = nearest(path, published.filter((candidate) => differingParts(path, candidate) === 1));
    return locate({
      code: 'DSP220',
      message: `no module publishes "${path}", and it is not declared as external`,
      notes: [
        ...readers.length > 1 ? [`read by ${readers.map((reader) => `"${reader}"`).join(', ')}`] : [],
        ...meant === undefined ? [] : [`"${meant}" is published`],
      ],
      hint: 'fix the path, or add it to "external_parameters" in mdaa.yaml ("externalParameters" in code)',
    }, reads.find(({ parameter }) => parameter === path)!.at);
  });
}

function declares(declaration: string, path: string): boolean {
  return declaration.endsWith(BELOW) ? path.startsWith(declaration.slice(0, -1)) : path === declaration;
}

function readersOf(path: string, reads: ExternalRead[]): string[] {
  return unique(reads.filter(({ parameter }) => parameter === path).map(({ reader }) => moduleId(reader)));
}

function differingParts(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  return left.length === right.length ? left.filter((part, index) => part !== right[index]).length : Infinity;
}
