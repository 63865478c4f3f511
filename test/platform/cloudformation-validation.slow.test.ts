import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { DataSciencePlatform } from '../../src';
import { copyKit, describeKits } from '../support/kits';
import { moduleSamples, platformSamples } from '../support/samples';

// Validation against the CloudFormation resource schemas, with every finding an error.
const CONTEXT = { '@aws-cdk/core:validateAgainstDefaultRules': true };
let before: string | undefined;

beforeAll(() => {
  before = process.env.CDK_VALIDATION;
  delete process.env.CDK_VALIDATION;
});
afterAll(() => {
  process.env.CDK_VALIDATION = before;
});

describeKits(({ source }) => {
  test('there are no findings', () => {
    const app = new App({ context: CONTEXT });
    DataSciencePlatform.fromYaml(app, 'Platform', copyKit(source));

    expect(() => app.synth()).not.toThrow();
  });
});

test.each([...moduleSamples(), ...platformSamples()].map((sample) => [sample.name, sample.directory] as const))(
  '%s: no findings',
  (_, directory) => {
    const app = new App({ context: CONTEXT });
    DataSciencePlatform.fromYaml(app, 'Platform', directory);

    expect(() => app.synth()).not.toThrow();
  },
);

test('a template with an unknown property is a finding', () => {
  const app = new App({ context: CONTEXT });
  new CfnResource(new Stack(app, 'Stack'), 'Bucket', { type: 'AWS::S3::Bucket', properties: { NoSuchProperty: 'x' } });
  const silenced = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    expect(() => app.synth()).toThrow(/NoSuchProperty/);
  } finally {
    silenced.mockRestore();
  }
});
