import type { Diagnostic } from './diagnostic';

/** Options of data science teams. */
export const DATA_SCIENCE = {
  DSP350: {
    title: 'Script too long',
    meaning: 'The script of a Studio lifecycle configuration has more than 16,384 characters in Base64, which is '
      + 'about 12,000 characters of text.',
    why: 'SageMaker rejects it.',
    fix: 'move the long part into a file in the `assets` of the configuration and call it from `cmds`. The file is '
      + 'available below `$ASSETS_DIR`.',
    output: `team.yaml:14:9: error DSP350: the script of the lifecycle configuration "jupyterLab" has 21344 characters in Base64, and SageMaker accepts 16384
  hint: move part of it into a file in "assets", and run that file`,
  },
  DSP351: {
    title: 'Invalid assets of a lifecycle configuration',
    meaning: '`sourcePath` of an asset is not a directory or a `.zip` file. In code, the error is also reported when '
      + 'two Studio domains in one stack deploy assets with different roles.',
    why: 'applications would start without the files that their script needs, and fail.',
    fix: 'specify an existing directory, relative to the configuration file. Use one `assetDeploymentRole` for both '
      + 'domains, or separate stacks.',
    broken: `# datascience-team.yaml
team:
  dataAdminRoles: [{ name: data-admin }]
  teamUserRoles: [{ name: data-scientist }]
  teamExecutionRole: { name: team-execution }
  studioDomainConfig:
    authMode: IAM
    vpcId: vpc-0123456789abcdef0
    subnetIds: [subnet-0123456789abcdef0]
    userProfiles: { ann: { userRole: { name: data-scientist, id: AROAEXAMPLEEXAMPLE12 } } }
    lifecycleConfigs:
      jupyterLab:
        cmds: ['bash "$ASSETS_DIR/setup/install.sh"']
        assets: { setup: { sourcePath: ./asset } }`,
    fixed: `# datascience-team.yaml
team:
  dataAdminRoles: [{ name: data-admin }]
  teamUserRoles: [{ name: data-scientist }]
  teamExecutionRole: { name: team-execution }
  studioDomainConfig:
    authMode: IAM
    vpcId: vpc-0123456789abcdef0
    subnetIds: [subnet-0123456789abcdef0]
    userProfiles: { ann: { userRole: { name: data-scientist, id: AROAEXAMPLEEXAMPLE12 } } }
    lifecycleConfigs:
      jupyterLab:
        cmds: ['bash "$ASSETS_DIR/setup/install.sh"']
        assets: { setup: { sourcePath: ./assets } }`,
  },
  DSP352: {
    title: 'Assets in a writable location',
    meaning: 'Users of the team can write below `assetPrefix`.',
    why: 'any user who can change a script that runs in the applications of other users can act as them.',
    fix: 'choose a prefix outside the prefixes in the hint.',
    broken: `# datascience-team.yaml
team:
  dataAdminRoles: [{ name: data-admin }]
  teamUserRoles: [{ name: data-scientist }]
  teamExecutionRole: { name: team-execution }
  studioDomainConfig:
    authMode: IAM
    vpcId: vpc-0123456789abcdef0
    subnetIds: [subnet-0123456789abcdef0]
    userProfiles: { ann: { userRole: { name: data-scientist, id: AROAEXAMPLEEXAMPLE12 } } }
    assetPrefix: projects/assets/`,
    fixed: `# datascience-team.yaml
team:
  dataAdminRoles: [{ name: data-admin }]
  teamUserRoles: [{ name: data-scientist }]
  teamExecutionRole: { name: team-execution }
  studioDomainConfig:
    authMode: IAM
    vpcId: vpc-0123456789abcdef0
    subnetIds: [subnet-0123456789abcdef0]
    userProfiles: { ann: { userRole: { name: data-scientist, id: AROAEXAMPLEEXAMPLE12 } } }
    assetPrefix: studio-assets/`,
  },
  DSP355: {
    title: 'Invalid location of MLflow artifacts',
    meaning: '`artifactStorePrefix` is the whole bucket, or it overlaps the assets of lifecycle configurations.',
    why: 'every user who writes artifacts could change what runs in other users\' applications.',
    fix: 'choose a separate prefix, such as `mlflow/`.',
    broken: `# datascience-team.yaml
team:
  dataAdminRoles: [{ name: data-admin }]
  teamUserRoles: [{ name: data-scientist }]
  teamExecutionRole: { name: team-execution }
  mlflow: { enabled: true, artifactStorePrefix: / }`,
    fixed: `# datascience-team.yaml
team:
  dataAdminRoles: [{ name: data-admin }]
  teamUserRoles: [{ name: data-scientist }]
  teamExecutionRole: { name: team-execution }
  mlflow: { enabled: true, artifactStorePrefix: mlflow/ }`,
  },
  DSP356: {
    title: 'Invalid instance types',
    meaning: '`allowedInstanceTypes` is empty, has too many entries, or has an entry that does not match an instance '
      + 'type; or it does not include an instance type that the team uses, such as that of its JupyterLab spaces.',
    why: 'SageMaker or the policy of the team would deny the applications when users start them.',
    fix: 'write types such as `ml.m5.xlarge` or patterns such as `ml.t3.*`, and include the types that the team '
      + 'uses.',
    broken: `# datascience-team.yaml
team:
  dataAdminRoles: [{ name: data-admin }]
  teamUserRoles: [{ name: data-scientist }]
  teamExecutionRole: { name: team-execution }
  allowedInstanceTypes: [t3.medium]`,
    fixed: `# datascience-team.yaml
team:
  dataAdminRoles: [{ name: data-admin }]
  teamUserRoles: [{ name: data-scientist }]
  teamExecutionRole: { name: team-execution }
  allowedInstanceTypes: [ml.t3.medium]`,
  },
  DSP357: {
    title: 'JupyterLab spaces without a domain',
    meaning: '`jupyterLab` is enabled but the team has no Studio domain, or its spaces are shared but '
      + '`privateSpacesOnly` allows only private spaces.',
    why: 'the spaces could not be created, or no user could open them.',
    fix: 'add a `studioDomainConfig`, or remove one of the two options.',
    broken: `# datascience-team.yaml
team:
  dataAdminRoles: [{ name: data-admin }]
  teamUserRoles: [{ name: data-scientist }]
  teamExecutionRole: { name: team-execution }
  jupyterLab: { enabled: true }`,
    fixed: `# datascience-team.yaml
team:
  dataAdminRoles: [{ name: data-admin }]
  teamUserRoles: [{ name: data-scientist }]
  teamExecutionRole: { name: team-execution }
  studioDomainConfig:
    authMode: IAM
    vpcId: vpc-0123456789abcdef0
    subnetIds: [subnet-0123456789abcdef0]
    userProfiles: { ann: { userRole: { name: data-scientist, id: AROAEXAMPLEEXAMPLE12 } } }
  jupyterLab: { enabled: true }`,
  },
  DSP358: {
    title: 'Inventories of an existing bucket',
    meaning: 'A team has both `inventories` and `existingBucketName`.',
    why: 'only the owner of a bucket can configure its inventories; they would not be created.',
    fix: 'remove one of the two, and configure the inventories where the bucket is created.',
    broken: `# datascience-team.yaml
team:
  dataAdminRoles: [{ name: data-admin }]
  teamUserRoles: [{ name: data-scientist }]
  teamExecutionRole: { name: team-execution }
  existingBucketName: acme-team
  inventories: { everything: { prefix: / } }`,
    fixed: `# datascience-team.yaml
team:
  dataAdminRoles: [{ name: data-admin }]
  teamUserRoles: [{ name: data-scientist }]
  teamExecutionRole: { name: team-execution }
  existingBucketName: acme-team`,
  },
  DSP359: {
    title: 'Invalid budget',
    meaning: 'A budget has an amount, a currency, a threshold, an address, a topic or a tag that AWS Budgets does '
      + 'not accept, has too many notifications or addresses, or has no recipient.',
    why: 'AWS Budgets rejects invalid values, and a budget without recipients notifies no one.',
    fix: 'follow the hint. Specify `emailAddresses` or a `topicArn`.',
    broken: `# datascience-team.yaml
team:
  dataAdminRoles: [{ name: data-admin }]
  teamUserRoles: [{ name: data-scientist }]
  teamExecutionRole: { name: team-execution }
  budget: { monthlyAmount: 2500 }`,
    fixed: `# datascience-team.yaml
team:
  dataAdminRoles: [{ name: data-admin }]
  teamUserRoles: [{ name: data-scientist }]
  teamExecutionRole: { name: team-execution }
  budget: { monthlyAmount: 2500, emailAddresses: [team@example.com] }`,
  },
  DSP363: {
    title: 'Service without an endpoint',
    meaning: 'A warning. `createVpcEndpoints` creates no endpoint for a service that the execution role can call.',
    why: 'in a VPC without internet access, calls to that service time out.',
    fix: 'add the service to `services`, or omit `services` to create all endpoints that the domain needs. For S3, '
      + 'specify `s3RouteTableIds`. If the VPC already has the endpoint, no change is needed.',
    severity: 'warning',
    fragment: `createVpcEndpoints:
  s3RouteTableIds: [rtb-0123456789abcdef0]`,
  },
  DSP364: {
    title: 'Execution role without source identity',
    meaning: 'A warning. `sourceIdentity` is enabled, but the execution role is not created by the platform.',
    why: 'SageMaker starts no application if the trust policy of the role does not allow `sts:SetSourceIdentity`.',
    fix: 'allow `sts:SetSourceIdentity` to `sagemaker.amazonaws.com` in the trust policy of the role. Generated roles '
      + 'that trust `service:sagemaker.amazonaws.com` allow it.',
    severity: 'warning',
    fragment: `Principal: { Service: sagemaker.amazonaws.com }
Action: [sts:AssumeRole, sts:SetSourceIdentity]`,
  },
  DSP365: {
    title: 'Execution role of two teams',
    meaning: 'Two data science teams have the same execution role.',
    why: 'the guardrails of each team require its own key for volumes and outputs. A role with both denies every '
      + 'job of both teams.',
    fix: 'specify a separate execution role for each team.',
    fragment: `team:
  teamExecutionRole: { id: generated-role-id:fraud-execution }`,
  },
  DSP366: {
    title: 'User profile of a role that is not in the team',
    meaning: '`userRole` of a user profile is not one of `teamUserRoles`.',
    why: 'the policies, the bucket and the key of the team name only `teamUserRoles`. A session of another role can '
      + 'neither open the profile nor use the bucket.',
    fix: 'add the role to `teamUserRoles`, or specify one of its roles as `userRole`.',
    broken: `# datascience-team.yaml
team:
  dataAdminRoles: [{ name: data-admin }]
  teamUserRoles: [{ name: data-scientist }]
  teamExecutionRole: { name: team-execution }
  studioDomainConfig:
    authMode: IAM
    vpcId: vpc-0123456789abcdef0
    subnetIds: [subnet-0123456789abcdef0]
    userProfiles: { ann: { userRole: { name: data-analyst } } }`,
    fixed: `# datascience-team.yaml
team:
  dataAdminRoles: [{ name: data-admin }]
  teamUserRoles: [{ name: data-scientist }, { name: data-analyst }]
  teamExecutionRole: { name: team-execution }
  studioDomainConfig:
    authMode: IAM
    vpcId: vpc-0123456789abcdef0
    subnetIds: [subnet-0123456789abcdef0]
    userProfiles: { ann: { userRole: { name: data-analyst } } }`,
  },
  DSP367: {
    title: 'Role that its service cannot assume',
    meaning: 'The trust policy of a role that the platform generates does not name the service that runs as it: '
      + '`sagemaker.amazonaws.com` for the execution role of a team, `glue.amazonaws.com` for the role of a crawler.',
    why: 'Studio applications and jobs, or crawlers, run as this role, so the service must be able to assume it.',
    fix: 'trust `service:sagemaker.amazonaws.com` or `service:glue.amazonaws.com`.',
    fragment: `generateRoles:
  team-execution:
    trustedPrincipal: service:sagemaker.amazonaws.com`,
  },
} satisfies { [code: string]: Diagnostic };
