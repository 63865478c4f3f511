import { DataSciencePlatformOptions } from '../../src';
import { RETAINED_TYPES } from '../../src/private/facts/retained-resources';
import { OptionType, propertiesOf } from '../../src/private/options-model';
import { moduleSamples, optionsOf, platformFrom, platformSamples } from '../support/samples';
import { losses, statefulResources } from '../support/stateful';

const samples = [...moduleSamples(), ...platformSamples()].map((sample) => [sample.name, optionsOf(sample)] as const);

function stateful(options: DataSciencePlatformOptions) {
  return statefulResources(platformFrom(options).modules.map(({ stack }) => stack));
}

/** A copy of options in which each value that `convert` handles is converted. */
function edited(
  type: OptionType,
  value: unknown,
  convert: (type: OptionType, value: unknown, name: string) => unknown,
  name = '',
): unknown {
  const result = convert(type, value, name);
  if (typeof type === 'string' || typeof result !== 'object' || result === null) return result;
  if ('list' in type) return Array.isArray(result) ? result.map((item) => edited(type.list, item, convert)) : result;
  if ('map' in type) {
    return Object.fromEntries(Object.entries(result).map(([key, item]) => [key, edited(type.map, item, convert, key)]));
  }
  if (!('struct' in type)) return result;
  const properties = propertiesOf(type.struct);
  return Object.fromEntries(
    Object.entries(result).map(([key, item]) => [
      key,
      properties[key] ? edited(properties[key].type, item, convert, key) : item,
    ]),
  );
}

const isRoleList = (type: OptionType) =>
  typeof type === 'object' &&
  'list' in type &&
  typeof type.list === 'object' &&
  'struct' in type.list &&
  type.list.struct === 'RoleRef';
const isMap = (type: OptionType) => typeof type === 'object' && 'map' in type;
const TOP: OptionType = { struct: 'DataSciencePlatformOptions' };

/** Harmless edits of any configuration. */
const EDITS: { readonly [edit: string]: (options: DataSciencePlatformOptions) => unknown } = {
  'a tag': (options) => ({ ...options, tags: { ...options.tags, added: 'later' } }),
  'other descriptions': (options) =>
    edited(TOP, options, (type, value, name) =>
      type === 'string' && name === 'description' ? `${String(value)}, described anew` : value,
    ),
  'a new role in every list': (options) =>
    edited(TOP, options, (type, value) =>
      isRoleList(type) ? [...(value as object[]), { name: 'role-of-tomorrow' }] : value,
    ),
  'another order of keys and roles': (options) =>
    edited(TOP, options, (type, value) => {
      if (isRoleList(type)) return [...(value as object[])].reverse();
      return isMap(type) ? Object.fromEntries(Object.entries(value as object).reverse()) : value;
    }),
  'a new user profile': (options) =>
    edited(TOP, options, (type, value, name) =>
      isMap(type) && name === 'userProfiles'
        ? { ...(value as object), newcomer: { userRole: { name: 'data-scientist', id: 'AROAEXAMPLEEXAMPLE999' } } }
        : value,
    ),
  'a new prefix': (options) =>
    edited(TOP, options, (type, value, name) => {
      if (isMap(type) && name === 'accessPolicies' && JSON.stringify(value).includes('"rule"')) {
        return { ...(value as object), Tomorrow: { rule: { prefix: 'tomorrow/' } } };
      }
      return Array.isArray(value) && name === 'accessPolicies' ? [...(value as string[]), 'Tomorrow'] : value;
    }),
};

describe.each(samples)('%s', (_, options) => {
  test('resources that hold data are retained, versioned and protected by default', () => {
    const kept = edited(TOP, options, (__, value, name) =>
      name === 'dataRemoval' ? 'retain' : value,
    ) as DataSciencePlatformOptions;
    for (const [id, resource] of stateful(kept)) {
      // User profiles and spaces grant access, and are deleted.
      if (!(resource.Type in RETAINED_TYPES)) continue;

      expect({ id, deletion: resource.DeletionPolicy, replacement: resource.UpdateReplacePolicy }).toEqual({
        id,
        deletion: 'RetainExceptOnCreate',
        replacement: 'Retain',
      });

      if (resource.Type === 'AWS::S3::Bucket') {
        expect(resource.Properties).toMatchObject({
          VersioningConfiguration: { Status: 'Enabled' },
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: true,
            BlockPublicPolicy: true,
            IgnorePublicAcls: true,
            RestrictPublicBuckets: true,
          },
          BucketEncryption: {
            ServerSideEncryptionConfiguration: [
              { BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } },
            ],
          },
        });
      }
      if (resource.Type === 'AWS::KMS::Key') expect(resource.Properties).toMatchObject({ EnableKeyRotation: true });
    }
  });

  test.each(Object.entries(EDITS))('%s replaces no resource that holds data', (__, edit) => {
    expect(losses(stateful(options), stateful(edit(options) as DataSciencePlatformOptions))).toEqual([]);
  });
});
