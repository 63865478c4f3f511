import { App, Stack } from 'aws-cdk-lib';
import { DataOpsProject, DataOpsProjectProps, DefaultNaming, GlueDatabaseOptions } from '../../src';

/** Roles of a project that contains nothing else. */
export const ROLES: DataOpsProjectProps = {
  naming: new DefaultNaming({ organization: 'acme', environment: 'dev', domain: 'ops', moduleName: 'project' }),
  dataAdminRoles: [{ name: 'admin' }],
  dataEngineerRoles: [{ name: 'engineer' }],
  projectExecutionRoles: [{ name: 'etl' }],
};

/** A project in its own stack, which is environment-agnostic unless an account is given. */
export function projectWith(
  props: Partial<DataOpsProjectProps>,
  account?: string,
): { stack: Stack; project: DataOpsProject } {
  const stack = new Stack(
    new App(),
    'Stack',
    account === undefined ? {} : { env: { account, region: 'eu-central-1' } },
  );
  return { stack, project: new DataOpsProject(stack, 'Project', { ...ROLES, ...props }) };
}

/** A project with one database, `sales`. */
export function projectWithSales(
  sales: Partial<GlueDatabaseOptions>,
  props: Partial<DataOpsProjectProps> = {},
  account?: string,
): { stack: Stack; project: DataOpsProject } {
  return projectWith({ ...props, databases: { sales: { description: 'Sales', ...sales } } }, account);
}
