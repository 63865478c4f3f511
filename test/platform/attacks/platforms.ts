import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { DataSciencePlatform, DataSciencePlatformOptions, ModuleOptions } from '../../../src';
import { AccessModel as EvaluatedAccess } from '../../../src/access/evaluation/access-model';
import { ManagedPolicies } from '../../../src/access/evaluation/managed-policies';
import { PolicyDocumentJson } from '../../../src/access/evaluation/policy-document';
import { publishedPolicies } from '../../../src/private/facts/managed-policies';
import { AccessModel, Principal } from '../../support/access';
import { platformOf, SAMPLE_KIT, STARTER_KIT } from '../../support/kits';
import { principalOf } from '../../support/principal';
import { SAMPLES } from '../../support/samples';

/** Roles that a configuration names in unusual ways: of another account, by ID, by permission set, unchangeable. */
export const ODD = {
  account: '444455556666',
  other: '777788889999',
  partner: 'arn:aws:iam::777788889999:role/partners/Reader',
  permissionSet: 'Data',
  uniqueId: 'AROAODDPLATFORM123456',
  immutable: 'arn:aws:iam::444455556666:role/service-role/Frozen',
} as const;

const team = (name: string): ModuleOptions => ({
  dataScienceTeam: {
    team: {
      dataAdminRoles: [{ id: 'generated-role-id:steward' }],
      teamUserRoles: [{ name: `${ODD.permissionSet}${name}`, sso: true }],
      teamExecutionRole: { id: `generated-role-id:execution-${name.toLowerCase()}` },
    },
  },
});

/** Unusual choices that are valid: nested prefixes, capitals, other accounts, two teams in one account. */
const OPTIONS: DataSciencePlatformOptions = {
  organization: 'odd',
  account: ODD.account,
  region: 'eu-west-3',
  domains: {
    core: {
      environments: {
        x1: {
          modules: {
            roles: {
              roles: {
                limitServicesToAccount: true,
                generateRoles: {
                  'steward': { trustedPrincipal: `account:${ODD.other}`, requireSourceIdentity: true },
                  'execution-alpha': { trustedPrincipal: 'service:sagemaker.amazonaws.com' },
                  'execution-beta': { trustedPrincipal: 'service:sagemaker.amazonaws.com' },
                  'pipeline': { trustedPrincipal: 'service:states.amazonaws.com' },
                },
              },
            },
            lake: {
              dataLake: {
                roles: {
                  steward: [{ id: 'generated-role-id:steward' }],
                  partner: [{ arn: ODD.partner }],
                  people: [{ name: ODD.permissionSet, sso: true }],
                  known: [{ id: ODD.uniqueId }],
                  frozen: [{ arn: ODD.immutable, immutable: true }],
                },
                accessPolicies: {
                  all: { rule: { prefix: '/', readWriteSuperRoles: ['steward'] } },
                  shared: { rule: { prefix: 'Data/', readRoles: ['partner', 'people'], readWriteRoles: ['known'] } },
                  inner: { rule: { prefix: 'Data/inner/deep', readWriteRoles: ['people'], readRoles: ['frozen'] } },
                },
                buckets: {
                  Odd: { accessPolicies: ['all', 'shared', 'inner'] },
                  locked: { accessPolicies: ['all'], objectLock: { days: 30 } },
                },
              },
            },
            audit: {
              auditBucket: {
                readRoles: [{ id: 'generated-role-id:steward' }],
                sourceAccounts: [ODD.other],
                sourceTrails: ['main'],
                administeredBy: [`arn:aws:iam::${ODD.account}:role/cdk-hnb659fds-cfn-exec-role-${ODD.account}-eu-west-3`],
              },
            },
            alpha: team('Alpha'),
            beta: team('Beta'),
          },
        },
      },
    },
  },
};

/** A platform that is attacked. */
export interface AttackedPlatform {
  readonly name: string;
  readonly model: AccessModel;
}

/** The odd platform. */
export function oddPlatform(): AccessModel {
  const app = new App();
  new DataSciencePlatform(app, 'Platform', OPTIONS);
  return AccessModel.fromApp(app);
}

/** The starter kit, the comprehensive sample, the odd platform, and the sample kit if it is there. */
export function attackedPlatforms(): AttackedPlatform[] {
  const app = new App();
  DataSciencePlatform.fromYaml(app, 'Platform', join(SAMPLES, 'platform', 'comprehensive'));
  return [
    { name: 'starter kit', model: AccessModel.fromApp(platformOf(STARTER_KIT, 'example-org').app) },
    ...SAMPLE_KIT === undefined
      ? []
      : [{ name: 'sample kit', model: AccessModel.fromApp(platformOf(SAMPLE_KIT, 'acme1234').app) }],
    { name: 'comprehensive sample', model: AccessModel.fromApp(app, { placeholders: true }) },
    { name: 'odd platform', model: oddPlatform() },
  ];
}

/**
 * The roles of a platform by name, with all their policies. Permissions boundaries are owned by others and often
 * unknown, so they are left out: without them, the roles have at least the same access.
 */
export function rolesOf(model: AccessModel): [name: string, principal: Principal][] {
  return model.templates.ofType('AWS::IAM::Role').map((role) => {
    const { PermissionsBoundary, ...properties } = role.properties;
    return [role.ref, principalOf(model.templates, { ...role, properties })];
  });
}

const MANAGED = new ManagedPolicies({}, Object.fromEntries(
  Object.entries(publishedPolicies()).map(([path, { document }]) => [path, document as PolicyDocumentJson]),
));

/**
 * The evaluator of the library on the same templates, for requests that the simulator does not accept: of any action on
 * any resource, with any context.
 */
export function evaluatorOf({ templates }: AccessModel): EvaluatedAccess {
  return new EvaluatedAccess(templates, MANAGED);
}
