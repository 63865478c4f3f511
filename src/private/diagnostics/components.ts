import type { Diagnostic } from './diagnostic';

/** Options of components. */
export const COMPONENTS = {
  DSP303: {
    title: 'Name that the service does not accept',
    meaning: 'A name has characters that its service does not accept, is too long, or is used twice: a role or '
      + 'policy with a verbatim name, a bucket, an inventory, a user profile, a lifecycle asset, an MLflow tracking '
      + 'server, an AWS managed policy. Two keys that differ only in characters that a name cannot contain, such as '
      + '`a.b` and `a-b`, count as the same name.',
    why: 'the service rejects the name or the second resource in the middle of the deployment.',
    fix: 'use the name in the hint, or rename one of the two.',
    broken: `# roles.yaml
generateRoles:
  Data Admin:
    trustedPrincipal: this_account
    verbatimRoleName: true`,
    fixed: `# roles.yaml
generateRoles:
  DataAdmin:
    trustedPrincipal: this_account
    verbatimRoleName: true`,
  },
  DSP304: {
    title: 'Text in the wrong format',
    hint: 'write a value in that format',
    meaning: 'A value is not in the format that AWS accepts: an ID, an ARN, an account, a Region, the name of a '
      + 'bucket, a CIDR range, a tag and so on. The message names the format, and the '
      + '[reference](../reference/README.md) specifies it for each option. Values with references are checked after '
      + 'the references are resolved; deploy-time values are not checked.',
    why: 'AWS rejects the value during the deployment, or accepts it with another meaning.',
    fix: 'write the value as in the hint. `dsp explain KEY` shows the format of an option and an example.',
    broken: `# audit.yaml
readRoles: [{ name: data-admin }]
sourceAccounts: ["4444-5555-6666"]`,
    fixed: `# audit.yaml
readRoles: [{ name: data-admin }]
sourceAccounts: ["444455556666"]`,
  },
  DSP305: {
    title: 'Malformed policy document',
    meaning: 'IAM does not accept the `policyDocument` of a generated policy: an unknown key, a statement without '
      + '`Effect`, `Action` or `Resource`, both `Action` and `NotAction`, an action that is not `SERVICE:ACTION`, an '
      + 'ARN with fewer than six parts or with another value as its Region or account, an '
      + 'operator that is not a condition operator, also in the conditions of a trust policy, a '
      + '`Principal` in an identity-based policy, a `Sid` with characters other than letters and digits, a `Sid` '
      + 'that is used twice, a version other than `2012-10-17`, or no statement.',
    why: 'IAM rejects the policy, or accepts a policy with another meaning.',
    fix: 'follow the hint. All problems of a document are reported together.',
    broken: `# roles.yaml
generatePolicies:
  ReadReports:
    policyDocument:
      Statement:
        - Sid: ReadReports
          Effect: allow
          Action: s3:GetObject
          Resource: arn:aws:s3:::acme-reports/*`,
    fixed: `# roles.yaml
generatePolicies:
  ReadReports:
    policyDocument:
      Statement:
        - Sid: ReadReports
          Effect: Allow
          Action: s3:GetObject
          Resource: arn:aws:s3:::acme-reports/*`,
  },
  DSP306: {
    title: 'Invalid principal',
    meaning: 'A principal of an access policy of the Data Catalog contains a wildcard, a trusted ARN is not the ARN '
      + 'of an IAM principal, or `samlDoc` of a federation names a file that does not exist.',
    why: 'IAM and AWS Glue reject a policy with an unknown principal.',
    fix: 'name each role or user, or trust an account with `arn:aws:iam::ACCOUNT:root`.',
    broken: `# glue-catalog.yaml
accessPolicies:
  sales:
    resources: [database/sales]
    readPrincipalArns: ["arn:aws:iam::{{account}}:role/*"]`,
    fixed: `# glue-catalog.yaml
accessPolicies:
  sales:
    resources: [database/sales]
    readPrincipalArns: ["arn:aws:iam::{{account}}:role/analyst"]`,
  },
  DSP313: {
    title: 'Value out of range',
    hint: 'write a value in that range',
    meaning: 'A number is smaller or larger than its service accepts, a text is too long, or a list has too '
      + 'few or too many entries: `bytesScannedCutoffPerQuery` below 10,000,000, minutes of idle time, days of a '
      + 'lifecycle, ports, more than 16 subnets, more than 100 CORS rules.',
    why: 'AWS rejects the value during the deployment.',
    fix: 'use a value in the range that the hint names.',
    broken: `# athena-workgroup.yaml
dataAdminRoles: [{ name: data-admin }]
athenaUserRoles: [{ name: analyst }]
workgroupConfiguration:
  bytesScannedCutoffPerQuery: 1000`,
    fixed: `# athena-workgroup.yaml
dataAdminRoles: [{ name: data-admin }]
athenaUserRoles: [{ name: analyst }]
workgroupConfiguration:
  bytesScannedCutoffPerQuery: 10000000000`,
  },
  DSP314: {
    title: 'Incompatible options',
    hint: 'add what is missing',
    meaning: 'An option requires another one that is missing, or cannot be combined with one that is specified: '
      + '`destinationAccount` of an inventory without `destinationBucket`, a database crawler without a location, '
      + '`dataZoneAdminTrustAccounts` without `createDataZoneAdminRole`, `corsRules` of an existing bucket, rules of '
      + 'an existing security group, crawler targets that AWS Glue does not crawl together, an access policy without '
      + 'principals, one trail specified twice.',
    why: 'AWS rejects the combination, or one of the options has no effect.',
    fix: 'add the missing option, or remove one of the two.',
    broken: `# datalake.yaml
roles:
  Admins: [{ name: data-admin }]
accessPolicies:
  Root: { rule: { prefix: /, ReadWriteSuperRoles: [Admins] } }
lifecycleConfigurations:
  standard:
    forget: { Status: Enabled, ExpirationDays: 30 }
buckets:
  landing: { accessPolicies: [Root], existingBucketName: acme-landing, lifecycleConfiguration: standard }`,
    fixed: `# datalake.yaml
roles:
  Admins: [{ name: data-admin }]
accessPolicies:
  Root: { rule: { prefix: /, ReadWriteSuperRoles: [Admins] } }
buckets:
  landing: { accessPolicies: [Root], existingBucketName: acme-landing }`,
  },
  DSP315: {
    title: 'Option without effect',
    meaning: 'An option has no effect in its context: `requireSourceIdentity` of a role that only AWS services '
      + 'assume, `sourceAccounts` or `sourceRegions` of an audit bucket whose bucket and key both already exist.',
    why: 'an option without effect gives a false sense of protection.',
    fix: 'remove the option.',
    broken: `# roles.yaml
generateRoles:
  glue-etl:
    trustedPrincipal: service:glue.amazonaws.com
    requireSourceIdentity: true`,
    fixed: `# roles.yaml
generateRoles:
  glue-etl:
    trustedPrincipal: service:glue.amazonaws.com`,
  },
  DSP316: {
    title: 'Duplicate value',
    hint: 'remove one of them',
    meaning: 'A list contains the same value twice, two classifiers have the same name, two transitions specify the '
      + 'same storage class, two Lake Formation locations of a bucket overlap, or two tag keys of a module with roles '
      + 'differ only in case.',
    why: 'AWS rejects the second one, or does not document which one applies.',
    fix: 'remove one of them.',
    broken: `# dataops-project.yaml
dataAdminRoles: [{ name: data-admin }]
failureNotifications:
  email: [operations@example.com, operations@example.com]`,
    fixed: `# dataops-project.yaml
dataAdminRoles: [{ name: data-admin }]
failureNotifications:
  email: [operations@example.com]`,
  },
  DSP317: {
    title: 'Resource of another account or Region',
    meaning: 'A key, an Availability Zone, an image or a lifecycle configuration is in another Region than the stack '
      + 'that uses it, or an access policy names a resource of another Data Catalog.',
    why: 'a KMS key encrypts only in its own Region, a subnet and a Studio domain are in one Region, and the policy of '
      + 'a Data Catalog applies only to that catalog.',
    fix: 'specify a resource in the account and Region of the module.',
    broken: `organization: acme
region: eu-central-1
account: "111122223333"
domains:
  shared:
    environments:
      dev:
        modules:
          lake:
            module_path: "@aws-mdaa/athena-workgroup"
            module_config_data:
              dataAdminRoles: [{ name: data-admin }]
              athenaUserRoles: [{ name: analyst }]
              existingKeyArn: arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
    fixed: `organization: acme
region: eu-central-1
account: "111122223333"
domains:
  shared:
    environments:
      dev:
        modules:
          lake:
            module_path: "@aws-mdaa/athena-workgroup"
            module_config_data:
              dataAdminRoles: [{ name: data-admin }]
              athenaUserRoles: [{ name: analyst }]
              existingKeyArn: arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
  },
  DSP319: {
    title: 'Default permissions that can remain',
    meaning: 'A note. `iamAllowedPrincipalsDefault` is `false`, and the settings are added to those of the account.',
    why: 'a new account grants all permissions on new databases and tables to `IAM_ALLOWED_PRINCIPALS`, so only IAM '
      + 'controls access. AWS documents that added settings add values, but not that an empty list removes one.',
    fix: 'check "Data Catalog settings" in the Lake Formation console after the first deployment, and clear the two '
      + 'check boxes. `replaceExistingSettings: true` replaces all settings, including administrators.',
    severity: 'note',
    fragment: `iamAllowedPrincipalsDefault: false
replaceExistingSettings: true`,
  },
  DSP321: {
    title: 'Access policy without a principal',
    meaning: 'A warning. An access policy of the Glue catalog specifies neither readers nor writers, which AWS MDAA '
      + 'accepts. It adds no statement to the policy of the catalog.',
    why: 'the access policy has no effect.',
    fix: 'add `readPrincipalArns` or `writePrincipalArns`, or remove the access policy.',
    severity: 'warning',
    broken: `# glue-catalog.yaml
accessPolicies:
  sales: { resources: [database/sales] }`,
    fixed: `# glue-catalog.yaml
accessPolicies:
  sales: { resources: [database/sales], readPrincipalArns: ["arn:aws:iam::111122223333:role/analyst"] }`,
  },
  DSP360: {
    title: 'Imported resource',
    meaning: 'A warning. Code specifies a bucket, a key or a topic that the app imports, so its policy is not '
      + 'extended.',
    why: 'without the permissions that the message names, the component is denied access.',
    fix: 'add the permissions in the message to the policy of the resource.',
    severity: 'warning',
    output: `Stack/Team: warning DSP360: the key "Stack/Key" is imported, so its policy is not extended
  hint: in the key policy, allow what the documentation of the option for an existing key lists`,
  },
  DSP361: {
    title: 'Lifecycle setting without effect',
    meaning: 'A warning. A lifecycle rule has a setting that S3 ignores in this combination, or an action that never '
      + 'happens because another rule for the same objects expires or transitions them earlier.',
    why: 'the objects or uploads are kept and incur costs, or expire earlier than the rule says.',
    fix: 'follow the hint.',
    severity: 'warning',
    fragment: `lifecycleConfigurations:
  Archive:
    large-objects:
      Status: Enabled
      ObjectSizeGreaterThan: 1048576
      ExpirationDays: 365
    uploads:
      Status: Enabled
      AbortIncompleteMultipartUploadAfter: 7`,
  },
  DSP362: {
    title: 'Policy that allows opening every Studio profile',
    meaning: 'A warning. A statement of a generated policy allows `sagemaker:CreatePresignedDomainUrl` for the user '
      + 'profiles of other users. A statement is added to the policy that denies every profile whose tag `userid` '
      + 'does not match the session.',
    why: 'a presigned URL opens Studio as another user, with the files and the identity of that user.',
    fix: 'limit the statement to the profile of the session with a condition on the tag.',
    severity: 'warning',
    fragment: `Condition:
  StringEquals:
    "sagemaker:ResourceTag/userid": "\${aws:userid}"`,
  },
  DSP368: {
    title: 'Unsupported grant',
    meaning: 'Code grants access to a bucket or key of the platform in a way that its policy does not support: to a '
      + 'principal that is not a role, with a pattern that is not a prefix, for a single action such as `grantPut`, '
      + 'or with a statement for a principal to which the policy denies the objects.',
    why: 'these buckets deny all access that their policy does not specify. The grant would be deployed without '
      + 'effect.',
    fix: 'use `grantRead` or `grantReadWrite` of the bucket with a prefix such as `data/*`, or `grantRead`, '
      + '`grantReadWrite` and `grantReadWriteSuper` of a `DataLake`. A role in another stack requires a `roleName`.',
    output: `Stack/Lake/Bucket-raw: error DSP368: "*.csv" is not a prefix, and the bucket grants access by prefix
  hint: specify a prefix and an asterisk, for example "data/*"`,
  },
  DSP369: {
    title: 'User profiles that need an assignment',
    meaning: 'A note. The users of a Studio domain sign in with IAM Identity Center, and the domain has user profiles.',
    why: 'IAM Identity Center lets users open only the applications to which they, or groups of them, are assigned. '
      + 'The assignment requires the ID of the user or group in the identity store, so the template does not contain '
      + 'it.',
    fix: 'assign the users or groups to the application of the domain in the console of IAM Identity Center or of '
      + 'SageMaker.',
    severity: 'note',
    output: `mdaa.yaml:18:19: note DSP369: a user profile alone does not let a user sign in with IAM Identity Center
  hint: assign the users, or groups of them, to the application of the domain in IAM Identity Center`,
  },
} satisfies { [code: string]: Diagnostic };
