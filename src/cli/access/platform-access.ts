import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { App } from 'aws-cdk-lib';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { findAction } from './actions';
import { lakeFormationDecision } from './lake-formation';
import { NameIndex } from './names';
import { OptionOfConstruct, optionsBelow, optionsFrom } from './option-of-construct';
import { ConfigurationOrigins, Origins } from './origins';
import { kindOf } from './resource-kinds';
import { kindOfArn, mismatch, ownerSession, PlatformResource, PlatformResources, targetOf } from './resources';
import { askerOf, PlatformRole, platformRoles, platformService } from './roles';
import { AccessTemplates, synthesizeUnchecked, templatesOf } from './templates';
import { AccessModel, ModelDecision } from '../../access/evaluation/access-model';
import { ManagedPolicies } from '../../access/evaluation/managed-policies';
import { PolicyDocumentJson } from '../../access/evaluation/policy-document';
import { Context } from '../../access/evaluation/request';
import { UnreadableStatementError } from '../../access/evaluation/statement';
import { Configuration } from '../../config/configuration';
import { entryFileOf } from '../../config/document-store';
import { ReadOptions } from '../../config/yaml-directory';
import { PlatformModule } from '../../platform/platform-module';
import { publishedPolicies } from '../../private/facts/managed-policies';
import { FORMATS } from '../../private/formats';
import { OptionPath } from '../../private/option-path';
import { fail, Problem } from '../../private/problems';
import { makePlatform, newApp, platformOf, readAllowed, withoutTraces } from '../assembly';
import { buildLarge, planOf } from '../partitions/large-platform';

/** A query about access, with the names that users specify. */
export interface AccessQuestion {
  readonly action: string;
  readonly resource: string;
  readonly session?: string;
  readonly context?: Context;
}

/** A query with resolved names. */
export interface AccessRequestFor {
  readonly action: string;
  readonly arn: string;
  readonly resource?: PlatformResource;
  readonly isLakeFormation: boolean;
  readonly session?: string;
  readonly context: Context;
}

/** The templates of a platform, and the options from which their resources were created. */
export interface TemplateSource {
  readonly assembly: CloudAssembly;
  readonly optionOfConstruct: OptionOfConstruct;
}

/**
 * The templates of an app that has been built, which are written into its output directory. Other processes that have
 * built its constructs know their options.
 */
export function templatesIn(app: App, options?: ReadonlyMap<string, OptionPath>): TemplateSource {
  const optionOfConstruct = options === undefined ? optionsBelow(app) : optionsFrom(options);
  return { assembly: synthesizeUnchecked(app), optionOfConstruct };
}

/** Evaluates access in a platform, by the names that users know. */
export class PlatformAccess {
  /** The platform of a configuration, from several processes if it is large. */
  public static async open(
    config: string, managed: ManagedPolicies, read: ReadOptions & { readonly debug: boolean },
  ): Promise<PlatformAccess> {
    const outdir = mkdtempSync(join(tmpdir(), 'dsp-access-'));
    try {
      const configuration = readAllowed(config, read);
      const plan = planOf(configuration);
      const parts = plan && !read.debug
        ? await buildLarge(configuration, plan, { directory: outdir, withOptions: true })
        : undefined;
      const app = newApp(outdir);
      const source = withoutTraces(read, () => {
        const { platform } = platformOf(app, configuration, { plan, elsewhere: parts?.elsewhere });
        return { ...templatesIn(app, parts?.options), modules: platform.modules };
      });
      return PlatformAccess.of(source, source.modules, configuration, managed);
    } finally {
      rmSync(outdir, { recursive: true, force: true });
    }
  }

  /** The platform of a configuration. */
  public static fromConfiguration(
    config: string, managed: ManagedPolicies, read: ReadOptions = {},
  ): PlatformAccess {
    const outdir = mkdtempSync(join(tmpdir(), 'dsp-access-'));
    try {
      const app = newApp(outdir);
      const { platform, configuration } = makePlatform(app, config, undefined, read);
      return PlatformAccess.of(templatesIn(app), platform.modules, configuration, managed);
    } finally {
      rmSync(outdir, { recursive: true, force: true });
    }
  }

  /** A platform that has been built, or some of its stacks. */
  public static of(
    { assembly, optionOfConstruct }: TemplateSource,
    modules: readonly PlatformModule[],
    configuration: Configuration,
    managed: ManagedPolicies,
    stacks?: ReadonlySet<string>,
  ): PlatformAccess {
    const source = templatesOf(assembly, stacks);
    const origins = new ConfigurationOrigins(optionOfConstruct, modules, configuration, source.constructs);
    return new PlatformAccess(source, origins, managed);
  }

  public readonly model: AccessModel;
  public readonly roles: NameIndex<PlatformRole>;
  public readonly resources: PlatformResources;

  constructor(source: AccessTemplates, public readonly origins: Origins, managed: ManagedPolicies) {
    this.model = modelOf(source, origins, managed);
    this.roles = platformRoles(this.model, origins);
    this.resources = new PlatformResources(source.templates, origins);
  }

  /**
   * The role with a name. An ARN can be that of a role outside the platform, whose policies are not known. The hint for
   * a name that does not exist lists likely roles first.
   */
  public role(name: string, isLikely?: (role: PlatformRole) => boolean): PlatformRole | Problem {
    const found = this.roles.find(name) ?? platformService(name, this.model);
    if (found !== undefined) return found;
    if (!FORMATS.iamRoleArn.pattern.test(name)) return this.roles.problem(name, isLikely, isOfDomain);
    const role = { ...this.model.otherRole(name), notEvaluated: [`the identity policies of ${name}`] };
    return { role, names: [name], source: 'external' };
  }

  /**
   * The query with resolved names, or the problems with the names. The hint for a resource that does not exist prefers
   * likely ones.
   */
  public request(
    { action: text, resource: name, session, context = {} }: AccessQuestion,
    isLikely?: (resource: PlatformResource) => boolean,
  ): AccessRequestFor | Problem {
    const found = this.resources.find(name, isLikely);
    if ('problem' in found) return found.problem;
    const action = findAction(text, found.resource?.kind ?? kindOfArn(found.arn));
    if ('problem' in action) return this.namesakeFor(text, name, found.resource) ?? action.problem;
    if (action.isLakeFormation && found.resource === undefined) {
      return {
        code: 'DSP451', message: `"${name}" is not in the platform`, hint: 'grants are evaluated for its own resources',
      };
    }
    if (!action.takesResource && found.arn !== '*') {
      return { code: 'DSP451', message: `"${action.action}" takes no resource, found "${name}"`, hint: 'write "*"' };
    }
    if (/[*?]/.test(found.arn) && action.takesResource && !action.isLakeFormation) {
      return {
        code: 'DSP451',
        message: `"${name}" is a pattern, but "${action.action}" requires one resource`,
        hint: 'specify one resource, for example one object under a prefix',
      };
    }
    const other = found.resource && !action.isLakeFormation
      ? mismatch(action.action, name, found.arn, found.resource)
      : undefined;
    if (other !== undefined) return this.namesakeFor(text, name, found.resource) ?? other;
    const arn = found.resource === undefined ? found.arn : targetOf(action.action, found.arn, found.resource);
    return {
      action: action.action,
      arn,
      resource: found.resource,
      isLakeFormation: action.isLakeFormation ?? false,
      session: session ?? (found.resource && ownerSession(found.resource)),
      context,
    };
  }

  /** The problem with a resource to which an action does not apply, but to one of another kind with the same name. */
  private namesakeFor(action: string, name: string, resource: PlatformResource | undefined): Problem | undefined {
    if (resource === undefined) return undefined;
    const meant = this.resources.namesake(name, (other) => {
      const found = findAction(action, other.kind);
      return 'action' in found && found.takesResource
        && (found.isLakeFormation || mismatch(found.action, name, other.arn, other) === undefined);
    });
    return meant === undefined ? undefined : {
      code: 'DSP451',
      message: `"${name}" names a ${resource.kind}, not a ${kindOf(meant).kind}`,
      hint: `did you mean "${meant}"?`,
    };
  }

  /** The decision of the policies for a role. */
  public decide(role: PlatformRole, request: AccessRequestFor): ModelDecision {
    const { action, arn, resource, session, context } = request;
    if (request.isLakeFormation) return lakeFormationDecision(this.model.templates, role.role, action, resource!, arn);
    const full = { ...tagContext(action, arn, resource), ...context };
    return this.model.decide(askerOf(role, session), action, arn, full);
  }
}

/** Whether a role has a name below the domain of another name. */
function isOfDomain({ names, source }: PlatformRole, name: string): boolean {
  const [domain, ...rest] = name.split('/');
  return rest.length > 0 && source === 'platform' && names.some((other) => other.startsWith(`${domain}/`));
}

/** The model of the templates. An unknown condition operator is an error with its location. */
function modelOf({ templates }: AccessTemplates, origins: Origins, managed: ManagedPolicies): AccessModel {
  try {
    return new AccessModel(templates, managed);
  } catch (error) {
    if (!(error instanceof UnreadableStatementError)) throw error;
    return fail({
      code: 'DSP455',
      message: `unknown condition operator "${error.operator}" in "${error.statement.label}"`,
      hint: 'see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
      position: origins.positionOfStatement(error.statement),
    });
  }
}

/**
 * AWS and customer managed policies from a directory: files `NAME.json`, in folders if the name has a path. They take
 * precedence over the AWS managed policies in the library.
 */
export function readManagedPolicies(directory: string | undefined): ManagedPolicies {
  const published = Object.entries(publishedPolicies()).map(([path, { document }]) => [path, document] as const);
  const ofAws = Object.fromEntries(published) as { [path: string]: PolicyDocumentJson };
  const documents: { [name: string]: PolicyDocumentJson } = {};
  for (const file of directory === undefined ? [] : jsonFiles(directory)) {
    documents[file.replace(/\.json$/, '').replace(/\\/g, '/')] = policyIn(join(directory!, file));
  }
  return new ManagedPolicies(documents, ofAws);
}

function jsonFiles(directory: string): string[] {
  try {
    return readdirSync(directory, { recursive: true }).map(String).filter((file) => file.endsWith('.json')).sort();
  } catch {
    return fail({
      code: 'DSP453',
      message: `--managed-policies: "${directory}" is not a directory`,
      hint: 'specify a directory with a file NAME.json for each policy',
    });
  }
}

/** The document in a file, or in the output of `aws iam get-policy-version`. */
function policyIn(file: string): PolicyDocumentJson {
  try {
    const json = JSON.parse(readFileSync(file, 'utf8')) as {
      PolicyVersion?: { Document?: PolicyDocumentJson }; Document?: PolicyDocumentJson;
    } & PolicyDocumentJson;
    const document = json.PolicyVersion?.Document ?? json.Document ?? json;
    if (typeof document.Statement === 'object') return document;
  } catch {
    // Reported below.
  }
  return fail({
    code: 'DSP453',
    message: `--managed-policies: "${file}" is not a JSON policy`,
    hint: 'save the output of "aws iam get-policy-version" in the file',
  });
}

/** The directory of the configuration. */
export function directoryOf(config: string): string {
  return dirname(entryFileOf(config));
}

/** The tags of a resource in the context of a request. S3 sends them only if they are enabled for the bucket. */
function tagContext(action: string, arn: string, resource: PlatformResource | undefined): Context {
  const [service] = action.split(':');
  if (resource === undefined || resource.arn !== arn || service === 's3') return {};
  const tags: { Key: string; Value: string }[] = resource.resource.properties.Tags ?? [];
  if (!Array.isArray(tags)) return {};
  return Object.fromEntries(tags.flatMap(({ Key, Value }) => [
    [`aws:ResourceTag/${Key}`, Value], [`${service}:ResourceTag/${Key}`, Value],
  ]));
}
