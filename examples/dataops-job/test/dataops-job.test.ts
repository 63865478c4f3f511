import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { DataSciencePlatform } from 'cdk-data-science-platform';
import { DataOpsJobModule, DataOpsJobOptions } from '../lib';

const PLATFORM = join(__dirname, '..', 'platform');

const JOB = { role: { name: 'glue-etl' }, script: join(PLATFORM, 'scripts', 'ingest.py') };

function inCode(options: DataOpsJobOptions): DataSciencePlatform {
  return new DataSciencePlatform(new App(), 'Platform', {
    organization: 'example-org',
    domains: {
      dataops: {
        environments: {
          dev: {
            modules: {
              'sales': { dataOpsProject: { dataAdminRoles: [{ name: 'data-admin' }] } },
              'sales-jobs': { custom: new DataOpsJobModule(options) },
            },
          },
        },
      },
    },
  });
}

function templateOf(platform: DataSciencePlatform): Template {
  return Template.fromStack(platform.module('dataops', 'dev', 'sales-jobs').stack);
}

describe('in YAML', () => {
  const platform = DataSciencePlatform.fromYaml(new App(), 'Platform', PLATFORM);
  const template = templateOf(platform);

  test('a job has the values of its file and of the project', () => {
    template.hasResourceProperties('AWS::Glue::Job', {
      Name: 'example-org-dev-dataops-sales-jobs-ingest',
      Connections: { Connections: ['example-org-dev-dataops-sales-private-network'] },
      SecurityConfiguration: 'example-org-dev-dataops-sales',
      NumberOfWorkers: 4,
      WorkerType: 'G.1X',
      GlueVersion: '5.0',
    });
  });

  test('a role of the platform runs the job and can read only its script', () => {
    template.hasResourceProperties('AWS::Glue::Job', {
      Role: { 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp('role/example-org-dev-dataops-roles-glue-etl$')])] },
    });
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      Roles: ['example-org-dev-dataops-roles-glue-etl'],
      PolicyDocument: { Statement: [Match.objectLike({ Action: 's3:GetObject' })] },
    });
  });

  test('the topic of the project is notified of a failed job', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: Match.objectLike({ detail: Match.objectLike({ state: ['FAILED', 'TIMEOUT'] }) }),
    });
  });

  test('the project is deployed first', () => {
    const dependencies = platform.module('dataops', 'dev', 'sales-jobs').dependencies.map(({ module }) => module);

    expect(dependencies).toEqual(['dataops/dev/roles', 'dataops/dev/sales']);
  });
});

describe('in code', () => {
  test('defaults of the schema are filled in', () => {
    const template = templateOf(inCode({ projectName: 'sales', jobs: { ingest: JOB } }));

    template.hasResourceProperties('AWS::Glue::Job', { NumberOfWorkers: 2, Timeout: 60 });
  });

  test('options that do not match the schema are one located error', () => {
    const options = { projectName: 'sales', jobs: { ingest: { ...JOB, numberOfWorkers: 1, wokerType: 'G.1X' } } };

    expect(() => inCode(options)).toThrow(/custom\.jobs\.ingest\.wokerType: error DSP110.*\n.*"workerType"/);
    expect(() => inCode(options)).toThrow(/custom\.jobs\.ingest\.numberOfWorkers: error DSP313: 1 must be >= 2/);
  });

  test('a connection that the project does not have is a problem', () => {
    const options = { projectName: 'sales', jobs: { ingest: { ...JOB, connections: ['private'] } } };

    expect(() => inCode(options)).toThrow(/DSP201: "\/example-org\/dataops\/sales\/connections\/private"/);
  });

  test('a missing script is a problem of the option', () => {
    expect(() => inCode({ projectName: 'sales', jobs: { ingest: { ...JOB, script: 'missing.py' } } }))
      .toThrow(/custom\.jobs\.ingest\.script: error DSP227: there is no script "missing.py"/);
  });
});
