import { basename, join } from 'path';
import { copyKit, describeKits } from '../support/kits';
import { moduleSamples, platformSamples } from '../support/samples';
import { allSchemas, compile, contentOf, filesOf, findings } from '../support/schemas';

const validators = compile(allSchemas());
const files = [...moduleSamples(), ...platformSamples()].flatMap(({ name, directory }) =>
  filesOf(directory).map((file) => [`${name}: ${basename(file.path)} as ${file.schema}`, file] as const),
);

test.each(files)('%s is valid', (_, { path, schema }) => {
  expect(findings(validators[schema], contentOf(path))).toEqual([]);
});

describeKits(({ source }) => {
  test.each(filesOf(source).map(({ path, schema }) => [path.slice(source.length + 1), schema]))(
    '%s is valid as %s',
    (file, schema) => {
      expect(findings(validators[schema], contentOf(join(copyKit(source), file)))).toEqual([]);
    },
  );
});

test('files of a module that are merged are parts, not complete configurations', () => {
  const parts = files.filter(([, { schema }]) => schema.endsWith('.part'));

  expect(parts.length).toBeGreaterThan(0);

  const [, more] = parts.find(([name]) => name.includes('datalake-more'))!;

  expect(findings(validators.datalake, contentOf(more.path)).map(({ keyword }) => keyword)).toContain('required');
});
