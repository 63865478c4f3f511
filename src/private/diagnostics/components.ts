import type { Diagnostic } from './diagnostic';

/** Options of components. */
export const COMPONENTS = {
  DSP303: {
    title: 'Name that the service does not accept',
    meaning: 'A name has characters that its service does not accept, is too long, or would be given twice: a '
      + 'role or policy with a verbatim name, a bucket, an inventory, a user profile, a lifecycle asset, an MLflow '
      + 'tracking server, a policy that AWS manages. Two keys that differ only in characters that a name cannot '
      + 'have, such as `a.b` and `a-b`, count as the same.',
    why: 'the service refuses the name, or the second resource of that name, in the middle of the deployment.',
    fix: 'take the name that the hint shows, or rename one of two.',
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
    hint: 'write a value of that form',
    meaning: 'The text of an option is not in the format that AWS accepts: an ID, an ARN, an account, a '
      + 'Region, the name of a bucket, a CIDR range, a tag and so on. The message names the format, and the '
      + '[reference](../reference/README.md) has it for each option. Texts with references are checked after they '
      + 'are resolved; a value that CloudFormation resolves at deployment is not checked.',
    why: 'AWS refuses the value during the deployment, or accepts it and means something else.',
    fix: 'write the value as the hint shows it. `dsp explain KEY` shows the format of an option and an example.',
    broken: `# audit.yaml
readRoles: [{ name: data-admin }]
sourceAccounts: ["4444-5555-6666"]`,
    fixed: `# audit.yaml
readRoles: [{ name: data-admin }]
sourceAccounts: ["444455556666"]`,
  },
  DSP305: {
    title: 'Malformed policy document',
    meaning: 'A `policyDocument` of a generated policy is not what IAM accepts: an unknown key, a statement '
      + 'without `Effect`, `Action` or `Resource`, both `Action` and `NotAction`, an action that is not '
      + '`SERVICE:ACTION`, a `Principal` in a policy of roles, an id with characters other than letters and digits, '
      + 'an id used twice, a version other than `2012-10-17`, no statement at all.',
    why: 'IAM refuses the policy; or, worse, accepts one that does not say what was meant.',
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
    title: 'Not a principal',
    meaning: 'A principal of an access policy of the Data Catalog contains a wildcard, a trusted ARN is not '
      + 'the ARN of an IAM principal, or `samlDoc` of a federation names a file that does not exist.',
    why: 'IAM and AWS Glue refuse a policy with an unknown principal.',
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
    why: 'AWS refuses the value during the deployment.',
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
    title: 'Options that do not go together',
    hint: 'add what is missing',
    meaning: 'An option needs another one that is missing, or excludes one that is there: `destinationAccount` '
      + 'of an inventory without `destinationBucket`, a database crawler without a location, '
      + '`dataZoneAdminTrustAccounts` without `createDataZoneAdminRole`, `corsRules` of an existing bucket, rules of '
      + 'an existing security group, crawler targets that AWS Glue does not crawl together, an access policy without '
      + 'principals.',
    why: 'AWS refuses the combination, or one of the options would have no effect.',
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
    title: 'Option without an effect',
    meaning: 'An option changes nothing where it is: `requireSourceIdentity` of a role that only AWS services '
      + 'assume, `sourceAccounts` or `sourceRegions` of an audit bucket whose bucket and key both exist already.',
    why: 'an option that does nothing gives a false sense of protection.',
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
    title: 'Value given twice',
    hint: 'remove one of them',
    meaning: 'A list has the same value twice, two classifiers have the same name, two transitions lead to the '
      + 'same storage class, or two Lake Formation locations of a bucket overlap.',
    why: 'AWS refuses the second one, or does not document which one applies.',
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
    meaning: 'A key is in another Region than the stack that uses it, or a resource of an access policy is in '
      + 'another Data Catalog.',
    why: 'a KMS key encrypts only in its own Region, and the policy of a Data Catalog applies only to that '
      + 'catalog.',
    fix: 'name a key or a resource of the account and Region of the module.',
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
    title: 'Default permissions that may stay',
    meaning: 'A note. `iamAllowedPrincipalsDefault` is `false`, and the settings are added to those of the account.',
    why: 'a new account grants everything on new databases and tables to `IAM_ALLOWED_PRINCIPALS`, so that only IAM '
      + 'decides. AWS documents that adding settings adds values, and not that an empty list removes one.',
    fix: 'check "Data Catalog settings" in the console of Lake Formation after the first deployment, and clear the two '
      + 'check boxes there. `replaceExistingSettings: true` replaces all settings, administrators included.',
    severity: 'note',
    fragment: `iamAllowedPrincipalsDefault: false
replaceExistingSettings: true`,
  },
  DSP321: {
    title: 'Access policy without a principal',
    meaning: 'A warning. An access policy of the Glue catalog names neither readers nor writers, as configurations of '
      + 'AWS MDAA may do, and adds nothing to the policy of the catalog.',
    why: 'nothing is wrong, but the access policy has no effect.',
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
    meaning: 'A warning. Code gives a bucket, a key or a topic whose policy the app does not own, so that the policy '
      + 'is not extended.',
    why: 'without the permissions that the message names, the component is denied access.',
    fix: 'allow what the message names in the policy of the resource.',
    severity: 'warning',
    output: `Stack/Team: warning DSP360: the key "Stack/Key" is imported, so that its policy is not extended
  hint: allow in the policy of the key what the docs of the option for an existing key say`,
  },
  DSP361: {
    title: 'Lifecycle setting without effect',
    meaning: 'A warning. A lifecycle rule has a setting that S3 ignores in this combination.',
    why: 'the objects or uploads that the setting is about are kept, and cost money.',
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
    title: 'Policy that opens every Studio profile',
    meaning: 'A warning. A statement of a generated policy allows `sagemaker:CreatePresignedDomainUrl` for the user '
      + 'profiles of other users. The policy therefore gets a statement that denies every profile whose tag `userid` '
      + 'does not name the session.',
    why: 'a presigned URL opens Studio as another user, with that user\'s files and name.',
    fix: 'limit the statement to the profile of the session by a condition on its tag.',
    severity: 'warning',
    fragment: `Condition:
  StringEquals:
    "sagemaker:ResourceTag/userid": "\${aws:userid}"`,
  },
  DSP368: {
    title: 'Access that cannot be granted like this',
    meaning: 'Code grants access to a bucket or a key of the platform in a way that its policy cannot express: to a '
      + 'principal that is not a role, by a pattern that is not a prefix, by a single action such as `grantPut`, or by '
      + 'a statement for a principal that the policy denies the objects.',
    why: 'these buckets deny what their policy does not name. The grant would be deployed and have no effect.',
    fix: 'use `grantRead` or `grantReadWrite` of the bucket with a prefix such as `data/*`, or `grantRead`, '
      + '`grantReadWrite` and `grantReadWriteSuper` of a `DataLake`. A role in another stack needs a `roleName`.',
    output: `Stack/Lake/Bucket-raw: error DSP368: "*.csv" is not a prefix, and the bucket grants access by prefix
  hint: write a prefix and an asterisk, for example "data/*"`,
  },
} satisfies { [code: string]: Diagnostic };
