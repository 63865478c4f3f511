import { parseText } from '../../../src/platform/references/template-text';

test.each<[string, unknown]>([
  ['plain', ['plain']],
  ['', []],
  ['a {{org}} b', ['a ', { parts: ['org'] }, ' b']],
  ['{{context:vpc_{{env}}}}', [{ parts: ['context:vpc_', { parts: ['env'] }] }]],
  ['{{resolve:ssm:/{{org}}/x}}/y', [{ parts: ['resolve:ssm:/', { parts: ['org'] }, '/x'] }, '/y']],
  ['{{open', ['{{', 'open']],
  ['close}} {one}', ['close}} {one}']],
  ['{{a {{b}}', ['{{', 'a ', { parts: ['b'] }]],
])('%j is split at its references', (text, parts) => {
  expect(parseText(text)).toEqual(parts);
});

test('a large number of braces is read in one pass', () => {
  const text = '{{'.repeat(200_000) + '}}'.repeat(200_000);

  expect(JSON.stringify(parseText(text)).length).toBeGreaterThan(200_000);
});
