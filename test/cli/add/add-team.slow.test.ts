import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'fs';
import { join, relative } from 'path';
import { App } from 'aws-cdk-lib';
import { DataSciencePlatform } from '../../../src';
import { AccessModel } from '../../support/access';
import { runDsp } from '../../support/command-line';
import { copyKit, SAMPLE_KIT, STARTER_KIT, templatesOf } from '../../support/kits';
import { onlyOne } from '../../support/template-resolver';
import { temporaryDirectory } from '../../support/temporary-directory';

jest.setTimeout(120_000);

/** Every file of a directory with its text. */
function filesOf(directory: string): { [file: string]: string } {
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' }).map((name) => join(directory, name));
  return Object.fromEntries(paths.filter((path) => statSync(path).isFile()).map((path) => (
    [relative(directory, path), readFileSync(path, 'utf8')]
  )));
}

/** A directory of a platform, and commands in it. */
function project(directory: string) {
  return {
    directory,
    run: (...args: string[]) => runDsp([...args, '--config', directory]),
    files: () => filesOf(directory),
    text: (file: string) => readFileSync(join(directory, file), 'utf8'),
    edit: (file: string, from: string, to: string) => {
      const text = readFileSync(join(directory, file), 'utf8');

      expect(text).toContain(from);

      writeFileSync(join(directory, file), text.replace(from, () => to));
    },
  };
}

async function initialized() {
  const directory = temporaryDirectory();

  expect((await runDsp(['init', directory, '--yes'])).code).toBe(0);

  return project(directory);
}

function appOf(directory: string): App {
  const app = new App();
  DataSciencePlatform.fromYaml(app, 'Platform', directory);
  return app;
}

describe('from nothing: init, a team, validate, synth', () => {
  let directory: string;
  let runs: Awaited<ReturnType<typeof runDsp>>[];
  let before: { [file: string]: string };
  let commands: ReturnType<typeof project>;

  beforeAll(async () => {
    commands = await initialized();
    ({ directory } = commands);
    before = commands.files();
    runs = [
      await commands.run('add', 'team', 'fraud', '--users', 'alice,bob'),
      await commands.run('validate'),
      await commands.run('synth', '--output-dir', temporaryDirectory()),
    ];
  });

  test('needs no edit, and the team has six lines', () => {
    const lines = commands.text('datascience/fraud.yaml').split('\n').filter((line) => !/^\s*(#|$)/.test(line));

    expect(runs.map(({ code, stderr }) => (code === 0 ? '' : stderr))).toEqual(['', '', '']);
    expect(lines).toEqual([
      'team:',
      '  studioDomainConfig:',
      '    vpcId: "{{context:vpc_id}}"',
      '    subnetIds: "{{context:subnet_ids}}"',
      '    userProfiles:',
      '      alice: {}',
      '      bob: {}',
    ]);
    expect(runs[0].stderr).toContain('the team can read the sample data of the lake');
  });

  test('the two teams are isolated from each other, and read the same sample data', async () => {
    const model = AccessModel.fromApp(appOf(directory));
    const organization = 'example-org-dev';
    const ofTeam = (type: string, team: string) =>
      onlyOne(model.templates.ofType(type).filter(({ stack }) => stack.endsWith(`datascience-${team}`)), type, []);
    const lake = model.bucket(`${organization}-shared-datalake-transformed`);
    const teams = [
      { name: 'example-team', roles: ['roles-data-scientist', 'roles-team-execution'], admin: 'roles-data-admin' },
      { name: 'fraud', roles: ['fraud-user', 'fraud-execution'], admin: 'fraud-admin' },
    ].map(({ name, roles, admin }) => ({
      people: model.role(`${organization}-datascience-${roles[0]}`, { session: 'alice' }),
      jobs: model.role(`${organization}-datascience-${roles[1]}`),
      admin: model.role(`${organization}-datascience-${admin}`),
      bucket: model.bucket(`${organization}-datascience-${name}`),
      key: ofTeam('AWS::KMS::Key', name).attributes.Arn,
      domain: ofTeam('AWS::SageMaker::Domain', name),
      workgroup: `arn:aws:athena:us-east-1:111122223333:workgroup/${organization}-datascience-${name}`,
      executionRole: `arn:aws:iam::111122223333:role/${organization}-datascience-${roles[1]}`,
    }));
    const sagemaker = (resource: string) => `arn:aws:sagemaker:us-east-1:111122223333:${resource}`;
    const all = { Effect: 'Allow', Action: '*', Resource: '*' };

    for (const [own, other] of [teams, [...teams].reverse()]) {
      const tag = { 'aws:ResourceTag/sagemaker:domain-arn': String(other.domain.attributes.DomainArn) };
      for (const role of [own.people, own.jobs]) {
        await model.expectAllowed(role, ['s3:GetObject', 's3:PutObject'], own.bucket.object('projects/x'));
        await model.expectDenied(role.with(all), ['s3:GetObject', 's3:PutObject'], other.bucket.object('projects/x'));
        await model.expectDenied(role, ['kms:Decrypt', 'kms:GenerateDataKey'], other.key);
        await model.expectDenied(role, 'athena:StartQueryExecution', other.workgroup);
        await model.expectAllowed(role, 's3:GetObject', lake.object('data/sample_data/x'));
        await model.expectDenied(role.with(all), 's3:GetObject', lake.object('data/other/x'));
        await model.expectDenied(role.with(all), 's3:PutObject', lake.object('data/sample_data/x'));
      }
      await model.expectDenied(own.admin.with(all), 's3:GetObject', other.bucket.object('projects/x'));
      await model.expectDenied(own.admin, 'kms:Decrypt', other.key);
      for (const [action, resource] of [
        ['InvokeEndpoint', 'endpoint/x'], ['DeleteEndpoint', 'endpoint/x'], ['StopTrainingJob', 'training-job/x'],
        ['DeleteModel', 'model/x'],
      ]) {
        await model.expectDenied(own.jobs.with(all), `sagemaker:${action}`, sagemaker(resource), tag);
      }
      await model.expectDenied(own.jobs, 'iam:PassRole', other.executionRole, {
        'iam:PassedToService': 'sagemaker.amazonaws.com',
      });
    }
  });

  test('each session opens only its own profile', async () => {
    const model = AccessModel.fromApp(appOf(directory));
    const profiles = model.templates.ofType('AWS::SageMaker::UserProfile').map((profile) => ({
      arn: profile.attributes.UserProfileArn as string,
      name: profile.properties.UserProfileName as string,
      owner: (profile.properties.Tags as { Key: string; Value: string }[]).find(({ Key }) => Key === 'userid')!.Value,
    }));
    const opens = async (role: string, session: string, { arn, owner }: (typeof profiles)[number]) => {
      const principal = model.role(`example-org-dev-datascience-${role}`, { session });
      return model.can(principal, 'sagemaker:CreatePresignedDomainUrl', arn, {
        'sagemaker:ResourceTag/userid': owner, 'aws:ResourceTag/userid': owner,
      });
    };

    const opened: string[] = [];
    for (const role of ['fraud-user', 'roles-data-scientist']) {
      for (const session of ['alice', 'bob', 'team1']) {
        for (const profile of profiles) {
          if (await opens(role, session, profile)) opened.push(`${role} ${session}: ${profile.name}`);
        }
      }
    }

    expect(opened).toEqual(['fraud-user alice: alice', 'fraud-user bob: bob', 'roles-data-scientist team1: team1']);
  });

  test('a user who is added changes exactly the own profile, in every template', async () => {
    const templates = templatesOf(appOf(directory));

    const { code } = await commands.run('add', 'user', 'fraud', 'carol');
    const after = templatesOf(appOf(directory));
    const changed = Object.keys(after).filter((file) => after[file] !== templates[file]);
    const [team] = changed.map((file) => JSON.parse(after[file]) as { Resources: { [id: string]: { Type: string } } });
    const known = JSON.parse(templates[changed[0]]) as typeof team;
    const added = Object.keys(team.Resources).filter((id) => !(id in known.Resources));

    expect(code).toBe(0);
    expect(changed).toHaveLength(1);
    expect(added.map((id) => team.Resources[id])).toMatchObject([
      { Type: 'AWS::SageMaker::UserProfile', Properties: { UserProfileName: 'carol' } },
    ]);

    delete team.Resources[added[0]];

    expect(team).toEqual(known);
  });

  test('after the removal all files are as before, byte for byte', async () => {
    const removals = [
      await commands.run('remove', 'user', 'fraud', 'carol'),
      await commands.run('remove', 'team', 'fraud'),
    ];

    expect(removals.map(({ code }) => code)).toEqual([0, 0]);
    expect(commands.files()).toEqual(before);
  });
});

test('the first team can be removed, and another one be added like the second', async () => {
  const { run, text } = await initialized();
  await run('add', 'team', 'fraud', '--users', 'alice');

  const first = await run('remove', 'team', 'example-team');
  const another = await run('add', 'team', 'churn', '--users', 'dora');

  expect([first, another].map(({ code, stderr }) => (code === 0 ? '' : stderr))).toEqual(['', '']);
  expect(text('access.yaml')).not.toContain('example-team');
  expect(text('datalake/sample-data.yaml')).toContain('generated-role/churn-execution/id');
  expect(text('dataops/project.yaml')).toContain('churn-user: ssm:/{{org}}/datascience/generated-role/churn-user/arn');
});

describe('access to other data', () => {
  const READERS = '  DataUserRole:\n    - id: generated-role-id:data-user\n';
  const SCIENTIST = '    - id: ssm:/{{org}}/datascience/generated-role/data-scientist/id\n';

  test('is that of another team only if it is asked for', async () => {
    const { run, text, edit } = await initialized();
    edit('datalake/datalake.yaml', READERS, READERS + SCIENTIST);
    edit('access.yaml', '    except: [shared/data-admin, shared/data-user, shared/glue-etl]\n',
      '    except: [shared/data-admin, shared/data-user, shared/glue-etl, datascience/data-scientist]\n');

    const without = await run('add', 'team', 'fraud', '--users', 'alice');
    const unchanged = text('datalake/datalake.yaml');
    const like = await run('add', 'team', 'churn', '--users', 'dora', '--access-of', 'example-team');
    const roles = text('datalake/datalake.yaml');
    const can = await run('access', 'can', 'datascience/churn-user', 'read', 'raw/data/x');
    const cannot = await run('access', 'can', 'datascience/fraud-user', 'read', 'raw/data/x');

    expect([without, like].map(({ code, stderr }) => (code === 0 ? '' : stderr))).toEqual(['', '']);
    expect(unchanged).not.toContain('fraud');
    expect(roles).toContain(`${SCIENTIST}    - id: ssm:/{{org}}/datascience/generated-role/churn-user/id\n`);
    expect(roles).not.toContain('churn-execution');
    expect([can.code, cannot.code]).toEqual([0, 1]);
  });

  test('is explained if nothing gives any', async () => {
    const { directory, run, edit } = await initialized();
    edit('mdaa.yaml', '              - ./datalake/sample-data.yaml\n', '');
    for (const role of ['data-scientist', 'team-execution']) {
      edit('dataops/project.yaml', `            ${role}: ssm:/{{org}}/datascience/generated-role/${role}/arn\n`, '');
    }
    rmSync(join(directory, 'access.yaml'));

    const { stderr } = await run('add', 'team', 'fraud', '--users', 'alice', '--dry-run');

    expect(stderr).toContain('"ssm:/{{org}}/datascience/generated-role/fraud-user/id"');
    expect(stderr).not.toContain('sample data');
  });
});

describe('the network', () => {
  const OTHER = ['--vpc', 'vpc-0a1b2c3d4e5f60718', '--subnets', 'subnet-0a1b2c3d4e5f60718,subnet-0a1b2c3d4e5f60719'];

  test('can be specified', async () => {
    const { run, text } = await initialized();

    const { code } = await run('add', 'team', 'fraud', '--users', 'alice', ...OTHER);

    expect(code).toBe(0);
    expect(text('datascience/fraud.yaml')).toContain([
      '    vpcId: vpc-0a1b2c3d4e5f60718',
      '    subnetIds:',
      '      - subnet-0a1b2c3d4e5f60718',
      '      - subnet-0a1b2c3d4e5f60719',
    ].join('\n'));
  });

  test('must be specified if the teams have different ones', async () => {
    const { run } = await initialized();
    await run('add', 'team', 'fraud', '--users', 'alice', ...OTHER);

    const { code, stderr } = await run('add', 'team', 'churn', '--users', 'dora');

    expect(code).toBe(1);
    expect(stderr).toContain('datascience/dev/fraud (vpc-0a1b2c3d4e5f60718)');
    expect(stderr).toContain('specify the network of the team with --vpc and --subnets');
  });

  test.each([
    [['--vpc', 'vpc-0a1b2c3d4e5f60718'], '--vpc requires --subnets'],
    [['--vpc', 'vpc-1', '--subnets', 'subnet-1'], 'not the ID of a VPC'],
    [['--copy-from', 'example-team', '--vpc', 'vpc-1'], 'cannot be used with option'],
    [['--domain', 'datasience'], 'did you mean "datascience"?'],
    [['--access-of', 'exampel-team'], 'did you mean "example-team"?'],
  ])('%s is refused', async (args, message) => {
    const { run, files } = await initialized();
    const before = files();

    const { code, stderr } = await run('add', 'team', 'fraud', '--users', 'alice', ...args);

    expect(code).not.toBe(0);
    expect(stderr.replace(/\s+/g, ' ')).toContain(message);
    expect(files()).toEqual(before);
  });
});

describe('without a team', () => {
  async function teamless() {
    const commands = await initialized();

    expect((await commands.run('remove', 'team', 'example-team')).code).toBe(0);

    return commands;
  }

  test('domain and network are asked for', async () => {
    const { run } = await teamless();

    const domain = await run('add', 'team', 'fraud', '--users', 'alice');
    const network = await run('add', 'team', 'fraud', '--users', 'alice', '--domain', 'datascience');

    expect(domain.stderr).toContain('choose one with --domain: shared, dataops, datascience');
    expect(network.stderr).toContain('no existing team has a VPC and subnets to use');
  });

  test('references are valid answers', async () => {
    const { run, text } = await teamless();

    const { code, stderr } = await run('add', 'team', 'fraud', '--users', 'alice', '--domain', 'datascience',
      '--vpc', '{{context:vpc_id}}', '--subnets', '{{context:subnet_ids}}');

    expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
    expect(text('mdaa.yaml')).toContain('          fraud:\n            module_path: "@aws-mdaa/datascience-team"\n');
  });
});

test('every environment of the teams gets the team, once', async () => {
  const { run, text, files } = await initialized();
  await run('add', 'environment', 'prod', '--account', '111122223333', '--region', 'eu-west-1');
  const before = files();

  const { code, stderr } = await run('add', 'team', 'fraud', '--users', 'alice');
  const entry = text('mdaa.yaml');
  const lake = text('datalake/sample-data.yaml');
  const removed = await run('remove', 'team', 'fraud');

  expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
  expect(entry.match(/^ {10}fraud:$/gm)).toHaveLength(2);
  expect(lake.match(/fraud-user/g)).toHaveLength(1);
  expect(removed.code).toBe(0);
  expect(files()).toEqual(before);
});

test('users who sign in with IAM Identity Center do so in the new team', async () => {
  const { run, edit } = await initialized();
  edit('datascience/example-team.yaml', 'authMode: IAM', 'authMode: SSO');

  const { stdout } = await run('add', 'team', 'fraud', '--users', 'alice', '--dry-run');

  expect(stdout).toContain('+     authMode: SSO');
  expect(stdout).toContain('the key is the name of the user in IAM Identity Center');
});

const withSampleKit = SAMPLE_KIT === undefined ? test.skip : test;

withSampleKit('in a kit without sample data, the command says how to grant access', async () => {
  const { run } = project(copyKit(SAMPLE_KIT!));

  const { code, stderr } = await run('add', 'team', 'fraud', '--users', 'alice');

  expect(code).toBe(0);
  expect(stderr).toContain('to grant the team access to data');
});

test('a team without users says how to add them', async () => {
  const { run } = project(copyKit(STARTER_KIT));

  const { code, stdout } = await run('add', 'team', 'fraud', '--output', 'json', '--dry-run');

  expect(code).toBe(0);
  expect((JSON.parse(stdout) as { notes: string[] }).notes[0]).toContain('dsp add user fraud NAME');
});
