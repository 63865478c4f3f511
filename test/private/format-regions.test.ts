import { DataOpsProject, GlueConnectionType, StudioDomain } from '../../src';
import { otherRegionFinding } from '../../src/private/format-regions';
import { FORMATS, FormatName } from '../../src/private/formats';
import { messageOf } from '../support/stacks';

const IMAGE = 'arn:aws:sagemaker:eu-north-1:111122223333:image/research';

test.each<[FormatName, string, string]>([
  ['availabilityZone', 'us-east-1a', 'us-east-1'],
  ['availabilityZone', 'us-west-2-lax-1a', 'us-west-2'],
  ['kmsKeyArn', 'arn:aws:kms:eu-west-1:111122223333:key/mrk-1', 'eu-west-1'],
  ['sageMakerImageArn', IMAGE, 'eu-north-1'],
  ['sageMakerImageVersionArn', 'arn:aws:sagemaker:eu-north-1:111122223333:image-version/research/1', 'eu-north-1'],
  ['sageMakerLifecycleConfigArn', 'arn:aws:sagemaker:us-east-2:111122223333:studio-lifecycle-config/a', 'us-east-2'],
])('%s: "%s" is only in the Region %s', (format, text, region) => {
  expect(FORMATS[format].pattern.test(text)).toBe(true);
  expect(otherRegionFinding(format, text, region)).toBeUndefined();
  expect(otherRegionFinding(format, text, 'ap-south-1')).toMatchObject({
    code: 'DSP317', message: `"${text}" is not in the Region "ap-south-1"`,
  });
});

test.each<[string, FormatName, string, string]>([
  ['a value that is resolved at deployment', 'availabilityZone', '{{resolve:ssm:/zone}}', 'us-east-1'],
  ['a stack without a Region', 'availabilityZone', 'us-east-1a', '${Token[AWS.Region.1]}'],
  ['the key of a bucket elsewhere', 'kmsKeyOrAliasArn', 'arn:aws:kms:eu-west-1:111122223333:key/1', 'us-east-1'],
  ['no lifecycle configuration', 'sageMakerLifecycleConfigArn', 'None', 'us-east-1'],
  ['an example in place of a wrong value', 'kmsKeyArn', FORMATS.kmsKeyArn.example, 'us-east-1'],
])('%s is not compared', (_, format, text, region) => {
  expect(otherRegionFinding(format, text, region)).toBeUndefined();
});

test('constructs in code reject a zone and an image of another Region, with the path of the option', () => {
  const connection = messageOf((scope) => new DataOpsProject(scope, 'Project', {
    dataAdminRoles: [{ name: 'data-admin' }],
    connections: {
      net: {
        connectionType: GlueConnectionType.NETWORK,
        physicalConnectionRequirements: {
          subnetId: 'subnet-0123456789abcdef0', availabilityZone: 'eu-north-1a', securityGroupIdList: ['sg-01234567'],
        },
      },
    },
  }));
  const domain = messageOf((scope) => new StudioDomain(scope, 'Studio', {
    authMode: 'IAM' as never,
    vpcId: 'vpc-0123456789abcdef0',
    subnetIds: ['subnet-0123456789abcdef0'],
    dataAdminRoles: [{ name: 'data-admin' }],
    defaultExecutionRole: { name: 'execution' },
    defaultUserSettings: { jupyterLabAppSettings: { defaultResourceSpec: { sageMakerImageArn: IMAGE } } },
  } as never));

  expect(connection).toMatch(/connections\.net\.physicalConnectionRequirements\.availabilityZone: error DSP317: "eu-north-1a"/);
  expect(domain).toMatch(/defaultUserSettings\.jupyterLabAppSettings\.defaultResourceSpec\.sageMakerImageArn: error DSP317/);
});
