import { IManagedPolicy, ISamlProvider, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BasePersona } from './base-persona';
import { Suppression } from '../../access/suppression';

/**
 * A managed policy. A policy of more than 6,144 characters, the limit of IAM, is split between statements into several
 * policies: the first has the name of the policy, the others end in `-2`, `-3` and so on. A role with the policy gets
 * all of them.
 */
export interface GeneratedPolicyOptions {
  /**
   * The policy in the JSON format of IAM: `{ Statement: [ { Sid, Effect, Action, Resource, Condition } ] }`. The
   * spelling `SID` is also accepted. Required, unless code specifies `statements`.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
   * @default - a document with `statements`
   * @unless statements
   */
  readonly policyDocument?: { [key: string]: any };

  /**
   * The statements of the policy, instead of `policyDocument`, in code.
   *
   * @default - those of `policyDocument`
   */
  readonly statements?: PolicyStatement[];

  /**
   * Acknowledged findings of compliance checks for this policy.
   *
   * @default - none
   */
  readonly suppressions?: Suppression[];

  /**
   * Whether to use the key of the policy as its name without changes, instead of the naming scheme.
   *
   * @default false
   */
  readonly verbatimPolicyName?: boolean;
}

/**
 * An additional principal that can assume a role.
 */
export interface AdditionalTrustedPrincipal {
  /**
   * The principal, in the syntax of `trustedPrincipal` of the role.
   *
   * @format trustedPrincipal
   */
  readonly trustedPrincipal: string;

  /**
   * STS actions that the principal can perform in addition to assuming the role, for example `sts:SetSourceIdentity`.
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
   * The principal that can assume the role: `this_account`, `service:NAME.amazonaws.com`, `account:ID`, `arn:ARN` or
   * `federation:NAME`.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
   * @format trustedPrincipal
   */
  readonly trustedPrincipal: string;

  /**
   * STS actions that the trusted principal can perform in addition to assuming the role, for example `sts:TagSession`.
   *
   * @default - none
   * @format stsAction
   */
  readonly additionalTrustedActions?: string[];

  /**
   * Additional principals that can assume the role.
   *
   * @default - none
   */
  readonly additionalTrustedPrincipals?: AdditionalTrustedPrincipal[];

  /**
   * Conditions for every principal, in the JSON format of IAM, for example `{ StringEquals: { 'sts:ExternalId': '...' }
   * }`.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
   * @default - no conditions
   */
  readonly assumeRoleTrustConditions?: { [operator: string]: any };

  /**
   * The job function of the role. The role gets the managed policies of the persona, which are created if a role has
   * the persona. They count towards the quota of ten managed policies for a role.
   *
   * @default - no persona
   */
  readonly basePersona?: BasePersona;

  /**
   * AWS managed policies, by name and path, for example `service-role/AWSGlueServiceRole`.
   *
   * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
   * @default - none
   * @format awsManagedPolicyName
   */
  readonly awsManagedPolicies?: string[];

  /**
   * Existing policies of the account, by name and path, or by ARN.
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
   * Whether a session must have a source identity. CloudTrail records it with all actions of the session and of
   * sessions of other roles that the session assumes. Principals get the permission `sts:SetSourceIdentity`, and cannot
   * assume the role without a source identity. AWS services are exempt, because they cannot be required to set one; for
   * a role that trusts only services, this option is an error. To restrict the accepted identities, add a condition on
   * `sts:SourceIdentity` to `assumeRoleTrustConditions`.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html
   * @default false
   */
  readonly requireSourceIdentity?: boolean;

  /**
   * Acknowledged findings of compliance checks for this role.
   *
   * @default - none
   */
  readonly suppressions?: Suppression[];

  /**
   * Whether to use the key of the role as its name without changes, instead of the naming scheme.
   *
   * @default false
   */
  readonly verbatimRoleName?: boolean;
}

/**
 * A SAML 2.0 identity provider. Specify exactly one of the options.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_saml.html
 */
export interface FederationOptions {
  /**
   * ARN of an existing provider.
   *
   * @default - a provider is created from `samlDoc`
   * @format samlProviderArn
   */
  readonly providerArn?: string;

  /**
   * The provider, instead of `providerArn`.
   *
   * @default - the provider of `providerArn`, or a new one
   */
  readonly provider?: ISamlProvider;

  /**
   * The metadata document of the provider: the XML itself, or the path of a file that contains it.
   *
   * @path
   * @default - the provider already exists
   * @path
   * @sample ./saml/corporate.xml
   */
  readonly samlDoc?: string;
}
