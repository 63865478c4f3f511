import { Construct } from 'constructs';
import { GrantLevel, REPLACE } from './lake-formation-grants';
import { LakeFormationPermission } from './lake-formation-options';
import { failAt } from '../../private/option-problems';
import { describeValue } from '../../private/options-reader';

const LEVELS: { readonly [written: string]: GrantLevel | undefined } = {
  true: LakeFormationPermission.WRITE,
  false: undefined,
  read: LakeFormationPermission.READ,
  write: LakeFormationPermission.WRITE,
  super: REPLACE,
};

/** What a database lets the execution roles of its project do. Undefined for nothing. */
export function executionGrant(scope: Construct, database: string, given: unknown): GrantLevel | undefined {
  const written = String(given ?? false);
  if (Object.hasOwn(LEVELS, written)) return LEVELS[written];
  return failAt(scope, ['databases', database, 'lakeFormation', 'createReadWriteGrantsForProjectExecutionRoles'], {
    code: 'DSP113',
    message: `${describeValue(given)} is not one of ${Object.keys(LEVELS).join(', ')}`,
  });
}
