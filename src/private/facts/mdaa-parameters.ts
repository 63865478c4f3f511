/**
 * The ARN of the role with which Amazon DataZone manages access in the account, as the Lake Formation settings of MDAA
 * publish it.
 *
 * @see https://github.com/aws/modern-data-architecture-accelerator
 */
export const MANAGE_ACCESS_ROLE_PARAMETER = '/lakeformation-settings/datazone-manage-access-role-arn';

/**
 * The ARN of the key of the Glue Data Catalog, as the catalog settings of MDAA publish it.
 *
 * @see https://github.com/aws/modern-data-architecture-accelerator
 */
export const CATALOG_KEY_PARAMETER = '/glue-catalog-settings/catalog-kms-key';

/**
 * The part of the path after the domain, of the name of a crawler as the module of the crawler publishes it in MDAA:
 * under its project.
 *
 * @see https://github.com/aws/modern-data-architecture-accelerator
 */
export function crawlerNamePath(project: string, crawler: string): string {
  return `${project}/crawler/name/${crawler}`;
}

/**
 * Parts of the paths of IDs below that of a domain, which MDAA does not publish. It finds the IDs with a function.
 *
 * @see https://github.com/aws/modern-data-architecture-accelerator
 */
export const UNPUBLISHED_DOMAIN_IDS = { domainUnitIds: 'domainUnitIds', blueprintIds: 'blueprintIds' } as const;

/** Whether a path is that of an ID which no domain module of MDAA publishes. */
export function isUnpublishedDomainId(path: string): boolean {
  return (Object.values(UNPUBLISHED_DOMAIN_IDS) as (string | undefined)[]).includes(path.split('/').at(-2));
}

/** Parameters that MDAA 1.6.0 publishes and that `compatibility: mdaa` does not. */
export interface LeftOutParameters {
  /** The paths, with `<...>` for one part and `*` for the last part. */
  readonly paths: readonly string[];
  readonly reason: string;
}

/**
 * Every parameter of MDAA 1.6.0 that a platform does not publish, with the reason. All others are published, by the
 * module itself or by `compatibility: mdaa`.
 *
 * @see https://github.com/aws/modern-data-architecture-accelerator
 */
export const MDAA_PARAMETERS_LEFT_OUT: readonly LeftOutParameters[] = [
  {
    paths: ['/<org>/<domain>/<module>/aws-solution'],
    reason: 'It names the version of MDAA.',
  },
  {
    paths: ['/account-module-lock/<module>'],
    reason: 'It prevents a second MDAA module in the account, which the platform checks at synthesis.',
  },
  {
    paths: ['/<org>/<domain>/<module>/lambda/<function>/*', '/<org>/<domain>/<module>/layer-version/arn'],
    reason: 'There is no function, because CloudFormation has the resource type.',
  },
  {
    paths: ['/<org>/<domain>/<module>/role/lake-formation/*'],
    reason: 'Lake Formation uses its service-linked role, or a role for each location.',
  },
  {
    paths: ['/<org>/<domain>/<module>/role/dz-user/*'],
    reason: 'Members of a project are configured directly, without a role.',
  },
  {
    paths: [
      '/<org>/<domain>/<project>/managed-policy/wg-usage/*', '/<org>/<domain>/<project>/managed-policy/deployment-s3/*',
    ],
    reason: 'The role that has the first policy does not exist, and the deployment role has access by the bucket.',
  },
  {
    paths: [
      '/<org>/<domain>/<team>/managed-policy/arn', '/<org>/<domain>/<team>/managed-policy/name',
      '/<org>/<domain>/<team>/managed-policy/basic-execution/*',
      '/<org>/<domain>/<team>/managed-policy/domain-bucket-deploy/*',
      '/<org>/<domain>/<team>/managed-policy/sm-guardrail/*', '/<org>/<domain>/<team>/managed-policy/sm-read/*',
      '/<org>/<domain>/<team>/managed-policy/sm-write/*', '/<org>/<domain>/<team>/managed-policy/sm-write-2/*',
    ],
    reason: 'The policies of a team have other statements, and are attached to its roles.',
  },
  {
    paths: ['/<org>/<domain>/<team>/role/deployment/*'],
    reason: 'A role for lifecycle assets exists only if a team has such assets.',
  },
  {
    paths: [
      '/<org>/<domain>/<roles>/managed-policy/analytics-basic-policy/*',
      '/<org>/<domain>/<roles>/managed-policy/data-admin-base-policy/*',
      '/<org>/<domain>/<roles>/managed-policy/data-engineer-base-policy/*',
      '/<org>/<domain>/<roles>/managed-policy/data-scientist-base-policy/*',
      '/<org>/<domain>/<roles>/managed-policy/datalake-basic-policy/*',
      '/<org>/<domain>/<roles>/managed-policy/dataops-basic-policy/*',
      '/<org>/<domain>/<roles>/managed-policy/datascience-basic-policy/*',
      '/<org>/<domain>/<roles>/managed-policy/utility-basic-policy/*',
    ],
    reason: 'The policies of a persona are created only if a role has the persona, and are split differently.',
  },
];

/** The reason why a parameter of MDAA is not published. Undefined for a published parameter. */
export function whyLeftOut(path: string): string | undefined {
  return MDAA_PARAMETERS_LEFT_OUT.find(({ paths }) => paths.some((pattern) => matches(pattern, path)))?.reason;
}

function matches(pattern: string, path: string): boolean {
  const [parts, given] = [pattern.split('/'), path.split('/')];
  return parts.length === given.length
    && parts.every((part, index) => part === '*' || part.startsWith('<') || part === given[index]);
}
