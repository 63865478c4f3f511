import { load } from './files';
import { fc } from '../../support/properties';

const { array, assert, constantFrom, property } = fc;

const PARTS = [
  'a', 'b: ', '1', '- ', '? ', ': ', ':', '\n', '\n  ', '\r\n', '\t', ' ', '[', ']', '{', '}', ',', '"', "'",
  '|\n', '>-\n', '#', '&x ', '*x', '!t ', '!!str ', '<<: ', '---\n', '...\n', '%YAML 1.1\n',
  '{{r}}', '\\', '\ufeff', '\u2028', '__proto__', '~', '012', '@', '`',
];

test('any text results in a document or in located problems', () => {
  assert(property(array(constantFrom(...PARTS), { maxLength: 40 }), (parts) => {
    const text = parts.join('');
    const { document, problems } = load(text);

    expect(document === undefined).toBe(problems.length > 0);

    for (const { position, message } of problems) {
      const { file, line, column } = position!;

      expect(file).toBe('test.yaml');

      const lines = text.replace(/^\ufeff/, '').split('\n');

      expect(line).toBeLessThanOrEqual(lines.length);
      expect(column).toBeLessThanOrEqual(lines[line - 1].length + 2);
      expect(message).not.toContain('cannot be parsed');
    }
  }), { numRuns: Number(process.env.FUZZ_RUNS ?? 300) });
});
