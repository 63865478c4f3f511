import { Aws, Lazy, Stack } from 'aws-cdk-lib';
import { DefaultNaming } from '../../src';
import { AdoptedNaming } from '../../src/naming/adopted-naming';
import {
  constructId, glueIdentifier, physicalName, shortenName, shortHash, stableText,
} from '../../src/naming/names';

const naming = new DefaultNaming({
  organization: 'acme',
  environment: 'dev',
  domain: 'shared',
  moduleName: 'datalake',
});

test('a name consists of organization, environment, domain, module and suffix', () => {
  expect(naming.resourceName()).toBe('acme-dev-shared-datalake');
  expect(physicalName(naming, 'bucket', 'raw')).toBe('acme-dev-shared-datalake-raw');
});

test('a long name is truncated to the limit of the service, and stays unique and stable', () => {
  const a = physicalName(naming, 'bucket', `${'x'.repeat(60)}a`);
  const b = physicalName(naming, 'bucket', `${'x'.repeat(60)}b`);

  expect(a).toHaveLength(63);
  expect(a).not.toBe(b);
  expect(physicalName(naming, 'bucket', `${'x'.repeat(60)}a`)).toBe(a);
});

test('characters that the service does not allow become hyphens', () => {
  expect(physicalName(naming, 'bucket', 'my_zone')).toBe('acme-dev-shared-datalake-my-zone');
});

test('a name that cannot be fixed is rejected', () => {
  const odd = { resourceName: () => '-' };

  expect(() => physicalName(odd, 'bucket')).toThrow(/DSP303.*" is not a valid name for a/);
});

test('construct IDs are readable if the string is, and never collide', () => {
  expect(constructId('data-admin')).toBe('data-admin');
  expect(constructId('/a/b')).not.toBe(constructId('/a-b'));
});

test('a truncated name has no separator before the hash', () => {
  expect(shortenName(`${'a'.repeat(19)}-${'b'.repeat(30)}`, 29)).toMatch(/^a{19}-[0-9a-f]{8}$/);
});

test('the resolved value of a token is hashed, not the token, whose number depends on earlier tokens', () => {
  const stack = new Stack();
  const token = () => `arn:${Lazy.string({ produce: () => Aws.PARTITION })}:iam::111122223333:role/x`;

  expect(() => shortHash(token())).toThrow(/a token has no stable hash/);
  expect(shortHash(stableText(stack, token()))).toBe(shortHash(stableText(stack, token())));
  expect(stableText(stack, 'as it stands')).toBe('as it stands');
});

test('an identifier of the Glue Data Catalog has underscores, and a deployed name instead of it is kept', () => {
  const deployed = new AdoptedNaming(naming, (kind, name) => (
    kind === 'glue' && name === 'acme_dev_shared_datalake_util' ? 'Old-Tools' : undefined
  ));

  expect(glueIdentifier(naming, 'util')).toBe('acme_dev_shared_datalake_util');
  expect(glueIdentifier(deployed, 'util')).toBe('Old-Tools');
});
