import { Stack, Token } from 'aws-cdk-lib';
import { parameterText } from './parameter-text';
import {
  GENERATED_ROLE,
  generatedRolePath,
  Producers,
  PROJECT_VALUE,
  projectPath,
  rolesOf,
  WHOLE_PARAMETER,
} from './producers';
import { isPublishedBy, valuesLike, wrongKindOfValue } from './published-kinds';
import { PublishedValues } from './published-values';
import { nearestValue, pathsHint, pathsLike, publishedNote, roleNameHint } from './reference-hints';
import { ReferenceLog } from './reference-log';
import { StackReferences } from './stack-references';
import { parseText, Part } from './template-text';
import { isPlainObject } from '../../private/collections';
import { FormatName } from '../../private/formats';
import { OptionPath } from '../../private/option-path';
import { OptionType, propertiesOf } from '../../private/options-model';
import { isPolicyStatement, mapStatement } from '../../private/policies';
import { Problem } from '../../private/problems';
import { knownArn, sharedParameter } from '../../private/shared-parameters';
import { didYouMean, parameterPathHint } from '../../private/suggestions';
import { ModuleEntry, moduleId, tagPath } from '../module-entry';

const ROLE_REF = 'RoleRef';

/** Resolves the references that need the stack of the reader: values of other modules, pseudo parameters, roles. */
export class DeferredReferences {
  private readonly own: StackReferences;

  constructor(
    private readonly reader: ModuleEntry,
    private readonly stack: Stack,
    private readonly producers: Producers,
    private readonly published: PublishedValues,
    private readonly log: ReferenceLog,
    private readonly report: (problem: Problem, path: OptionPath) => void,
    private readonly pathOf = (at: OptionPath): OptionPath => [...reader.path, reader.kind.key, ...at],
  ) {
    this.own = new StackReferences(stack, reader.kind.key);
  }

  /** A copy of the options of the reader with references resolved. */
  public resolveOptions(): unknown {
    const { struct } = this.reader.kind;
    return this.resolve(struct === undefined ? { map: 'any' } : { struct }, this.reader.options, []);
  }

  /** The tags of the reader with references resolved. */
  public resolveTags(report: (problem: Problem, path: OptionPath) => void): { [key: string]: string } {
    const ofTags = new DeferredReferences(
      this.reader, this.stack, this.producers, this.published, this.log, report, (at) => tagPath(this.reader, at),
    );
    return ofTags.resolve({ map: 'string' }, this.reader.tags, []) as { [key: string]: string };
  }

  /** Reports references to resources that the module did not create. Called after the module is complete. */
  public checkResources(): void {
    this.own.check();
  }

  /**
   * The value at `path`, which is either published by a module of this platform or external. `write` is how the option
   * refers to a path, if it does not contain the path itself.
   */
  public read(path: string, at: OptionPath, write?: (other: string) => string): string {
    const found = this.find(path);
    if (found !== undefined) return found;
    const invalid = Token.isUnresolved(path) ? undefined : parameterPathHint(path);
    if (invalid !== undefined) {
      this.report({ code: 'DSP304', message: `"${path}" is not the path of a parameter`, hint: invalid }, at);
      return parameterText(path);
    }
    const owners = this.ownersOf(path);
    if (owners.length === 0) {
      const [own] = this.producers.of(path, this.reader);
      if (own !== undefined) return isPublishedBy(own, path) ? this.ownValue(path, at) : this.noOwnValue(path, at);
      this.log.readExternal(this.reader, path, this.pathOf(at));
      return parameterText(path);
    }
    if (!owners.every((owner) => this.published.isKnown(owner))) return parameterText(path);
    const role = roleAt(path);
    if (role !== undefined && !this.checkRole(role, at)) return parameterText(path);
    const known = owners.flatMap((owner) => this.published.pathsOf(owner));
    const meant = nearestValue(path, known);
    this.report({
      code: 'DSP201',
      about: path,
      message: `"${path}" is not published by ${owners.map((owner) => `"${moduleId(owner)}"`).join(' or ')}`,
      notes: owners.map((owner) => publishedNote(owner, path, this.published.pathsOf(owner))),
      hint: this.mdaaHint(path) ?? (meant !== undefined && write === undefined ? `did you mean "${meant}"?`
        : pathsHint(meant === undefined ? pathsLike(path, known) : [meant], write ?? ((other) => other))
          ?? `"dsp describe ${moduleId(owners[0])}" lists all values`),
    }, at);
    return parameterText(path);
  }

  private mdaaHint(path: string): string | undefined {
    const [publisher] = this.producers.alsoOf(path, this.reader);
    return publisher && `set "compatibility: mdaa": with it, "${moduleId(publisher)}" publishes this path`;
  }

  /** The value at `path`, if a module of this platform publishes it. */
  public find(path: string): string | undefined {
    for (const owner of [...this.ownersOf(path), ...this.producers.alsoOf(path, this.reader)]) {
      const value = this.published.read(owner, path);
      if (value === undefined) continue;
      this.log.read(this.reader, owner, path);
      return value;
    }
    return undefined;
  }

  /** CloudFormation reads parameters before it creates those of the stack. */
  private ownValue(text: string, at: OptionPath): string {
    this.report({
      code: 'DSP225',
      message: `"${text}" is published by this module itself and does not exist yet when CloudFormation reads it`,
      hint: 'use "{{ref:CONSTRUCT/PATH}}" for a resource of the same module, or move it into a separate module',
    }, at);
    return text;
  }

  /** A value that the module itself does not publish: probably that of another module. */
  private noOwnValue(path: string, at: OptionPath): string {
    const meant = valuesLike(path, this.producers.near(this.reader), this.published);
    this.report({
      code: 'DSP201',
      about: path,
      message: `"${path}" is not published by "${moduleId(this.reader)}", which is the module that reads it`,
      hint: meant.length === 0 ? '"dsp describe" lists the values of the other modules'
        : meant.length === 1 ? `did you mean "ssm:${meant[0]}"?`
          : `write ${meant.map((other) => `"ssm:${other}"`).join(' or ')}`,
    }, at);
    return parameterText(path);
  }

  private ownersOf(path: string): ModuleEntry[] {
    return this.producers.of(path, this.reader).filter((module) => module !== this.reader);
  }

  /** A value of an option, with references resolved. `format` is that of the string, or of each string in it. */
  private resolve(type: OptionType, value: unknown, path: OptionPath, format?: FormatName): unknown {
    if (typeof value === 'string') {
      if (format !== undefined) this.checkKind(value, format, path);
      return this.text(value, path);
    }
    if (Array.isArray(value)) {
      const element = typeof type === 'object' && 'list' in type ? type.list : 'any';
      return value.map((item, index) => this.resolve(element, item, [...path, index], format));
    }
    if (isPolicyStatement(value)) return mapStatement(value, (json) => this.resolve('any', json, path));
    if (!isPlainObject(value)) return value;
    if (typeof type === 'object' && 'struct' in type) {
      if (type.struct === ROLE_REF) return this.role(value, path);
      const properties = propertiesOf(type.struct);
      return mapEntries(value, (key, item) => (
        (properties[key]?.format === 'ssmParameterPath' ? parameterOf(item) : undefined)
          ?? this.resolve(properties[key]?.type ?? 'any', item, [...path, key], properties[key]?.format)
      ));
    }
    // The options of a custom module are untyped data, so its roles are recognized by their keys.
    if (this.reader.kind.struct === undefined && isRoleRef(value)) return this.role(value, path);
    const element = typeof type === 'object' && 'map' in type ? type.map : 'any';
    return mapEntries(value, (key, item) => this.resolve(element, item, [...path, key], format));
  }

  /** Reports a reference to a value of a module of this platform that is not in the format of the option. */
  private checkKind(text: string, format: FormatName, path: OptionPath): void {
    const parameter = this.referredPath(text);
    const owner = parameter === undefined ? undefined
      : this.ownersOf(parameter).find((candidate) => this.published.read(candidate, parameter) !== undefined);
    if (parameter === undefined || owner === undefined) return;
    const problem = wrongKindOfValue(this.reader, owner, parameter, format, this.published.pathsOf(owner));
    if (problem !== undefined) this.report(problem, path);
  }

  /** The path of the parameter that a text as a whole refers to. */
  private referredPath(text: string): string | undefined {
    const role = GENERATED_ROLE.exec(text);
    if (role) return generatedRolePath(this.reader, role[2], role[1]);
    const value = PROJECT_VALUE.exec(text)?.[1];
    if (value === undefined) return parameterOf(text);
    const project = this.reader.kind.projectName?.(this.reader.options);
    return project && projectPath(this.reader, project, value);
  }

  /**
   * The name and ARN of a role that is generated on this platform are known, regardless of how the role is specified.
   */
  private role(ref: { [key: string]: unknown }, path: OptionPath): unknown {
    for (const key of ['id', 'arn', 'name']) {
      const text = ref[key];
      const generated = typeof text === 'string' ? this.generatedRole(text) : undefined;
      if (generated === undefined) continue;
      const attribute = (name: string) => this.read(`${generated.base}/${name}`, [...path, key]);
      if (!this.checkRole(generated, [...path, key])) return ref;
      return { refId: generated.refId, ...ref, arn: attribute('arn'), name: attribute('name'), id: attribute('id') };
    }
    const properties = propertiesOf(ROLE_REF);
    const resolved = mapEntries(ref, (key, item) => (
      this.resolve('any', item, [...path, key], properties[key]?.format)
    ));
    const text = ref.id ?? ref.arn ?? ref.name;
    return typeof text === 'string' && isReference(text) ? { refId: text, ...resolved } : resolved;
  }

  private generatedRole(text: string): GeneratedRole | undefined {
    const short = GENERATED_ROLE.exec(text);
    if (short) return roleAt(generatedRolePath(this.reader, short[2], short[1]));
    const path = parameterOf(text);
    return path === undefined || this.producers.of(path, this.reader).length === 0 ? undefined : roleAt(path);
  }

  private checkRole(role: GeneratedRole, path: OptionPath): boolean {
    const makers = this.producers.of(`${role.base}/arn`, this.reader);
    const names = makers.flatMap(rolesOf);
    if (makers.length === 1 && makers[0] === this.reader && names.includes(role.name)) {
      this.ownValue(role.name, path);
      return false;
    }
    if (makers.length === 0 || names.includes(role.name) || !makers.every((maker) => this.published.isKnown(maker))) {
      return true;
    }
    this.report(
      {
        code: 'DSP202',
        about: `${role.base}/arn`,
        message: `no roles module of domain "${role.domain}" generates a role "${role.name}"`,
        notes: makers.map((maker) => lookedIn(maker, rolesOf(maker).length)),
        hint: this.roleHint(role, names),
      },
      path,
    );
    return false;
  }

  /** A role with the same name in another domain is a better suggestion than a role with a similar name. */
  private roleHint({ domain, name, attribute }: GeneratedRole, names: string[]): string | undefined {
    const others = this.producers.domainsWithRole(name, this.reader).filter((other) => other !== domain);
    if (others.length === 0) return roleNameHint(name, names, this.producers.unusedRoles(names));
    const paths = others.map((other) => `ssm:/{{org}}/${other}/generated-role/${name}/${attribute}`);
    return `${others.map((other) => `domain "${other}"`).join(' and ')} generates it: use ${paths.join(' or ')}; or `
      + 'add the role to the roles module of this domain';
  }

  private text(text: string, path: OptionPath): unknown {
    const parameter = WHOLE_PARAMETER.exec(text);
    if (parameter) return this.read(parameter[1], path, (other) => `ssm:${other}`);
    const role = GENERATED_ROLE.exec(text);
    if (role) {
      const value = generatedRolePath(this.reader, role[2], role[1]);
      return this.checkRole(roleAt(value)!, path) ? this.read(value, path) : text;
    }
    const project = PROJECT_VALUE.exec(text);
    if (project) return this.projectValue(project[1], path);
    if (!text.includes('{{')) return text;
    const parts = parseText(text);
    const alone = parts.length === 1;
    const values = parts.map((part) => this.part(part, path, alone, text));
    return alone ? values[0] : values.join('');
  }

  private projectValue(value: string, path: OptionPath): string {
    const project = this.reader.kind.projectName?.(this.reader.options);
    if (project === undefined) {
      this.report(
        {
          code: 'DSP212',
          message: `"project:${value}" requires a project`,
          hint: 'set "projectName" in this module',
        },
        path,
      );
      return '';
    }
    const base = projectPath(this.reader, project, '');
    return this.read(base + value, path, (other) => `project:${other.slice(base.length)}`);
  }

  /** The value of a parameter that another account shares. */
  private shared(arn: string, path: OptionPath): string {
    const known = knownArn(this.stack, arn);
    if (known !== undefined) return sharedParameter(this.stack, known, path);
    this.report({
      code: 'DSP207',
      message: 'the ARN of a shared parameter contains a value that is resolved at deployment',
      hint: 'set "account" of the environment, or write the account in the ARN',
    }, path);
    return '';
  }

  private part(part: Part, path: OptionPath, alone: boolean, text?: string): unknown {
    if (typeof part === 'string') return part;
    const body = part.parts.map((inner) => this.part(inner, path, false)).join('');
    switch (body) {
      case 'partition': return this.stack.partition;
      case 'region': return this.stack.region;
      case 'account': return this.stack.account;
    }
    const parameter = /^resolve:ssm:(\/.+)$/.exec(body);
    if (parameter) {
      const written = text?.includes(parameter[1]) ? (other: string) => text.replace(parameter[1], other) : undefined;
      return this.read(parameter[1], path, written);
    }
    // Parameters that another account shares, and secrets, are resolved by CloudFormation.
    const foreign = /^resolve:ssm(?:-secure)?:(.+)$/.exec(body);
    if (foreign) this.log.readExternal(this.reader, foreign[1], this.pathOf(path));
    const arn = /^resolve:ssm:(arn:.+)$/.exec(body);
    if (arn) return this.shared(arn[1], path);
    if (body.startsWith('resolve:')) return `{{${body}}}`;
    const report = (problem: Problem) => this.report(problem, path);
    if (body.startsWith('ref:')) return this.own.resource(body.slice('ref:'.length), report);
    if (body.startsWith('param:')) return this.own.parameter(body.slice('param:'.length), alone, report);
    this.report(
      {
        code: 'DSP207',
        message: `the reference "{{${body}}}" is not supported`,
        hint: didYouMean(body, ['partition', 'region', 'account', 'resolve:ssm:/PATH', 'ref:PATH', 'param:NAME']),
      },
      path,
    );
    return '';
  }
}

/** The path of the parameter that a text refers to as a whole. */
function parameterOf(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  return WHOLE_PARAMETER.exec(text)?.[1] ?? /^\{\{resolve:ssm:(\/[^{}]+)\}\}$/.exec(text)?.[1];
}

function mapEntries(
  map: { [key: string]: unknown },
  convert: (key: string, item: unknown) => unknown,
): { [key: string]: unknown } {
  return Object.fromEntries(Object.entries(map).map(([key, item]) => [key, convert(key, item)]));
}

function lookedIn(module: ModuleEntry, count: number): string {
  return `looked in "${moduleId(module)}", which generates ${count} role${count === 1 ? '' : 's'}`;
}

/** A role that a roles module of a domain generates, and the attribute that a reference reads. */
interface GeneratedRole {
  /** The path of its attributes. */
  readonly base: string;
  readonly domain: string;
  readonly name: string;
  readonly attribute: string;
  readonly refId: string;
}

/** The generated role whose attribute is at a path. */
function roleAt(path: string): GeneratedRole | undefined {
  const match = /^(\/[^/]+\/([^/]+)\/generated-role\/(.+))\/(id|arn|name)$/.exec(path);
  if (match === null) return undefined;
  const [, base, domain, name, attribute] = match;
  return { base, domain, name, attribute, refId: `${domain}-${name}` };
}

const ROLE_KEYS = ['arn', 'id', 'immutable', 'name', 'refId', 'sso'];

/** Whether a map refers to a role that is generated on the platform. */
function isRoleRef(value: { readonly [key: string]: unknown }): boolean {
  const isGenerated = (text: unknown) => typeof text === 'string' && /^generated-role-|\/generated-role\//.test(text);
  const keys = Object.keys(value);
  return keys.every((key) => ROLE_KEYS.includes(key)) && [value.id, value.arn, value.name].some(isGenerated);
}

function isReference(text: string): boolean {
  return text.includes('{{') || WHOLE_PARAMETER.test(text);
}
