/*
 * A platform from typed properties: modules of the starter kit that change no account-wide settings, and a team
 * that refers to them.
 */
import { ExpectedResult } from '@aws-cdk/integ-tests-alpha';
import { Stack } from 'aws-cdk-lib';
import { Actor } from './support/actor';
import { call, expectEnforcedWorkgroup, expectProtectedBucket } from './support/expectations';
import { integApp } from './support/integ-app';
import { PlatformNetwork } from './support/platform-network';
import { testCase } from './support/test-case';
import {
  AuditBucket,
  DataLake,
  DataRemoval,
  DataScienceTeam,
  DataSciencePlatform,
  GeneratedRoles,
  StudioAuthMode,
} from '../../src';
import { TYPED_STARTER_KIT } from '../support/typed-starter-kit';

/** The prefix of bucket names, which are globally unique. */
const ORGANIZATION = process.env.DSP_INTEG_ORGANIZATION ?? 'dsp-integ-typed';

const app = integApp();
const network = new PlatformNetwork(app, 'dsp-integ-typed-network');
const { roles, datalake, audit, 'audit-trail': trail } = TYPED_STARTER_KIT.domains.shared.environments.dev.modules;
const platform = new DataSciencePlatform(app, 'Platform', {
  organization: ORGANIZATION,
  dataRemoval: DataRemoval.DESTROY,
  domains: {
    shared: { environments: { dev: { modules: { roles, datalake, audit, 'audit-trail': trail } } } },
    datascience: {
      environments: {
        dev: {
          modules: {
            roles,
            'example-team': {
              dataScienceTeam: {
                team: {
                  dataAdminRoles: [{ id: 'generated-role-id:data-admin' }],
                  teamUserRoles: [{ id: 'generated-role-id:data-scientist' }],
                  teamExecutionRole: { id: 'generated-role-id:team-execution' },
                  studioDomainConfig: {
                    authMode: StudioAuthMode.IAM,
                    vpcId: network.vpcId,
                    subnetIds: [network.subnetId],
                    userProfiles: { jane: { userRole: { id: 'generated-role-id:data-scientist' } } },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
});
const component = <T>(domain: string, module: string) => platform.module(domain, 'dev', module).component as T;
const team = component<DataScienceTeam>('datascience', 'example-team');
Stack.of(team).addStackDependency(network);
const actors = new Stack(app, 'dsp-integ-typed-actor');
const actor = new Actor(actors, 'Actor');

const integ = testCase(app, 'PlatformTyped', [network, ...platform.modules.map(({ stack }) => stack), actors]);
const lake = component<DataLake>('shared', 'datalake');
const records = component<AuditBucket>('shared', 'audit');
expectProtectedBucket(integ, lake.bucket('raw').bucketName, lake.key);
expectProtectedBucket(integ, records.bucket.bucketName, records.key);
expectProtectedBucket(integ, team.bucket.bucketName, team.key);
expectEnforcedWorkgroup(integ, team.athenaWorkgroup);
call(integ, 'CloudTrail', 'getTrailStatus', { Name: `${ORGANIZATION}-dev-shared-audit-trail` }).expect(
  ExpectedResult.objectLike({ IsLogging: true }),
);

// Roles of the team work in its bucket, and have no access to the data lake that all teams share.
const scientist = component<GeneratedRoles>('datascience', 'roles').roleArnOf('data-scientist');
const notes = { Bucket: team.bucket.bucketName, Key: 'projects/notes.txt' };
actor.succeeds(integ, scientist, 'S3', 'PutObject', { ...notes, Body: 'notes' });
actor.isRefused(integ, scientist, 'S3', 'PutObject', {
  Bucket: lake.bucket('raw').bucketName,
  Key: 'data/notes.txt',
  Body: 'notes',
});
actor.isRefused(integ, scientist, 'S3', 'GetObject', { Bucket: records.bucket.bucketName, Key: 'AWSLogs/' });
app.synth();
