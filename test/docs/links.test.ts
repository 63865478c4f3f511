import { existsSync } from 'fs';
import { dirname, join, normalize } from 'path';
import { diagnostics } from '../../src/cli/explain/diagnostics';
import { anchorsOf, localLinks, markdownFiles, readDocument, ROOT } from '../support/documents';

const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', ...markdownFiles('docs'), ...markdownFiles('starter-kits')];

test.each(DOCUMENTS)('links of %s lead somewhere', (document) => {
  const broken = localLinks(readDocument(document)).filter((link) => {
    const [path, anchor] = link.split('#');
    const target = path === '' ? document : normalize(join(dirname(document), decodeURI(path)));
    if (!existsSync(join(ROOT, target))) return true;
    return anchor !== undefined && target.endsWith('.md') && !anchorsOf(readDocument(target)).includes(anchor);
  });
  expect(broken).toEqual([]);
});

test('a missing anchor would be seen', () => {
  expect(anchorsOf('# One\n\n## DSP110 Unknown key\n\n```yaml\n# no heading\n```\n\n## One\n')).toEqual(['one', 'dsp110-unknown-key', 'one-1']);
  expect(localLinks('[a](b.md#c) `[no](link)` [d](https://example.com) ![e](f.svg)')).toEqual(['b.md#c', 'f.svg']);
});

test('the index of the guide to troubleshooting lists every code with its title, in order', () => {
  const rows = [...readDocument('docs/troubleshooting.md').matchAll(/^\| \[(DSP\d{3})\]\(([^)]*)\) \| (.*) \|$/gm)];
  expect(rows.map(([, code, target, title]) => ({ code, page: target.split('#')[0], title })))
    .toEqual(diagnostics().map(({ code, page, title }) => ({ code, page, title })));
});

test('a page about codes is short enough to be read', () => {
  for (const file of markdownFiles('docs/diagnostics')) expect({ file, isShort: readDocument(file).split('\n').length <= 400 }).toEqual({ file, isShort: true });
});
