// The pack command of `jsii-pacmak` for Python, Java, .NET and Go: the npm package as the kernel of these languages
// needs it. Prints the name of the tarball.
import { execFileSync } from 'child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { BindingAssembly, bindingAssembly } from './binding-assembly';

/** Files for compilers and people, which kernels do not need. */
const UNREAD = /(^|[/\\])(API\.md|\.jsii\.tabl\.json)$|\.d\.[cm]?ts$|\.map$/;
const UNREAD_KEYS = ['docs', 'readme', 'locationInModule'];
const INLINE_SOURCE_MAP = /\n\/\/# sourceMappingURL=data:.*\s*$/;

const work = mkdtempSync(join(tmpdir(), 'pack-for-bindings-'));
try {
  const [{ filename }] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', work], { encoding: 'utf8' }),
  ) as [{ filename: string }];
  execFileSync('tar', ['-xzf', join(work, filename), '-C', work]);
  const directory = join(work, 'package');
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => UNREAD.test(name))) rmSync(join(directory, file));
  for (const file of files.filter((name) => /^lib[/\\].*\.js$/.test(name))) {
    const text = readFileSync(join(directory, file), 'utf8');
    writeFileSync(join(directory, file), text.replace(INLINE_SOURCE_MAP, ''));
  }
  const assembly = join(directory, '.jsii');
  const loose = bindingAssembly(JSON.parse(readFileSync(assembly, 'utf8')) as BindingAssembly);
  writeFileSync(
    assembly,
    JSON.stringify(loose, (key, value: unknown) => (UNREAD_KEYS.includes(key) ? undefined : value)),
  );
  execFileSync('npm', ['pack', '--ignore-scripts', '--loglevel=error', directory], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
} finally {
  rmSync(work, { recursive: true, force: true });
}
