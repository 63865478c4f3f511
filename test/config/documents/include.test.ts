import { join } from 'path';
import { loadDocument, LoadedDocument } from '../../../src/config/documents/load-document';
import { toPlain } from '../../../src/config/documents/located';
import { readConfiguration } from '../../../src/config/yaml-directory';
import { formatPosition } from '../../../src/private/problems';
import { directoryWith, mdaaYaml } from '../../support/scratch-kit';

function load(files: { [name: string]: string }, name = 'main.yaml'): LoadedDocument {
  const directory = directoryWith(files);
  return loadDocument(join(directory, name), name, { root: { directory } });
}

function problemsOf(files: { [name: string]: string }): string[] {
  return load(files).problems.map(({ code, message, position }) => `${formatPosition(position!)} ${code}: ${message}`);
}

describe('!include', () => {
  test('is replaced by the content of a file: a map, a list or a string', () => {
    const { document, problems } = load({
      'main.yaml': 'a: !include parts/map.yaml\nb: [!include list.yaml, 1]\nc: !include ./text.yaml\n'
        + 'd: !include empty.yaml\n',
      'parts/map.yaml': 'x: 1\n',
      'list.yaml': '- y\n',
      'text.yaml': 'words\n',
      'empty.yaml': '',
    });

    expect(problems).toEqual([]);
    expect(toPlain(document!)).toEqual({ a: { x: 1 }, b: [['y'], 1], c: 'words', d: null });
  });

  test('keeps the positions of the file that it names', () => {
    const { document } = load({ 'main.yaml': 'a: !include x.yaml\n', 'x.yaml': '\nkey: value\n' });
    const map = document!.entries.get('a')!.value;

    expect(map.kind === 'map' && formatPosition(map.entries.get('key')!.value.position)).toBe('x.yaml:2:6');
  });

  test('is relative to the file that contains it, then to the directory of the configuration', () => {
    const files = {
      'main.yaml': 'a: !include dir/one.yaml\n',
      'dir/one.yaml': '[!include two.yaml, !include top.yaml]\n',
      'dir/two.yaml': 'near\n',
      'two.yaml': 'far\n',
      'top.yaml': 'top\n',
    };

    expect(toPlain(load(files).document!)).toEqual({ a: ['near', 'top'] });
  });

  test('can merge into a map', () => {
    const { document } = load({
      'main.yaml': 'a: { <<: !include x.yaml, own: 1 }\n', 'x.yaml': '{ own: 2, other: 3 }\n',
    });

    expect(toPlain(document!)).toEqual({ a: { own: 1, other: 3 } });
  });

  test('names the files, so that they can be watched', () => {
    const { included } = load({ 'main.yaml': 'a: !include x.yaml\nb: !include x.yaml\n', 'x.yaml': '1\n' });

    expect(included).toEqual([expect.stringMatching(/x\.yaml$/)]);
  });

  test.each<[string, { [name: string]: string }, string]>([
    ['a missing file', { 'main.yaml': 'a: !include x.yaml\n' }, 'main.yaml:1:13 DSP101: file "x.yaml" not found'],
    [
      'an error in the file', { 'main.yaml': 'a: !include x.yaml\n', 'x.yaml': 'b: [\n' },
      'x.yaml:2:1 DSP103: a "]" is missing',
    ],
    [
      'a file that includes itself', { 'main.yaml': 'a: !include x.yaml\n', 'x.yaml': 'b: !include main.yaml\n' },
      'x.yaml:1:13 DSP104: the file "main.yaml" includes itself',
    ],
    [
      'a reference in the path', { 'main.yaml': 'a: !include "{{env}}.yaml"\n' },
      'main.yaml:1:13 DSP104: the path "{{env}}.yaml" contains a reference, and files are included before references '
        + 'are replaced',
    ],
    ['a map', { 'main.yaml': 'a: !include { x: 1 }\n' }, 'main.yaml:1:13 DSP104: "!include" takes the path of a file'],
    ['another tag', { 'main.yaml': 'a: !Ref x\n' }, 'main.yaml:1:4 DSP104: the tag "!Ref" is not allowed'],
  ])('%s is an error at its place', (_, files, problem) => {
    expect(problemsOf(files)).toEqual([problem]);
  });

  test('cannot multiply: what it repeats counts as often as it is used', () => {
    const levels = [...'abcdefg'].map((name, index, all) => [
      `${name}.yaml`, `[${Array.from({ length: 10 }, () => `!include ${all[index + 1] ?? 'end'}.yaml`).join(', ')}]\n`,
    ]);
    const files = { ...Object.fromEntries(levels) as { [name: string]: string }, 'end.yaml': '1\n' };

    const problems = problemsOf({ ...files, 'main.yaml': 'a: !include a.yaml\n' });

    expect(problems.join('\n')).toContain('with repeated values, the file has more than 100,000 keys and values');
  });
});

test('files of a module and mdaa.yaml can include others, whose options are checked where they are written', () => {
  const directory = directoryWith({
    'mdaa.yaml': mdaaYaml('roles:\n  module_path: "@aws-mdaa/roles"\n  module_configs: [./config/roles.yaml]'),
    'config/roles.yaml': 'generateRoles: !include parts/roles.yaml\n',
    'config/parts/roles.yaml': 'data-admin: { trustedPrincipal: this_account }\netl: { trusted: x }\n',
  });

  const { problems } = readConfiguration(directory);

  expect(problems.map(({ code, position }) => `${formatPosition(position!)} ${code}`)).toEqual([
    'config/parts/roles.yaml:2:8 DSP110', 'config/parts/roles.yaml:2:17 DSP304',
  ]);
});
