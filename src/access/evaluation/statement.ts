import { Condition, conditionsOf, UnknownOperatorError } from './conditions';
import { ArnPattern, Pattern } from './patterns';
import { NamedPolicy, PolicyDocumentJson, PolicyStatementJson } from './policy-document';
import { isExempt, matchPrincipal, PrincipalMatch } from './principals';
import { AccessRequest, RequestContext } from './request';

/** The version of the policy language that has variables. */
const WITH_VARIABLES = '2012-10-17';

const NO_CONTEXT = new RequestContext({});

/** A statement with an unsupported condition operator, which cannot be evaluated. */
export class UnreadableStatementError extends Error {
  constructor(public readonly statement: Statement, public readonly operator: string) {
    super(`the condition operator "${operator}" of "${statement.label}" is not known`);
    this.name = 'UnreadableStatementError';
  }
}

/** A statement of a policy, ready for evaluation. */
export class Statement {
  public readonly sid?: string;
  public readonly effect: 'Allow' | 'Deny';
  public readonly conditions: readonly Condition[];
  private readonly actions?: readonly Pattern[];
  private readonly notActions?: readonly Pattern[];
  private arns?: { readonly [element in 'Resource' | 'NotResource']?: readonly ArnPattern[] };
  /** Whether the statement applies to an action, by action. */
  private readonly aboutActions = new Map<string, boolean>();

  constructor(
    public readonly policy: NamedPolicy,
    /** Index in the policy, from 0. */
    public readonly index: number,
    public readonly json: PolicyStatementJson,
  ) {
    this.sid = json.Sid;
    this.effect = json.Effect;
    this.conditions = this.readConditions();
    this.actions = list(json.Action)?.map(actionPattern);
    this.notActions = list(json.NotAction)?.map(actionPattern);
  }

  private get hasVariables(): boolean {
    return this.policy.document.Version === WITH_VARIABLES;
  }

  private readConditions(): Condition[] {
    try {
      return conditionsOf(this.json.Condition, this.hasVariables);
    } catch (error) {
      throw error instanceof UnknownOperatorError ? new UnreadableStatementError(this, error.operator) : error;
    }
  }

  /** The Sid, for example `DenyOthersRead`, or the number of a statement without a Sid. */
  public get label(): string {
    return this.sid ?? `statement ${this.index + 1}`;
  }

  /** Whether the statement applies to a request, regardless of its principal. */
  public applies(request: AccessRequest, context: RequestContext): boolean {
    return this.isAbout(request, context) && this.conditions.every((condition) => condition.holds(context));
  }

  /** Whether the statement applies to the action and resource of a request, regardless of its conditions. */
  public isAbout({ action, resource }: AccessRequest, context: RequestContext): boolean {
    return this.isAboutAction(action) && this.isAboutResource(resource, context);
  }

  /** Read when it is first needed: a platform has many statements, of which a question concerns few. */
  private isAboutResource(resource: string, context: RequestContext): boolean {
    const read = (arns: string | readonly string[] | undefined) => (
      list(arns)?.map((arn) => new ArnPattern(arn, this.hasVariables))
    );
    const { Resource, NotResource } = this.arns ??= {
      Resource: read(this.json.Resource), NotResource: read(this.json.NotResource),
    };
    return isIn(Resource, NotResource, (pattern) => pattern.matches(resource, context));
  }

  /**
   * Whether the statement applies to an action on some resource. Action patterns have no variables, so the result is
   * always the same.
   */
  public isAboutAction(action: string): boolean {
    const known = this.aboutActions.get(action);
    if (known !== undefined) return known;
    const found = isIn(this.actions, this.notActions, (pattern) => pattern.matches(action, NO_CONTEXT));
    this.aboutActions.set(action, found);
    return found;
  }

  /** Whether the statement applies to an action and resource, or could with some values of its variables. */
  public couldBeAbout(action: string, resource: string): boolean {
    const { Resource: named = [], NotResource: excluded = [] } = this.json;
    if ([named, excluded].flat(2).some((arn) => arn.includes('${'))) return this.isAboutAction(action);
    return this.isAboutAction(action) && this.isAboutResource(resource, NO_CONTEXT);
  }

  /**
   * How the statement of a resource policy matches the principal of a request; undefined if it does not. `hasBoundary`
   * indicates whether the principal has a permissions boundary; a deny with `NotPrincipal` always applies to such a
   * principal.
   */
  public names({ principal }: AccessRequest, hasBoundary: boolean): PrincipalMatch | undefined {
    const { Principal: named, NotPrincipal: exempt } = this.json;
    if (named !== undefined) return matchPrincipal(named, principal);
    if (exempt === undefined) return undefined;
    if (this.effect === 'Deny' && hasBoundary) return 'anyPrincipal';
    return isExempt(exempt, principal) ? undefined : 'anyPrincipal';
  }
}

/** The statements of a policy. */
export function statementsOf(policy: NamedPolicy): Statement[] {
  return statementList(policy.document).map((json, index) => new Statement(policy, index, json));
}

/** The statements of a document, which can be a single statement instead of a list. */
export function statementList({ Statement: statements }: PolicyDocumentJson): PolicyStatementJson[] {
  return [statements].flat() as PolicyStatementJson[];
}

/** Statements of many roles have the same actions. */
const actionPatterns = new Map<string, Pattern>();

function actionPattern(action: string): Pattern {
  let pattern = actionPatterns.get(action);
  if (pattern === undefined) {
    pattern = new Pattern(action, { wildcards: true, variables: false, ignoreCase: true });
    actionPatterns.set(action, pattern);
  }
  return pattern;
}

/** Whether one of the patterns matches, or none of the excluded patterns. An absent element excludes nothing. */
function isIn<T>(patterns: readonly T[] | undefined, not: readonly T[] | undefined, matches: (pattern: T) => boolean) {
  if (patterns !== undefined) return patterns.some(matches);
  return not === undefined || !not.some(matches);
}

function list(value: string | readonly string[] | undefined): string[] | undefined {
  return value === undefined ? undefined : [value].flat() as string[];
}
