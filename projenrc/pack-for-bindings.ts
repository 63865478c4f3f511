// The pack command of `jsii-pacmak` for Python, Java, .NET and Go: the npm package as the kernel of these languages needs it. Prints the name of the tarball.
import { execFileSync } from 'child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { BindingAssembly, bindingAssembly } from './binding-assembly';

/** What compilers and people read, and no kernel. */
const UNREAD = /(^|[/\\])(API\.md|\.jsii\.tabl\.json)$|\.d\.[cm]?ts$|\.map$/;

const work = mkdtempSync(join(tmpdir(), 'pack-for-bindings-'));
try {
  const [{ filename }] = JSON.parse(execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', work], { encoding: 'utf8' })) as [{ filename: string }];
  execFileSync('tar', ['-xzf', join(work, filename), '-C', work]);
  const directory = join(work, 'package');
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => UNREAD.test(name))) rmSync(join(directory, file));
  const assembly = join(directory, '.jsii');
  writeFileSync(assembly, JSON.stringify(bindingAssembly(JSON.parse(readFileSync(assembly, 'utf8')) as BindingAssembly)));
  execFileSync('npm', ['pack', '--ignore-scripts', '--loglevel=error', directory], { stdio: ['ignore', 'inherit', 'inherit'] });
} finally {
  rmSync(work, { recursive: true, force: true });
}
