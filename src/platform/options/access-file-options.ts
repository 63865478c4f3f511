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
   * A directory with the JSON of managed policies of roles, in files `NAME.json`: AWS managed policies, and other
   * policies that the platform does not create. Relative to the file.
   *
   * @default - managed policies that are not in the templates are not evaluated
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
   * The roles that are allowed: `DOMAIN/ROLE` as `dsp access` lists them, ARNs, `administrator` for a role of the
   * account with AdministratorAccess, or `service:` and the principal of an AWS service.
   *
   * @default - none; the sentence has `deny`
   * @sample shared/data-user
   * @distinct
   */
  readonly allow?: string[];

  /**
   * The roles that are denied, in the same syntax; `"*"` for every role of the platform, every other role that its
   * policies name, and an administrator.
   *
   * @default - none; the sentence has `allow`
   * @sample shared/data-user
   * @distinct
   */
  readonly deny?: string[];

  /**
   * Roles to which a sentence about `"*"` does not apply.
   *
   * @default - none
   * @sample shared/data-admin
   * @distinct
   */
  readonly except?: string[];

  /**
   * IAM actions, or keywords: `read`, `write`, `delete`, `delete-versions` and `list` for buckets, `decrypt` and
   * `encrypt` for keys, `query` for workgroups, `open` for profiles, `stop` and `read` for trails, `publish` for
   * topics, `run` for crawlers, `assume` and `pass` for roles, and `administer` for the policies of buckets, keys and
   * roles; for databases, Lake Formation permissions.
   *
   * @sample read
   * @distinct
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
   */
  readonly actions: string[];

  /**
   * Resources: `raw/data/x` for an object in the bucket `raw` of a data lake, `example-team:projects/x` for an object
   * in the bucket of a module, `workgroup:`, `database:`, `profile:`, `key:`, `topic:`, `trail:`, `crawler:` or `role:`
   * and a name, ARNs, or `"*"` for actions without resource-level permissions. `{{account}}`, `{{region}}` and
   * `{{partition}}` resolve to those of the templates, also in the context, and `{{arn:RESOURCE}}` to the ARN of a
   * resource.
   *
   * @sample raw/data/x
   * @distinct
   */
  readonly resources: string[];

  /**
   * Name of the session of the role.
   *
   * @default - that of the user of a Studio profile, otherwise `session`
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
   * The reason for the sentence, which is shown if the sentence is not true.
   *
   * @default - none
   */
  readonly because?: string;
}
