import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Alias, CfnKey, IKey, Key, KeyGrants } from 'aws-cdk-lib/aws-kms';
import { Construct, IConstruct } from 'constructs';
import { addKeyStatement, checkOneSource, warnOfImportedKey, withoutCycle } from './given-objects';
import { platformKeyGrants } from './key-grants';
import { policyLengthErrors } from './policy-limits';
import { allowRoles, RoleReference, uniqueRoles } from './role-reference';
import { physicalName } from '../naming/names';
import { IResourceNaming } from '../naming/resource-naming';
import { asToken, isDeferred } from '../private/deferred';
import { checkFormat } from '../private/formats';
import { OptionPath } from '../private/option-path';
import { failAt } from '../private/option-problems';
import { RETAIN } from '../private/removal';

/** The roles that use a key, by operation. */
export interface RolesOfKey {
  /** Roles that can decrypt. */
  readonly decrypt?: RoleReference[];
  /** Roles that can encrypt, and decrypt what they wrote. */
  readonly encrypt?: RoleReference[];
  /** Roles that can let AWS services use the key for volumes and file systems on their behalf. */
  readonly grantToServices?: RoleReference[];
}

/** Properties of a key of the platform. */
export interface PlatformKeyProps extends RolesOfKey {
  readonly naming: IResourceNaming;
  /** Suffix of the alias, if a component has more than one key. */
  readonly suffix?: string;
  readonly description: string;
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Key administration without use of the key. The account can still administer the key, but an identity policy is not
 * sufficient to decrypt data.
 */
const ADMINISTRATION = [
  'kms:CancelKeyDeletion',
  'kms:CreateAlias',
  'kms:DeleteAlias',
  'kms:DescribeKey',
  'kms:DisableKey',
  'kms:DisableKeyRotation',
  'kms:EnableKey',
  'kms:EnableKeyRotation',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListAliases',
  'kms:ListGrants',
  'kms:ListKeyPolicies',
  'kms:ListKeyRotations',
  'kms:ListResourceTags',
  'kms:ListRetirableGrants',
  'kms:PutKeyPolicy',
  'kms:RevokeGrant',
  'kms:RotateKeyOnDemand',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateAlias',
  'kms:UpdateKeyDescription',
];
const DECRYPT = ['kms:Decrypt', 'kms:DescribeKey'];
const ENCRYPT = [
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/**
 * A customer managed key whose policy lists every principal that can use it.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
 */
export class PlatformKey extends Key {
  private readonly allowed: { readonly [use in keyof RolesOfKey]-?: Set<string> };

  constructor(scope: Construct, id: string, props: PlatformKeyProps) {
    const alias = physicalName(props.naming, 'keyAlias', props.suffix);
    super(scope, id, {
      alias,
      description: props.description,
      enableKeyRotation: true,
      removalPolicy: props.removalPolicy ?? RETAIN,
      policy: new PolicyDocument({ statements: keyStatements(scope, props) }),
    });
    // A retained key without its alias is hard to find.
    (this.node.findChild('Alias') as Alias).applyRemovalPolicy(props.removalPolicy ?? RETAIN);
    this.node.addValidation({ validate: () => policyLengthErrors(this.node.defaultChild as CfnKey) });
    const keysOf = (...roles: (RoleReference[] | undefined)[]) => (
      new Set(roles.flatMap((list) => list ?? []).map(({ key }) => key))
    );
    this.allowed = {
      decrypt: keysOf(props.decrypt, props.encrypt),
      encrypt: keysOf(props.encrypt),
      grantToServices: keysOf(props.grantToServices),
    };
  }

  /** Grant methods that change the key policy, without which an identity policy has no effect. */
  public override get grants(): KeyGrants {
    return platformKeyGrants(this);
  }

  /** Returns the roles without access to the key yet, and records that they have access from now on. */
  public withoutAllowed(roles: RolesOfKey): RolesOfKey {
    const missing = (use: keyof RolesOfKey) => (roles[use] ?? []).filter(({ key }) => !this.allowed[use].has(key));
    const found = {
      decrypt: missing('decrypt'), encrypt: missing('encrypt'), grantToServices: missing('grantToServices'),
    };
    for (const use of Object.keys(found) as (keyof RolesOfKey)[]) {
      for (const { key } of found[use]) this.allowed[use].add(key);
    }
    return found;
  }
}

/** An existing key. */
interface ExistingKey {
  readonly existingKeyArn?: string;
  /** The key that code specifies instead of its ARN. */
  readonly givenKey?: IKey;
  /** The property that specifies it. */
  readonly givenAs?: string;
  /** The path of `existingKeyArn` in the options of the component. */
  readonly optionsPath?: OptionPath;
}

/**
 * A new or an existing key. The policy of a key that the app owns is extended; the policy of an imported key is not
 * changed.
 */
export function platformKey(scope: Construct, id: string, props: PlatformKeyProps & ExistingKey): IKey {
  const { existingKeyArn: arn, givenKey, givenAs = 'key', optionsPath = [] } = props;
  checkOneSource(scope, optionsPath, { object: givenAs, given: givenKey, option: 'existingKeyArn', text: arn });
  if (givenKey !== undefined) return openKey(scope, givenKey, [...optionsPath, givenAs], props);
  if (arn === undefined) return new PlatformKey(scope, id, props);
  const key = Key.fromKeyArn(scope, id, checkedKeyArn(scope, [...optionsPath, 'existingKeyArn'], arn));
  // The ID cannot be extracted from an ARN that is resolved at deployment; services accept the ARN in its
  // place.
  return arn.includes('{{resolve:') ? Object.defineProperty(key, 'keyId', { value: arn }) : key;
}

/** Allows roles to use a key that code specifies. */
export function openKey(scope: IConstruct, key: IKey, path: OptionPath, props: RolesOfKey): IKey {
  checkedKeyArn(scope, path, key.keyArn);
  const roles = key instanceof PlatformKey ? key.withoutAllowed(props) : props;
  const missing = mapRoles(roles, (role) => withoutCycle(scope, key, role));
  const added = roleStatements(scope, missing).map((statement) => addKeyStatement(scope, key, statement));
  if (added.includes(false)) warnOfImportedKey(scope, key);
  return key;
}

function mapRoles(roles: RolesOfKey, map: (role: RoleReference) => RoleReference): RolesOfKey {
  const { decrypt, encrypt, grantToServices } = roles;
  return { decrypt: decrypt?.map(map), encrypt: encrypt?.map(map), grantToServices: grantToServices?.map(map) };
}

function keyStatements(scope: Construct, props: PlatformKeyProps): PolicyStatement[] {
  return [
    new PolicyStatement({
      sid: 'KeyAdministration',
      effect: Effect.ALLOW,
      principals: [new AccountRootPrincipal()],
      actions: ADMINISTRATION,
      resources: ['*'],
    }),
    ...roleStatements(scope, props),
  ];
}

function roleStatements(scope: IConstruct, props: RolesOfKey): PolicyStatement[] {
  const encrypt = uniqueRoles(props.encrypt ?? []);
  const readers = uniqueRoles(props.decrypt ?? []).filter((role) => !encrypt.some(({ key }) => key === role.key));
  const all = { resources: ['*'] };
  return [
    // Each role is listed once, to save space in the policy.
    ...allowRoles(scope, readers, { ...all, sid: 'Decrypt', actions: DECRYPT }),
    ...allowRoles(scope, encrypt, { ...all, sid: 'Encrypt', actions: [...DECRYPT, ...ENCRYPT] }),
    ...allowRoles(scope, props.grantToServices ?? [], {
      ...all,
      sid: 'GrantToServices',
      actions: ['kms:CreateGrant'],
      conditions: {
        Bool: { 'kms:GrantIsForAWSResource': 'true' },
        StringEquals: { 'aws:ResourceAccount': Stack.of(scope).account },
      },
    }),
  ];
}

/** The ARN of a key, which must be in the Region of the stack. */
function checkedKeyArn(scope: IConstruct, path: OptionPath, arn: string): string {
  // An ARN that is resolved at deployment cannot be split.
  if (isDeferred(arn)) return asToken(arn);
  checkFormat(scope, path, 'kmsKeyArn', arn);
  const { region } = Stack.of(scope);
  if (!isDeferred(region) && arn.split(':')[3] !== region) {
    failAt(scope, path, {
      code: 'DSP317',
      message: `the key "${arn}" is not in the Region "${region}"`,
      hint: 'a key can be used only in its own Region: specify a key in this Region',
    });
  }
  return arn;
}
