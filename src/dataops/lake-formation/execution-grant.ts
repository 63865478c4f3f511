import { GrantLevel, REPLACE } from './lake-formation-grants';
import { LakeFormationPermission } from './lake-formation-options';

/** What a database lets the execution roles of its project do. Undefined for nothing. */
export function executionGrant(given: boolean | LakeFormationPermission | undefined): GrantLevel | undefined {
  if (given === undefined || given === false) return undefined;
  if (given === true) return LakeFormationPermission.WRITE;
  return given === LakeFormationPermission.SUPER ? REPLACE : given;
}
