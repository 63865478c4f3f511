import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { IReusableStackSynthesizer, Stack, Tags } from 'aws-cdk-lib';
import { CfnTopic } from 'aws-cdk-lib/aws-sns';
import { newApp } from '../../../src/cli/assembly';
import { PartSynthesizer } from '../../../src/cli/partitions/part-synthesizer';
import { temporaryDirectory } from '../../support/temporary-directory';

interface Manifest {
  readonly artifacts?: object;
}

/** The files of an assembly with two stacks, the second of which depends on the first, and its manifest. */
function written(directory: string, synthesizer?: IReusableStackSynthesizer) {
  const app = newApp(directory, { synthesizer });
  const [one, two] = ['One', 'Two'].map((id) => new Stack(app, id, { terminationProtection: true }));
  new CfnTopic(one, 'Topic');
  new CfnTopic(two, 'Topic', { displayName: 'second' });
  two.addStackDependency(one);
  Tags.of(two).add('team', 'two');
  app.synth();
  const files = readdirSync(directory).sort().map((file) => [file, readFileSync(join(directory, file), 'utf8')]);
  const contents = new Map(files as [string, string][]);
  const manifest = JSON.parse(contents.get('manifest.json')!) as Manifest;
  contents.delete('manifest.json');
  return { contents, manifest };
}

test('the files are those of the default synthesizer, and the artifacts those of its manifest', () => {
  const expected = written(temporaryDirectory());
  const directory = temporaryDirectory();
  const synthesizer = PartSynthesizer.writingTo(directory);

  const found = written(directory, synthesizer);

  expect([...found.contents]).toEqual([...expected.contents]);
  expect([...found.contents.keys()]).toContain('Two.assets.json');

  const artifacts = JSON.parse(JSON.stringify(synthesizer.artifacts)) as [string, object][];

  expect(artifacts.map(([id]) => id)).toEqual(['One.assets', 'One', 'Two.assets', 'Two']);
  expect(expected.manifest.artifacts).toEqual(expect.objectContaining(Object.fromEntries(artifacts)));
});

test('the manifest of the part has no stack', () => {
  const directory = temporaryDirectory();

  const { manifest } = written(directory, PartSynthesizer.writingTo(directory));

  expect(JSON.stringify(manifest)).not.toContain('aws:cloudformation:stack');
});
