import { readFileSync, rmSync } from 'fs';
import { join } from 'path';
import { check, insist, same } from './checks';
import { filesIn, MANIFEST, packagesOf, run, size, temporaryFolder, theFile, untar, unzip } from './files';

const { distName, module: pythonModule } = MANIFEST.jsii.targets.python;
const TWINE = 'twine==6.2.0';
/** The additional requirements of Python users: the AWS CDK library, and the dependencies of every jsii package. */
const NEEDED = ['aws-cdk-lib', 'constructs', 'jsii', 'publication', 'typeguard'];

function checkMetadata(metadata: string): string {
  const [head] = metadata.split('\n\n');
  const values = (key: string) =>
    head
      .split('\n')
      .filter((line) => line.startsWith(`${key}: `))
      .map((line) => line.slice(key.length + 2));
  same('the name', values('Name'), [distName]);
  same('the version', values('Version'), [MANIFEST.version]);
  same('the licence', values('License'), [MANIFEST.license]);
  same('the type of the description', values('Description-Content-Type'), ['text/markdown']);
  for (const key of ['Summary', 'Author', 'Requires-Python', 'Project-URL']) {
    insist(values(key).length > 0, `${key} is missing`);
  }
  for (const requirement of values('Requires-Dist')) {
    insist(NEEDED.includes(/^[\w.-]+/.exec(requirement)![0]), `"${requirement}" is required, and nothing needs it`);
  }
  const relativeLinks = metadata.match(/\]\((?!https?:|#)[^)]*\)/g);
  insist(relativeLinks === null, `links that lead nowhere on PyPI: ${relativeLinks?.join(', ')}`);
  return `${distName} ${MANIFEST.version}`;
}

/** twine in a separate virtual environment. */
function twineCheck(files: string[]): void {
  const environment = temporaryFolder();
  try {
    run('python3', ['-m', 'venv', environment]);
    run(join(environment, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', TWINE]);
    run(join(environment, 'bin', 'twine'), ['check', '--strict', ...files]);
  } finally {
    rmSync(environment, { recursive: true });
  }
}

export function checkPythonPackages(): void {
  const directory = packagesOf('python', 'PyPI');
  if (directory === undefined) return;
  const wheel = theFile(directory, /\.whl$/);
  const source = theFile(directory, /\.tar\.gz$/);
  check('PyPI: wheel and source distribution are small', () => `${size(wheel)}, ${size(source)}`);
  check('PyPI: the wheel has the metadata that PyPI shows, and a package with types', () => {
    const files = unzip(wheel);
    const metadata = [...files.keys()].find((file) => file.endsWith('.dist-info/METADATA'));
    insist(metadata, 'METADATA is missing');
    for (const file of [
      `${pythonModule}/__init__.py`,
      `${pythonModule}/py.typed`,
      `${pythonModule}/_jsii/__init__.py`,
    ]) {
      insist(files.has(file), `"${file}" is missing`);
    }
    const payloads = [...files.keys()].filter((file) => file.endsWith('.tgz'));
    same('the payload', payloads, [`${pythonModule}/_jsii/${MANIFEST.name}@${MANIFEST.version}.jsii.tgz`]);
    const strangers = [...files.keys()].filter(
      (file) => !file.startsWith(`${pythonModule}/`) && !/\.(dist-info|data)\//.test(file),
    );
    same('the module next to the package, which starts dsp', strangers, [`${pythonModule}_dsp.py`]);
    return checkMetadata(files.get(metadata)!.toString('utf8'));
  });
  check('PyPI: the source distribution has the same metadata and payload', () => {
    const folder = untar(source);
    const files = filesIn(folder);
    const metadata = files.find((file) => /^[^/]+\/PKG-INFO$/.test(file));
    insist(metadata, 'PKG-INFO is missing');
    insist(files.some((file) => file.endsWith('.jsii.tgz')), 'the payload is missing');
    checkMetadata(readFileSync(join(folder, metadata), 'utf8'));
    rmSync(folder, { recursive: true });
  });
  check('PyPI: twine accepts both packages', () => {
    twineCheck([wheel, source]);
    return TWINE;
  });
}
