import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { DatabaseLakeFormationOptions } from '../../../src';
import { createResourceLinks } from '../../../src/dataops/databases/resource-links';
import { LakeFormationGrants } from '../../support/grants';
import { nagFindings } from '../../support/nag';
import { projectWithSales } from '../project';

const ACCOUNT = '111122223333';
const OTHER = '444455556666';
const SHARED: DatabaseLakeFormationOptions = {
  createCrossAccountResourceLinkAccounts: [OTHER],
  grants: {
    g: {
      principals: {
        analyst: { role: { name: 'analyst' }, account: OTHER },
        own: { role: { name: 'analyst' } },
        all: { account: OTHER },
      },
    },
  },
};

function linksOf(lakeFormation: DatabaseLakeFormationOptions, account?: string) {
  const { project, stack } = projectWithSales({ lakeFormation }, {}, account);
  const other = new Stack(stack.node.root as App, 'Other', { env: { account: OTHER, region: 'eu-central-1' } });
  createResourceLinks(other, project.resourceLinks);
  return { project, stack, other, template: Template.fromStack(other) };
}

test('the project determines the links and their principals', () => {
  expect(projectWithSales({ lakeFormation: SHARED }, {}, ACCOUNT).project.resourceLinks).toMatchObject([{
    key: 'sales',
    account: OTHER,
    name: 'acme-dev-ops-project-sales',
    databaseName: 'acme-dev-ops-project-sales',
    catalogId: ACCOUNT,
    principals: [expect.stringMatching(new RegExp(`:iam::${OTHER}:role/analyst$`))],
  }]);
});

test('the other account can describe the database but not its tables', () => {
  const grants = LakeFormationGrants.fromApp([
    projectWithSales({ lakeFormation: { createCrossAccountResourceLinkAccounts: [OTHER] } }).stack,
  ]);

  expect(grants.all.filter(({ resource }) => !('dataLocation' in resource))).toEqual([
    {
      principal: OTHER,
      resource: { database: 'acme-dev-ops-project-sales' },
      permissions: ['DESCRIBE'],
      permissionsWithGrantOption: [],
    },
  ]);
});

test('a link refers to the database, and principals of its account can describe it', () => {
  const { template, other } = linksOf({ ...SHARED, createCrossAccountResourceLinkName: 'partner_sales' }, ACCOUNT);
  template.hasResourceProperties('AWS::Glue::Database', {
    CatalogId: OTHER,
    DatabaseInput: {
      Name: 'partner_sales',
      TargetDatabase: { CatalogId: ACCOUNT, DatabaseName: 'acme-dev-ops-project-sales' },
    },
  });
  template.resourceCountIs('AWS::LakeFormation::PrincipalPermissions', 1);
  template.hasResourceProperties('AWS::LakeFormation::PrincipalPermissions', {
    Permissions: ['DESCRIBE'],
    PermissionsWithGrantOption: [],
    Resource: { Database: { CatalogId: OTHER, Name: 'partner_sales' } },
  });

  expect(nagFindings(other)).toEqual([]);
});

test('if the account of the project is not known, a parameter specifies it', () => {
  const { template } = linksOf(SHARED);
  template.hasParameter('ProjectAccount', { AllowedPattern: '^[0-9]{12}$' });
  template.hasResourceProperties('AWS::Glue::Database', {
    DatabaseInput: { TargetDatabase: { CatalogId: { Ref: 'ProjectAccount' } } },
  });
});

test.each<[string, DatabaseLakeFormationOptions, RegExp]>([
  ['in the account itself', { createCrossAccountResourceLinkAccounts: [ACCOUNT] }, /DSP340: .*in its own account/],
  ['with an invalid account ID', { createCrossAccountResourceLinkAccounts: ['partner'] }, /DSP304: .*"partner"/],
  ['with a name and no account', { createCrossAccountResourceLinkName: 'x' }, /DSP340: .*no accounts for it/],
])('a link %s is rejected', (_, lakeFormation, message) => {
  expect(() => projectWithSales({ lakeFormation }, {}, ACCOUNT)).toThrow(message);
});
