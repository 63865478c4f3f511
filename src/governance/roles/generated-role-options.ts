import { IManagedPolicy, ISamlProvider, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BasePersona } from './base-persona';
import { Suppression } from '../../access/suppression';

/**
 * A managed policy. One that is longer than the 6,144 characters which IAM accepts becomes several, split between
 * statements in their order: the first has the name of the policy, the others end in `-2`, `-3` and so on. A role that
 * has the policy has all of them.
 */
export interface GeneratedPolicyOptions {
  /**
   * The policy in the JSON form of IAM: `{ Statement: [ { Sid, Effect, Action, Resource, Condition } ] }`. The id of a
   * statement may also be spelt `SID`. Required, unless code gives `statements`.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
   * @default - a document with `statements`
   * @unless statements
   */
  readonly policyDocument?: { [key: string]: any };

  /**
   * The statements of the policy, instead of `policyDocument`, when composing in code.
   *
   * @default - those of `policyDocument`
   */
  readonly statements?: PolicyStatement[];

  /**
   * Findings of compliance checks on this policy that were accepted.
   *
   * @default - none
   */
  readonly suppressions?: Suppression[];

  /**
   * Whether the key of the policy is its name as it stands, without the naming scheme.
   *
   * @default false
   */
  readonly verbatimPolicyName?: boolean;
}

/**
 * An additional principal that may assume a role.
 */
export interface AdditionalTrustedPrincipal {
  /**
   * The principal, in the syntax of `trustedPrincipal` of the role.
   *
   * @format trustedPrincipal
   */
  readonly trustedPrincipal: string;

  /**
   * STS actions that the principal may perform in addition to assuming the role, for example `sts:SetSourceIdentity`.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html
   * @default - none
   * @format stsAction
   */
  readonly additionalTrustedActions?: string[];
}

/**
 * A role.
 */
export interface GeneratedRoleOptions {
  /**
   * The principal that may assume the role: `this_account`, `service:NAME.amazonaws.com`, `account:ID`, `arn:ARN` or
   * `federation:NAME`.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
   * @format trustedPrincipal
   */
  readonly trustedPrincipal: string;

  /**
   * STS actions that the trusted principal may perform in addition to assuming the role, for example `sts:TagSession`.
   *
   * @default - none
   * @format stsAction
   */
  readonly additionalTrustedActions?: string[];

  /**
   * Additional principals that may assume the role.
   *
   * @default - none
   */
  readonly additionalTrustedPrincipals?: AdditionalTrustedPrincipal[];

  /**
   * Conditions for every principal, in the JSON form of IAM, for example `{ StringEquals: { 'sts:ExternalId': '...' }
   * }`.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
   * @default - no conditions
   */
  readonly assumeRoleTrustConditions?: { [operator: string]: any };

  /**
   * What the role is for: it gets the managed policies of that persona, which are created here if a role has the
   * persona. They count among the ten policies that IAM attaches to a role.
   *
   * @default - no persona
   */
  readonly basePersona?: BasePersona;

  /**
   * Policies that AWS manages, by name and path, for example `service-role/AWSGlueServiceRole`.
   *
   * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
   * @default - none
   * @format awsManagedPolicyName
   */
  readonly awsManagedPolicies?: string[];

  /**
   * Policies of the account that exist already, by name and path, or by ARN.
   *
   * @default - none
   * @format customerManagedPolicyName
   */
  readonly customerManagedPolicies?: string[];

  /**
   * Further policies as constructs, in addition to those that `awsManagedPolicies` and `customerManagedPolicies` name.
   *
   * @default - none
   */
  readonly managedPolicies?: IManagedPolicy[];

  /**
   * Keys of `generatePolicies`.
   *
   * @default - none
   */
  readonly generatedPolicies?: string[];

  /**
   * Whether a session must have a source identity, which CloudTrail then records with everything that the session does,
   * and those that it leads to: principals may set one (`sts:SetSourceIdentity`), and cannot assume the role without
   * one. Services are exempt, since they cannot be required to set one; it is an error for a role that trusts only
   * services. To accept certain identities only, add a condition on `sts:SourceIdentity` to
   * `assumeRoleTrustConditions`.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html
   * @default false
   */
  readonly requireSourceIdentity?: boolean;

  /**
   * Findings of compliance checks on this role that were accepted.
   *
   * @default - none
   */
  readonly suppressions?: Suppression[];

  /**
   * Whether the key of the role is its name as it stands, without the naming scheme.
   *
   * @default false
   */
  readonly verbatimRoleName?: boolean;
}

/**
 * An identity provider for SAML 2.0. Exactly one of its options is given.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_saml.html
 */
export interface FederationOptions {
  /**
   * ARN of a provider that exists already.
   *
   * @default - a provider is created from `samlDoc`
   * @format samlProviderArn
   */
  readonly providerArn?: string;

  /**
   * The provider, in place of `providerArn`.
   *
   * @default - the provider of `providerArn`, or a new one
   */
  readonly provider?: ISamlProvider;

  /**
   * The metadata document of the provider: its XML, or the path of a file that contains it.
   *
   * @path
   * @default - the provider exists already
   * @path
   * @sample ./saml/corporate.xml
   */
  readonly samlDoc?: string;
}
