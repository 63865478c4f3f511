import { existsSync } from 'fs';
import { Stack, Token } from 'aws-cdk-lib';
import {
  IManagedPolicy,
  ISamlProvider,
  ManagedPolicy,
  Role,
  SamlMetadataDocument,
  SamlProvider,
} from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { BasePersona } from './base-persona';
import { GeneratedPolicies } from './generated-policies';
import { FederationOptions, GeneratedPolicyOptions, GeneratedRoleOptions } from './generated-role-options';
import { IamNames } from './iam-names';
import { TrustedPrincipals } from './trusted-principals';
import { checkOneSource } from '../../access/given-objects';
import { ComponentProps } from '../../naming/component-props';
import { constructId, namingOf } from '../../naming/names';
import { IResourceNaming } from '../../naming/resource-naming';
import { acknowledgeSuppressions } from '../../private/acknowledge';
import { roleArn } from '../../private/arns';
import { sortedEntries, unique } from '../../private/collections';
import { isDeferred } from '../../private/deferred';
import { POLICIES_PER_ROLE, TRUST_POLICY_LIMIT } from '../../private/facts/aws-limits';
import { managedPolicyPath } from '../../private/facts/aws-names';
import { POLICIES_OF_ALL_GLUE } from '../../private/facts/glue-policies';
import { NAME_RULES } from '../../private/facts/name-rules';
import { POLICIES_THAT_OPEN_PROFILES } from '../../private/facts/studio-profile-policies';
import { valueOf } from '../../private/lookup';
import { OptionPath } from '../../private/option-path';
import { failAt } from '../../private/option-problems';
import { checkOptions } from '../../private/options-reader';
import { policyLength } from '../../private/policies';
import { ConfigurationError, Problem } from '../../private/problems';
import { didYouMean } from '../../private/suggestions';

/**
 * Configuration of roles and their policies.
 */
export interface GeneratedRolesOptions {
  /**
   * Managed policies by key.
   *
   * @default - none
   */
  readonly generatePolicies?: { [name: string]: GeneratedPolicyOptions };

  /**
   * Roles by key.
   *
   * @default - none
   */
  readonly generateRoles?: { [name: string]: GeneratedRoleOptions };

  /**
   * Identity providers by the name that `federation:NAME` refers to.
   *
   * @default - none
   */
  readonly federations?: { [name: string]: FederationOptions };

  /**
   * Whether to create the managed policies of all three personas, even if no role has them, for example to attach them
   * to permission sets by name. Their names end in `persona-data-admin`, `persona-data-engineer` and
   * `persona-data-scientist`.
   *
   * @default false - only for personas that a role has as its `basePersona`
   */
  readonly createPersonaManagedPolicies?: boolean;

  /**
   * Names of the Athena workgroups in which the personas data-engineer and data-scientist can query, with `*` and `?`
   * as wildcards, for example those of one project.
   *
   * @see https://docs.aws.amazon.com/athena/latest/ug/workgroups-iam-policy.html
   * @default - every workgroup of the account; policies of buckets and keys control access to data and results
   * @sample example-org-dev-dataops-*
   */
  readonly personaWorkgroups?: string[];

  /**
   * Names of the roles that the persona data-engineer can pass to AWS Glue, with `*` and `?` as wildcards, each with
   * its path, if any. All jobs of an engineer can use a role that is listed here.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
   * @default - every role of the account that trusts Glue
   * @sample example-org-dev-dataops-glue-etl
   */
  readonly personaPassedRoles?: string[];

  /**
   * Whether services can assume the roles only on behalf of the account of the roles, so that no other customer can use
   * a role through a service (cross-service confused deputy). Adds a condition on `aws:SourceAccount` to the trust of
   * Amazon DataZone, Amazon SageMaker AI, EventBridge Scheduler and AWS Step Functions. AWS does not document the key
   * for trust policies of other services, for example AWS Glue, whose trust is not changed. For SageMaker AI, AWS
   * recommends the key in general, and shows a trust policy only for training jobs.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/security-confused-deputy-prevention.html
   * @default false - a role trusts the service for every account; `iam:PassRole` does not work across accounts
   */
  readonly limitServicesToAccount?: boolean;
}

/**
 * Properties of `GeneratedRoles`.
 */
export interface GeneratedRolesProps extends GeneratedRolesOptions, ComponentProps {
  /**
   * ARN of the permissions boundary of every role.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
   * @default - none
   * @format managedPolicyArn
   */
  readonly permissionsBoundaryArn?: string;

  /**
   * The managed policy, instead of `permissionsBoundaryArn`.
   *
   * @default - the policy of `permissionsBoundaryArn`
   */
  readonly permissionsBoundary?: IManagedPolicy;
}

/**
 * IAM roles and managed policies, defined by data.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html
 *
 * @example
 * const roles = new GeneratedRoles(stack, 'Roles', {
 *   generateRoles: { 'data-admin': { trustedPrincipal: 'this_account' } },
 * });
 * const dataAdmin = roles.role('data-admin');
 */
export class GeneratedRoles extends Construct {
  private readonly naming: IResourceNaming;
  private readonly names: IamNames;
  private readonly policies: GeneratedPolicies;
  private readonly roles: { [key: string]: Role } = {};
  private readonly namesOfRoles: { [key: string]: string } = {};
  private readonly providers: { [name: string]: ISamlProvider } = {};
  private readonly problems: Problem[] = [];

  constructor(scope: Construct, id: string, props: GeneratedRolesProps) {
    super(scope, id);
    checkOptions(this, 'GeneratedRolesProps', props);
    checkOneSource(this, [], {
      object: 'permissionsBoundary',
      given: props.permissionsBoundary,
      option: 'permissionsBoundaryArn',
      text: props.permissionsBoundaryArn,
    });
    this.naming = props.naming ?? namingOf(this);
    this.names = new IamNames(this, this.naming);
    this.policies = new GeneratedPolicies(this, this.names);
    for (const [name, options] of sortedEntries(props.federations)) {
      this.collect(() => this.addFederation(name, options));
    }
    for (const [key, options] of sortedEntries(props.generatePolicies)) {
      this.collect(() => this.policies.add(key, options));
    }
    for (const persona of personasOf(props)) {
      this.collect(() => this.policies.addPersona(persona, personaPath(persona, props), {
        workgroups: props.personaWorkgroups, passedRoles: props.personaPassedRoles,
      }));
    }
    for (const [key, options] of sortedEntries(props.generateRoles)) {
      this.collect(() => this.addRole(key, options, props));
    }
    if (this.problems.length > 0) throw new ConfigurationError(this.problems);
  }

  /**
   * The keys of the roles, sorted.
   */
  public get roleNames(): string[] {
    return Object.keys(this.roles);
  }

  /**
   * The keys of the managed policies, sorted.
   */
  public get managedPolicyNames(): string[] {
    return Object.keys(this.policies.byKey);
  }

  /**
   * The managed policies that deny access that other policies of the roles allow: to other users' Studio profiles, and
   * to the settings of the Data Catalog.
   */
  public get denialPolicies(): ManagedPolicy[] {
    return this.policies.denials;
  }

  /**
   * A role. Throws an error if the key does not exist.
   *
   * @param name the key of the role in `generateRoles`
   */
  public role(name: string): Role {
    return valueOf(this, 'unknown role', this.roles, name);
  }

  /**
   * A managed policy, or its first part if it was split. Throws an error if the key does not exist.
   *
   * @param name the key of the policy in `generatePolicies`
   */
  public managedPolicy(name: string): ManagedPolicy {
    return this.managedPolicyParts(name)[0];
  }

  /**
   * The managed policies for a key of `generatePolicies`: several if the policy exceeds the size limit of IAM. Throws
   * an error if the key does not exist.
   *
   * @param name the key of the policy in `generatePolicies`
   */
  public managedPolicyParts(name: string): ManagedPolicy[] {
    return [...valueOf(this, 'unknown generated policy', this.policies.byKey, name)];
  }

  /**
   * The managed policies of a persona. Throws an error if no role has the persona and `createPersonaManagedPolicies` is
   * not set.
   *
   * @param persona the persona
   */
  public personaPolicies(persona: BasePersona): ManagedPolicy[] {
    return [...valueOf(this, 'unknown persona', this.policies.byPersona, persona)];
  }

  /**
   * The identity provider of a federation. Throws an error if the name does not exist.
   *
   * @param name the key of the federation in `federations`
   */
  public samlProvider(name: string): ISamlProvider {
    return valueOf(this, 'unknown federation', this.providers, name);
  }

  /**
   * The physical name of a role, as text that is valid in every stack. Throws an error if there is no such role.
   *
   * @param name the key of the role in `generateRoles`
   */
  public roleNameOf(name: string): string {
    return valueOf(this, 'unknown role', this.namesOfRoles, name);
  }

  /**
   * The ARN of a role, as text that is valid in every stack of the same account. Throws an error if there is no such
   * role.
   *
   * @param name the key of the role in `generateRoles`
   */
  public roleArnOf(name: string): string {
    return roleArn(this, this.roleNameOf(name));
  }

  private addFederation(name: string, options: FederationOptions): void {
    const { provider, providerArn, samlDoc } = options;
    const path = ['federations', name];
    const id = `Federation-${constructId(name)}`;
    if ([provider, providerArn, samlDoc].filter((source) => source !== undefined).length !== 1) {
      failAt(this, path, {
        code: 'DSP314',
        message: 'a federation needs either "providerArn" or "samlDoc"',
        hint: 'specify the ARN of an existing provider, or the metadata document for a new one',
      });
    }
    if (provider !== undefined) {
      this.providers[name] = provider;
      return;
    }
    if (providerArn !== undefined) {
      this.providers[name] = SamlProvider.fromSamlProviderArn(this, id, providerArn);
      return;
    }
    const xml = samlDoc!.trimStart().startsWith('<');
    if (!xml && !existsSync(samlDoc!)) {
      failAt(this, [...path, 'samlDoc'], {
        code: 'DSP306',
        message: `the metadata document "${samlDoc}" of the identity provider does not exist`,
        hint: 'correct the path, or specify the XML itself',
      });
    }
    this.providers[name] = new SamlProvider(this, id, {
      name: this.naming.resourceName({ suffix: name, maxLength: NAME_RULES.samlProvider.maxLength })
        .replace(NAME_RULES.samlProvider.refused, '-'),
      metadataDocument: xml ? SamlMetadataDocument.fromXml(samlDoc!) : SamlMetadataDocument.fromFile(samlDoc!),
    });
  }

  private addRole(key: string, options: GeneratedRoleOptions, props: GeneratedRolesProps): void {
    const path = ['generateRoles', key];
    const further = options.additionalTrustedPrincipals?.map((party, index) => ({
      ...party,
      path: [...path, 'additionalTrustedPrincipals', index],
    }));
    const assumedBy = TrustedPrincipals.of(this, [{ ...options, path }, ...(further ?? [])], {
      federations: Object.fromEntries(
        sortedEntries(this.providers).map(([name, provider]) => [name, provider.samlProviderArn]),
      ),
      conditions: options.assumeRoleTrustConditions,
      requireSourceIdentity: options.requireSourceIdentity,
      limitServicesToAccount: props.limitServicesToAccount,
      path,
    });
    const awsNames = unique(options.awsManagedPolicies ?? []).map(awsPolicyPath);
    const aws = awsNames.map((name) => ManagedPolicy.fromAwsManagedPolicyName(name));
    const denial = [
      ...awsNames.some((name) => POLICIES_THAT_OPEN_PROFILES.includes(name))
        ? [this.policies.studioProfileDenial(path)]
        : [],
      ...awsNames.some((name) => POLICIES_OF_ALL_GLUE.includes(name)) ? [this.policies.glueSettingsDenial(path)] : [],
    ];
    const names = unique(options.generatedPolicies ?? []);
    for (const [index, name] of (options.generatedPolicies ?? []).entries()) {
      if (Object.hasOwn(props.generatePolicies ?? {}, name)) continue;
      failAt(this, [...path, 'generatedPolicies', index], {
        code: 'DSP204',
        message: `unknown generated policy "${name}"`,
        hint: didYouMean(name, Object.keys(props.generatePolicies ?? {})) ?? 'define it in "generatePolicies"',
      });
    }
    const customer = unique(options.customerManagedPolicies ?? []);
    const given = unique(options.managedPolicies ?? []);
    // Absent if the policy has another error, which is reported.
    const generated = names.flatMap((name) => this.policies.byKey[name] ?? []);
    const persona = options.basePersona === undefined ? [] : this.policies.byPersona[options.basePersona] ?? [];
    const counts = [
      `${aws.length} of AWS`, `${customer.length + given.length} of the account`, `${generated.length} generated`,
      ...persona.length > 0 ? [`${persona.length} of its persona`] : [],
      ...denial.length > 0 ? [`${denial.length} of denials for AWS managed policies`] : [],
    ];
    const count = aws.length + customer.length + given.length + generated.length + persona.length + denial.length;
    if (count > POLICIES_PER_ROLE) {
      failAt(this, path, {
        code: 'DSP302',
        message: `the role has ${count} managed policies (${counts.join(', ')}), and IAM attaches ${POLICIES_PER_ROLE}`,
        hint: 'combine the statements of several generated policies; a policy that exceeds the size limit of IAM '
          + 'counts once for each of its parts',
      });
    }
    const roleName = this.names.claim('role', { label: key, suffix: key, verbatim: options.verbatimRoleName, path });
    this.namesOfRoles[key] = roleName;
    const id = `Role-${constructId(key)}`;
    const role = new Role(this, id, {
      roleName,
      assumedBy,
      managedPolicies: [
        ...aws,
        ...persona,
        ...generated,
        ...denial,
        ...customer.map((name, index) => this.customerManagedPolicy(name, `${id}-CustomerPolicy${index + 1}`)),
        ...given,
      ],
      permissionsBoundary: props.permissionsBoundaryArn === undefined
        ? props.permissionsBoundary
        : ManagedPolicy.fromManagedPolicyArn(this, `${id}-Boundary`, props.permissionsBoundaryArn),
    });
    this.roles[key] = role;
    const length = policyLength(Stack.of(this).resolve(role.assumeRolePolicy!.toJSON()));
    if (length > TRUST_POLICY_LIMIT) {
      failAt(this, path, {
        code: 'DSP307',
        message: `the trust policy has about ${length} characters without white space, and IAM `
          + `accepts ${TRUST_POLICY_LIMIT}`,
        hint: 'trust fewer principals, or an account with a condition',
      });
    }
    acknowledgeSuppressions(role, options.suppressions);
  }

  private customerManagedPolicy(name: string, id: string): IManagedPolicy {
    if (name.startsWith('arn:') || Token.isUnresolved(name)) return ManagedPolicy.fromManagedPolicyArn(this, id, name);
    return ManagedPolicy.fromManagedPolicyName(this, id, name);
  }

  /** Continues after a problem, so that all problems are reported together. */
  private collect(step: () => void): void {
    try {
      step();
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      this.problems.push(...error.problems);
    }
  }
}

/** The personas whose policies are created, sorted by name. */
function personasOf(props: GeneratedRolesOptions): BasePersona[] {
  const used = Object.values(props.generateRoles ?? {}).map((role) => role.basePersona);
  return Object.values(BasePersona).filter((persona) => props.createPersonaManagedPolicies || used.includes(persona));
}

/** The option that requires the policies of a persona. */
function personaPath(persona: BasePersona, { generateRoles }: GeneratedRolesOptions): OptionPath {
  const [key] = sortedEntries(generateRoles).find(([, role]) => role.basePersona === persona) ?? [];
  return key === undefined ? ['createPersonaManagedPolicies'] : ['generateRoles', key, 'basePersona'];
}

/** The path and name of an AWS managed policy, which can be specified with or without the path, or by ARN. */
function awsPolicyPath(name: string): string {
  const path = name.replace(/^arn:[^:]+:iam::aws:policy\//, '');
  return isDeferred(path) ? path : managedPolicyPath(path);
}
