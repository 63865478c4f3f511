import { execFileSync } from 'child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Template } from 'aws-cdk-lib/assertions';
import { parse } from 'yaml';
import { domainOf, team } from './studio-team';
import { AccessModel } from '../../support/access';
import { temporaryDirectory } from '../../support/temporary-directory';

const stack = team({ sdkDefaults: true });
const model = AccessModel.fromApp(stack);
const key = model.templates.ofType('AWS::KMS::Key')[0].attributes.Arn;

/** The files that the lifecycle configuration of JupyterLab writes. */
function delivered(): { readonly config: string; readonly defaults: string } {
  const [config] = model.templates.ofType('AWS::SageMaker::StudioLifecycleConfig')
    .filter(({ properties }) => properties.StudioLifecycleConfigAppType === 'JupyterLab');
  const admin = join(temporaryDirectory(), 'admin');
  const content: string = config.properties.StudioLifecycleConfigContent;
  const text = content.startsWith('#!') ? content : Buffer.from(content, 'base64').toString();
  execFileSync('bash', ['-c', text.replace('admin=/etc/xdg/sagemaker', `admin=${admin}`)]);
  return { config: join(admin, 'config.yaml'), defaults: join(admin, 'defaults.json') };
}

test('both files have the values of the team', () => {
  const { config, defaults } = delivered();

  const { SageMaker: sdk } = parse(readFileSync(config, 'utf8'));
  const vpc = { SecurityGroupIds: [expect.any(String)], Subnets: ['subnet-00000001'] };

  expect(sdk.TrainingJob).toEqual({
    EnableInterContainerTrafficEncryption: true,
    OutputDataConfig: { KmsKeyId: key },
    ResourceConfig: { VolumeKmsKeyId: key },
    VpcConfig: vpc,
  });
  expect(sdk.PythonSDK.Modules.Session).toEqual({
    DefaultS3Bucket: model.templates.ofType('AWS::S3::Bucket')[0].ref, DefaultS3ObjectKeyPrefix: 'sagemaker',
  });
  expect(JSON.parse(readFileSync(defaults, 'utf8')))
    .toMatchObject({ prefix: 'sagemaker', kmsKeyId: key, vpcConfig: vpc });
});

test('a directory that cannot be written does not prevent an application from starting', () => {
  const [config] = model.templates.ofType('AWS::SageMaker::StudioLifecycleConfig');
  const content: string = config.properties.StudioLifecycleConfigContent;
  const text = content.startsWith('#!') ? content : Buffer.from(content, 'base64').toString();
  const home = temporaryDirectory();
  mkdirSync(join(home, '.config', 'sagemaker'), { recursive: true });
  const own = join(home, '.config', 'sagemaker', 'config.yaml');
  writeFileSync(own, 'SchemaVersion: "1.0"\n');
  chmodSync(own, 0o644);

  execFileSync('bash', ['-c', text.replace('admin=/etc/xdg/sagemaker', 'admin=/dev/null/none')], {
    env: { ...process.env, HOME: home },
  });

  expect(readFileSync(own, 'utf8')).toBe('SchemaVersion: "1.0"\n');
});

test('sdkDefaults: false creates no lifecycle configuration', () => {
  const made = Template.fromStack(team({ sdkDefaults: false }));

  made.resourceCountIs('AWS::SageMaker::StudioLifecycleConfig', 0);

  expect(domainOf(made).DefaultUserSettings.JupyterLabAppSettings.BuiltInLifecycleConfigArn).toBeUndefined();
});
