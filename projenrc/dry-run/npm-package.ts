import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'fs';
import { join } from 'path';
import { check, insist, same } from './checks';
import { DIST, filesIn, MANIFEST, ROOT, run, size, temporaryFolder, theFile, untar } from './files';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly description: string;
  readonly keywords: string[];
  readonly main: string;
  readonly types: string;
  readonly private?: boolean;
  readonly bin: { readonly [command: string]: string };
  readonly repository: { readonly url: string };
  readonly dependencies: { readonly [name: string]: string };
  readonly bundledDependencies: string[];
}

/** The package in a separate folder, next to the peer dependencies of this checkout. */
function installed(tarball: string): string {
  const project = temporaryFolder();
  const modules = join(project, 'node_modules');
  mkdirSync(modules);
  const unpacked = untar(tarball);
  renameSync(join(unpacked, 'package'), join(modules, MANIFEST.name));
  rmSync(unpacked, { recursive: true });
  for (const peer of Object.keys(MANIFEST.peerDependencies)) {
    symlinkSync(join(ROOT, 'node_modules', peer), join(modules, peer));
  }
  return project;
}

export function checkNpmPackage(): void {
  const tarball = theFile(join(DIST, 'js'), /\.tgz$/);
  check('npm: the tarball is small', () => size(tarball));
  const project = installed(tarball);
  const home = join(project, 'node_modules', MANIFEST.name);
  const manifest = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as Manifest;
  const files = filesIn(home);

  check('npm: name and version', () => {
    same('the name', manifest.name, MANIFEST.name);
    same('the version', manifest.version, MANIFEST.version);
    insist(!manifest.private, 'the package is private, so npm does not publish it');
    return `${manifest.name}@${manifest.version}`;
  });
  check('npm: description, licence, repository, README', () => {
    insist(
      manifest.description && manifest.repository.url.startsWith('https://github.com/'),
      'description or repository is missing',
    );
    same('the licence', manifest.license, 'Apache-2.0');
    for (const file of ['README.md', 'LICENSE']) insist(files.includes(file), `${file} is missing`);
  });
  check('npm: keywords that Construct Hub looks for', () => {
    for (const keyword of ['awscdk', 'aws-cdk', 'cdk']) {
      insist(manifest.keywords.includes(keyword), `the keyword "${keyword}" is missing`);
    }
    insist(files.includes('.jsii'), '.jsii is missing');
  });
  check('npm: main, types and commands exist', () => {
    for (const file of [manifest.main, manifest.types, ...Object.values(manifest.bin)]) {
      insist(files.includes(file), `"${file}" is missing`);
    }
  });
  check('npm: every dependency is bundled', () => {
    same('the list of bundled dependencies', manifest.bundledDependencies, Object.keys(manifest.dependencies));
    for (const name of manifest.bundledDependencies) {
      insist(files.includes(join('node_modules', name, 'package.json')), `"${name}" is not bundled`);
    }
    return manifest.bundledDependencies.join(', ');
  });
  const environment = { ...process.env, CDK_VALIDATION: 'false' };
  const dsp = (...args: string[]) =>
    run('node', [join(home, manifest.bin.dsp), ...args], { cwd: project, env: environment });
  check('npm: dsp runs from the package', () => {
    const kit = join(home, 'starter-kits', 'basic-datascience-platform');
    dsp('synth', '-c', kit, '-o', join(project, 'cdk.out'));
    insist(dsp('explain', 'DSP110').includes('DSP110'), 'dsp explain finds no diagnostics');
    insist(dsp('graph', '-c', kit, '--format', 'svg').includes('<svg'), 'dsp graph has no output');
    return `${filesIn(join(project, 'cdk.out')).filter((file) => file.endsWith('.template.json')).length} templates`;
  });
  check(
    'npm: npm accepts the package',
    () => run('npm', ['publish', '--dry-run', '--access', 'public', tarball], { cwd: project }) && undefined,
  );
  rmSync(project, { recursive: true });
}
