import { DOCS, Format } from './format';
import { isKnownManagedPolicy, knownManagedPolicies, knownServicePrincipals } from '../facts/aws-names';
import { nearest } from '../suggestions';

const IDENTIFIERS = `${DOCS}/IAM/latest/UserGuide/reference_identifiers.html`;

const ROLE_NAME = /^[\w+=,.@-]{1,64}$/;

function hintForRoleId(text: string): string | undefined {
  if (text.startsWith('arn:')) return 'specify it as "arn" instead of "id"';
  return ROLE_NAME.test(text)
    ? `write "generated-role-id:${text}" for a role of a roles module of the domain, or specify the name as "name"`
    : undefined;
}

function hintForRoleArn(text: string): string | undefined {
  if (/^AROA[A-Z0-9]+$/.test(text)) return 'it is the unique ID of a role: specify the ARN';
  return ROLE_NAME.test(text)
    ? `write arn:aws:iam::ACCOUNT:role/${text}, or "generated-role-arn:${text}" for a role of a roles module of the domain`
    : undefined;
}

function hintForRoleName(text: string): string | undefined {
  return text.startsWith('arn:') ? 'specify it as "arn" instead of "name"' : undefined;
}

/** A principal without its kind, or with the kind as in the policies of IAM. */
function hintForTrustedPrincipal(text: string): string | undefined {
  const [, kind = '', value = text] = /^(?:(service|aws|account|federat(?:ed|ion))s?\s*:\s*)?(\S+)$/i.exec(text) ?? [];
  if (/^\d{12}$/.test(value)) return `write "account:${value}"`;
  if (value.startsWith('arn:')) return `write "${value}"`;
  const service = value.toLowerCase();
  if (/\.amazonaws\.com(\.cn)?$/.test(service)) return `write "service:${service}"`;
  if (/^federat/i.test(kind)) return `write "federation:${value}"`;
  if (knownServicePrincipals().includes(`${service}.amazonaws.com`)) return `write "service:${service}.amazonaws.com"`;
  return nearest(text, ['this_account']) === undefined ? undefined : 'did you mean "this_account"?';
}

/** The policy with a name. */
function hintForPolicyArn(text: string): string | undefined {
  return /^\/?[\w+=,.@-]+(\/[\w+=,.@-]+)*$/.test(text)
    ? `write "arn:{{partition}}:iam::{{account}}:policy/${text.replace(/^\//, '')}"`
    : undefined;
}

/** Principals and policies. */
export const IAM_FORMATS = {
  iamRoleArn: {
    pattern: /^arn:[^:]+:iam::\d{12}:role\/([\x21-\x29\x2b-\x7e]*\/)?[\w+=,.@-]{1,64}$/,
    noun: 'the ARN of an IAM role',
    example: 'arn:aws:iam::111122223333:role/data-admin',
    hint: 'write arn:aws:iam::ACCOUNT:role/NAME, or generated-role-arn:NAME on a platform',
    hintFor: hintForRoleArn,
    see: IDENTIFIERS,
  },
  iamRoleOrPermissionSetArn: {
    // The Region in the path of the role of a permission set, and the suffix of its name, can be wildcards.
    pattern: /^arn:[^:]+:iam::(\d{12}|\*):role\/[\w+=,.@/*-]+$/,
    noun: 'the ARN of an IAM role',
    example: 'arn:aws:iam::111122223333:role/data-admin',
    hint: 'write arn:aws:iam::ACCOUNT:role/NAME; specify a permission set by its "name" with "sso: true"',
    hintFor: (text) => ROLE_NAME.test(text) && !text.startsWith('AROA')
      ? `specify it as "name" instead of "arn", or write "generated-role-arn:${text}" for a role of the domain`
      : undefined,
    see: `${DOCS}/singlesignon/latest/userguide/referencingpermissionsets.html`,
  },
  iamRoleName: {
    pattern: /^[\w+=,.@-]{1,64}$/,
    noun: 'the name of an IAM role',
    example: 'data-admin',
    hint: 'write the name only; specify a role with a path by its "arn"',
    hintFor: hintForRoleName,
    see: IDENTIFIERS,
  },
  iamRoleOrPermissionSetName: {
    pattern: /^([\w+=,.@-]{1,64}|AWSReservedSSO_[\w+=,.@-]{1,49}_\*)$/,
    noun: 'the name of an IAM role',
    example: 'data-admin',
    hint: 'write the name only; specify a role with a path by its "arn"',
    hintFor: hintForRoleName,
    see: IDENTIFIERS,
  },
  permissionSetName: {
    // The name of a permission set, or of the role that IAM Identity Center creates for it.
    pattern: /^([\w+=,.@-]{1,32}|AWSReservedSSO_[\w+=,.@-]{1,49}(_\*)?)$/,
    noun: 'the name of a permission set',
    example: 'DataScientists',
    see: `${DOCS}/singlesignon/latest/APIReference/API_CreatePermissionSet.html`,
  },
  iamRoleId: {
    pattern: /^AROA[A-Z0-9]{12,124}$/,
    noun: 'the unique ID of an IAM role',
    example: 'AROAEXAMPLEEXAMPLE123',
    hint: 'it begins with AROA, as `aws iam get-role` shows it; or specify the role by "name" or "arn"',
    hintFor: hintForRoleId,
    see: `${DOCS}/IAM/latest/APIReference/API_Role.html`,
  },
  iamPrincipal: {
    pattern: /^(\d{12}|arn:[^:]+:(iam|sts)::\d{12}:(root|(role|user|assumed-role|federated-user)\/.+))$/,
    noun: 'the ARN of an IAM principal or an account ID',
    example: 'arn:aws:iam::111122223333:role/analyst',
    see: `${DOCS}/IAM/latest/UserGuide/reference_policies_elements_principal.html`,
  },
  managedPolicyArn: {
    pattern: /^arn:[^:]+:iam::(\d{12}|aws):policy\/[\w+=,.@/-]+$/,
    noun: 'the ARN of a managed policy',
    example: 'arn:aws:iam::111122223333:policy/boundary',
    hintFor: hintForPolicyArn,
    see: IDENTIFIERS,
  },
  awsManagedPolicyName: {
    pattern: /^(arn:[^:]+:iam::aws:policy\/)?[\w+=,.@/-]+$/,
    noun: 'the name of an AWS managed policy',
    example: 'service-role/AWSGlueServiceRole',
    hint: 'for example "service-role/AWSGlueServiceRole"; list your own policies in "customerManagedPolicies"',
    known: (name) => isKnownManagedPolicy(name)
      ? [name]
      : knownManagedPolicies().flatMap((path) => [path, path.split('/').pop()!]),
    see: `${DOCS}/aws-managed-policy/latest/reference/policy-list.html`,
  },
  customerManagedPolicyName: {
    pattern: /^(arn:[^:]+:iam::(\d{12}|aws):policy\/)?[\w+=,.@/-]+$/,
    noun: 'the name or the ARN of a managed policy',
    example: 'platform/read-catalog',
    see: IDENTIFIERS,
  },
  policyNamePrefix: {
    pattern: /^[\w+=,.@-]+$/,
    noun: 'a prefix for the names of managed policies',
    example: 'research',
    hint: 'use letters, digits and + = , . @ _ -',
    see: `${DOCS}/IAM/latest/APIReference/API_CreatePolicy.html`,
  },
  samlProviderArn: {
    pattern: /^arn:[^:]+:iam::\d{12}:saml-provider\/[\w.-]{1,128}$/,
    noun: 'the ARN of a SAML provider',
    example: 'arn:aws:iam::111122223333:saml-provider/corporate',
    see: `${DOCS}/IAM/latest/APIReference/API_CreateSAMLProvider.html`,
  },
  servicePrincipal: {
    // Other partitions have different suffixes.
    pattern: /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(amazonaws\.com(\.cn)?|amazonaws\.eu|c2s\.ic\.gov|sc2s\.sgov\.gov)$/,
    noun: 'an AWS service principal',
    example: 'glue.amazonaws.com',
    known: knownServicePrincipals,
    see: `${DOCS}/IAM/latest/UserGuide/reference_policies_elements_principal.html`,
  },
  trustedPrincipal: {
    pattern: /^(this_account$|(service|account|arn|federation):.+)/,
    noun: 'a valid trusted principal',
    example: 'service:glue.amazonaws.com',
    hint: 'write "this_account", "service:NAME", "account:ID", "arn:..." or "federation:NAME"',
    hintFor: hintForTrustedPrincipal,
    see: `${DOCS}/IAM/latest/UserGuide/reference_policies_elements_principal.html`,
  },
  stsAction: {
    pattern: /^sts:\w+$/,
    noun: 'a valid action of a trust policy',
    example: 'sts:TagSession',
    see: `${DOCS}/service-authorization/latest/reference/list_awssecuritytokenservice.html`,
  },
  roleSessionName: {
    pattern: /^[\w+=,.@-]{2,64}$/,
    noun: 'the name of a role session',
    example: 'alice',
    hint: 'use 2 to 64 letters, digits and + = , . @ _ -',
    see: `${DOCS}/STS/latest/APIReference/API_AssumeRole.html`,
  },
  identityCenterInstance: {
    pattern: /^(arn:[^:]+:sso:::instance\/)?ssoins-[A-Za-z0-9.-]{16}$/,
    noun: 'an instance of IAM Identity Center',
    example: 'ssoins-1234567890abcdef',
    hint: 'for example "ssoins-1234567890abcdef", as `aws sso-admin list-instances` shows it',
    see: `${DOCS}/singlesignon/latest/APIReference/API_InstanceMetadata.html`,
  },
} satisfies { [name: string]: Format };
