import { Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { DataZoneDomainReference, ProjectDomainOptions } from './unified-studio-options';
import { isDeferred } from '../../private/deferred';
import { UNPUBLISHED_DOMAIN_IDS } from '../../private/facts/mdaa-parameters';
import { FORMATS } from '../../private/formats';
import { OptionPath } from '../../private/option-path';
import { failAt } from '../../private/option-problems';
import { readParameter } from '../../private/parameter-reads';
import { knownArn } from '../../private/shared-parameters';
import { didYouMean } from '../../private/suggestions';

/** Kinds of resources that have an ID in a domain: the maps of `DataZoneDomainReference`. */
type IdKind = 'domainUnitIds' | 'projectProfileIds' | 'blueprintIds';

const NOUNS: { readonly [kind in IdKind]: string } = {
  domainUnitIds: 'domain unit', projectProfileIds: 'project profile', blueprintIds: 'environment blueprint',
};

/**
 * Paths of IDs below the path of a domain. AWS MDAA publishes those of project profiles; it finds the others with a
 * function.
 */
const PARAMETERS: { readonly [kind in IdKind]: (name: string) => string } = {
  domainUnitIds: (name) => `${UNPUBLISHED_DOMAIN_IDS.domainUnitIds}/${name}`,
  projectProfileIds: (name) => `project_profile/${name}/id`,
  blueprintIds: (name) => `${UNPUBLISHED_DOMAIN_IDS.blueprintIds}/${name}`,
};

/** A domain that a project belongs to, and the IDs of its domain units, profiles and blueprints. */
export class ProjectDomain {
  /** The domain that is given exactly once: in the options of `scope`, or in a block within them. */
  public static of(
    scope: Construct,
    block: string,
    options: ProjectDomainOptions,
    within: { readonly [name: string]: ProjectDomainOptions } = {},
  ): ProjectDomain {
    const places = [
      { place: options, path: [] as OptionPath },
      ...Object.entries(within).map(([name, place]) => ({ place, path: [name] })),
    ];
    const given = places.flatMap(({ place, path }) =>
      (['domainConfig', 'domainConfigSsmParam'] as const).flatMap((name) =>
        place[name] === undefined ? [] : [{ source: place[name], path: [...path, name] }],
      ),
    );
    if (given.length === 1) return new ProjectDomain(scope, given[0].source, given[0].path);
    return failAt(scope, given.length === 0 ? [] : given[1].path, {
      code: 'DSP345',
      message: given.length === 0 ? `"${block}" has no domain` : `"${block}" gives its domain ${given.length} times`,
      hint: 'give either "domainConfig" or "domainConfigSSMParam", once',
    });
  }

  /** ID of the domain. */
  public readonly id: string;

  private readonly reference?: DataZoneDomainReference;
  /** Where the parameters of the domain begin. */
  private readonly path?: string;

  private constructor(
    private readonly scope: Construct,
    source: DataZoneDomainReference | string,
    private readonly at: OptionPath,
  ) {
    if (typeof source === 'string') {
      this.path = parameterPath(scope, at, source);
      this.id = this.parameter(`${this.path}/id`);
    } else {
      this.reference = source;
      this.id = source.domainId;
    }
  }

  /**
   * The ID of the resource with this name; an ID is returned unchanged. `path` is where the options name it, if they
   * do.
   */
  public idOf(kind: IdKind, nameOrId: string, path?: OptionPath): string {
    const ids = this.reference?.[kind] ?? {};
    if (Object.hasOwn(ids, nameOrId)) return ids[nameOrId];
    if (isDeferred(nameOrId) || isGeneratedId(nameOrId)) return nameOrId;
    if (this.path !== undefined) {
      return this.parameter(`${this.path}/${PARAMETERS[kind](nameOrId.replace(/[^\w.-]/g, '-'))}`);
    }
    return failAt(this.scope, path ?? [...this.at, kind], {
      code: 'DSP346',
      message: `the id of the ${NOUNS[kind]} "${nameOrId}" is not known, and CloudFormation cannot look it up by name`,
      hint:
        didYouMean(nameOrId, Object.keys(ids)) ?? `give its id in "domainConfig": { ${kind}: { "${nameOrId}": ID } }`,
    });
  }

  private parameter(path: string): string {
    return readParameter(this.scope, path, this.at);
  }
}

/** Ids that DataZone generates: lower-case letters and digits without a separator, at least one digit. */
function isGeneratedId(text: string): boolean {
  return /^(?=.*\d)[a-z0-9]{10,36}$/.test(text);
}

/** The path or ARN, also of a reference to the value of the parameter. */
function parameterPath(scope: Construct, at: OptionPath, value: string): string {
  if (value.startsWith('arn:') && Token.isUnresolved(value)) {
    const known = knownArn(scope, value);
    if (known !== undefined) return known;
    return failAt(scope, at, {
      code: 'DSP345',
      message: '"domainConfigSSMParam" contains a value that is resolved at deployment',
      hint: 'set "account" of the environment, or write the account in the ARN',
    });
  }
  const text: unknown = Stack.of(scope).resolve(value);
  const path = typeof text === 'string' ? /^\{\{resolve:ssm:([^:{}]+)\}\}$/.exec(text)?.[1] ?? text : value;
  if (Token.isUnresolved(path) || FORMATS.ssmParameterPath.pattern.test(path)) return path;
  return failAt(scope, at, {
    code: 'DSP345',
    message: `"domainConfigSSMParam" is "${path}", which is not the path or ARN of a parameter`,
    hint: 'write for example /acme/shared/domain; for a domain whose parameters are out of reach give "domainConfig"',
  });
}
