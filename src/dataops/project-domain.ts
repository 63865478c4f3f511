import { CfnDynamicReference, CfnDynamicReferenceService, Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { DataZoneDomainReference, ProjectDomainOptions } from './project-domain-options';
import { isDeferred } from '../private/deferred';
import { fail } from '../private/problems';
import { didYouMean } from '../private/suggestions';

/** Kinds of things that have an id in a domain: the maps of `DataZoneDomainReference`. */
type IdKind = 'domainUnitIds' | 'projectProfileIds' | 'blueprintIds';

const NOUNS: { readonly [kind in IdKind]: string } = {
  domainUnitIds: 'domain unit', projectProfileIds: 'project profile', blueprintIds: 'environment blueprint',
};

/** A domain that a project belongs to, and the ids of what lies in it. */
export class ProjectDomain {
  /** The domain that exactly one of `places` gives. */
  public static of(scope: Construct, block: string, ...places: ProjectDomainOptions[]): ProjectDomain {
    const given = places.flatMap(({ domainConfig, domainConfigSsmParam }) => [domainConfig, domainConfigSsmParam]).filter((value) => value !== undefined);
    if (given.length === 1) return new ProjectDomain(scope, given[0]);
    return fail({
      code: 'DSP345',
      where: scope.node.path,
      message: given.length === 0 ? `"${block}" has no domain` : `"${block}" gives its domain ${given.length} times`,
      hint: 'give either "domainConfig" or "domainConfigSSMParam", once',
    });
  }

  /** Id of the domain. */
  public readonly id: string;

  private readonly reference?: DataZoneDomainReference;
  private readonly path?: string;

  private constructor(private readonly scope: Construct, source: DataZoneDomainReference | string) {
    if (typeof source === 'string') {
      this.path = parameterPath(scope, source);
      this.id = parameter(this.path);
    } else {
      this.reference = source;
      this.id = checkedDomainId(scope, source.domainId);
    }
  }

  /** The id of what has this name; an id stands for itself. */
  public idOf(kind: IdKind, nameOrId: string): string {
    const ids = this.reference?.[kind] ?? {};
    if (Object.hasOwn(ids, nameOrId)) return ids[nameOrId];
    if (isDeferred(nameOrId) || isGeneratedId(nameOrId)) return nameOrId;
    if (this.path !== undefined) return parameter(`${this.path}/${kind}/${nameOrId.replace(/[^\w.-]/g, '-')}`);
    return fail({
      code: 'DSP346',
      where: this.scope.node.path,
      message: `the id of the ${NOUNS[kind]} "${nameOrId}" is not known, and CloudFormation cannot look it up by name`,
      hint: didYouMean(nameOrId, Object.keys(ids)) ?? `give its id in "domainConfig": { ${kind}: { "${nameOrId}": ID } }`,
    });
  }
}

/** Ids that DataZone generates: lower-case letters and digits without a separator, at least one digit. */
function isGeneratedId(text: string): boolean {
  return /^(?=.*\d)[a-z0-9]{10,36}$/.test(text);
}

function parameter(path: string): string {
  return new CfnDynamicReference(CfnDynamicReferenceService.SSM, path).toString();
}

/** The path, also of a reference to the value of the parameter. */
function parameterPath(scope: Construct, value: string): string {
  const text: unknown = Stack.of(scope).resolve(value);
  const path = typeof text === 'string' ? /^\{\{resolve:ssm:([^:{}]+)\}\}$/.exec(text)?.[1] ?? text : value;
  if (Token.isUnresolved(path) || /^\/[\w.-]+(\/[\w.-]+)*$/.test(path)) return path;
  return fail({
    code: 'DSP345',
    where: scope.node.path,
    message: `"domainConfigSSMParam" is "${path}", which is not the path of a parameter`,
    hint: 'write for example /acme/shared/domain/id; for a domain whose parameter is out of reach give "domainConfig"',
  });
}

function checkedDomainId(scope: Construct, id: string): string {
  if (isDeferred(id) || /^dzd[-_][\w-]{1,36}$/.test(id)) return id;
  return fail({ code: 'DSP345', where: scope.node.path, message: `"${id}" is not the id of a domain`, hint: 'write for example dzd_4f5g6h7j8k9l0m' });
}
