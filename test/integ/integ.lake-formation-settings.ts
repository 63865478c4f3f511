/*
 * Lake Formation settings.
 *
 * CHANGES THE ACCOUNT: adds an administrator to Lake Formation in this Region. CloudFormation might leave it in the
 * list; the role itself is deleted, so the entry grants nothing. Remove it in Lake Formation, which allows 30
 * administrators.
 */
import { ExpectedResult, Match } from '@aws-cdk/integ-tests-alpha';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccountNaming } from './support/account-naming';
import { Actor } from './support/actor';
import { call } from './support/expectations';
import { integApp } from './support/integ-app';
import { testCase } from './support/test-case';
import { LakeFormationSettings } from '../../src';

const app = integApp();
const stack = new Stack(app, 'dsp-integ-lake-formation-settings');
const actor = new Actor(stack, 'Actor');
// Both have the same identity policies; only the administrator can continue.
const [admin, stranger] = ['Admin', 'Stranger'].map((id) => Actor.role(stack, id, ['lakeformation:*', 'glue:*']));
new LakeFormationSettings(stack, 'Settings', {
  naming: new AccountNaming('settings'),
  removalPolicy: RemovalPolicy.DESTROY,
  lakeFormationAdminRoles: [{ role: admin }],
  // As in a new account, so that the test does not change the defaults.
  iamAllowedPrincipalsDefault: true,
});

const integ = testCase(app, 'LakeFormationSettings', [stack]);
// Existing administrators are kept, so the list can contain others.
call(integ, 'LakeFormation', 'getDataLakeSettings').expect(
  ExpectedResult.objectLike({
    DataLakeSettings: Match.objectLike({
      DataLakeAdmins: Match.arrayWith([{ DataLakePrincipalIdentifier: admin.roleArn }]),
    }),
  }),
);
// Only administrators can manage LF-Tags by default.
const tag = { TagKey: 'dsp-integ', TagValues: ['yes'] };
actor.isRefused(integ, stranger, 'LakeFormation', 'CreateLFTag', tag, 'AccessDeniedException')
  .next(actor.succeeds(integ, admin, 'LakeFormation', 'CreateLFTag', tag))
  .next(actor.succeeds(integ, admin, 'LakeFormation', 'DeleteLFTag', { TagKey: tag.TagKey }));
app.synth();
