/**
 * A domain of Amazon DataZone or SageMaker Unified Studio that was made elsewhere, with the ids that CloudFormation cannot look up by name.
 *
 * @see https://docs.aws.amazon.com/datazone/latest/userguide/datazone-concepts.html
 */
export interface DataZoneDomainReference {
  /**
   * Id of the domain, for example `dzd_4f5g6h7j8k9l0m`.
   *
   * @pattern ^dzd[-_][\w-]{1,36}$
   * @sample dzd_4f5g6h7j8k9l0m
   */
  readonly domainId: string;

  /**
   * Ids of domain units by their name. A `domainUnit` that is a key of this map stands for its value.
   *
   * @default - a `domainUnit` is given by its id
   */
  readonly domainUnitIds?: { [name: string]: string };

  /**
   * Ids of project profiles by their name. A `profileName` that is a key of this map stands for its value.
   *
   * @default - a `profileName` is given by its id
   */
  readonly projectProfileIds?: { [name: string]: string };

  /**
   * Ids of environment blueprints by their name. `DefaultDataLake` is the one that a data lake environment is made of.
   *
   * @default - the project can have no data lake environment
   */
  readonly blueprintIds?: { [name: string]: string };
}

/**
 * The domain that a project belongs to: one of the two properties.
 */
export interface ProjectDomainOptions {
  /**
   * The domain and the ids of what lies in it.
   *
   * @default - the domain is given by `domainConfigSsmParam`
   */
  readonly domainConfig?: DataZoneDomainReference;

  /**
   * Path of an SSM parameter of the account and region whose value is the id of the domain, read at deployment. Ids that are wanted by name are
   * read from parameters below it: `PATH/domainUnitIds/NAME`, `PATH/projectProfileIds/NAME` and `PATH/blueprintIds/NAME`. Each character of a name
   * other than a letter, digit, `.`, `_` or `-` is a hyphen in the path: `All-capabilities` for `All capabilities`.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm.html
   * @default - the domain is given by `domainConfig`
   * @yaml domainConfigSSMParam
   * @pattern ^/[\w.-]+(/[\w.-]+)*$
   * @sample /example-org/datazone/domain
   */
  readonly domainConfigSsmParam?: string;
}

/**
 * Where a project lies in its domain and who its members are. Identifiers of users are ARNs of IAM users or roles, or ids of users of IAM Identity
 * Center; those of groups are ids of groups of IAM Identity Center. The keys of the maps are names of your choice, which identify the memberships.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-datazone-projectmembership.html
 */
export interface ProjectMemberOptions {
  /**
   * Domain unit of the project: its id, or a name that the reference to the domain knows.
   *
   * @default - the root unit of the domain
   */
  readonly domainUnit?: string;

  /**
   * Users that contribute to the project.
   *
   * @default - none
   */
  readonly users?: { [name: string]: string };

  /**
   * Groups that contribute to the project.
   *
   * @default - none
   */
  readonly groups?: { [name: string]: string };

  /**
   * Users that own the project.
   *
   * @default - none but the role that deploys
   */
  readonly ownerUsers?: { [name: string]: string };

  /**
   * Groups that own the project.
   *
   * @default - none
   */
  readonly ownerGroups?: { [name: string]: string };
}
