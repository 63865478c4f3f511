import { Stack, Token } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, PrincipalBase, PrincipalPolicyFragment } from 'aws-cdk-lib/aws-iam';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { Construct } from 'constructs';
import { checkConditions } from './condition-blocks';
import { unpublishedKeys } from './published-names';
import { unique } from '../../private/collections';
import { SOURCE_ACCOUNT_IN_TRUST } from '../../private/facts/service-context-keys';
import { formatFinding, unknownNameFinding } from '../../private/formats';
import { OptionPath } from '../../private/option-path';
import { OptionFinding, optionProblem, warnAt } from '../../private/option-problems';
import { Problem, throwProblems } from '../../private/problems';
import { didYouMean } from '../../private/suggestions';

/** A principal that can assume a role, in the syntax of `trustedPrincipal`. */
export interface TrustedParty {
  readonly trustedPrincipal: string;
  readonly additionalTrustedActions?: string[];
  /** Conditions for this principal, in addition to those for all principals. */
  readonly condition?: Conditions;
  /** The path of the principal in the options of the component. */
  readonly path: OptionPath;
}

/** The parts of a trust policy for one principal. */
interface Trust {
  readonly principal: { readonly [kind: string]: string };
  readonly actions: string[];
  readonly condition: { readonly [operator: string]: unknown };
}

type Conditions = { readonly [operator: string]: unknown };

const SYNTAXES = ['this_account', 'service:NAME.amazonaws.com', 'account:ID', 'arn:ARN', 'federation:NAME'];
const BAD_PRINCIPAL = 'DSP306';

/** A condition that only requests with a source identity satisfy. */
const ANY_SOURCE_IDENTITY: Conditions = { StringLike: { 'sts:SourceIdentity': '*' } };
/** Actions whose requests can specify a source identity. */
const WITH_SOURCE_IDENTITY = [
  'sts:AssumeRole',
  'sts:AssumeRoleWithSAML',
  'sts:AssumeRoleWithWebIdentity',
  'sts:SetSourceIdentity',
];

/**
 * If `sourceIdentity` of a domain is on, SageMaker starts its applications only with a role that allows it to set one.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitor-user-access.html
 */
const SAGEMAKER = 'sagemaker.amazonaws.com';

/** The options for all principals of a trust policy. */
export interface TrustOptions {
  /** ARN of the identity provider of each federation. */
  readonly federations: { [name: string]: string };
  /** Conditions for all principals. */
  readonly conditions?: unknown;
  /** Whether principals other than services must set a source identity. */
  readonly requireSourceIdentity?: boolean;
  /** Whether services assume the role only on behalf of its account, where AWS documents the condition. */
  readonly limitServicesToAccount?: boolean;
  /** The path of the role in the options of the component. */
  readonly path: OptionPath;
}

/** The principals that can assume a role, each with its own actions. */
export class TrustedPrincipals extends PrincipalBase {
  /** Reads the principals. */
  public static of(scope: Construct, parties: TrustedParty[], options: TrustOptions): TrustedPrincipals {
    const problems: Problem[] = [];
    const trusts = new Map<string, Trust>();
    const { path, federations } = options;
    const report = (at: OptionPath, finding: OptionFinding) => problems.push(optionProblem(scope, at, finding));
    const conditionsPath = [...path, 'assumeRoleTrustConditions'];
    checkConditions(options.conditions, (at, message, hint, isOfKey) => {
      report([...conditionsPath, ...at], { code: 'DSP305', message, hint, isOfKey });
    });
    for (const party of parties) {
      const trust = trustOf(scope, party, federations);
      if ('message' in trust) {
        report([...party.path, 'trustedPrincipal'], trust);
        continue;
      }
      // One statement for a principal, even if it is listed several times.
      const key = JSON.stringify([trust.principal, party.condition]);
      trusts.set(key, {
        ...trust,
        actions: unique([...trusts.get(key)?.actions ?? [], ...trust.actions]),
        condition: mergeConditions(
          trust.condition,
          mergeConditions(options.limitServicesToAccount ? onBehalfOfAccount(scope, trust) : {}, party.condition ?? {}),
        ),
      });
    }
    const all = [...trusts.values()];
    if (options.requireSourceIdentity && problems.length === 0 && all.every(isService)) {
      report([...path, 'requireSourceIdentity'], {
        code: 'DSP315',
        message: '"requireSourceIdentity" has no effect on a role that only services can assume',
        hint: 'omit it',
      });
    }
    throwProblems(problems);
    for (const { path: at, ...warning } of unpublishedKeys(options.conditions, conditionsPath)) {
      warnAt(scope, at, warning);
    }
    for (const party of parties) {
      const [, service] = /^service:(.*)$/.exec(party.trustedPrincipal) ?? [];
      const unknown = service === undefined ? undefined : unknownNameFinding('servicePrincipal', service);
      if (unknown !== undefined) warnAt(scope, [...party.path, 'trustedPrincipal'], unknown);
    }
    const demanding = options.requireSourceIdentity
      ? all.flatMap((trust) => (isService(trust) ? [trust] : withSourceIdentity(trust)))
      : all;
    return new TrustedPrincipals(demanding, (options.conditions ?? {}) as Conditions);
  }

  private constructor(private readonly trusts: Trust[], private readonly conditions: Conditions) {
    super();
  }

  public get policyFragment(): PrincipalPolicyFragment {
    return new PrincipalPolicyFragment({});
  }

  public dedupeString(): string | undefined {
    return undefined;
  }

  public addToAssumeRolePolicy(document: PolicyDocument): void {
    for (const { principal, actions, condition } of this.trusts) {
      const merged = mergeConditions(condition, this.conditions);
      document.addStatements(PolicyStatement.fromJson({
        Effect: 'Allow',
        Principal: principal,
        Action: actions,
        ...Object.keys(merged).length === 0 ? {} : { Condition: merged },
      }));
    }
  }
}

function trustOf(
  scope: Construct,
  party: TrustedParty,
  federations: { [name: string]: string },
): Trust | OptionFinding {
  const text = party.trustedPrincipal;
  const trust = (principal: Trust['principal'], actions: string[] = []): Trust => ({
    principal,
    actions: unique(['sts:AssumeRole', ...party.additionalTrustedActions ?? [], ...actions]),
    condition: {},
  });
  const separator = text.indexOf(':');
  const value = text.slice(separator + 1);
  switch (
    Token.isUnresolved(text.slice(0, separator + 1)) ? 'arn' : text.slice(0, separator === -1 ? undefined : separator)
  ) {
    case 'this_account':
      return separator === -1 ? trust({ AWS: accountArn(scope, Stack.of(scope).account) }) : unknownSyntax(text);
    case 'service': {
      const actions = value === SAGEMAKER ? ['sts:SetSourceIdentity'] : [];
      return formatFinding('servicePrincipal', value) ?? trust({ Service: value }, actions);
    }
    case 'account': {
      if (isArn(value)) return arnTrust(value, trust);
      return formatFinding('accountId', value) ?? trust({ AWS: accountArn(scope, value) });
    }
    case 'arn': {
      if (isArn(text)) return arnTrust(text, trust);
      const arn = text.startsWith('arn:') ? value : text;
      // The value of a parameter is not known yet.
      if (isArn(arn) || Token.isUnresolved(arn) || arn.startsWith('{{resolve:')) return arnTrust(arn, trust);
      return {
        code: BAD_PRINCIPAL,
        message: `"${text}" is not the ARN of an IAM principal`,
        hint: 'for example "arn:aws:iam::123456789012:role/NAME"',
      };
    }
    case 'federation': {
      if (!Object.hasOwn(federations, value)) {
        return {
          code: 'DSP204',
          message: `unknown federation "${value}"`,
          hint: didYouMean(value, Object.keys(federations)) ?? 'add it to "federations"',
        };
      }
      return {
        principal: { Federated: federations[value] },
        actions: ['sts:AssumeRoleWithSAML', ...party.additionalTrustedActions ?? []],
        condition: { StringEquals: { 'SAML:aud': samlAudience(scope) } },
      };
    }
    default: return unknownSyntax(text);
  }
}

function isService({ principal }: Trust): boolean {
  return principal.Service !== undefined;
}

/** AWS documents the key for some services only; a condition on a key that a service does not send denies all of it. */
function onBehalfOfAccount(scope: Construct, { principal }: Trust): Conditions {
  return principal.Service !== undefined && Object.hasOwn(SOURCE_ACCOUNT_IN_TRUST, principal.Service)
    ? { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } }
    : {};
}

/**
 * Requests to tag a session do not specify its source identity, so these actions have a separate statement, which is
 * not sufficient to assume the role.
 */
function withSourceIdentity(trust: Trust): Trust[] {
  const [demanding, others] = [true, false].map((wanted) =>
    trust.actions.filter((action) => WITH_SOURCE_IDENTITY.includes(action) === wanted),
  );
  return [
    {
      ...trust,
      actions: unique([...demanding, 'sts:SetSourceIdentity']),
      condition: mergeConditions(trust.condition, ANY_SOURCE_IDENTITY),
    },
    ...(others.length > 0 ? [{ ...trust, actions: others }] : []),
  ];
}

function unknownSyntax(text: string): OptionFinding {
  return {
    code: BAD_PRINCIPAL,
    message: `"${text}" is not a valid trusted principal`,
    hint: `use one of ${SYNTAXES.join(', ')}`,
  };
}

function arnTrust(arn: string, trust: (principal: Trust['principal']) => Trust): Trust | OptionFinding {
  if (!arn.includes('*')) return trust({ AWS: arn });
  return {
    code: BAD_PRINCIPAL,
    message: `"${arn}" contains a wildcard, which is not valid in a trusted principal`,
    hint: 'trust the account, and restrict it with a condition on "aws:PrincipalArn"',
  };
}

/** A partition can be a token, which contains no colon. */
function isArn(text: string): boolean {
  return /^arn:[^:]+:(iam|sts)::[^:]+:.+$/.test(text);
}

function accountArn(scope: Construct, account: string): string {
  return Stack.of(scope).formatArn({ service: 'iam', region: '', account, resource: 'root' });
}

function samlAudience(scope: Construct): string {
  return RegionInfo.get(Stack.of(scope).region).samlSignOnUrl ?? 'https://signin.aws.amazon.com/saml';
}

/** Both sets of conditions, operator by operator. */
function mergeConditions(first: Conditions, second: Conditions): Conditions {
  const merged: { [operator: string]: unknown } = { ...first };
  for (const [operator, tests] of Object.entries(second)) {
    merged[operator] = { ...(merged[operator] as object), ...(tests as object) };
  }
  return merged;
}
