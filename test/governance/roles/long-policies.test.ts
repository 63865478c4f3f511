import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { DefaultNaming, GeneratedRoles, GeneratedRolesProps } from '../../../src';
import { MANAGED_POLICY_LIMIT } from '../../../src/private/facts/aws-limits';
import { policyLength } from '../../../src/private/policies';
import { AccessModel } from '../../support/access';
import { nagFindings } from '../../support/nag';
import { messageOf, testStack } from '../../support/stacks';

const naming = new DefaultNaming({
  organization: 'acme1234',
  environment: 'dev',
  domain: 'shared',
  moduleName: 'roles',
});

/** A statement of about 2,000 characters. Three of them fit into one policy. */
const statement = (sid: string) => ({
  Sid: sid,
  Effect: 'Allow',
  Action: 's3:GetObject',
  Resource: Array.from({ length: 40 }, (_, index) => `arn:aws:s3:::bucket-of-${sid}/${'x'.repeat(15)}${index}`),
});
const SIDS = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
const LONG = { policyDocument: { Statement: SIDS.map(statement) } };

function rolesIn(stack: Stack, props: GeneratedRolesProps): GeneratedRoles {
  return new GeneratedRoles(stack, 'Roles', { naming, ...props });
}

function parts(props: GeneratedRolesProps): { [name: string]: string[] } {
  const stack = testStack();
  rolesIn(stack, props);
  const policies = Object.values(Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy'));
  return Object.fromEntries(policies.map(({ Properties: { ManagedPolicyName: name, PolicyDocument: document } }) => {
    expect(policyLength(document)).toBeLessThanOrEqual(MANAGED_POLICY_LIMIT);

    return [name, document.Statement.map(({ Sid }: { Sid: string }) => Sid)];
  }));
}

describe('a policy that is too long for IAM', () => {
  test('is split in the order of its statements; the first part keeps the name', () => {
    expect(parts({ generatePolicies: { long: LONG } })).toEqual({
      'acme1234-dev-shared-roles-long': ['A', 'B', 'C'],
      'acme1234-dev-shared-roles-long-2': ['D', 'E', 'F'],
      'acme1234-dev-shared-roles-long-3': ['G'],
    });
    expect(Object.keys(parts({ generatePolicies: { Long: { ...LONG, verbatimPolicyName: true } } }))).toEqual([
      'Long',
      'Long-2',
      'Long-3',
    ]);
  });

  test('keeps its logical ID in the first part', () => {
    const idOf = (count: number) => {
      const stack = testStack();
      const roles = rolesIn(stack, {
        generatePolicies: { long: { policyDocument: { Statement: SIDS.slice(0, count).map(statement) } } },
      });
      return stack.resolve(roles.managedPolicy('long').managedPolicyArn).Ref;
    };

    expect(idOf(7)).toBe(idOf(1));
  });

  test('gives a role all of its parts', async () => {
    const stack = testStack();
    const roles = rolesIn(stack, {
      generatePolicies: { long: LONG },
      generateRoles: { r: { trustedPrincipal: 'this_account', generatedPolicies: ['long'] } },
    });

    expect(roles.managedPolicyParts('long')).toHaveLength(3);
    expect(roles.managedPolicyNames).toEqual(['long']);

    const model = AccessModel.fromApp(stack);
    for (const sid of SIDS) {
      await model.expectAllowed(
        model.role('roles-r'),
        's3:GetObject',
        `${model.external(`arn:aws:s3:::bucket-of-${sid}`)}/${'x'.repeat(15)}0`,
      );
    }
    await model.expectDenied(
      model.role('roles-r'),
      's3:GetObject',
      `${model.external('arn:aws:s3:::bucket-of-A')}/other`,
    );
  });

  test('counts once for each part towards the ten policies of a role', () => {
    const awsManagedPolicies = Array.from({ length: 8 }, (_, index) => `Policy${index}`);
    const role = (count: number) => ({
      r: {
        trustedPrincipal: 'this_account',
        generatedPolicies: ['long'],
        awsManagedPolicies: awsManagedPolicies.slice(0, count),
      },
    });

    expect(() => rolesIn(testStack(), { generatePolicies: { long: LONG }, generateRoles: role(7) })).not.toThrow();
    expect(
      messageOf((scope) => rolesIn(scope as Stack, { generatePolicies: { long: LONG }, generateRoles: role(8) })),
    ).toMatch(
      /DSP302: the role has 11 managed policies \(8 of AWS, 0 of the account, 3 generated\), and IAM attaches 10\n.*once for each of its parts/,
    );
  });

  test('is an error if a single statement is too long', () => {
    const whole = { ...statement('B'), Resource: SIDS.slice(0, 4).flatMap((sid) => statement(sid).Resource) };

    expect(
      messageOf((scope) =>
        rolesIn(scope as Stack, {
          generatePolicies: { p: { policyDocument: { Statement: [statement('A'), whole] } } },
        }),
      ),
    ).toMatch(
      /generatePolicies\.p\.policyDocument\.Statement\[1\]: error DSP301: statement 2 results in a policy of about \d+ characters/,
    );
  });

  test('does not use the name or the logical ID of another policy', () => {
    const short = { policyDocument: { Statement: [statement('X')] } };

    expect(
      messageOf((scope) => rolesIn(scope as Stack, { generatePolicies: { 'long': LONG, 'long-2': short } })),
    ).toMatch(/DSP303: "long \(part 2\)" and "long-2" would both be named "acme1234-dev-shared-roles-long-2"/);
    expect(
      Object.keys(parts({ generatePolicies: { 'long': LONG, 'long-2': { ...short, verbatimPolicyName: true } } })),
    ).toHaveLength(4);
  });

  test('has its suppressions in every part', () => {
    const wild = {
      policyDocument: { Statement: SIDS.map((sid) => ({ ...statement(sid), Action: [`s3:Get${sid}*`] })) },
    };
    const findings = (suppressions?: { id: string; reason: string }[]) => {
      const stack = testStack();
      rolesIn(stack, { generatePolicies: { wild: { ...wild, suppressions } } });
      return nagFindings(stack);
    };

    expect(findings()).toHaveLength(7);
    expect(findings([{ id: 'AwsSolutions-IAM5', reason: 'Reads of any kind.' }])).toEqual([]);
  });
});
