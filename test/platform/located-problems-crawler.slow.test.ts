import { describeModule } from './located-options';
import { below, ITEM, MARK } from '../support/located';
const ROLE_ARN = 'arn:aws:iam::111122223333:role/reader';
const QUEUE = 'arn:aws:sqs:eu-central-1:111122223333:events';

const crawler = (text: string) =>
  below('crawlers.c', `executionRoleArn: ${ROLE_ARN}\ndatabaseName: ` + `sales\ndescription: d\n${text}`);
const S3 = 'targets: { s3Targets: [{ path: s3://example-lake }] }\n';
const behavior = (text: string) => crawler(S3 + text);
const target = (kind: string, text: string) =>
  crawler(
    below(
      'targets',
      `${kind}:\n${text
        .split('\n')
        .map((line, index) => `  ${index === 0 ? '- ' : '  '}${line}`)
        .join('\n')}`,
    ),
  );

describeModule(
  'dataops-crawler',
  'securityConfigurationName: example\n',
  [
    ['a key', 'DSP304', `kmsArn: key ${MARK}\ncrawlers: {}`],
    ['a bucket', 'DSP304', `bucketName: s3://bucket ${MARK}\ncrawlers: {}`],
    ['a deployment role', 'DSP304', `deploymentRoleArn: role ${MARK}\ncrawlers: {}`],
    ['a topic', 'DSP304', `notificationTopicArn: topic ${MARK}\ncrawlers: {}`],
    [
      'a role',
      'DSP304',
      crawler('executionRoleArn: ' + `glue ${MARK}\n${S3}`).replace(`  executionRoleArn: ${ROLE_ARN}\n  `, ''),
    ],
    [
      'a database without a name',
      'DSP304',
      crawler(`databaseName: "" ${MARK}\n${S3}`).replace('    databaseName: sales\n', ''),
    ],
    ['no targets', 'DSP314', crawler(`targets: {} ${MARK}`)],
    ['a target without a path', 'DSP314', target('s3Targets', `exclusions: [a] ${MARK}`)],
    ['a path outside S3', 'DSP304', target('s3Targets', `exclusions: []\npath: /data ${MARK}`)],
    ['a sample of 250', 'DSP313', target('s3Targets', `path: s3://example-lake\nsampleSize: 250 ${MARK}`)],
    ['a queue', 'DSP304', target('s3Targets', `path: s3://example-lake\neventQueueArn: events ${MARK}`)],
    [
      'a dead-letter queue without events',
      'DSP314',
      target('s3Targets', `path: s3://example-lake\ndlqEventQueueArn: ${QUEUE} ${MARK}`),
    ],
    ['a JDBC target without a connection', 'DSP314', target('jdbcTargets', `path: db/% ${ITEM}`)],
    [
      'the URL of a JDBC target',
      'DSP314',
      target('jdbcTargets', 'connectionName: c\npath: ' + `jdbc:mysql://host/db ${MARK}`),
    ],
    [
      'unknown table metadata',
      'DSP304',
      target(
        'jdbcTargets',
        'connectionName: c\npath: ' + `db/%\nenableAdditionalMetadata:\n  - COMMENTS\n  - TYPES ${MARK}`,
      ),
    ],
    ['the name of a DynamoDB table', 'DSP304', target('dynamoDbTargets', `scanAll: true\npath: table/carts ${MARK}`)],
    ['a scan rate that is too high', 'DSP313', target('dynamoDbTargets', `path: carts\nscanRate: 2 ${MARK}`)],
    ['tables without a database', 'DSP314', target('catalogTargets', `tables: [a] ${MARK}`)],
    ['a database without tables', 'DSP314', target('catalogTargets', `databaseName: d\ntables: [] ${MARK}`)],
    [
      'tables with other targets',
      'DSP314',
      crawler(
        'targets:\n  s3Targets: [{ path: s3://example-lake }]\n  ' +
          `catalogTargets: ${MARK}\n    - { databaseName: d, tables: [t] }`,
      ),
    ],
    [
      'credentials outside S3',
      'DSP314',
      crawler('targets: { dynamoDbTargets: [{ path: carts }] ' + `}\nuseLakeFormationCredentials: true ${MARK}`),
    ],
    [
      'new folders outside S3',
      'DSP314',
      crawler('targets: { dynamoDbTargets: [{ path: carts }] }\nrecrawlBehavior: ' + `CRAWL_NEW_FOLDERS_ONLY ${MARK}`),
    ],
    [
      'events for two targets',
      'DSP314',
      crawler(
        'targets: { s3Targets: [{ path: s3://lake-a }, { path: s3://lake-b }] ' +
          `}\nrecrawlBehavior: CRAWL_EVENT_MODE ${MARK}`,
      ),
    ],
    ['events without a queue', 'DSP314', behavior(`recrawlBehavior: CRAWL_EVENT_MODE ${MARK}`)],
    [
      'a sample with events',
      'DSP314',
      `${target('s3Targets', `path: s3://lake-a\neventQueueArn: ${QUEUE}\nsampleSize: 1 ${MARK}`)}    recrawlBehavior: CRAWL_EVENT_MODE`,
    ],
    ['a schedule that is a rate', 'DSP304', behavior(`schedule:\n  scheduleExpression: rate(1 day) ${MARK}`)],
    ['an invalid hour', 'DSP304', behavior(`schedule:\n  scheduleExpression: cron(0 24 * * ? *) ${MARK}`)],
    ['a recrawl behavior', 'DSP304', behavior(`recrawlBehavior: CRAWL_ALL ${MARK}`)],
    ['a delete behavior', 'DSP304', behavior(`schemaChangePolicy:\n  deleteBehavior: DELETE ${MARK}`)],
    ['an update behavior', 'DSP304', behavior(`schemaChangePolicy:\n  updateBehavior: UPDATE ${MARK}`)],
    [
      'more than logging',
      'DSP339',
      behavior(
        'recrawlBehavior: CRAWL_NEW_FOLDERS_ONLY\nschemaChangePolicy:\n  ' +
          `updateBehavior: UPDATE_IN_DATABASE ${MARK}`,
      ),
    ],
    ['a table prefix that is too long', 'DSP313', behavior(`tablePrefix: ${'x'.repeat(129)} ${MARK}`)],
    ['a configuration that is not a map', 'DSP111', behavior(`extraConfiguration: x ${MARK}`)],
    ['an account without credentials', 'DSP314', behavior(`lakeFormationAccountId: "444455556666" ${MARK}`)],
    [
      'an invalid account ID',
      'DSP304',
      behavior('useLakeFormationCredentials: true\nlakeFormationAccountId: ' + `"12" ${MARK}`),
    ],
  ],
  behavior(''),
);

