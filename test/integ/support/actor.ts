import { ExpectedResult, IApiCall, IntegTest } from '@aws-cdk/integ-tests-alpha';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal, IPrincipal, IRole, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** One API call by a session of a role. */
export interface Attempt {
  /** ARN of the role; if omitted, the function itself makes the call. */
  readonly role?: string;
  /** Name of the session. */
  readonly session?: string;
  /** A service in the spelling of the AWS SDK for JavaScript, for example `S3`. */
  readonly service: string;
  /** A command of the service, for example `GetObject`. */
  readonly api: string;
  readonly input: { readonly [parameter: string]: unknown };
  /** The output field to return instead of `done`, with dots between the levels. */
  readonly answer?: string;
}

/** A failure to assume the role is an error of the function, so that it is never mistaken for a denial of the call. */
const CODE = `
exports.handler = async ({ role, session, service, api, input, answer }) => {
  let credentials;
  if (role) {
    const sts = require('@aws-sdk/client-sts');
    const taken = await new sts.STSClient({}).send(new sts.AssumeRoleCommand({ RoleArn: role, RoleSessionName: session }));
    const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken } = taken.Credentials;
    credentials = { accessKeyId, secretAccessKey, sessionToken };
  }
  const sdk = require('@aws-sdk/client-' + service.toLowerCase());
  const client = new sdk[service + 'Client'](credentials ? { credentials } : {});
  const command = new sdk[api + 'Command'](input);
  try {
    const output = await client.send(command);
    return answer ? String(answer.split('.').reduce((value, key) => value[key], output)) : 'done';
  } catch (error) {
    return error.name;
  }
};
`;

/**
 * A function that assumes roles of the test and attempts API calls: it returns `done`, or the name of the error. Denied
 * calls can be asserted in no other way, because an assertion of the framework fails for every error.
 */
export class Actor extends Construct {
  /**
   * A role that the actor can assume. Its own policies allow `actions` on all resources; the component controls the
   * rest.
   */
  public static role(scope: Construct, id: string, actions: string[], alsoTrusted?: IPrincipal): Role {
    const role = new Role(scope, id, { assumedBy: new AccountRootPrincipal() });
    if (alsoTrusted) {
      role.assumeRolePolicy!.addStatements(
        new PolicyStatement({ principals: [alsoTrusted], actions: ['sts:AssumeRole'] }),
      );
    }
    if (actions.length > 0) role.addToPolicy(new PolicyStatement({ actions, resources: ['*'] }));
    return role;
  }

  private readonly handler: Function;

  constructor(scope: Stack, id: string) {
    super(scope, id);
    this.handler = new Function(this, 'Function', {
      runtime: Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: Code.fromInline(CODE),
      timeout: Duration.minutes(1),
      logGroup: new LogGroup(this, 'Log', { removalPolicy: RemovalPolicy.DESTROY }),
    });
    this.handler.addToRolePolicy(
      new PolicyStatement({ actions: ['sts:AssumeRole', 'sts:SetSourceIdentity'], resources: ['*'] }),
    );
  }

  /** Attempts a call during the assertions. The answer is the attribute `Payload`. */
  public attempt(integ: IntegTest, attempt: Attempt): IApiCall {
    const payload = JSON.stringify({ session: 'integ', ...attempt });
    return integ.assertions.invokeFunction({ functionName: this.handler.functionName, payload });
  }

  /** Attempts a call and expects success. */
  public succeeds(
    integ: IntegTest,
    role: IRole | string | undefined,
    service: string,
    api: string,
    input: Attempt['input'],
  ): IApiCall {
    return this.attempt(integ, { role: arnOf(role), service, api, input }).expect(answer('done'));
  }

  /** Attempts a call and expects an error with that name. */
  public isRefused(
    integ: IntegTest,
    role: IRole | string | undefined,
    service: string,
    api: string,
    input: Attempt['input'],
    error = 'AccessDenied',
  ): IApiCall {
    return this.attempt(integ, { role: arnOf(role), service, api, input }).expect(answer(error));
  }
}

/** The answer of the function, as the framework sees it. */
export function answer(text: string): ExpectedResult {
  return ExpectedResult.objectLike({ Payload: JSON.stringify(text) });
}

function arnOf(role: IRole | string | undefined): string | undefined {
  return typeof role === 'object' ? role.roleArn : role;
}
