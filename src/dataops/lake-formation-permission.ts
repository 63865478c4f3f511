/**
 * What a Lake Formation grant allows. A higher one includes the lower ones.
 *
 * @see https://docs.aws.amazon.com/lake-formation/latest/dg/lf-permissions-reference.html
 */
export enum LakeFormationPermission {
  /**
   * Describe the database; describe its tables and select from them.
   */
  READ = 'read',

  /**
   * Read, and create, alter and drop tables, insert and delete rows.
   */
  WRITE = 'write',

  /**
   * Everything, with the right to grant it to others.
   */
  SUPER = 'super',
}
