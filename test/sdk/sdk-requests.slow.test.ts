import { execFileSync } from 'child_process';
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { parse, stringify } from 'yaml';
import { AccessModel } from '../support/access';
import { ApiRequest, iamRequests } from '../support/api-requests';
import { KitTeam, starterKitTeams } from '../support/starter-kit-teams';
import { temporaryDirectory } from '../support/temporary-directory';

jest.setTimeout(120_000);

/** A Python with the package `sagemaker`; `test/sdk/run` sets it. Without it, the test is skipped. */
const PYTHON = process.env.DSP_SAGEMAKER_PYTHON;
/**
 * What `Estimator.fit`, `Processor.run`, `Model.deploy`, `Transformer`, tuning, `Pipeline.upsert`, AutoML and
 * `FeatureGroup.create` send.
 */
const OPERATIONS = [
  'CreateTrainingJob', 'CreateProcessingJob', 'CreateModel', 'CreateEndpointConfig', 'CreateEndpoint',
  'CreateTransformJob', 'CreateHyperParameterTuningJob', 'CreatePipeline', 'PutObject', 'CreateAutoMLJob',
  'CreateAutoMLJobV2', 'CreateFeatureGroup',
];
/** Operations that docs/sdk-defaults.md lists as not allowed to a team, and serverless endpoints. */
const MONITORING = ['CreateDataQualityJobDefinition', 'CreateMonitoringSchedule'];
const isServerless = ([, , parameters]: ApiRequest) => JSON.stringify(parameters).includes('ServerlessConfig');
/** Endpoints on instances with local storage take no key, so that the file changes nothing. */
const isOnLocalStorage = ([, operation, parameters]: ApiRequest) => (
  operation === 'CreateEndpointConfig' && JSON.stringify(parameters).includes('ml.g5.')
);
/** Operations that the guardrails refuse without the values of the file. The others take none of these values. */
const GUARDED = [
  'CreateTrainingJob', 'CreateProcessingJob', 'CreateModel', 'CreateEndpointConfig', 'CreateTransformJob',
  'CreateHyperParameterTuningJob', 'CreateAutoMLJob', 'CreateAutoMLJobV2',
];

/** Resources whose tags the configuration of the SDK can contain. */
const TAGGED = ['TrainingJob', 'ProcessingJob', 'TransformJob', 'Model', 'EndpointConfig', 'Endpoint', 'Pipeline'];

(PYTHON === undefined ? describe.skip : describe)('requests of the SageMaker Python SDK', () => {
  let model: AccessModel;
  let teams: readonly KitTeam[];
  let delivered: ApiRequest[][];
  let bare: ApiRequest[][];
  let tagged: ApiRequest[];
  let claimed: ApiRequest[];
  beforeAll(async () => {
    ({ model, teams } = await starterKitTeams());
    const empty = join(temporaryDirectory(), 'config.yaml');
    writeFileSync(empty, 'SchemaVersion: "1.0"\n');
    const own = withTags(deliveredTo(teams[0]), teams[0]);
    const foreign = withTags(deliveredTo(teams[0]), teams[1]);
    const sent = requests([
      ...teams.flatMap((team) => [
        [team.executionRoleArn, deliveredTo(team)], [team.executionRoleArn, empty],
      ] as const),
      [teams[0].executionRoleArn, own], [teams[0].executionRoleArn, foreign],
    ]);
    [tagged, claimed] = sent.splice(-2);
    delivered = sent.filter((_, index) => index % 2 === 0);
    bare = sent.filter((_, index) => index % 2 === 1);
  });

  test.each([0, 1])('are allowed with the delivered file: team %d of the starter kit', async (index) => {
    const team = teams[index];

    // Without the permission to list buckets, the SDK goes on.
    const sent = delivered[index].filter((request) =>
      ![...MONITORING, 'ListBuckets'].includes(request[1]) && !isServerless(request));

    expect(sent.map(([, operation]) => operation)).toEqual(expect.arrayContaining(OPERATIONS));

    for (const { action, resource, context } of await iamRequests(sent, team)) {
      await model.expectAllowed(team.execution, action, resource, context);
    }
  });

  test.each([0, 1])('are denied without it, by statements that docs/first-day.md names: team %d', async (index) => {
    const team = teams[index];
    const page = readFileSync('docs/first-day.md', 'utf8');

    const sent = bare[index].filter((request) => GUARDED.includes(request[1]) && !isOnLocalStorage(request));

    expect(new Set(sent.map(([, operation]) => operation))).toEqual(new Set(GUARDED));

    for (const request of sent) {
      const [{ action, resource, context }] = await iamRequests([request], team);
      const { allowed, reasons } = await model.decide(team.execution, action, resource, context);
      const sids = reasons.flatMap((reason) => reason.match(/\bDeny\w+/g) ?? []);

      expect([action, allowed, sids.length > 0]).toEqual([action, false, true]);
      expect(sids.filter((sid) => !page.includes(`\`${sid}\``))).toEqual([]);
    }
  });

  test.each([
    ['a monitoring job', ([, operation]: ApiRequest) => operation === MONITORING[0], /^$/],
    ['a schedule that names its job', ([, operation]: ApiRequest) => operation === MONITORING[1], /DenyWithoutSubnets/],
    ['a serverless endpoint', isServerless, /DenyWithoutVolumeKeyOrType/],
  ])('are denied for %s, as docs/sdk-defaults.md says', async (_, isWanted, reason) => {
    const [team] = teams;

    const [request, ...more] = delivered[0].filter((sent) => isWanted(sent));

    expect([request, more]).toEqual([expect.anything(), []]);

    const [{ action, resource, context }] = await iamRequests([request], team);
    const { allowed, reasons } = await model.decide(team.execution, action, resource, context);

    expect(allowed).toBe(false);
    expect(reasons.flatMap((text) => text.match(/\bDeny\w+/g) ?? []).join(' ')).toMatch(reason);
  });

  test('take tags from the file: that of the own domain is allowed, that of another team is denied', async () => {
    const [team] = teams;
    const creating = (sent: ApiRequest[]) => (
      sent.filter((request) => request[1].startsWith('Create') && request[2].Tags
        && !MONITORING.includes(request[1]) && !isServerless(request))
    );

    expect(new Set(creating(tagged).map(([, operation]) => operation))).toEqual(new Set([
      'CreateTrainingJob', 'CreateProcessingJob', 'CreateModel', 'CreateEndpointConfig', 'CreateEndpoint',
      'CreateTransformJob', 'CreateHyperParameterTuningJob', 'CreatePipeline',
    ]));

    for (const { action, resource, context } of await iamRequests(creating(tagged), team)) {
      await model.expectAllowed(team.execution, action, resource, context);
    }

    for (const request of creating(claimed)) {
      const [{ action, resource, context }] = await iamRequests([request], team);
      const { allowed, reasons } = await model.decide(team.execution, action, resource, context);

      expect([action, allowed]).toEqual([action, false]);
      expect(reasons.join(' ')).toMatch(/DenyTagsOfOtherTeams|DenyResourcesOfOtherTeams/);
    }
  });
});

/** The configuration with the tag of a domain for the resources that the SDK creates, as a user can add it. */
function withTags(config: string, { domain }: KitTeam): string {
  const { SageMaker: resources, ...rest } = parse(readFileSync(config, 'utf8'), { merge: true }) as {
    SageMaker: { [resource: string]: object };
  };
  const Tags = [{ Key: 'sagemaker:domain-arn', Value: domain.attributes.DomainArn }];
  const withTag = Object.fromEntries(TAGGED.map((resource) => [resource, { ...resources[resource], Tags }]));
  const path = join(temporaryDirectory(), 'config.yaml');
  const tagged = { ...rest, SageMaker: { ...resources, ...withTag } };
  writeFileSync(path, stringify(tagged, { aliasDuplicateObjects: false }));
  return path;
}

/** The configuration of the SDK that the Studio domain of a team delivers. */
function deliveredTo({ lifecycleScript }: KitTeam): string {
  const admin = join(temporaryDirectory(), 'admin');
  execFileSync('bash', ['-c', lifecycleScript.replace('admin=/etc/xdg/sagemaker', `admin=${admin}`)]);
  return join(admin, 'config.yaml');
}

/** What the SDK sends, for each role and configuration. */
function requests(rolesAndConfigs: readonly (readonly [role: string, config: string])[]): ApiRequest[][] {
  const output = execFileSync(PYTHON!, ['test/sdk/capture.py', ...rolesAndConfigs.flat()], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: temporaryDirectory() },
  });
  return output.trim().split('\n').slice(-rolesAndConfigs.length).map((line) => JSON.parse(line) as ApiRequest[]);
}
