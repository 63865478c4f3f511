/**
 * What somebody does with a data platform, as a set of managed policies.
 *
 * No persona reads or writes objects, decrypts, or opens data by itself: that is said by the policies of buckets and keys and by Lake Formation,
 * which name the roles.
 */
export enum BasePersona {
  /**
   * Administers the Glue Data Catalog and Lake Formation permissions, and sees buckets, keys, trails, roles and Athena.
   */
  DATA_ADMIN = 'data-admin',

  /**
   * Develops and runs jobs, crawlers and workflows of Glue, queries with Athena, and sees logs and state machines. Passes roles to Glue alone.
   */
  DATA_ENGINEER = 'data-engineer',

  /**
   * Queries with Athena, opens the own profile of SageMaker Studio and no other, and sees jobs and models.
   */
  DATA_SCIENTIST = 'data-scientist',
}
