import { placeText } from './origins';
import { AccessRequestFor, PlatformAccess } from './platform-access';
import { askerOf, PlatformRole, roleText } from './roles';
import { conditionText } from './statement-text';
import { ModelDecision, principalOf } from '../../access/evaluation/access-model';
import { Condition } from '../../access/evaluation/conditions';
import { RequestContext } from '../../access/evaluation/request';
import { Statement } from '../../access/evaluation/statement';
import { rolesModule } from '../../platform/modules/roles';

/** A sentence about a decision, and the source of the statement that determines it. */
export interface Reason {
  readonly text: string;
  /** `file:line` of the configuration, or the path of the construct. */
  readonly place?: string;
}

/** A decision with its reasons. */
export interface Explanation {
  readonly allowed: boolean;
  readonly reasons: readonly Reason[];
  /** Statements that would allow the request if their conditions matched. */
  readonly notes: readonly Reason[];
  /** Policies that were not evaluated, because their documents are not available. */
  readonly notEvaluated: readonly string[];
}

/** The reason on one line. */
export function reasonText({ text, place }: Reason): string {
  return place === undefined ? text : `${text} (${place})`;
}

/** Explains a decision for a role. */
export function explain(
  access: PlatformAccess, role: PlatformRole, request: AccessRequestFor, decision: ModelDecision,
): Explanation {
  return new Explainer(access, role, request, decision).explanation();
}

/** Condition keys with which statements identify roles. */
const KEYS_OF_ROLES = ['aws:principalarn', 'aws:userid'];

class Explainer {
  private readonly roleLabel: string;
  private readonly context: RequestContext;

  constructor(
    private readonly access: PlatformAccess,
    private readonly role: PlatformRole,
    private readonly request: AccessRequestFor,
    private readonly decision: ModelDecision,
  ) {
    this.roleLabel = roleText(role, access.roles.labelOf(role));
    this.context = new RequestContext(decision.context);
  }

  public explanation(): Explanation {
    const { allowed, deniedBy, allowedBy, notEvaluated } = this.decision;
    if (allowed) {
      return { allowed, reasons: distinct(allowedBy.map((s) => this.allowance(s))), notes: [], notEvaluated };
    }
    if (deniedBy.length > 0) {
      return { allowed, reasons: deniedBy.map((s) => this.denial(s)), notes: [], notEvaluated };
    }
    return { allowed, reasons: this.missing(), notes: this.nearly(), notEvaluated };
  }

  private allowance(statement: Statement): Reason {
    return { text: `allowed by ${statement.label} of ${this.policyLabel(statement)}`, place: this.place(statement) };
  }

  private denial(statement: Statement): Reason {
    const why = this.whyDenied(statement);
    return {
      text: `denied by ${statement.label} of ${this.policyLabel(statement)}${why === '' ? '' : `: ${why}`}`,
      place: this.place(statement),
    };
  }

  private whyDenied(statement: Statement): string {
    const ofRoles = statement.conditions.filter(({ key }) => KEYS_OF_ROLES.includes(key.toLowerCase()));
    const owner = this.policyLabel(statement).replace(/^bucket /, '');
    if (ofRoles.some(({ operator }) => /Not(Like|Equals)/.test(operator))) {
      return this.isNamedElsewhere(statement)
        ? `no access policy of ${owner} grants this to ${this.roleLabel} here`
        : `no access policy of ${owner} contains ${this.roleLabel}`;
    }
    if (ofRoles.length > 0) return `${this.roleLabel} has this access only ${this.inside(statement)}`;
    const others = statement.conditions.filter(({ key }) => key.toLowerCase() !== 'aws:principalisawsservice');
    return others.map((condition) => this.conditionText(condition)).join(', and ');
  }

  /** The resources that a statement with `NotResource` does not deny. */
  private inside({ json: { NotResource: outside = [] } }: Statement): string {
    const labels = [outside].flat().map((arn) => this.access.resources.label(arn.replace(/\*$/, '')));
    return labels.length === 0 ? 'elsewhere' : `in ${labels.filter((label) => label.includes('/')).join(', ')}`;
  }

  /** Whether the policy of a statement allows the role anything. */
  private isNamedElsewhere({ policy }: Statement): boolean {
    const request = { principal: principalOf(askerOf(this.role)), action: '', resource: '', context: {} };
    return this.access.model.resourcePolicies.statementsOfPolicy(policy).some((other) => (
      other.effect === 'Allow' && other.names(request, false) === 'role'
    ));
  }

  private conditionText(condition: Condition): string {
    return conditionText(condition, this.context);
  }

  private missing(): Reason[] {
    const { missing, notEvaluated } = this.decision;
    const { resource, arn, isLakeFormation, action } = this.request;
    const on = arn === '*' ? '' : ` on ${this.access.resources.label(arn)}`;
    const place = resource && this.placeOf(resource.resource);
    if (isLakeFormation) {
      return [{ text: `no Lake Formation grant allows ${action}${on} for ${this.roleLabel}`, place }];
    }
    return [
      ...missing.includes('identity') && missing.includes('resource')
        ? [{ text: `no policy allows ${action}${on} for ${this.roleLabel}`, place: this.placeOfRole() }]
        : [],
      ...missing.includes('identity') && !missing.includes('resource')
        ? [{ text: `no policy of ${this.roleLabel} allows ${action}${on}`, place: this.placeOfRole() }]
        : [],
      ...missing.includes('resource') && !missing.includes('identity')
        ? [{
          text: notEvaluated.includes(arn)
            ? `the policy of ${arn} is not known`
            : `the policy of ${this.access.resources.label(arn)} does not allow ${action} for ${this.roleLabel}`,
          place,
        }]
        : [],
      ...missing.includes('boundary')
        ? [{ text: `the permissions boundary of ${this.roleLabel} does not allow ${action}${on}` }]
        : [],
    ];
  }

  /** Statements for the request whose conditions do not match. */
  private nearly(): Reason[] {
    const { arn, action } = this.request;
    const { role } = this.role;
    const principal = principalOf(askerOf(this.role, this.request.session));
    const asked = { principal, action, resource: arn, context: this.decision.context };
    const ofResource = this.access.model.resourcePolicies.of(action, arn).statements ?? [];
    const candidates = [
      ...role.identity, ...ofResource.filter((statement) => statement.names(asked, false) !== undefined),
    ];
    return candidates.filter((statement) => (
      statement.effect === 'Allow' && statement.isAbout(asked, this.context) && !statement.applies(asked, this.context)
    )).map((statement) => {
      const failing = statement.conditions.filter((condition) => !condition.holds(this.context));
      const texts = failing.map((condition) => this.conditionText(condition)).join(', and ');
      return {
        text: `${statement.label} of ${this.policyLabel(statement)} does not apply: ${texts}`,
        place: this.place(statement),
      };
    });
  }

  /** `bucket raw`, `policy DataUserPolicy`, `key:datalake`. */
  private policyLabel({ policy }: Statement): string {
    const { origin, name, kind } = policy;
    if (origin === undefined) return `policy ${name.split('/').pop()}`;
    const resource = this.access.model.templates.resourceAt(origin.stack, origin.logicalId)!;
    if (kind !== 'resource') return this.identityLabel(resource.type, name, origin);
    if (resource.type === 'AWS::LakeFormation::PrincipalPermissions') return 'Lake Formation';
    const target = [resource.properties.Bucket, resource.properties.Topics, resource.properties.Queues].flat();
    const owner = this.access.resources.index.things.find(({ resource: other }) => (
      other === resource || (target.includes(other.ref) && other.ref !== undefined)
    ));
    if (owner === undefined) return name;
    const label = this.access.resources.index.labelOf(owner);
    if (owner.kind === 'role') return `the trust policy of ${label}`;
    return owner.kind === 'bucket' ? `bucket ${label}` : label;
  }

  private identityLabel(type: string, name: string, origin: { stack: string; logicalId: string }): string {
    const module = this.access.origins.moduleOf(origin.stack);
    const construct = this.access.origins.constructOf(origin).split('/').pop()!.replace(/^Policy-/, '');
    const own = type === 'AWS::IAM::Role' ? name : construct;
    return `policy ${own}${module === undefined || module.kind === rolesModule.key ? '' : ` of ${module.name}`}`;
  }

  private place(statement: Statement): string | undefined {
    const position = this.access.origins.positionOfStatement(statement);
    if (position !== undefined) return placeText(position);
    return statement.policy.origin && this.access.origins.constructOf(statement.policy.origin);
  }

  private placeOf(resource: { stack: string; logicalId: string }): string {
    const position = this.access.origins.positionOf(resource);
    return position === undefined ? this.access.origins.constructOf(resource) : placeText(position);
  }

  private placeOfRole(): string | undefined {
    return this.role.role.resource && this.placeOf(this.role.role.resource);
  }
}

/** Reasons without repetitions: a database and its tables, for example, have the same grant. */
function distinct(reasons: readonly Reason[]): Reason[] {
  return [...new Map(reasons.map((reason) => [reasonText(reason), reason])).values()];
}
