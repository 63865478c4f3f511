import { execFileSync } from 'child_process';
import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { ApiRequest, iamRequests } from '../support/api-requests';
import { STARTER_KIT } from '../support/kits';
import { pythonWith } from '../support/python-environment';
import { KitTeam, starterKitTeams } from '../support/starter-kit-teams';

jest.setTimeout(300_000);

const NOTEBOOKS = join(STARTER_KIT, 'first-day');
const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555';
const TAGS = [{ Key: 'sagemaker:domain-arn', Value: 'arn:aws:sagemaker:eu-central-1:111122223333:domain/d-abc' }];
const VPC = { Subnets: ['subnet-0a1b2c3d4e5f60718'], SecurityGroupIds: ['sg-0a1b2c3d4e5f60718'] };

interface Cell {
  readonly cell_type: string;
  readonly outputs?: unknown[];
  readonly execution_count?: number | null;
}

/** The requests with the role, the resources and the network of a team of the starter kit. */
function requestsOf(requests: readonly ApiRequest[], team: KitTeam): ApiRequest[] {
  const names: [from: string, to: string][] = [
    ['arn:aws:iam::111122223333:role/acme-dev-datascience-roles-team-execution', team.executionRoleArn],
    [KEY, team.keyArn],
    [TAGS[0].Value, team.domain.attributes.DomainArn],
    ['"d-abc"', JSON.stringify(team.domain.ref)],
    [VPC.Subnets[0], team.subnetIds[0]],
    [VPC.SecurityGroupIds[0], team.securityGroupId],
    ['acme-dev-datascience-example-team', team.workgroup],
    ['acme-dev-', 'example-org-dev-'],
  ];
  const text = names.reduce((before, [from, to]) => before.replaceAll(from, to), JSON.stringify(requests));
  return JSON.parse(text) as ApiRequest[];
}

test('notebooks are committed without outputs', () => {
  const cells = readdirSync(NOTEBOOKS)
    .filter((file) => file.endsWith('.ipynb'))
    .flatMap((file) => (JSON.parse(readFileSync(join(NOTEBOOKS, file), 'utf8')) as { cells: Cell[] }).cells)
    .filter(({ cell_type: type }) => type === 'code');

  expect(cells.length).toBeGreaterThan(10);
  expect(cells.filter(({ outputs, execution_count: count }) => outputs!.length > 0 || count !== null)).toEqual([]);
});

const python = pythonWith(join(__dirname, 'requirements.txt'));

(python === undefined ? describe.skip : describe)('the notebooks, executed with Python', () => {
  let requests: ApiRequest[];

  beforeAll(() => {
    const output = execFileSync(python!, [join(__dirname, 'execute.py'), NOTEBOOKS], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, PYTHONDONTWRITEBYTECODE: '1', AWS_CONFIG_FILE: '/dev/null' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    requests = output.trim().split('\n').map((line) => JSON.parse(line) as ApiRequest);
  });

  const parametersOf = (operation: string) => requests.filter(([, name]) => name === operation).map(([, , all]) => all);

  test('run queries in the workgroup of the team', () => {
    const [query] = parametersOf('StartQueryExecution');

    expect(query).toMatchObject({
      WorkGroup: 'acme-dev-datascience-example-team',
      QueryExecutionContext: { Database: 'acme-dev-dataops-example-project-sample-database' },
    });
  });

  test('write only with the key of the team, under the prefixes that members can write to', () => {
    const written = parametersOf('PutObject');

    expect(written).toHaveLength(2);

    for (const parameters of written) {
      expect(parameters).toMatchObject({ ServerSideEncryption: 'aws:kms', SSEKMSKeyId: KEY });
      expect(parameters.Key).toMatch(/^projects\/first-day-team1\//);
    }
  });

  test('train on a CPU and a GPU as the guardrails require', () => {
    const jobs = parametersOf('CreateTrainingJob');

    expect(jobs).toHaveLength(2);

    for (const job of jobs) {
      expect(job).toMatchObject({
        VpcConfig: VPC,
        OutputDataConfig: { KmsKeyId: KEY },
        EnableInterContainerTrafficEncryption: true,
        Tags: TAGS,
      });
    }

    expect(jobs.map(({ ResourceConfig }) => ResourceConfig)).toMatchObject([
      { InstanceType: 'ml.m5.large', VolumeKmsKeyId: KEY }, { InstanceType: 'ml.g5.xlarge' },
    ]);
    expect(jobs[1].ResourceConfig).not.toHaveProperty('VolumeKmsKeyId');
  });

  test('deploy the better model in the VPC, with the key and the tag of the team', () => {
    const [model] = parametersOf('CreateModel');
    const [configuration] = parametersOf('CreateEndpointConfig');
    const [endpoint] = parametersOf('CreateEndpoint');

    expect(model).toMatchObject({ VpcConfig: VPC, Tags: TAGS });
    expect((model.PrimaryContainer as { ModelDataUrl: string }).ModelDataUrl).toContain('-cpu-');
    expect(configuration).toMatchObject({ KmsKeyId: KEY, Tags: TAGS });
    expect(endpoint).toMatchObject({ Tags: TAGS });
  });

  test('delete only what they created, and nothing of other users', () => {
    const created = ['Endpoint', 'EndpointConfig', 'Model'].map((kind) => (
      parametersOf(`Create${kind}`).map((all) => all[`${kind}Name`])
    ));
    const deleted = ['Endpoint', 'EndpointConfig', 'Model'].map((kind) => (
      parametersOf(`Delete${kind}`).map((all) => all[`${kind}Name`])
    ));

    expect(deleted).toEqual(created);
    expect(parametersOf('DeleteObject').map(({ Key }) => Key)).toEqual(parametersOf('PutObject').map(({ Key }) => Key));
  });

  test('are allowed to both teams of the starter kit, and to neither with the resources of the other one', async () => {
    const { model, teams } = await starterKitTeams();

    for (const [own, other] of [teams, [...teams].reverse()]) {
      const sent = await iamRequests(requestsOf(requests, own), own);
      const foreign = await iamRequests(requestsOf(requests, other), other);

      expect(sent.length).toBeGreaterThan(requests.length);

      for (const { action, resource, context } of sent) {
        await model.expectAllowed(own.execution, action, resource, context);
      }

      const changes = foreign.filter(({ action }) => /^(s3|kms|iam|sagemaker:(Create|Delete|Invoke)|athena)/.test(action));

      expect(changes.length).toBeGreaterThan(10);

      for (const { action, resource, context } of changes) {
        await model.expectDenied(own.execution, action, resource, context);
      }
    }
  });
});
