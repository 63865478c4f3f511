import { App } from 'aws-cdk-lib';
import { DataSciencePlatform, DataSciencePlatformOptions, ModuleOptions, RoleRef } from '../../src';
import { MODULE_KINDS } from '../../src/platform/module-kinds';
import { nagFindings } from '../support/nag';
import {
  fingerprint, moduleSamples, optionsOf, platformFrom, withExecutionRole, withoutAccountWide,
} from '../support/samples';

const SAMPLES = moduleSamples().map((sample) => [sample.name, optionsOf(sample)] as const);

/** The module of a sample. */
function moduleOf(options: DataSciencePlatformOptions): ModuleOptions {
  return options.domains.shared.environments.dev.modules.sample;
}

const comprehensive = MODULE_KINDS.map(({ modulePath }) => modulePath).flatMap((module) =>
  SAMPLES.filter(([name]) => name === `${module}/comprehensive`).map(
    ([, options]) => [module, moduleOf(options)] as const,
  ),
);

/** Verbatim names in the samples: a second module in the account needs other names. */
const VERBATIM = ['research', 'example-analytics', 'Machines'];

function copyOf(module: ModuleOptions, index: number): ModuleOptions {
  const names = new RegExp(`"(${VERBATIM.join('|')})"`, 'g');
  if (index === 0) return module;
  const renamed = JSON.parse(JSON.stringify(module).replace(names, `"$1${index}"`)) as ModuleOptions;
  return withExecutionRole(withoutAccountWide(renamed), `copy-${index}`);
}

/** A platform that contains every module `copies` times. Each environment has its own account. */
function platformOf(domains: string[], environments: string[], copies: number): DataSciencePlatformOptions {
  const modules = Object.fromEntries(
    comprehensive.flatMap(([name, module]) =>
      Array.from({ length: copies }, (_, index) => [`${name}${index}`, copyOf(module, index)]),
    ),
  );
  const account = (domain: number, environment: number) => String(111122223300 + 10 * domain + environment);
  return {
    organization: 'acme',
    domains: Object.fromEntries(
      domains.map((domain, row) => [
        domain,
        {
          environments: Object.fromEntries(
            environments.map((environment, column) => [environment, { account: account(row, column), modules }]),
          ),
        },
      ]),
    ),
  };
}

test('every module several times, in several environments of several domains', () => {
  // Roles of the same name cannot be generated twice in a domain.
  const options = platformOf(['one', 'two'], ['dev', 'test'], 1);
  const platform = platformFrom(options);

  expect(platform.modules).toHaveLength(comprehensive.length * 4);

  const names = platform.modules.map(({ stack }) => stack.stackName);

  expect(new Set(names).size).toBe(names.length);
});

test('several modules of a kind in one environment', () => {
  const { modules } = platformOf(['one'], ['dev'], 2).domains.one.environments.dev;
  const without = Object.fromEntries(Object.entries(modules).filter(([name]) => name !== 'roles1'));

  expect(
    platformFrom({ organization: 'acme', domains: { one: { environments: { dev: { modules: without } } } } }).modules,
  ).toHaveLength(Object.keys(without).length);
});

/** Roles of each kind. */
const KINDS: { readonly [kind: string]: RoleRef } = {
  'an ARN': { arn: 'arn:aws:iam::111122223333:role/some/path/the-role' },
  'a name': { name: 'the-role' },
  'a unique ID': { id: 'AROAEXAMPLEEXAMPLE777' },
  'an immutable role': { name: 'the-role', immutable: true },
  'an immutable role by its unique ID': { id: 'AROAEXAMPLEEXAMPLE777', immutable: true },
  'a permission set': { name: 'TheSet', sso: true },
  'a permission set by the name of its role': { name: 'AWSReservedSSO_TheSet_0123456789abcdef', sso: true },
  'a role of another account': { arn: 'arn:aws:iam::999988887777:role/the-role' },
  'a parameter': { arn: '{{resolve:ssm:/other/role/arn}}' },
};

/** A copy in which every role is replaced and is listed once. */
function withRole(value: unknown, role: RoleRef, key = ''): unknown {
  if (Array.isArray(value)) {
    return /Roles$/.test(key) && value.some((item) => typeof item === 'object')
      ? [role]
      : value.map((item) => withRole(item, role));
  }
  if (typeof value !== 'object' || value === null) return value;
  // The account of a principal changes with its role.
  if ('account' in value && 'role' in value) return { role };
  // A user profile needs the unique ID of its role, which cannot be looked up in another account.
  if (key === 'userRole' && role.arn?.includes('999988887777')) return { ...role, id: 'AROAEXAMPLEEXAMPLE777' };
  if (/[Rr]ole$/.test(key)) return role;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withRole(item, role, name)]));
}

describe.each(Object.entries(KINDS))('%s for every role option', (_, role) => {
  test.each(comprehensive.filter(([name]) => name !== 'roles'))('%s', (__, module) => {
    const app = new App();
    const modules = { sample: withRole(module, role) as ModuleOptions };
    // In its own account, so that a role of another account is recognized.
    new DataSciencePlatform(app, 'Platform', {
      organization: 'acme',
      account: '111122223333',
      region: 'eu-central-1',
      domains: { shared: { environments: { dev: { modules } } } },
    });

    expect(nagFindings(app)).toEqual([]);
  });
});

test.each(SAMPLES)('%s: the order of keys does not change the templates', (_, options) => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed);
    return typeof value === 'object' && value !== null
      ? Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, item]) => [key, reversed(item)]),
      )
      : value;
  };

  expect(fingerprint(platformFrom(reversed(options) as DataSciencePlatformOptions))).toBe(
    fingerprint(platformFrom(options)),
  );
});
