import { existsSync, readFileSync } from 'fs';
import { check, insist, same, skip } from './checks';
import { LARGEST_WITH_CLASSES, MANIFEST, packagesOf, size, theFile, unzip } from './files';

const { groupId, artifactId } = MANIFEST.jsii.targets.java.maven;

/** The first element of that name, without those before it that are nested deeper. */
function element(pom: string, name: string): string | undefined {
  return new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(pom)?.[1].trim();
}

export function checkMavenPackage(): void {
  const directory = packagesOf('java', 'Maven Central');
  if (directory === undefined) return;
  const stem = `${artifactId}-${MANIFEST.version}`;
  const file = (ending: string) => theFile(directory, new RegExp(`/${stem.replace(/\./g, '\\.')}${ending}$`));
  check('Maven Central: jar, sources and javadoc exist and have the expected content', () => {
    const jar = file('\\.jar');
    const classes = [...unzip(jar).keys()];
    const folder = `${groupId.replace(/\./g, '/')}/`;
    insist(
      classes.some((name) => name === `${folder}DataSciencePlatform.class`),
      'the jar has no class DataSciencePlatform',
    );
    insist(
      classes.some((name) => name.endsWith('.jsii.tgz')),
      'the jar has no payload',
    );
    insist(
      unzip(file('-sources\\.jar')).has(`${folder}DataSciencePlatform.java`),
      'the sources are not in the jar of sources',
    );
    insist(unzip(file('-javadoc\\.jar')).has(`${folder}DataSciencePlatform.html`), 'the javadoc is not in its jar');
    return size(jar, LARGEST_WITH_CLASSES);
  });
  check('Maven Central: the POM has all required elements', () => {
    const pom = readFileSync(file('\\.pom'), 'utf8');
    const head = pom.replace(/<(dependencies|build|developers|licenses|scm)>[\s\S]*?<\/\1>/g, '');
    same('the group', element(head, 'groupId'), groupId);
    same('the artifact', element(head, 'artifactId'), artifactId);
    same('the version', element(head, 'version'), MANIFEST.version);
    for (const name of ['name', 'description', 'url']) insist(element(head, name), `<${name}> is missing`);
    insist(element(element(pom, 'licenses') ?? '', 'name')?.includes('Apache'), '<licenses> is missing');
    insist(element(element(pom, 'developers') ?? '', 'email'), '<developers> is missing');
    for (const name of ['connection', 'url']) {
      insist(element(element(pom, 'scm') ?? '', name), `<scm> has no <${name}>`);
    }
    return `${groupId}:${artifactId}:${MANIFEST.version}`;
  });
  check('Maven Central: every file has its checksum', () => {
    for (const ending of ['\\.jar', '-sources\\.jar', '-javadoc\\.jar', '\\.pom']) {
      for (const checksum of ['md5', 'sha1']) {
        insist(existsSync(`${file(ending)}.${checksum}`), `${file(ending)}.${checksum} is missing`);
      }
    }
  });
  skip(
    'Maven Central: signatures',
    'they are created when the release is published, with the key in a secret of the repository',
  );
}
