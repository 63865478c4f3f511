import type { Diagnostic } from './diagnostic';

/** Limits of AWS. */
export const LIMITS = {
  DSP301: {
    title: 'Policy too long',
    meaning: 'A bucket policy has more than 20,480 characters, a key policy more than 32,768, a managed policy more '
      + 'than 6,144, a trust policy more than 2,048, or the resource policy of the Data Catalog more than Glue '
      + 'accepts. White space does not count. Generated policies that are too long are split automatically; only a '
      + 'single statement that is too long is reported.',
    why: 'IAM, S3, KMS and Glue reject longer policies. Only the quota for trust policies can be increased.',
    fix: 'specify fewer roles, principals or prefixes; use wider patterns (`data/*` instead of forty prefixes); let '
      + 'users share a role; or split the data into several buckets, or the module into several modules, each with '
      + 'its own bucket and key.',
    output: `datalake/datalake.yaml:1:1: error DSP301: the policy of the bucket has about 23817 characters without white space, and AWS accepts 20480
  hint: specify fewer roles or prefixes for the bucket, or distribute the data over several buckets`,
  },
  DSP302: {
    title: 'Too many policies for a role',
    meaning: 'A role would have more than ten managed policies. AWS managed, customer managed and generated policies '
      + 'count, and so do the policy of the persona and the policies that other modules of the platform attach to '
      + 'the role, such as an Athena workgroup or a team. A generated policy that is split because it is too long '
      + 'for IAM counts once for each part.',
    why: 'by default, IAM attaches at most ten managed policies to a role.',
    fix: 'merge the statements of several generated policies, remove policies whose permissions other policies '
      + 'include, or split the permissions between several roles.',
    broken: `# roles.yaml
generateRoles:
  analyst:
    trustedPrincipal: this_account
    customerManagedPolicies: [p01, p02, p03, p04, p05, p06, p07, p08, p09, p10, p11]`,
    fixed: `# roles.yaml
generateRoles:
  analyst:
    trustedPrincipal: this_account
    customerManagedPolicies: [p01, p02, p03, p04, p05, p06, p07, p08, p09, p10]`,
  },
  DSP307: {
    title: 'Trust policy too long',
    meaning: 'The trust policy of a generated role or of the role for Amazon DataZone has more than 2,048 '
      + 'characters.',
    why: 'by default, IAM accepts at most 2,048 characters.',
    fix: 'trust fewer principals. Trust an account with a condition on `aws:PrincipalArn` instead of each of its '
      + 'roles.',
    broken: `# roles.yaml
generateRoles:
  reader:
    trustedPrincipal: this_account
    additionalTrustedPrincipals:
      - trustedPrincipal: arn:aws:iam::111122223333:role/departments/reader-of-department-01
      - trustedPrincipal: arn:aws:iam::111122223333:role/departments/reader-of-department-02
      - trustedPrincipal: arn:aws:iam::111122223333:role/departments/reader-of-department-03
      - trustedPrincipal: arn:aws:iam::111122223333:role/departments/reader-of-department-04
      - trustedPrincipal: arn:aws:iam::111122223333:role/departments/reader-of-department-05
      - trustedPrincipal: arn:aws:iam::111122223333:role/departments/reader-of-department-06
      - trustedPrincipal: arn:aws:iam::111122223333:role/departments/reader-of-department-07
      - trustedPrincipal: arn:aws:iam::111122223333:role/departments/reader-of-department-08
      - trustedPrincipal: arn:aws:iam::111122223333:role/departments/reader-of-department-09
      - trustedPrincipal: arn:aws:iam::111122223333:role/departments/reader-of-department-10
      - trustedPrincipal: arn:aws:iam::111122223333:role/departments/reader-of-department-11
      - trustedPrincipal: arn:aws:iam::111122223333:role/departments/reader-of-department-12
      - trustedPrincipal: arn:aws:iam::111122223333:role/departments/reader-of-department-13
      - trustedPrincipal: arn:aws:iam::111122223333:role/departments/reader-of-department-14
      - trustedPrincipal: arn:aws:iam::111122223333:role/departments/reader-of-department-15
      - trustedPrincipal: arn:aws:iam::111122223333:role/departments/reader-of-department-16`,
    fixed: `# roles.yaml
generateRoles:
  reader:
    trustedPrincipal: account:111122223333
    assumeRoleTrustConditions:
      ArnLike:
        "aws:PrincipalArn": arn:aws:iam::111122223333:role/departments/reader-of-department-*`,
  },
  DSP310: {
    title: 'Too many resources in a module',
    meaning: 'The stack of a module, or another stack with a component of this library, has more than 500 resources, '
      + '200 template parameters, 200 outputs or 60 dynamic references. If a module has more than 60 values of Systems '
      + 'Manager parameters, template parameters read them, one for each path, so only the paths and the references to '
      + 'secrets count.',
    why: 'CloudFormation rejects such a stack.',
    fix: 'split the module into several modules of the same kind. Resources that move to another module get new '
      + 'names and are created again, so move resources that hold no data: databases of the catalog rather than '
      + 'buckets.',
    output: `mdaa.yaml:12:11: error DSP310: the module has 523 resources, and CloudFormation accepts 500 in one stack
  hint: split it into several modules of the same kind`,
  },
  DSP311: {
    title: 'Template too large',
    meaning: 'The template of a stack has more than 1,000,000 bytes, or more than 51,200 with a synthesizer that '
      + 'stores no templates in a bucket (`BootstraplessSynthesizer`).',
    why: 'CloudFormation rejects such a template.',
    fix: 'split the module into several of the same kind. Long policies and scripts take most of the space.',
    output: `mdaa.yaml:12:11: error DSP311: the template of "acme-dev-shared-roles" has 1182633 bytes, and CloudFormation accepts 1000000
  hint: split the module into several modules of the same kind`,
  },
  DSP312: {
    title: 'Module that the AWS CDK rejects',
    hint: 'correct the option that the message names; --debug shows where in the code the error occurs',
    meaning: 'The AWS CDK does not accept a value in the configuration of a module, for example a policy action '
      + 'without a service. The message comes from the CDK.',
    why: 'the CDK creates no template for the module.',
    fix: 'find the value that the message names in the configuration of the module. `--debug` shows where in the '
      + 'code the error occurs.',
    output: `$ dsp validate
roles.yaml:1:1: error DSP312: the AWS CDK rejects the module: Action '\${x}' is invalid.`,
  },
  DSP320: {
    title: 'Policy of the audit bucket too long',
    meaning: 'The policy of the audit bucket has more than 20,480 characters. It names each account and Region that '
      + 'delivers to the bucket.',
    why: 'S3 rejects it, and no trail can deliver logs.',
    fix: 'omit `sourceRegions`, specify fewer `sourceAccounts`, or distribute the accounts over several audit '
      + 'buckets.',
    output: `audit.yaml:1:1: error DSP320: the policy of the bucket has about 24102 characters, and S3 accepts 20480
  hint: omit "sourceRegions", specify fewer "sourceAccounts", or use several audit buckets`,
  },
  DSP325: {
    title: 'Too many Lake Formation administrators',
    meaning: 'There are more than 30 Lake Formation administrators. The role that deploys (`createCdkLFAdmin`) and '
      + 'the role for Amazon DataZone count too.',
    why: 'Lake Formation rejects the settings.',
    fix: 'let users share a role. Users who do not administer everything can have permissions with the grant option '
      + 'instead.',
    broken: `# lakeformation-settings.yaml
iamAllowedPrincipalsDefault: false
createCdkLFAdmin: true
lakeFormationAdminRoles: [
  { name: a01 }, { name: a02 }, { name: a03 }, { name: a04 }, { name: a05 }, { name: a06 }, { name: a07 }, { name: a08 }, { name: a09 }, { name: a10 },
  { name: a11 }, { name: a12 }, { name: a13 }, { name: a14 }, { name: a15 }, { name: a16 }, { name: a17 }, { name: a18 }, { name: a19 }, { name: a20 },
  { name: a21 }, { name: a22 }, { name: a23 }, { name: a24 }, { name: a25 }, { name: a26 }, { name: a27 }, { name: a28 }, { name: a29 }, { name: a30 },
]`,
    fixed: `# lakeformation-settings.yaml
iamAllowedPrincipalsDefault: false
createCdkLFAdmin: true
lakeFormationAdminRoles: [{ name: data-admin }]`,
  },
  DSP326: {
    title: 'No deployment role',
    meaning: '`createCdkLFAdmin` is set, but the synthesizer of the stack specifies no CloudFormation execution '
      + 'role. This is possible only in code, with synthesizers such as `LegacyStackSynthesizer` or '
      + '`CliCredentialsStackSynthesizer`.',
    why: 'no role can become a Lake Formation administrator, and the deployment would be denied.',
    fix: 'use the `DefaultStackSynthesizer`, or add the role that deploys to `lakeFormationAdminRoles`.',
    output: `error DSP326: the synthesizer "LegacyStackSynthesizer" of the stack does not specify a role with which CloudFormation deploys

- new App({ defaultStackSynthesizer: new LegacyStackSynthesizer() })
+ new App()`,
  },
} satisfies { [code: string]: Diagnostic };
