import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { BasePersona, DefaultNaming, GeneratedRoles, GeneratedRolesProps } from '../../../src';
import { MANAGED_POLICY_LIMIT } from '../../../src/private/facts/aws-limits';
import { policyLength } from '../../../src/private/policies';
import { AccessModel, TEST_ACCOUNT as ACCOUNT, TEST_REGION as REGION } from '../../support/access';
import { nagFindings } from '../../support/nag';
import { agnosticStack, messageOf, testStack } from '../../support/stacks';

const naming = new DefaultNaming({
  organization: 'acme1234',
  environment: 'dev',
  domain: 'shared',
  moduleName: 'roles',
});
const roleOf = (basePersona?: BasePersona) => ({ trustedPrincipal: 'this_account', basePersona });
const ALL: GeneratedRolesProps = {
  naming,
  generateRoles: {
    admin: roleOf(BasePersona.DATA_ADMIN),
    engineer: roleOf(BasePersona.DATA_ENGINEER),
    scientist: roleOf(BasePersona.DATA_SCIENTIST),
  },
};
const policyNames = (props: GeneratedRolesProps) => {
  const stack = testStack();
  new GeneratedRoles(stack, 'Roles', { naming, ...props });
  return Object.values(Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy'))
    .map((policy) => policy.Properties.ManagedPolicyName)
    .sort();
};
const named = (...personas: string[]) => personas.map((persona) => `acme1234-dev-shared-roles-persona-${persona}`);

describe('the policies of a persona', () => {
  test('are created if a role has the persona, and attached to it', () => {
    expect(
      policyNames({
        generateRoles: { r: roleOf(BasePersona.DATA_ENGINEER), s: roleOf(BasePersona.DATA_ENGINEER), t: roleOf() },
      }),
    ).toEqual(named('data-engineer'));

    const stack = testStack();
    const roles = new GeneratedRoles(stack, 'Roles', {
      naming,
      generateRoles: { r: roleOf(BasePersona.DATA_ENGINEER), t: roleOf() },
    });
    const [policy] = roles.personaPolicies(BasePersona.DATA_ENGINEER);
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::IAM::Role', {
      RoleName: 'acme1234-dev-shared-roles-r',
      ManagedPolicyArns: [stack.resolve(policy.managedPolicyArn)],
    });
    template.hasResourceProperties('AWS::IAM::Role', {
      RoleName: 'acme1234-dev-shared-roles-t',
      ManagedPolicyArns: Match.absent(),
    });
  });

  test('are all created on request, even if no role uses them', () => {
    expect(policyNames({ createPersonaManagedPolicies: true })).toEqual(
      named('data-admin', 'data-engineer', 'data-scientist'),
    );
    expect(policyNames({ createPersonaManagedPolicies: false })).toEqual([]);
    expect(
      policyNames({ createPersonaManagedPolicies: false, generateRoles: { r: roleOf(BasePersona.DATA_ADMIN) } }),
    ).toEqual(named('data-admin'));
  });

  test('are within the IAM size limit', () => {
    const stack = agnosticStack();
    new GeneratedRoles(stack, 'Roles', ALL);
    for (const policy of Object.values(Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy'))) {
      expect(policyLength(policy.Properties.PolicyDocument)).toBeLessThanOrEqual(MANAGED_POLICY_LIMIT);
    }
  });

  test('count towards the ten policies of a role', () => {
    const customerManagedPolicies = Array.from({ length: 10 }, (_, index) => `p${index}`);
    const role = (count: number) => ({
      ...roleOf(BasePersona.DATA_ADMIN),
      customerManagedPolicies: customerManagedPolicies.slice(0, count),
    });

    expect(policyNames({ generateRoles: { r: role(9) } })).toHaveLength(1);
    expect(messageOf((scope) => new GeneratedRoles(scope, 'Roles', { generateRoles: { r: role(10) } }))).toMatch(
      /DSP302: the role has 11 managed policies \(0 of AWS, 10 of the account, 0 generated, 1 of its persona\)/,
    );
  });

  test('that were not created are an error', () => {
    const roles = new GeneratedRoles(testStack(), 'Roles', { generateRoles: { r: roleOf(BasePersona.DATA_ADMIN) } });

    expect(() => roles.personaPolicies(BasePersona.DATA_SCIENTIST)).toThrow(/DSP204: unknown persona "data-scientist"/);
  });

  test('must be one of the three personas', () => {
    expect(
      messageOf(
        (scope) => new GeneratedRoles(scope, 'Roles', { generateRoles: { r: roleOf('data-enginer' as BasePersona) } }),
      ),
    ).toMatch(
      /"data-enginer" is not one of data-admin, data-engineer, data-scientist\n {2}hint: did you mean "data-engineer"/,
    );
  });

  test('have no compliance findings', () => {
    const stack = agnosticStack();
    new GeneratedRoles(stack, 'Roles', ALL);

    expect(nagFindings(stack)).toEqual([]);
  });
});

describe('access', () => {
  const stack: Stack = testStack();
  new GeneratedRoles(stack, 'Roles', ALL);
  const model = AccessModel.fromApp(stack);
  const [admin, engineer, scientist] = ['admin', 'engineer', 'scientist'].map((name) => model.role(`roles-${name}`));
  const everybody = [admin, engineer, scientist];
  const bucket = model.external('arn:aws:s3:::any-bucket', { account: ACCOUNT });
  const role = (name: string) => model.external(`arn:aws:iam::${ACCOUNT}:role/${name}`, { account: ACCOUNT });
  const inGlue = (resource: string) => `arn:aws:glue:${REGION}:${ACCOUNT}:${resource}`;
  const workgroup = `arn:aws:athena:${REGION}:${ACCOUNT}:workgroup/any`;
  // The key policy delegates to identity policies, so that only the identity policies are tested.
  const key = model.external(`arn:aws:kms:${REGION}:${ACCOUNT}:key/any`, {
    account: ACCOUNT,
    policy: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 'kms:*', Resource: '*' },
      ],
    },
  });

  test('no persona can access objects or keys, assume another role, or change roles and policies', async () => {
    for (const persona of everybody) {
      await model.expectDenied(
        persona,
        ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:DeleteObjectVersion'],
        `${bucket}/data/x`,
      );
      await model.expectDenied(
        persona,
        ['s3:PutBucketPolicy', 's3:PutLifecycleConfiguration', 's3:PutInventoryConfiguration', 's3:DeleteBucket'],
        bucket,
      );
      await model.expectDenied(
        persona,
        ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:CreateGrant', 'kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion'],
        key,
      );
      await model.expectDenied(
        persona,
        ['iam:AttachRolePolicy', 'iam:PutRolePolicy', 'iam:UpdateAssumeRolePolicy'],
        role('other'),
      );
      await model.expectDenied(
        persona,
        ['lakeformation:PutDataLakeSettings', 'lakeformation:RegisterResource', 'lakeformation:DeregisterResource'],
        '*',
      );
    }
  });

  test('every persona can find buckets, keys, tables and workgroups, and can request Lake Formation data', async () => {
    for (const persona of everybody) {
      await model.expectAllowed(
        persona,
        ['s3:ListAllMyBuckets', 'kms:ListAliases', 'athena:ListWorkGroups', 'lakeformation:GetDataAccess'],
        '*',
      );
      await model.expectAllowed(persona, 'kms:DescribeKey', key);
      await model.expectAllowed(
        persona,
        ['glue:GetTable', 'glue:GetPartitions'],
        [inGlue('catalog'), inGlue('database/d'), inGlue('table/d/t')],
      );
    }
  });

  test('only a data admin administers the catalog and its permissions', async () => {
    const catalog = [inGlue('catalog'), inGlue('database/d'), inGlue('table/d/t')];
    await model.expectAllowed(
      admin,
      ['glue:CreateTable', 'glue:DeleteTable', 'glue:UpdateTable', 'glue:BatchDeletePartition'],
      catalog,
    );
    await model.expectAllowed(admin, ['glue:CreateDatabase', 'glue:UpdateDatabase'], catalog.slice(0, 2));
    await model.expectAllowed(
      admin,
      ['lakeformation:GrantPermissions', 'lakeformation:RevokePermissions', 'lakeformation:CreateLFTag'],
      '*',
    );
    for (const persona of [engineer, scientist]) {
      await model.expectDenied(persona, ['glue:CreateTable', 'glue:DeleteTable', 'glue:UpdateTable'], catalog);
      await model.expectDenied(
        persona,
        ['lakeformation:GrantPermissions', 'lakeformation:RevokePermissions', 'lakeformation:AddLFTagsToResource'],
        '*',
      );
    }
  });

  test('a data admin can list any bucket and see trails and queries, and can run nothing', async () => {
    await model.expectAllowed(admin, ['s3:ListBucket', 's3:GetBucketPolicy', 's3:GetLifecycleConfiguration'], bucket);
    await model.expectAllowed(admin, ['cloudtrail:LookupEvents', 'cloudtrail:DescribeTrails'], '*');
    await model.expectAllowed(admin, ['athena:GetWorkGroup', 'athena:GetQueryExecution'], workgroup);
    await model.expectDenied(
      admin,
      ['athena:StartQueryExecution', 'athena:GetQueryResults', 'athena:DeleteWorkGroup'],
      workgroup,
    );
    await model.expectDenied(
      admin,
      ['cloudtrail:StopLogging', 'cloudtrail:DeleteTrail'],
      `arn:aws:cloudtrail:${REGION}:${ACCOUNT}:trail/t`,
    );
    await model.expectDenied(admin, ['glue:StartJobRun', 'glue:UpdateJob'], inGlue('job/j'));
    for (const persona of [engineer, scientist]) await model.expectDenied(persona, 's3:ListBucket', bucket);
  });

  test('a data admin can configure buckets of the account only', async () => {
    await model.expectAllowed(admin, 's3:PutMetricsConfiguration', bucket);
    const foreign = model.external('arn:aws:s3:::foreign', {
      account: '999988887777',
      policy: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { AWS: admin.roleArn }, Action: 's3:*', Resource: 'arn:aws:s3:::foreign' },
        ],
      },
    });
    await model.expectDenied(admin, 's3:PutMetricsConfiguration', foreign);
    await model.expectAllowed(admin, 's3:ListBucket', foreign);
  });

  test('a data engineer can develop and run jobs, crawlers and workflows', async () => {
    await model.expectAllowed(
      engineer,
      [
        'glue:CreateJob',
        'glue:UpdateJob',
        'glue:DeleteJob',
        'glue:StartJobRun',
        'glue:GetJobRuns',
        'glue:BatchStopJobRun',
      ],
      inGlue('job/j'),
    );
    await model.expectAllowed(engineer, 'glue:CreateCrawler', '*');
    await model.expectAllowed(engineer, ['glue:StartCrawler', 'glue:UpdateCrawler'], inGlue('crawler/c'));
    await model.expectAllowed(engineer, ['glue:StartWorkflowRun', 'glue:CreateWorkflow'], inGlue('workflow/w'));
    await model.expectDenied(scientist, ['glue:CreateJob', 'glue:StartJobRun'], inGlue('job/j'));
    await model.expectDenied(engineer, ['glue:PutResourcePolicy', 'glue:DeleteConnection'], inGlue('catalog'));
  });

  test('a data engineer can pass roles only to Glue', async () => {
    await model.expectAllowed(engineer, 'iam:PassRole', role('glue-etl'), {
      'iam:PassedToService': 'glue.amazonaws.com',
    });
    for (const service of ['ec2.amazonaws.com', 'lambda.amazonaws.com', 'sagemaker.amazonaws.com']) {
      await model.expectDenied(engineer, 'iam:PassRole', role('glue-etl'), { 'iam:PassedToService': service });
    }
    for (const persona of [admin, scientist]) {
      await model.expectDenied(persona, 'iam:PassRole', role('glue-etl'), {
        'iam:PassedToService': 'glue.amazonaws.com',
      });
    }
  });

  test('a data engineer can read only the logs of Glue and state machines', async () => {
    const group = (name: string) => `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${name}`;
    await model.expectAllowed(
      engineer,
      ['logs:FilterLogEvents', 'logs:StartQuery'],
      [group('/aws-glue/jobs/output'), group('/aws/vendedlogs/states/x')],
    );
    await model.expectDenied(engineer, ['logs:FilterLogEvents', 'logs:StartQuery'], group('/aws/lambda/x'));
    const machine = `arn:aws:states:${REGION}:${ACCOUNT}:stateMachine:m`;
    await model.expectAllowed(engineer, 'states:DescribeStateMachine', machine);
    await model.expectDenied(engineer, ['states:StartExecution', 'states:UpdateStateMachine'], machine);
  });

  test('engineers and scientists can run queries; no persona can change a workgroup', async () => {
    for (const persona of [engineer, scientist]) {
      await model.expectAllowed(
        persona,
        ['athena:StartQueryExecution', 'athena:GetQueryResults', 'athena:CreateNamedQuery'],
        workgroup,
      );
      await model.expectDenied(
        persona,
        ['athena:UpdateWorkGroup', 'athena:DeleteWorkGroup', 'athena:CreateWorkGroup'],
        workgroup,
      );
    }
  });

  test('a data scientist can open only their own Studio profile, even with a broader permission', async () => {
    const profile = `arn:aws:sagemaker:${REGION}:${ACCOUNT}:user-profile/d-1/me`;
    const own = { 'sagemaker:ResourceTag/userid': scientist.context['aws:userid'] };
    const other = { 'sagemaker:ResourceTag/userid': 'AROAOTHEROTHEROTHER01:me' };
    const wider = scientist.with({ Effect: 'Allow', Action: 'sagemaker:*', Resource: '*' });
    await model.expectAllowed(scientist, 'sagemaker:CreatePresignedDomainUrl', profile, own);
    await model.expectAllowed(wider, 'sagemaker:CreatePresignedDomainUrl', profile, own);
    for (const persona of [scientist, wider]) {
      await model.expectDenied(persona, 'sagemaker:CreatePresignedDomainUrl', profile, other);
      await model.expectDenied(persona, 'sagemaker:CreatePresignedDomainUrl', profile);
    }
    for (const persona of [admin, engineer]) {
      await model.expectDenied(persona, 'sagemaker:CreatePresignedDomainUrl', profile, own);
    }
  });

  test('a data scientist can see jobs and models, but cannot start or delete them', async () => {
    const inSageMaker = (resource: string) => `arn:aws:sagemaker:${REGION}:${ACCOUNT}:${resource}`;
    await model.expectAllowed(scientist, 'sagemaker:DescribeTrainingJob', inSageMaker('training-job/j'));
    await model.expectAllowed(scientist, ['sagemaker:ListModels', 'sagemaker:ListTrainingJobs'], '*');
    await model.expectDenied(
      scientist,
      ['sagemaker:CreateTrainingJob', 'sagemaker:StopTrainingJob'],
      inSageMaker('training-job/j'),
    );
    await model.expectDenied(
      scientist,
      ['sagemaker:DeleteUserProfile', 'sagemaker:UpdateUserProfile'],
      inSageMaker('user-profile/d-1/me'),
    );
  });
});
