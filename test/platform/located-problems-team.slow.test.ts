import { describeModule } from './located-options';
import { below, MARK } from '../support/located';

const TEAM = 'team:\n  dataAdminRoles: [{ name: admin }]\n  teamExecutionRole: { name: execution }\n';
const of = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
const budget = (text: string) => of(below('budget', `monthlyAmount: 100\n${text}`));
const domain = (text: string) => of(below('studioDomainConfig', `authMode: IAM\nvpcId: vpc-00000001\n${text}`));
const studio = (text: string) => domain(`subnetIds: [subnet-00000001]\n${text}`);
const settings = (text: string) => studio(below('defaultUserSettings', text));
const lab = (text: string) => settings(below('jupyterLabAppSettings', text));
const idle = (text: string) => lab(below('appLifecycleManagement.idleSettings', text));
const EMAIL = 'emailAddresses: [team@example.com]\n';

describeModule('datascience-team', TEAM, [
  [
    'an administrator',
    'DSP304',
    of('teamUserRoles:\n  - name: analyst\n  - arn: ' + `arn:aws:iam::111122223333:user/x ${MARK}`),
  ],
  ['the prefix of policies', 'DSP304', of(`verbatimPolicyNamePrefix: my team ${MARK}`)],
  ['an existing key', 'DSP304', of(`existingKeyArn: key ${MARK}`)],
  ['an existing bucket', 'DSP304', of(`existingBucketName: s3://bucket ${MARK}`)],
  [
    'inventories of an existing bucket',
    'DSP358',
    of(`existingBucketName: bucket\ninventories: ${MARK}\n  all: { prefix: ` + '/ }'),
  ],
  ['no instance types', 'DSP356', of(`allowedInstanceTypes: [] ${MARK}`)],
  ['an instance type', 'DSP356', of(`allowedInstanceTypes:\n  - ml.t3.*\n  - t3.large ${MARK}`)],
  ['spaces without a domain', 'DSP357', of(`jupyterLab:\n  enabled: true ${MARK}`)],
  [
    'the instance of spaces',
    'DSP304',
    `${studio('')}\n${of(`jupyterLab:\n  enabled: true\n  defaultInstanceType: large ${MARK}`)}`,
  ],
  [
    'an instance of spaces that is not allowed',
    'DSP356',
    `${studio('')}\n${of(`allowedInstanceTypes: [ml.t3.*]\njupyterLab:\n  enabled: true\n  defaultInstanceType: ml.m5.large ${MARK}`)}`,
  ],
  [
    'denied shared spaces',
    'DSP357',
    `${studio('')}\n${of(`jupyterLab: { enabled: true, defaultSharingType: Shared }\nprivateSpacesOnly: true ${MARK}`)}`,
  ],
  ['artifacts in the whole bucket', 'DSP355', of(`mlflow:\n  enabled: true\n  artifactStorePrefix: / ${MARK}`)],
  [
    'artifacts under the assets prefix',
    'DSP355',
    of('mlflow:\n  enabled: true\n  artifactStorePrefix: ' + `sagemaker-lifecycle-assets/x ${MARK}`),
  ],
  ['the name of a server', 'DSP304', of(`mlflow:\n  enabled: true\n  serverName: my server ${MARK}`)],
  ['the version of a server', 'DSP304', of(`mlflow:\n  enabled: true\n  serverVersion: latest ${MARK}`)],
  ['an amount of zero', 'DSP359', of(`budget:\n  ${EMAIL}  monthlyAmount: 0 ${MARK}`)],
  ['a currency', 'DSP304', budget(`${EMAIL}currency: dollars ${MARK}`)],
  ['a threshold', 'DSP359', budget(`${EMAIL}thresholds:\n  - 80\n  - -5 ${MARK}`)],
  ['six notifications', 'DSP359', budget(`${EMAIL}thresholds: [1, 2, 3, 4, 5] ${MARK}`)],
  ['no notification', 'DSP359', budget(`${EMAIL}forecast: false\nthresholds: [] ${MARK}`)],
  ['no recipients', 'DSP359', of(`budget: ${MARK}\n  monthlyAmount: 100`)],
  [
    'too many addresses',
    'DSP359',
    budget('emailAddresses: ' + `[${[...Array(11).keys()].map((n) => `a${n}@example.com`).join(', ')}] ${MARK}`),
  ],
  ['an address', 'DSP304', budget(`emailAddresses:\n  - team@example.com\n  - team ${MARK}`)],
  ['a topic', 'DSP304', budget(`topicArn: costs ${MARK}`)],
  ['the key of a tag', 'DSP359', budget(`${EMAIL}costTagKey: "aws:team" ${MARK}`)],
  ['the value of a tag', 'DSP359', budget(`${EMAIL}costTagValue: "team?" ${MARK}`)],
]);

const lifecycle = (text: string) => studio(below('lifecycleConfigs.jupyterLab', text));

describeModule('datascience-team', TEAM, [
  ['a VPC', 'DSP304', studio(`vpcId: main ${MARK}`).replace('    vpcId: vpc-00000001\n', '')],
  ['no subnets', 'DSP313', domain(`subnetIds: [] ${MARK}`)],
  ['a subnet', 'DSP304', domain(`subnetIds:\n  - subnet-00000001\n  - private ${MARK}`)],
  ['a duplicate subnet', 'DSP316', domain(`subnetIds:\n  - subnet-00000001\n  - subnet-00000001 ${MARK}`)],
  ['a security group', 'DSP304', studio(`securityGroupId: default ${MARK}`)],
  [
    'rules of an existing security group',
    'DSP314',
    studio('securityGroupId: sg-00000001\nsecurityGroupEgress: ' + `{} ${MARK}`),
  ],
  [
    'a rule of the security group',
    'DSP304',
    studio('securityGroupIngress:\n  ipv4:\n    - protocol: tcp\n      cidr: ' + `everywhere ${MARK}`),
  ],
  ['a key', 'DSP304', studio(`kmsKeyArn: alias/x ${MARK}`)],
  [
    'a bucket',
    'DSP304',
    studio('domainBucket:\n  assetDeploymentRole: { name: deployer }\n  domainBucketName: ' + `s3://bucket ${MARK}`),
  ],
  ['a prefix of notebooks', 'DSP304', studio(`notebookSharingPrefix: s3://bucket ${MARK}`)],
  ['assets under a prefix that users can write to', 'DSP352', studio(`assetPrefix: projects/assets ${MARK}`)],
  ['notebooks under the assets prefix', 'DSP352', studio(`notebookSharingPrefix: sagemaker-lifecycle-assets/ ${MARK}`)],
  [
    'the memory of the function that copies assets',
    'DSP313',
    `${lifecycle('cmds: ["true"]\nassets: { a: { sourcePath: ./ } }')}\n    ` +
      `assetDeploymentMemoryLimitMB: 64 ${MARK}`,
  ],
  ['the name of an asset', 'DSP303', lifecycle(`cmds: ["true"]\nassets:\n  "a b": ${MARK}\n    sourcePath: ./`)],
  [
    'a missing asset',
    'DSP351',
    lifecycle('cmds: ["true"]\nassets:\n  a:\n    sourcePath: ' + `./nowhere ${MARK}`),
  ],
  ['no commands', 'DSP314', lifecycle(`cmds: [] ${MARK}`)],
  ['a script that is too long', 'DSP350', lifecycle(`cmds: [${'x'.repeat(12300)}] ${MARK}`)],
  ['the subnets of endpoints', 'DSP304', studio(`createVpcEndpoints:\n  subnetIds:\n    - a ${MARK}`)],
  ['the route tables of endpoints', 'DSP304', studio(`createVpcEndpoints:\n  s3RouteTableIds:\n    - main ${MARK}`)],
  [
    'the services of endpoints',
    'DSP304',
    studio('createVpcEndpoints:\n  services:\n    - sts\n    - ' + `com.amazonaws.eu-central-1.glue ${MARK}`),
  ],
  ['the URL of RStudio', 'DSP304', studio(`rStudioServerProDomainSettings:\n  rStudioConnectUrl: connect ${MARK}`)],
  [
    'the instance of RStudio',
    'DSP304',
    studio('rStudioServerProDomainSettings:\n  defaultResourceSpec:\n    ' + `instanceType: large ${MARK}`),
  ],

  ['a profile without a role', 'DSP314', studio(`userProfiles:\n  ada: {} ${MARK}`)],
  [
    'a profile without a session',
    'DSP304',
    studio(`userProfiles:\n  Ada Lovelace: ${MARK}\n    userRole: { name: ` + 'analyst }'),
  ],
  [
    'two profiles with the same name',
    'DSP303',
    studio(
      'userProfiles:\n  ada_x: { userRole: { id: AROAEXAMPLEEXAMPLE001 } ' +
        '}\n  ada-x: { userRole: { id: AROAEXAMPLEEXAMPLE001 } }\n',
    ).replace(
      'ada_x: { userRole: { id: AROAEXAMPLEEXAMPLE001 } }',
      'ada_x: { userRole: { id: AROAEXAMPLEEXAMPLE001 } ' + `} ${MARK}`,
    ),
  ],
  ['a profile without a name', 'DSP303', studio(`userProfiles:\n  "@@": ${MARK}\n    userRole: { name: analyst }`)],
  [
    'a role of another account',
    'DSP203',
    studio(`userProfiles:\n  ada:\n    userRole: ${MARK}\n      arn: ` + 'arn:aws:iam::444455556666:role/analyst'),
  ],

  ['the instance of an application', 'DSP304', lab(`defaultResourceSpec:\n  instanceType: large ${MARK}`)],
  ['the image of an application', 'DSP304', lab(`defaultResourceSpec:\n  sageMakerImageArn: image ${MARK}`)],
  ['a lifecycle configuration', 'DSP304', lab(`lifecycleConfigArns:\n  - script ${MARK}`)],
  ['the built-in lifecycle configuration', 'DSP304', lab(`builtInLifecycleConfigArn: script ${MARK}`)],
  [
    'too many repositories',
    'DSP313',
    lab(
      'codeRepositories: ' +
        `[${[...Array(11).keys()].map((n) => `{ repositoryUrl: "https://example.com/${n}" }`).join(', ')}] ${MARK}`,
    ),
  ],
  [
    'a repository',
    'DSP304',
    lab(
      'codeRepositories:\n  - repositoryUrl: https://example.com/a\n  - repositoryUrl: ' + `git@example.com:b ${MARK}`,
    ),
  ],
  [
    'the version of an image',
    'DSP313',
    lab('customImages:\n  - appImageConfigName: c\n    imageName: i\n    ' + `imageVersionNumber: -1 ${MARK}`),
  ],
  [
    'the name of an image',
    'DSP304',
    lab('customImages:\n  - appImageConfigName: c\n    imageName: ' + `example.com/i ${MARK}`),
  ],
  ['the idle shutdown setting', 'DSP304', idle(`lifecycleManagement: ON ${MARK}`)],
  ['too few minutes', 'DSP313', idle(`idleTimeoutInMinutes: 5 ${MARK}`)],
  ['the minimum minutes', 'DSP313', idle(`idleTimeoutInMinutes: 90\nminIdleTimeoutInMinutes: 5 ${MARK}`)],
  ['minutes out of range', 'DSP313', idle(`maxIdleTimeoutInMinutes: 100\nidleTimeoutInMinutes: 120 ${MARK}`)],
  ['a security group for users', 'DSP304', settings(`securityGroups:\n  - sg-00000001\n  - mine ${MARK}`)],
  [
    'too many security groups',
    'DSP313',
    settings('securityGroups: [sg-0000000a, sg-0000000b, sg-0000000c, ' + `sg-0000000d, sg-0000000e] ${MARK}`),
  ],
  ['the location of shared notebooks', 'DSP304', settings(`sharingSettings:\n  s3OutputPath: /shared ${MARK}`)],
  ['the key of shared notebooks', 'DSP304', settings(`sharingSettings:\n  s3KmsKeyId: my key ${MARK}`)],
]);

