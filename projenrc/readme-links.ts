import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { absoluteLinks } from './absolute-links';

const ROOT = join(__dirname, '..');
const ASSEMBLY = join(ROOT, '.jsii');

// The README inside of `.jsii` becomes the page on PyPI, where a relative link leads nowhere; the README in the
// repository keeps its links.
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
const assembly = JSON.parse(readFileSync(ASSEMBLY, 'utf8')) as {
  readme: { markdown: string };
  repository: { url: string };
};
assembly.readme.markdown = absoluteLinks(
  assembly.readme.markdown,
  assembly.repository.url,
  version === '0.0.0' ? 'main' : `v${version}`,
);
writeFileSync(ASSEMBLY, JSON.stringify(assembly, undefined, 2));
