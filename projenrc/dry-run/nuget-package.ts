import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { check, insist, same, skip } from './checks';
import { DIST, filesIn, LARGEST_WITH_CLASSES, MANIFEST, size, theFile, unzip } from './files';

const { packageId } = MANIFEST.jsii.targets.dotnet;

function checkMetadata(xml: string, names: { readonly [what: string]: string }): void {
  for (const [what, name] of Object.entries(names)) {
    insist(new RegExp(`<${name}\\b[^>]*>[^<]+</${name}>`).test(xml), `${what} is missing: <${name}>`);
  }
}

/** The package if it is built, otherwise the project that builds it. */
export function checkNugetPackage(): void {
  const directory = join(DIST, 'dotnet');
  if (!existsSync(directory)) {
    skip('NuGet', 'dist/dotnet does not exist');
    return;
  }
  if (filesIn(directory).some((file) => file.endsWith('.nupkg'))) {
    check('NuGet: the package is small and has its metadata', () => {
      const nupkg = theFile(directory, /\.nupkg$/);
      const files = unzip(nupkg);
      const nuspec = [...files.keys()].find((file) => file.endsWith('.nuspec'));
      insist(nuspec, 'the .nuspec is missing');
      const xml = files.get(nuspec)!.toString('utf8');
      checkMetadata(xml, {
        'the id': 'id',
        'the authors': 'authors',
        'the description': 'description',
        'the tags': 'tags',
      });
      for (const part of [`<version>${MANIFEST.version}</version>`, MANIFEST.license, MANIFEST.repository.url]) {
        insist(xml.includes(part), `${part} is missing`);
      }
      return size(nupkg, LARGEST_WITH_CLASSES);
    });
    return;
  }
  check('NuGet: the project has its metadata', () => {
    const project = readFileSync(theFile(directory, /\.csproj$/), 'utf8');
    checkMetadata(project, {
      'the id': 'PackageId',
      'the authors': 'Authors',
      'the description': 'Description',
      'the tags': 'PackageTags',
      'the repository': 'RepositoryUrl',
    });
    same('the version', /<PackageVersion>(.*)<\/PackageVersion>/.exec(project)?.[1], MANIFEST.version);
    same(
      'the licence',
      /<PackageLicenseExpression>(.*)<\/PackageLicenseExpression>/.exec(project)?.[1],
      MANIFEST.license,
    );
    insist(
      filesIn(directory).some((file) => file.endsWith('.tgz')),
      'the payload is missing',
    );
    return `${packageId} ${MANIFEST.version}, ${filesIn(directory).filter((file) => file.endsWith('.cs')).length} `
      + 'sources';
  });
  skip('NuGet: the package', 'no .NET SDK is available to build it');
}
