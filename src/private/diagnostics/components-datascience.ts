import type { Diagnostic } from './diagnostic';

/** Options of data science teams. */
export const DATA_SCIENCE = {
  DSP350: {
    title: 'Script too long',
    meaning: 'The script that a Studio lifecycle configuration is made of has more than 16,384 characters in '
      + 'Base64, which is about 12,000 characters of text.',
    why: 'SageMaker refuses it.',
    fix: 'put the long part into a file among the `assets` of the configuration, and call it from `cmds`: it '
      + 'lies below `$ASSETS_DIR`.',
    output: `team.yaml:14:9: error DSP350: the script of the lifecycle configuration "jupyterLab" has 21344 characters in Base64, and SageMaker accepts 16384
  hint: put a part of it into a file among the "assets", and call that`,
  },
  DSP351: {
    title: 'Assets of a lifecycle configuration',
    meaning: '`sourcePath` of an asset is not a directory or a `.zip` file. In code it is also reported when '
      + 'two Studio domains of one stack deploy assets with different roles.',
    why: 'applications would start without the files that their script calls, and fail.',
    fix: 'give the path of a directory that exists, relative to the file in which it is. Two domains get one '
      + '`assetDeploymentRole`, or stacks of their own.',
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
    title: 'Assets where people may write',
    meaning: '`assetPrefix` is a place below which people of the team write.',
    why: 'any user who can change a script that runs in the applications of others can act as they do.',
    fix: 'choose a prefix apart from those that the hint lists.',
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
    title: 'Artifacts of MLflow',
    meaning: '`artifactStorePrefix` is the whole bucket, or it overlaps the assets of lifecycle configurations.',
    why: 'every user who writes artifacts could change what runs in the applications of others.',
    fix: 'choose a prefix of its own, such as `mlflow/`.',
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
    title: 'Instance type',
    meaning: '`allowedInstanceTypes` is empty, has too many entries or one that is no pattern of an instance '
      + 'type; or an instance type that the team itself uses, such as the one of its JupyterLab spaces, is not among '
      + 'them.',
    why: 'SageMaker or the policy of the team would deny the applications when people start them.',
    fix: 'write types such as `ml.m5.xlarge` or patterns such as `ml.t3.*`, and let the list contain what the '
      + 'team uses.',
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
    title: 'Spaces of JupyterLab',
    meaning: '`jupyterLab` is enabled and the team has no Studio domain; or its spaces are shared while '
      + '`privateSpacesOnly` allows private ones alone.',
    why: 'there would be no place for the spaces, or no user could open them.',
    fix: 'add a `studioDomainConfig`, or leave one of the two options out.',
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
    meaning: 'A team has `inventories` and `existingBucketName`.',
    why: 'only the owner of a bucket can set its inventories; they would silently be missing.',
    fix: 'leave one of the two out, and set the inventories where the bucket is made.',
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
    title: 'Budget',
    meaning: 'A budget has an amount, a currency, a threshold, an address, a topic or a tag that AWS Budgets '
      + 'does not accept, more notifications or addresses than it takes, or no recipient.',
    why: 'AWS Budgets refuses it; and a budget without recipients looks like a control and is not one.',
    fix: 'follow the hint. Give `emailAddresses` or a `topicArn`.',
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
    meaning: 'A warning. `createVpcEndpoints` creates no endpoint for a service that the execution role may call.',
    why: 'in a VPC without internet access, calls of that service time out.',
    fix: 'add the service to `services`, or omit `services` to get all endpoints that the domain needs. For S3 give '
      + '`s3RouteTableIds`. If the VPC has the endpoint already, nothing is to be done.',
    severity: 'warning',
    fragment: `createVpcEndpoints:
  s3RouteTableIds: [rtb-0123456789abcdef0]`,
  },
  DSP364: {
    title: 'Execution role and source identity',
    meaning: 'A warning. `sourceIdentity` is on, and the execution role is not created by the platform.',
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
    why: 'the guardrails of each team demand its own key for volumes and outputs. A role that has both denies every '
      + 'job of both teams.',
    fix: 'give each team an execution role of its own.',
    fragment: `team:
  teamExecutionRole: { id: generated-role-id:fraud-execution }`,
  },
  DSP366: {
    title: 'User profile of a role that is not in the team',
    meaning: '`userRole` of a user profile is not one of `teamUserRoles`.',
    why: 'the policies of the team, its bucket and its key name `teamUserRoles`. A session of another role can neither '
      + 'open the profile nor work in the bucket.',
    fix: 'add the role to `teamUserRoles`, or name one of those in `userRole`.',
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
    title: 'Execution role that SageMaker cannot take',
    meaning: 'The trust policy of the execution role of a team does not name `sagemaker.amazonaws.com`.',
    why: 'Studio applications and jobs run as this role, and SageMaker must be able to take it.',
    fix: 'trust `service:sagemaker.amazonaws.com`.',
    fragment: `generateRoles:
  team-execution:
    trustedPrincipal: service:sagemaker.amazonaws.com`,
  },
} satisfies { [code: string]: Diagnostic };
