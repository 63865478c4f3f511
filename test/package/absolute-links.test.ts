import { absoluteLinks } from '../../projenrc/absolute-links';

const REPOSITORY = 'https://github.com/acme/tool.git';
const convert = (markdown: string) => absoluteLinks(markdown, REPOSITORY, 'v1.2.3');

test('a link points to the repository at that version', () => {
  expect(convert('See [the guide](docs/guide.md#start).')).toBe(
    'See [the guide](https://github.com/acme/tool/blob/v1.2.3/docs/guide.md#start).',
  );
});

test('an image link points to the raw file', () => {
  expect(convert('![A picture](docs/a.svg)')).toBe(
    '![A picture](https://raw.githubusercontent.com/acme/tool/v1.2.3/docs/a.svg)',
  );
});

test.each([
  '[a site](https://example.com/x)',
  '[below](#security)',
  '```ts\nconst a = b[0](docs);\n```',
  'a [text] (in brackets)',
])('%j is unchanged', (markdown) => {
  expect(convert(markdown)).toBe(markdown);
});
