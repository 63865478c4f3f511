import { App, CfnParameter, SecretValue, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import {
  DataOpsProject,
  DataOpsProjectProps,
  GlueClassifierType,
  GlueConnectionOptions,
  GlueConnectionType,
} from '../../../src';
import { nagFindings } from '../../support/nag';
import { projectWith, ROLES } from '../project';

const JDBC = { JDBC_CONNECTION_URL: 'jdbc:postgresql://host:5432/db', SECRET_ID: 'orders' };

describe('classifiers', () => {
  const { stack, project } = projectWith({
    classifiers: {
      c: {
        classifierType: GlueClassifierType.CSV,
        configuration: { csvClassifier: { delimiter: ';', containsHeader: 'PRESENT' } },
      },
      g: {
        classifierType: GlueClassifierType.GROK,
        configuration: { grokClassifier: { classification: 'log', grokPattern: '%{WORD:w}' } },
      },
      j: {
        classifierType: GlueClassifierType.JSON,
        configuration: { jsonClassifier: { jsonPath: '$[*]', name: 'own' } },
      },
      x: {
        classifierType: GlueClassifierType.XML,
        configuration: { xmlClassifier: { classification: 'invoice', rowTag: 'invoice' } },
      },
    },
  });

  test.each([
    ['CsvClassifier', { Name: 'acme-dev-ops-project-c', Delimiter: ';', ContainsHeader: 'PRESENT' }],
    ['GrokClassifier', { Name: 'acme-dev-ops-project-g', Classification: 'log', GrokPattern: '%{WORD:w}' }],
    ['JsonClassifier', { Name: 'own', JsonPath: '$[*]' }],
    ['XMLClassifier', { Name: 'acme-dev-ops-project-x', Classification: 'invoice', RowTag: 'invoice' }],
  ])('%s', (block, properties) => {
    Template.fromStack(stack).hasResourceProperties('AWS::Glue::Classifier', { [block]: properties });
  });

  test('are referenced by name', () => {
    expect(project.classifierKeys).toEqual(['c', 'g', 'j', 'x']);
    expect(project.classifierName('j')).toBe('own');
    expect(() => project.classifierName('z')).toThrow(/DSP204: the project has no classifier "z"/);
  });
});

describe('security groups', () => {
  const { stack, project } = projectWith({
    securityGroupConfigs: {
      open: { vpcId: 'vpc-00000001' },
      db: {
        vpcId: 'vpc-00000001',
        securityGroupEgressRules: { ipv4: [{ cidr: '10.0.0.0/16', protocol: 'tcp', port: 5432 }] },
      },
    },
  });
  const template = Template.fromStack(stack);
  const group = (key: string) => stack.resolve(project.securityGroupId(key)) as object;

  test.each(['open', 'db'])('%s: members can reach each other over TCP, in both directions', (key) => {
    const ports = { GroupId: group(key), IpProtocol: 'tcp', FromPort: 0, ToPort: 65535 };
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { ...ports, SourceSecurityGroupId: group(key) });
    template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
      ...ports,
      DestinationSecurityGroupId: group(key),
    });
  });

  test('no other inbound traffic is allowed', () => {
    template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 2);
    template.allResourcesProperties('AWS::EC2::SecurityGroup', { SecurityGroupIngress: Match.absent() });
  });

  test('without rules, only outbound HTTPS is allowed; with rules, only the traffic that they specify', () => {
    const outside = Object.values(template.findResources('AWS::EC2::SecurityGroupEgress'))
      .map(({ Properties }) => Properties)
      .filter(({ CidrIp }) => CidrIp !== undefined);

    expect(outside.map(({ GroupId, CidrIp, FromPort, ToPort }) => ({ GroupId, CidrIp, FromPort, ToPort }))).toEqual(
      expect.arrayContaining([
        { GroupId: group('open'), CidrIp: '0.0.0.0/0', FromPort: 443, ToPort: 443 },
        { GroupId: group('db'), CidrIp: '10.0.0.0/16', FromPort: 5432, ToPort: 5432 },
      ]),
    );
    expect(outside).toHaveLength(2);
  });

  test('the compliance packs report no findings', () => {
    expect(nagFindings(stack)).toEqual([]);
  });
});

function connection(options: Partial<GlueConnectionOptions>, props: Partial<DataOpsProjectProps> = {}): Stack {
  return projectWith({
    ...props,
    connections: { c: { connectionType: GlueConnectionType.JDBC, connectionProperties: JDBC, ...options } },
  }).stack;
}

describe('connections', () => {
  test('properties are passed on, and project security groups are added', () => {
    const stack = connection(
      {
        connectionProperties: { ...JDBC, JDBC_ENFORCE_SSL: 'true', PORT: '5432' },
        physicalConnectionRequirements: {
          subnetId: 'subnet-00000001',
          availabilityZone: 'us-east-1a',
          securityGroupIdList: ['sg-00000001'],
          projectSecurityGroupNames: ['own'],
        },
      },
      { securityGroupConfigs: { own: { vpcId: 'vpc-00000001' } } },
    );
    Template.fromStack(stack).hasResourceProperties('AWS::Glue::Connection', {
      ConnectionInput: {
        Name: 'acme-dev-ops-project-c',
        ConnectionType: 'JDBC',
        ConnectionProperties: { ...JDBC, JDBC_ENFORCE_SSL: 'true', PORT: '5432' },
        PhysicalConnectionRequirements: {
          SubnetId: 'subnet-00000001',
          AvailabilityZone: 'us-east-1a',
          SecurityGroupIdList: [
            'sg-00000001',
            { 'Fn::GetAtt': [Match.stringLikeRegexp('SecurityGroupown'), 'GroupId'] },
          ],
        },
      },
    });
  });

  test.each<[string, object]>([
    ['a Secrets Manager reference as text', { PASSWORD: '{{resolve:secretsmanager:orders:SecretString:password}}' }],
    ['a secret value', { PASSWORD: SecretValue.secretsManager('orders').unsafeUnwrap() }],
    ['an encrypted password', { ENCRYPTED_PASSWORD: 'AQICAHh' }],
    ['a URL with only a user name', { JDBC_CONNECTION_URL: 'jdbc:oracle:thin:@host:1521/db' }],
    [
      'a URL with a Secrets Manager reference',
      { JDBC_CONNECTION_URL: 'jdbc:sqlserver://host;password={{resolve:secretsmanager:orders:SecretString:password}}' },
    ],
  ])('%s is accepted', (_, properties) => {
    Template.fromStack(connection({ connectionProperties: { ...JDBC, ...properties } })).resourceCountIs(
      'AWS::Glue::Connection',
      1,
    );
  });

  test('a stack parameter can be a password', () => {
    const stack = new Stack(new App(), 'Stack');
    const password = new CfnParameter(stack, 'Password', { noEcho: true });
    new DataOpsProject(stack, 'Project', {
      ...ROLES,
      connections: {
        c: {
          connectionType: GlueConnectionType.JDBC,
          connectionProperties: { ...JDBC, PASSWORD: password.valueAsString },
        },
      },
    });
    Template.fromStack(stack).hasResourceProperties('AWS::Glue::Connection', {
      ConnectionInput: { ConnectionProperties: { PASSWORD: { Ref: 'Password' } } },
    });
  });

  test.each<[string, object]>([
    ['PASSWORD', { PASSWORD: 'hunter2' }],
    ['digits', { PASSWORD: '12345' }],
    ['lowercase keys', { password: 'hunter2' }],
    ['a Systems Manager parameter, which is also plain text', { PASSWORD: '{{resolve:ssm:/orders/password}}' }],
    ['KAFKA_SASL_SCRAM_PASSWORD', { KAFKA_SASL_SCRAM_PASSWORD: 'hunter2' }],
    ['a URL with user name and password', { CONNECTION_URL: 'mongodb://reader:hunter2@host:27017/db' }],
    [
      'a URL with a password parameter',
      { JDBC_CONNECTION_URL: 'jdbc:sqlserver://host:1433;user=x;password=hunter2' },
    ],
  ])('a plaintext password is rejected: %s', (_, properties) => {
    expect(() => connection({ connectionProperties: { ...JDBC, ...properties } })).toThrow(
      /DSP336: connection "c" has a password in plain text.*\n {2}hint: store it in AWS Secrets Manager/,
    );
  });
});

const csv = { classifierType: GlueClassifierType.CSV };
const classifier = (c: unknown) => () => projectWith({ classifiers: { c } } as never);
test.each<[string, () => unknown, RegExp]>([
  [
    'a classifier of another type',
    classifier({ ...csv, configuration: { jsonClassifier: { jsonPath: '$' } } }),
    /DSP335: classifier "c" has the type "csv" and has "jsonClassifier"/,
  ],
  [
    'a classifier of two types',
    classifier({ ...csv, configuration: { csvClassifier: {}, jsonClassifier: { jsonPath: '$' } } }),
    /DSP335: .* has "csvClassifier" and "jsonClassifier"/,
  ],
  ['a classifier without settings', classifier({ ...csv, configuration: {} }), /DSP335: .* has no configuration/],
  ['an unknown type of classifier', classifier({ classifierType: 'tsv', configuration: {} }), /"tsv"/],
  [
    'an invalid header value',
    classifier({ ...csv, configuration: { csvClassifier: { containsHeader: 'yes' } } }),
    /DSP304: "yes" is not one of PRESENT, ABSENT, UNKNOWN/,
  ],
  [
    'a delimiter of two characters',
    classifier({ ...csv, configuration: { csvClassifier: { delimiter: '||' } } }),
    /DSP304: "\|\|" is not a single character/,
  ],
  [
    'a delimiter that equals the quote symbol',
    classifier({ ...csv, configuration: { csvClassifier: { delimiter: '|', quoteSymbol: '|' } } }),
    /DSP314: .*delimiter and as quote symbol/,
  ],
  [
    'two classifiers with the same name',
    () =>
      projectWith({
        classifiers: {
          a: { ...csv, configuration: { csvClassifier: { name: 'n' } } },
          b: { ...csv, configuration: { csvClassifier: { name: 'n' } } },
        },
      }),
    /DSP316: classifier "b" has the same name "n" as another classifier/,
  ],
  [
    'an unknown security group',
    () =>
      connection(
        { physicalConnectionRequirements: { projectSecurityGroupNames: ['owm'] } },
        { securityGroupConfigs: { own: { vpcId: 'vpc-00000001' } } },
      ),
    /DSP204: .*"owm".*\n {2}hint: did you mean "own"\?/,
  ],
  [
    'JDBC without a URL',
    () => connection({ connectionProperties: { SECRET_ID: 's' } }),
    /DSP314: .*"JDBC" and no "JDBC_CONNECTION_URL"/,
  ],
  [
    'Kafka without servers',
    () => connection({ connectionType: GlueConnectionType.KAFKA }),
    /DSP314: .*no "KAFKA_BOOTSTRAP_SERVERS"/,
  ],
  [
    'MongoDB without a URL',
    () => connection({ connectionType: GlueConnectionType.MONGODB }),
    /DSP314: .*no "CONNECTION_URL"/,
  ],
  [
    'a network without a subnet',
    () => connection({ connectionType: GlueConnectionType.NETWORK, connectionProperties: undefined }),
    /DSP314: .*no subnet or no security group/,
  ],
  [
    'properties that are not a map',
    () => connection({ connectionProperties: ['x'] as never }),
    /connections\.c\.connectionProperties: error DSP111: expected a map, found a list/,
  ],
  [
    'a property that is a list',
    () => connection({ connectionProperties: { ...JDBC, SECRET_ID: ['x'] as never } }),
    /connectionProperties\.SECRET_ID: error DSP111: expected a string, found a list/,
  ],
])('%s is rejected', (_, make, message) => {
  expect(make).toThrow(message);
});
