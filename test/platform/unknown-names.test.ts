import { App } from 'aws-cdk-lib';
import { DataSciencePlatform } from '../../src';
import { isTypo } from '../../src/private/suggestions';
import { directoryWith, mdaaYaml } from '../support/scratch-kit';

const TOP = 'region: eu-central-1\naccount: "111122223333"\n';
const ROLE = 'arn:aws:iam::111122223333:role/glue-etl';

/** A data lake, a project, and a crawler with the options. */
const modules = (crawler: string, ofCrawlers = '') => `lake:
  module_path: "@aws-mdaa/datalake"
  module_config_data:
    roles: { Admins: [{ name: data-admin }] }
    accessPolicies: { Root: { rule: { prefix: /, ReadWriteSuperRoles: [Admins] } } }
    buckets: { landing: { accessPolicies: [Root] } }
project:
  module_path: "@aws-mdaa/dataops-project"
  module_config_data:
    dataAdminRoles: [{ name: data-admin }]
    projectExecutionRoles: [{ arn: ${ROLE} }]
    databases: { sales: { description: Sales } }
    classifiers: { lines: { classifierType: csv, configuration: { csvClassifier: { delimiter: ";" } } } }
crawler:
  module_path: "@aws-mdaa/dataops-crawler"
  module_config_data:
    projectName: project
${ofCrawlers}    crawlers:
      sales:
        executionRoleArn: ${ROLE}
        description: Sales
${crawler.split('\n').map((line) => `        ${line}`).join('\n')}
`;

const S3 = 'targets: { s3Targets: [{ path: "s3://acme-other/sales" }] }';

function warningsOf(text: string): string[] {
  const directory = directoryWith({ 'mdaa.yaml': mdaaYaml(text, TOP) });
  const { warnings } = DataSciencePlatform.fromYaml(new App(), 'Platform', directory);
  return warnings.filter((warning) => warning.includes('DSP232'));
}

describe('a name that no module creates is a warning if it is nearly that of a resource', () => {
  test.each([
    ['the key of a database', `databaseName: sales\n${S3}`, 'database "sales"', 'write "project:databaseName/sales"'],
    ['its key with a typo', `databaseName: salse\n${S3}`, 'database "salse"', 'write "project:databaseName/sales"'],
    ['its name with a typo', `databaseName: acme-dev-shared-project-sale\n${S3}`,
      'database "acme-dev-shared-project-sale"', 'did you mean "acme-dev-shared-project-sales"?'],
    ['the database of a catalog target',
      'databaseName: project:databaseName/sales\ntargets: { catalogTargets: [{ databaseName: sales, tables: [x] }] }',
      'database "sales"', 'write "project:databaseName/sales"'],
    ['the key of a bucket in an S3 URI',
      'databaseName: project:databaseName/sales\ntargets: { s3Targets: [{ path: "s3://landing/sales" }] }',
      'bucket "landing"', 'write "s3://{{resolve:ssm:/{{org}}/shared/lake/bucket/landing/name}}/sales"'],
    ['a classifier with a typo', `databaseName: project:databaseName/sales\nclassifiers: [lnies]\n${S3}`,
      'classifier "lnies"', 'write "project:classifiers/lines"'],
  ])('%s', (_, crawler, name, hint) => {
    const warnings = warningsOf(modules(crawler));

    expect(warnings).toEqual([expect.stringContaining(`no module creates a ${name}\n`)]);
    expect(warnings[0]).toContain(`hint: ${hint}`);
  });

  test('the key of a bucket of another kind of module', () => {
    const warnings = warningsOf(modules(`databaseName: project:databaseName/sales\n${S3}`, '    bucketName: landing\n'));

    expect(warnings).toEqual([expect.stringContaining('no module creates a bucket "landing"')]);
    expect(warnings[0]).toContain('hint: write "ssm:/{{org}}/shared/lake/bucket/landing/name"');
  });
});

test.each([
  ['the name of a database that a module creates', `databaseName: acme-dev-shared-project-sales\n${S3}`],
  ['a database of another platform', `databaseName: orders\n${S3}`],
  ['an S3 URI with the name of a bucket that a module creates',
    'databaseName: project:databaseName/sales\ntargets: { s3Targets: [{ path: "s3://acme-dev-shared-lake-landing/x" }] }'],
  ['a reference', `databaseName: project:databaseName/sales\n${S3}`],
  ['the key of a classifier of the project',
    `databaseName: project:databaseName/sales\nclassifiers: [lines]\n${S3}`],
])('%s is not reported', (_, crawler) => {
  expect(warningsOf(modules(crawler))).toEqual([]);
});

test.each([
  ['sales', 'salse', true],
  ['sales', 'sale', true],
  ['example-dev', 'example-prod', false],
  ['sales', 'sales', false],
  ['abc', 'abd', false],
  ['aaaa', 'aaaaaa', true],
])('"%s" and "%s" differ by a typo: %s', (one, other, expected) => {
  expect(isTypo(one, other)).toBe(expected);
});
