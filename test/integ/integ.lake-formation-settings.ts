/*
 * Settings of Lake Formation.
 *
 * CHANGES THE ACCOUNT: adds an administrator to Lake Formation in this region. CloudFormation may leave it in the list;
 * the role itself is deleted, so
 * that the entry opens nothing. Remove it in Lake Formation, which takes 30 administrators.
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
// Both may do the same by their own policies; being an administrator is what lets one of them go on.
const [admin, stranger] = ['Admin', 'Stranger'].map((id) => Actor.role(stack, id, ['lakeformation:*', 'glue:*']));
new LakeFormationSettings(stack, 'Settings', {
  naming: new AccountNaming('settings'),
  removalPolicy: RemovalPolicy.DESTROY,
  lakeFormationAdminRoles: [{ role: admin }],
  // As a new account has it, so that the test leaves the defaults as they are.
  iamAllowedPrincipalsDefault: true,
});

const integ = testCase(app, 'LakeFormationSettings', [stack]);
// Others that the account has stay, so that the list may hold more than this one.
call(integ, 'LakeFormation', 'getDataLakeSettings').expect(
  ExpectedResult.objectLike({
    DataLakeSettings: Match.objectLike({
      DataLakeAdmins: Match.arrayWith([{ DataLakePrincipalIdentifier: admin.roleArn }]),
    }),
  }),
);
// Tags belong to administrators alone, by default.
const tag = { TagKey: 'dsp-integ', TagValues: ['yes'] };
actor.isRefused(integ, stranger, 'LakeFormation', 'CreateLFTag', tag, 'AccessDeniedException')
  .next(actor.succeeds(integ, admin, 'LakeFormation', 'CreateLFTag', tag))
  .next(actor.succeeds(integ, admin, 'LakeFormation', 'DeleteLFTag', { TagKey: tag.TagKey }));
app.synth();
