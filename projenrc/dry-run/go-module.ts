import { readFileSync } from 'fs';
import { dirname, join } from 'path';
import { check, insist, same } from './checks';
import { filesIn, MANIFEST, packagesOf, theFile } from './files';

export function checkGoModule(): void {
  const directory = packagesOf('go', 'Go');
  if (directory === undefined) return;
  check('Go: module, version, license and payload', () => {
    const home = dirname(theFile(directory, /(^|\/)go\.mod$/));
    const module = /^module (\S+)$/m.exec(readFileSync(join(home, 'go.mod'), 'utf8'))?.[1];
    insist(module?.startsWith(`${MANIFEST.jsii.targets.go.moduleName}/`), `the module is "${module}"`);
    same('the version', readFileSync(join(home, 'version'), 'utf8').trim(), MANIFEST.version);
    const files = filesIn(home);
    insist(files.includes('LICENSE'), 'LICENSE is missing, so pkg.go.dev does not show the documentation');
    same(
      'the payload',
      files.filter((file) => file.endsWith('.tgz')),
      [`jsii/${MANIFEST.name}-${MANIFEST.version}.tgz`],
    );
    return module;
  });
}
