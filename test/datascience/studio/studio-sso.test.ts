import { Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { team, USER } from './studio-team';
import { StudioAuthMode } from '../../../src';

const notesOf = (stack: Stack) => Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('DSP369'))
  .map(({ entry }) => String(entry.data));

test('user profiles of a domain with IAM Identity Center cause a message about assignments', () => {
  expect(notesOf(team({ authMode: StudioAuthMode.SSO, userProfiles: { ada: {}, grace: {} } }))).toEqual([
    expect.stringMatching(/userProfiles: warning DSP369: [^]*assign the users, or groups of them, to the application/),
  ]);
});

test.each([
  ['a domain without profiles', { authMode: StudioAuthMode.SSO, userProfiles: {} }],
  ['a domain with IAM', { authMode: StudioAuthMode.IAM, userProfiles: { ada: USER } }],
])('%s causes none', (_, studio) => {
  expect(notesOf(team(studio))).toEqual([]);
});
