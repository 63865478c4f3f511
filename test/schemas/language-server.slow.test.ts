import { cpSync, readFileSync } from 'fs';
import { basename, join } from 'path';
import { copyKit, KIT_SOURCES } from '../support/kits';
import { LanguageServer } from '../support/language-server';
import { moduleSamples, platformSamples } from '../support/samples';
import { filesOf, SCHEMAS } from '../support/schemas';
import { directoryWith } from '../support/scratch-kit';

// A machine can be slow; only the answers of the server matter.
jest.setTimeout(120_000);

let server: LanguageServer;

beforeAll(async () => {
  const directory = directoryWith({});
  cpSync(SCHEMAS, join(directory, 'schemas'), { recursive: true });
  server = await LanguageServer.start(directory);
});

afterAll(() => server.stop());

/** Text with the comment line that specifies the schema for an editor. */
function withHeader(schema: string, text: string): string {
  return `# yaml-language-server: $schema=schemas/${schema}.schema.json\n${text}`;
}

const MODULE =
  'organization: example-org\ndomains:\n  shared:\n    environments:\n      dev:\n        modules:\n          lake:\n';
const WORKGROUP = 'dataAdminRoles: [{ name: data-admin }]\nathenaUserRoles: [{ name: analyst }]\n';

describe('completion', () => {
  test.each<[string, string, string, string[]]>([
    [
      'keys of a module file',
      'datalake',
      '|',
      ['accessPolicies', 'buckets', 'existingKeyArn', 'nag_suppressions', 'roles'],
    ],
    ['keys of a nested struct', 'datalake', 'buckets:\n  raw:\n    |\n', ['accessPolicies', 'defaultDeny']],
    ['keys of a list item', 'datalake', 'roles:\n  Admins:\n    - |\n', ['arn', 'id', 'name', 'sso']],
    [
      'keys of a module',
      'mdaa',
      `${MODULE}            |\n`,
      ['module_path', 'module_configs', 'module_config_data', 'predeploy'],
    ],
    [
      'keys of the configuration in a module',
      'mdaa',
      `${MODULE}            module_path: "@aws-mdaa/datalake"\n            module_config_data:\n              |\n`,
      ['buckets', 'roles'],
    ],
  ])('%s', async (_, schema, marked, expected) => {
    const labels = await server.completions(withHeader(schema, marked));

    expect(labels).toEqual(expect.arrayContaining(expected));
  });

  test.each<[string, string, string, string[]]>([
    ['values of an enum', 'datascience-team', 'team:\n  studioDomainConfig:\n    authMode: |\n', ['IAM', 'SSO']],
    ['a boolean', 'datalake', 'buckets:\n  raw:\n    defaultDeny: |\n', ['true', 'false']],
    [
      'kinds of modules',
      'mdaa',
      `${MODULE}            module_path: |\n`,
      [
        'athena-workgroup',
        'audit',
        'audit-trail',
        'datalake',
        'dataops-crawler',
        'dataops-project',
        'datascience-team',
        'glue-catalog',
        'lakeformation-settings',
        'roles',
      ].map((name) => `"@aws-mdaa/${name}"`),
    ],
  ])('%s and nothing else', async (_, schema, marked, expected) => {
    expect((await server.completions(withHeader(schema, marked))).sort()).toEqual(expected.sort());
  });

  test('does not offer older spellings or keys of other tools', async () => {
    const labels = await server.completions(withHeader('mdaa', `${MODULE}            |\n`));

    expect(
      labels.filter((label) =>
        ['cdk_app', 'app_configs', 'app_config_data', 'additional_context', 'mdaa_version', 'terraform'].includes(
          label,
        ),
      ),
    ).toEqual([]);
  });
});

describe('hover', () => {
  test.each([
    [
      'a key',
      'datalake',
      'buckets:\n  raw:\n    default|Deny: true\n',
      ['#### DataLakeBucketOptions', 'deny principals that no access policy names', 'Default: true'],
    ],
    ['a key of a module', 'mdaa', `${MODULE}            modu|le_path: "@aws-mdaa/datalake"\n`, ['The kind of the module']],
    ['an older key', 'mdaa', `${MODULE}            cdk_|app: "@aws-mdaa/datalake"\n`, ['older spelling']],
  ])('%s is explained', async (_, schema, marked, expected) => {
    const text = await server.hover(withHeader(schema, marked));
    for (const part of expected) expect(text).toContain(part);

    // The alternatives of a value are not shown individually.
    expect(text).not.toContain('||');
  });
});

describe('diagnostics', () => {
  test.each<[string, string, string, number, string]>([
    ['a misspelled key', 'athena-workgroup', `${WORKGROUP}existingKey: 1\n`, 3, 'Property existingKey is not allowed.'],
    [
      'a misspelled nested key',
      'athena-workgroup',
      'dataAdminRoles:\n  - nme: data-admin\nathenaUserRoles: []\n',
      2,
      'Property nme is not allowed.',
    ],
    ['a missing key', 'athena-workgroup', 'dataAdminRoles: []\n', 1, 'Missing property "athenaUserRoles".'],
    [
      'not a list',
      'athena-workgroup',
      'dataAdminRoles: data-admin\nathenaUserRoles: []\n',
      1,
      'Incorrect type. Expected "array".',
    ],
    [
      'not a map',
      'athena-workgroup',
      `${WORKGROUP}workgroupConfiguration: none\n`,
      3,
      'Incorrect type. Expected "object(AthenaWorkgroupConfiguration)".',
    ],
    [
      'not a boolean',
      'athena-workgroup',
      'dataAdminRoles: [{ name: x, sso: treu }]\nathenaUserRoles: []\n',
      1,
      'Incorrect type. Expected "boolean".',
    ],
    [
      'not a number',
      'athena-workgroup',
      `${WORKGROUP}workgroupConfiguration:\n  bytesScannedCutoffPerQuery: many\n`,
      4,
      'Incorrect type. Expected "number".',
    ],
    [
      'not an allowed value',
      'mdaa',
      `data_removal: retan\n${MODULE}            module_path: "@aws-mdaa/roles"\n`,
      1,
      'Value is not accepted. Valid values: "retain", "destroy".',
    ],
    ['another format', 'audit', 'sourceAccounts: ["1111"]\n', 1, 'String does not match the pattern of "^\\d{12}$".'],
    [
      'an unknown module',
      'mdaa',
      `${MODULE}            module_path: "@aws-mdaa/datalek"\n`,
      8,
      'Value is not accepted. Valid values: "@aws-mdaa/roles"',
    ],
    ['a missing module', 'mdaa', `${MODULE.replace('lake:', 'lake: {}')}`, 7, 'Missing property "module_path".'],
    [
      'a module that is a string',
      'mdaa',
      `${MODULE.replace('lake:', 'lake: x')}`,
      7,
      'Incorrect type. Expected "ModuleOptions".',
    ],
    [
      'a misspelled key in the configuration of a module',
      'mdaa',
      `${MODULE}            module_path: "@aws-mdaa/roles"\n            module_config_data:\n              `
        + 'generateRole: {}\n',
      10,
      'Property generateRole is not allowed.',
    ],
  ])('%s: one, at its line', async (_, schema, text, line, message) => {
    const found = await server.diagnostics(withHeader(schema, text));

    expect(found.map(({ range, message: said }) => [range.start.line, said])).toEqual([
      [line, expect.stringContaining(message)],
    ]);
  });

  test('there are none for the samples and the kits', async () => {
    const directories = [...moduleSamples(), ...platformSamples()].map(({ directory }) => directory);
    const kits = KIT_SOURCES.map(copyKit);
    const files = [...directories, ...kits].flatMap(filesOf);
    const found = await Promise.all(files.map(async ({ path, schema }) => {
      const diagnostics = await server.diagnostics(withHeader(schema, readFileSync(path, 'utf8')));
      return diagnostics.map(({ message, range }) => `${basename(path)}:${range.start.line} ${message}`);
    }));

    expect(files.length).toBeGreaterThan(40);
    expect(found.flat()).toEqual([]);
  });
});

test('the server exits cleanly and never opens a network connection', async () => {
  expect(await server.stop()).toBe(0);
});
