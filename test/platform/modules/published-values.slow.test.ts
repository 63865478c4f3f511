import { Template } from 'aws-cdk-lib/assertions';
import { MODULE_KINDS } from '../../../src/platform/module-kinds';
import { moduleSamples, optionsOf, platformFrom } from '../../support/samples';

/** The paths that the samples of a kind publish, relative to the organization and the domain. */
function publishedBy(modulePath: string): string[] {
  const samples = moduleSamples().filter(({ name }) => name.startsWith(`${modulePath}/`));
  return samples.flatMap((sample) => platformFrom(optionsOf(sample)).modules.flatMap(({ stack }) => {
    const parameters = Object.values(Template.fromStack(stack).findResources('AWS::SSM::Parameter'));
    const paths = parameters.map(({ Properties }) => (Properties as { Name: string }).Name);
    return paths
      .filter((path) => path.startsWith('/example-org/shared/'))
      .map((path) => path.slice('/example-org/shared/'.length));
  }));
}

test.each(
  MODULE_KINDS.map((kind) => [kind.modulePath, kind] as const),
)('%s publishes exactly its declared values', (modulePath, kind) => {
  const patternOf = (path: string) =>
    new RegExp(`^${path.startsWith('generated-role/') ? '' : 'sample/'}${path.replace(/<[^>]+>/g, '[^/]+')}$`);
  const declared = kind.publishes.map(({ path }) => ({ path, pattern: patternOf(path) }));

  const published = publishedBy(modulePath);

  expect(published.filter((path) => !declared.some(({ pattern }) => pattern.test(path)))).toEqual([]);

  const missing = declared.filter(({ pattern }) => !published.some((path) => pattern.test(path)));

  expect(missing.map(({ path }) => path)).toEqual([]);
});
