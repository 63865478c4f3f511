import { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { Key, KeyGrants } from 'aws-cdk-lib/aws-kms';
import { addKeyStatement } from './given-objects';
import { roleOfGrantee } from './grantee-role';
import { refusedGrants } from './refused-grants';
import { allowRoles } from './role-reference';
import { failAt } from '../private/option-problems';

const DECRYPT = ['kms:Decrypt'];
const ENCRYPT = ['kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'];
/**
 * Operations that a symmetric encryption key does not support, and administration, which is reserved for the account.
 */
const REFUSED = ['admin', 'generateMac', 'sign', 'signVerify', 'verify', 'verifyMac'] as const;

/**
 * The grant methods of a key whose policy does not allow the account to use it: each grant adds the role to the key
 * policy.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
 */
export function platformKeyGrants(key: Key): KeyGrants {
  const actions = (grantee: IGrantable, ...names: string[]): Grant => {
    const role = roleOfGrantee(key, grantee);
    for (const statement of allowRoles(key, [role], { sid: '', actions: names, resources: ['*'] })) {
      statement.sid = undefined;
      addKeyStatement(key, key, statement);
    }
    return Grant.addToPrincipal({ grantee, actions: names, resourceArns: [key.keyArn] });
  };
  const refused = refusedGrants(REFUSED, (name) => failAt(key, [], {
    code: 'DSP368',
    message: `"${name}" cannot be granted on this key, which encrypts data`,
    hint: 'grant decryption or encryption',
  }));
  return {
    ...refused,
    actions,
    decrypt: (grantee: IGrantable) => actions(grantee, ...DECRYPT),
    encrypt: (grantee: IGrantable) => actions(grantee, ...ENCRYPT),
    encryptDecrypt: (grantee: IGrantable) => actions(grantee, ...DECRYPT, ...ENCRYPT),
  } as unknown as KeyGrants;
}
