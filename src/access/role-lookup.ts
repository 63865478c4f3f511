import { CustomResource, Duration, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { RoleReference } from './role-reference';
import { constructId } from '../naming/names';
import { acknowledge, acknowledgeDeploymentFunction, acknowledgeDeploymentLog } from '../private/acknowledge';
import { compareStrings } from '../private/collections';

/**
 * The identifier of a role to look up: its unique ID, its name, or its permission set.
 */
export type RoleQuery =
  { readonly roleId: string } | { readonly roleName: string } | { readonly permissionSet: string };

const ID = 'RoleLookup';

/**
 * Looks up roles at deployment, if a service needs an ARN or name and only a unique ID or permission set is known, or a
 * unique ID and only a name is known. Each stack has at most one lookup, created when it is first needed.
 */
export class RoleLookup extends Construct {
  /** The lookup of the stack of `scope`. */
  public static of(scope: Construct): RoleLookup {
    const stack = Stack.of(scope);
    return (stack.node.tryFindChild(ID) as RoleLookup | undefined) ?? new RoleLookup(stack);
  }

  /** The roles that the lookup of a stack finds, and the reasons. Empty if the stack has no lookup. */
  public static reasonsOf(stack: Stack): string[] {
    const lookup = stack.node.tryFindChild(ID) as RoleLookup | undefined;
    return lookup === undefined ? [] : [...lookup.reasons].sort(compareStrings);
  }

  private readonly handler: Function;
  private readonly reasons = new Set<string>();

  private constructor(stack: Stack) {
    super(stack, ID);
    const logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const policy = new ManagedPolicy(this, 'Policy', {
      description: 'Finds roles by their unique id or permission set',
      document: new PolicyDocument({
        statements: [
          new PolicyStatement({ sid: 'FindRoles', actions: ['iam:ListRoles'], resources: ['*'] }),
          new PolicyStatement({
            sid: 'WriteLogs',
            actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
            resources: [logGroup.logGroupArn],
          }),
        ],
      }),
    });
    this.handler = new Function(this, 'Function', {
      description: 'Finds roles by their unique id or permission set',
      runtime: Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: Code.fromInline(HANDLER),
      timeout: Duration.minutes(2),
      logGroup,
      role: new Role(this, 'Role', {
        assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
        managedPolicies: [policy],
      }),
    });
    acknowledge(
      policy,
      {
        id: 'AwsSolutions-IAM5[Resource::*]',
        reason: 'iam:ListRoles does not support resource-level permissions; it reveals only the names of roles.',
      },
      ...[`AwsSolutions-IAM5[Resource::<${stack.getLogicalId(logGroup.node.defaultChild as never)}.Arn>]`].map(
        (id) => ({ id, reason: 'The streams of one log group.' }),
      ),
    );
    acknowledgeDeploymentLog(logGroup, 'names of roles');
    acknowledgeDeploymentFunction(this.handler, {
      runtime: 'The runtime is supported; a release of this library changes it after tests with the new version.',
      network: 'The function calls only IAM, and most VPCs have no endpoint for IAM.',
    });
  }

  /** ARN, name and unique ID of a role, which are not known until deployment. */
  public find(query: RoleQuery): { arn: string; name: string; id: string } {
    const [kind, value] = Object.entries(query)[0] as [string, string];
    this.reasons.add(REASONS[kind](Token.isUnresolved(value) ? 'that is resolved at deployment' : `"${value}"`));
    const id = constructId(`${kind}-${JSON.stringify(Stack.of(this).resolve(value))}`);
    const found = (this.node.tryFindChild(id) as CustomResource | undefined) ?? new CustomResource(this, id, {
      resourceType: 'Custom::RoleLookup',
      serviceToken: this.handler.functionArn,
      properties: { [{ roleId: 'RoleId', roleName: 'RoleName', permissionSet: 'PermissionSet' }[kind]!]: value },
    });
    return { arn: found.getAttString('Arn'), name: found.getAttString('Name'), id: found.getAttString('Id') };
  }
}

const REASONS: { readonly [kind: string]: (value: string) => string } = {
  roleId: (value) => `the ARN and the name of the role with the unique ID ${value} are not known until deployment`,
  roleName: (value) => `the unique ID of the role ${value} is not known until deployment`,
  permissionSet: (value) => `the role of the permission set ${value} has a generated name`,
};

const HANDLER = `
const { IAMClient, paginateListRoles } = require('@aws-sdk/client-iam');
const response = require('cfn-response');

async function find({ RoleId, RoleName, PermissionSet }) {
  const ssoPath = '/aws-reserved/sso.amazonaws.com/';
  const query = PermissionSet ? { PathPrefix: ssoPath } : {};
  for await (const page of paginateListRoles({ client: new IAMClient({}) }, query)) {
    const role = page.Roles.find((r) => PermissionSet
      ? r.RoleName.replace(/_[0-9a-f]{16}$/, '') === 'AWSReservedSSO_' + PermissionSet
      : RoleName ? r.RoleName === RoleName : r.RoleId === RoleId);
    if (role) return role;
  }
  throw new Error(PermissionSet ? 'no role of the permission set ' + PermissionSet : RoleName ? 'no role with the name ' + RoleName : 'no role with the unique id ' + RoleId);
}

exports.handler = async (event, context) => {
  if (event.RequestType === 'Delete') return reply(event, context, response.SUCCESS, {}, event.PhysicalResourceId);
  try {
    const role = await find(event.ResourceProperties);
    return await reply(event, context, response.SUCCESS, { Arn: role.Arn, Name: role.RoleName, Id: role.RoleId }, role.RoleId);
  } catch (error) {
    console.error(error);
    return reply(event, context, response.FAILED, {}, event.PhysicalResourceId || 'none', String(error.message || error));
  }
};

function reply(event, context, status, data, id, reason) {
  return new Promise((done) => {
    response.send(event, { ...context, logStreamName: reason || context.logStreamName, done }, status, data, id);
  });
}
`;

/**
 * ARN, name and unique ID of a role for services that do not accept patterns: from the reference if it specifies them,
 * otherwise looked up at deployment.
 */
export function deployedRole(scope: Construct, role: RoleReference): { arn: string; name: string; id: string } {
  const found = () => RoleLookup.of(scope).find(queryOf(role));
  return {
    get arn() { return role.arn ?? found().arn; },
    get name() { return (role.permissionSet === undefined ? role.name : undefined) ?? found().name; },
    get id() { return role.id ?? found().id; },
  };
}

function queryOf(role: RoleReference): RoleQuery {
  if (role.permissionSet !== undefined) return { permissionSet: role.permissionSet };
  if (role.id !== undefined) return { roleId: role.id };
  // A reference without a permission set and ID has an ARN, and therefore a name.
  return { roleName: role.name! };
}
