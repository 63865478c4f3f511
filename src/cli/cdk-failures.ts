import { knownRegions } from '../private/facts/aws-names';
import { Problem } from '../private/problems';
import { nearest } from '../private/suggestions';

/** Account and Region of a stack, if known. */
export interface StackEnvironment {
  readonly stackName: string;
  readonly account?: string;
  readonly region?: string;
}

interface KnownFailure {
  readonly pattern: RegExp;
  readonly problem: (output: string, stack: StackEnvironment | undefined) => Problem;
}

const BOOTSTRAP: KnownFailure = {
  pattern: /bootstrap stack|has the environment been bootstrapped|\/cdk-bootstrap\//i,
  problem: (output, stack) => {
    const [, account = stack?.account ?? 'ACCOUNT', region = stack?.region ?? 'REGION'] =
      /aws:\/\/(\d{12})\/([a-z0-9-]+)/.exec(output) ?? [];
    const regions = knownRegions(region);
    const close = region === 'REGION' || regions.includes(region) ? undefined : nearest(region, regions);
    return {
      code: 'DSP412',
      message: account === 'ACCOUNT' && region === 'REGION'
        ? 'the account and Region are not bootstrapped for the AWS CDK'
        : `${place(account, region)} is not bootstrapped for the AWS CDK`,
      hint: close !== undefined
        ? `did you mean the Region "${close}"?`
        : `run "npx cdk bootstrap aws://${account}/${region}" once, then run the command again`,
    };
  },
};

const CREDENTIALS: KnownFailure = {
  pattern:
    /unable to resolve aws account|no credentials|credentials (?:have|has) (?:not )?(?:been )?(?:configured|expired)|could not load credentials|expiredtoken|security token .* (?:invalid|expired)|need to perform aws calls|unable to locate credentials|specify a region/i,
  problem: () => ({
    code: 'DSP411',
    message: 'no valid AWS credentials, or no Region',
    hint: 'sign in (for example "aws sso login", or set AWS_PROFILE and AWS_REGION), check with "aws sts '
      + 'get-caller-identity", then run the command again',
  }),
};

const PROTECTED: KnownFailure = {
  pattern: /cannot be deleted while TerminationProtection is enabled/i,
  problem: (output, stack) => {
    const name = /Stack \[([^\]]+)\] cannot be deleted/.exec(output)?.[1] ?? stack?.stackName ?? 'STACK';
    return {
      code: 'DSP414',
      message: `CloudFormation does not delete "${name}" because its termination protection is enabled`,
      hint: 'run "aws cloudformation update-termination-protection --no-enable-termination-protection --stack-name '
        + `${name}", then run the command again`,
    };
  },
};

/** How CloudFormation and the services report a resource that already exists. */
const EXISTING = [
  /resource of type '([\w:]+)' with identifier '([^']+)' already exists/i,
  /CREATE_FAILED\s*\|\s*([\w:]+)\s*\|[^\n]*?([\w.@/-]+) already exists/i,
  /(?:^|\s)([\w.@/:-]+) already exists(?: in stack|\.|$|\s|")/im,
];

const EXISTS: KnownFailure = {
  pattern: /already ?exists|AlreadyOwnedByYou|EarlyValidation::ResourceExistenceCheck|Validation failed with \d+ error/i,
  problem: (output, stack) => {
    const [, type, identifier] = EXISTING[0].exec(output) ?? EXISTING[1].exec(output) ?? [];
    const named = identifier ?? EXISTING[2].exec(output)?.[1];
    const what = named === undefined ? 'a resource' : `${type === undefined ? '' : `${type} `}"${named}"`;
    return {
      code: 'DSP416',
      message: `${what} of ${stack === undefined ? 'the stack' : `"${stack.stackName}"`} already exists, but does not `
        + 'belong to the stack',
      notes: ['resources that hold data are retained when their stack is deleted'],
      hint: 'run "dsp deploy --adopt-existing" to import retained resources into the stack, or delete or rename '
        + 'them',
    };
  },
};

const ROLLED_BACK: KnownFailure = {
  pattern: /(?<!UPDATE_)ROLLBACK_(?:COMPLETE|FAILED)|failed creation/,
  problem: (output, stack) => ({
    code: 'DSP417',
    message: `${stack === undefined ? 'a stack' : `"${stack.stackName}"`} could not be created, and was rolled back`,
    notes: reasons(output),
    hint: /ROLLBACK_FAILED/.test(output)
      ? 'delete the stack in the CloudFormation console, then run the command again'
      : 'fix the cause, then run the command again: the failed stack is deleted first',
  }),
};

const UPDATE_FAILED: KnownFailure = {
  // The aws-cdk CLI shortens the status in its table.
  pattern: /UPDATE_ROLLBACK_/,
  problem: (output, stack) => ({
    code: 'DSP407',
    message: `${stack === undefined ? 'a stack' : `"${stack.stackName}"`} could not be updated`
      + `${/UPDATE_ROLLBACK_FAILED/.test(output) ? '' : ', and was rolled back: it is as before'}`,
    notes: reasons(output),
    hint: /UPDATE_ROLLBACK_FAILED/.test(output)
      ? 'fix the cause, run "aws cloudformation continue-update-rollback --stack-name '
        + `${stack?.stackName ?? 'STACK'}", then run the command again`
      : 'fix the cause, then run the command again',
  }),
};

const DELETE_FAILED: KnownFailure = {
  pattern: /DELETE_FAILED/,
  problem: (output, stack) => ({
    code: 'DSP406',
    message: `${stack === undefined ? 'a stack' : `"${stack.stackName}"`} could not be deleted completely`,
    notes: reasons(output),
    hint: /DELETE_FAILED\s*\|\s*AWS::SageMaker::(?:Domain|UserProfile|Space)\b/.test(output)
      ? 'delete the applications and spaces of the users (docs/troubleshooting.md shows how), then run the command '
        + 'again'
      : 'remove what prevents the deletion, then run the command again',
  }),
};

/** Messages of the aws-cdk CLI about causes outside the templates, the most specific cause first. */
const KNOWN_FAILURES = [BOOTSTRAP, CREDENTIALS, PROTECTED, EXISTS, ROLLED_BACK, UPDATE_FAILED, DELETE_FAILED];

/** The problem in the output of the aws-cdk CLI, if its reason is known. */
export function knownFailure(output: string, stacks: readonly StackEnvironment[]): Problem | undefined {
  const known = KNOWN_FAILURES.find(({ pattern }) => pattern.test(output));
  return known?.problem(output, failedStack(output, stacks));
}

/** The last stack that failed in the output, or the only stack. */
function failedStack(output: string, stacks: readonly StackEnvironment[]): StackEnvironment | undefined {
  const failures = output.split('\n').filter((line) => /fail|error|❌/i.test(line)).reverse();
  const longestFirst = [...stacks].sort((a, b) => b.stackName.length - a.stackName.length);
  for (const line of failures) {
    const stack = longestFirst.find(({ stackName }) => line.includes(stackName));
    if (stack) return stack;
  }
  return stacks.length === 1 ? stacks[0] : undefined;
}

function place(account: string, region: string): string {
  return account === 'ACCOUNT' ? `the Region ${region}` : `account ${account} in ${region}`;
}

/** The reasons that CloudFormation reports for failed resources. */
function reasons(output: string): string[] {
  const found = [...output.matchAll(/(?:CREATE|UPDATE|DELETE)_FAILED\s*\|\s*(AWS::(?!CloudFormation::Stack)\S+)\s*\|\s*(\S+)\s+(.*)/g)];
  return [...new Set(found.map(([, type, id, reason]) => `${type} ${id}: ${reason.trim()}`))].slice(0, 3);
}
