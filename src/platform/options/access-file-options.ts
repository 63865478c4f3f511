/**
 * The content of `access.yaml`, next to `mdaa.yaml`: sentences about the access of roles. `dsp validate` checks them
 * against the policies of the templates.
 */
export interface AccessFileOptions {
  /**
   * The sentences.
   */
  readonly access: AccessSentenceOptions[];

  /**
   * A directory with the JSON of managed policies that roles have, in files `NAME.json`: those of AWS, and others that
   * the platform does not create. Relative to the file.
   *
   * @default - managed policies that no template has are not evaluated
   * @yaml managed_policies
   * @path
   * @sample ./policies
   */
  readonly managedPolicies?: string;
}

/**
 * A sentence about access: roles, and what they can or cannot do. It must be true for each of its roles, actions and
 * resources. It has either `allow` or `deny`.
 */
export interface AccessSentenceOptions {
  /**
   * The roles that may: `DOMAIN/ROLE` as `dsp access` lists them, ARNs, `administrator` for a role of the account with
   * AdministratorAccess, or `service:` and the principal of an AWS service.
   *
   * @default - the sentence denies
   * @sample shared/data-user
   * @distinct
   */
  readonly allow?: string[];

  /**
   * The roles that may not, in the same form; `"*"` for every role of the platform, every other role that its policies
   * name, and an administrator.
   *
   * @default - the sentence allows
   * @sample shared/data-user
   * @distinct
   */
  readonly deny?: string[];

  /**
   * Roles that a sentence about `"*"` is not about.
   *
   * @default - none
   * @sample shared/data-admin
   * @distinct
   */
  readonly except?: string[];

  /**
   * Actions of IAM, or words: `read`, `write`, `delete`, `delete-versions` and `list` for buckets, `decrypt` and
   * `encrypt` for keys, `query` for workgroups, `open` for profiles, `stop` and `read` for trails, `publish` for
   * topics, `run` for crawlers, `assume` and `pass` for roles; for databases, permissions of Lake Formation.
   *
   * @sample read
   * @distinct
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
   */
  readonly actions: string[];

  /**
   * Resources: `raw/data/x` for an object of the bucket `raw` of a data lake, `example-team:projects/x` for one of the
   * bucket of a module, `workgroup:`, `database:`, `profile:`, `key:`, `topic:`, `trail:`, `crawler:` or `role:` and a
   * name, ARNs, or `"*"` for actions that take no resource. `{{account}}`, `{{region}}` and `{{partition}}` stand for
   * those of the templates, here and in the context, and `{{arn:RESOURCE}}` for the ARN of a resource.
   *
   * @sample raw/data/x
   * @distinct
   */
  readonly resources: string[];

  /**
   * Name of the session of the role.
   *
   * @default - that of the user of a Studio profile, else `session`
   * @sample team1
   */
  readonly session?: string;

  /**
   * Condition keys of the requests, in addition to those that AWS sets for every request.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
   */
  readonly context?: { [key: string]: string };

  /**
   * Why it has to be so. It is shown if the sentence does not hold.
   *
   * @default - none
   */
  readonly because?: string;
}
