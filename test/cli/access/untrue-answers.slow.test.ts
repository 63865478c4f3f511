import { writeFileSync } from 'fs';
import { join } from 'path';
import { validate } from '../../../src/cli/validation/validation';
import { copyKit, STARTER_KIT } from '../../support/kits';

jest.setTimeout(60_000);

const KIT = copyKit(STARTER_KIT);

/** The problems of a file with one sentence, whose lists start in column 13, 15 and 17 of lines 2, 3 and 4. */
function problemsOf(roles: string, actions: string, resources: string) {
  writeFileSync(join(KIT, 'access.yaml'), [
    'access:', `  - ${roles}`, `    actions: [${actions}]`, `    resources: [${resources}]`, '',
  ].join('\n'));
  return validate({ config: KIT, strict: false }).problems.map(({ code, message, notes = [], position }) => ({
    code, message, notes, place: `${position!.line}:${position!.column}`,
  }));
}

test('an action that all roles are denied on several resources is one problem at the action', () => {
  const found = problemsOf(
    'allow: [shared/data-user, shared/glue-etl]', 'read, write', 'raw/data/x, transformed/data/x',
  );

  expect(found).toEqual([{
    code: 'DSP454',
    message: 'roles shared/data-user and shared/glue-etl cannot perform s3:PutObject on raw/data/x and '
      + 'transformed/data/x',
    notes: [
      'denied by DenyOthersWrite of bucket raw: no access policy of raw grants this to roles shared/data-user and '
        + 'shared/glue-etl here (datalake/datalake.yaml:29)',
      'denied by DenyOthersWrite of bucket transformed: no access policy of transformed grants this to roles '
        + 'shared/data-user and shared/glue-etl here (datalake/datalake.yaml:33)',
    ],
    place: '3:21',
  }]);
});

test('an action that some of the roles are denied is a problem at the first of these roles', () => {
  const found = problemsOf('allow: [shared/data-admin, shared/data-user, shared/glue-etl]', 'write', 'raw/data/x');

  expect(found.map(({ message, place }) => `${place} ${message}`)).toEqual([
    '2:32 roles shared/data-user and shared/glue-etl cannot perform s3:PutObject on raw/data/x',
  ]);
});

test('different causes are different problems', () => {
  const found = problemsOf('allow: [shared/data-user, datascience/data-scientist]', 'read, write', 'raw/data/x');

  expect(found.map(({ message }) => message).sort()).toEqual([
    'role datascience/data-scientist cannot perform s3:GetObject on raw/data/x',
    'role shared/data-user cannot perform s3:PutObject on raw/data/x',
    'role datascience/data-scientist cannot perform s3:PutObject on raw/data/x',
  ].sort());
});

test('several actions of one cause are one problem', () => {
  const found = problemsOf(
    'allow: [shared/data-user, shared/data-admin]', 'INSERT, SELECT, CREATE_TABLE', 'database:sample-database',
  );

  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({
    message: 'role shared/data-user cannot perform INSERT or CREATE_TABLE on database:sample-database',
    notes: [expect.stringContaining('no Lake Formation grant allows INSERT or CREATE_TABLE on')],
    place: '2:13',
  });
});

test('roles and actions of one cause that differ are separate statements, each with its reason', () => {
  const found = problemsOf(
    'allow: [shared/data-user, shared/data-scientist]', 'INSERT, SELECT', 'database:sample-database',
  );

  expect(found).toEqual([{
    code: 'DSP454',
    message: 'roles shared/data-user and shared/data-scientist cannot perform INSERT on database:sample-database',
    notes: [
      'no Lake Formation grant allows INSERT on database:sample-database for roles shared/data-user and '
        + 'shared/data-scientist (dataops/project.yaml:14)',
      'no Lake Formation grant allows SELECT on database:sample-database for role shared/data-scientist '
        + '(dataops/project.yaml:14)',
      'for the same reason: role shared/data-scientist cannot perform SELECT on database:sample-database',
    ],
    place: '3:15',
  }]);
});

test('an enumeration of many roles is shortened', () => {
  const [{ message }] = problemsOf(
    'allow: [administrator, shared/data-user, shared/data-scientist, shared/team-execution, '
      + 'datascience/data-scientist, datascience/team-execution, datascience/data-user]',
    'INSERT', 'database:sample-database',
  );

  expect(message).toBe('roles administrator, shared/data-user, shared/data-scientist, shared/team-execution, '
    + 'datascience/data-scientist and 2 more cannot perform INSERT on database:sample-database');
});

test('a denial of every role is a problem at the wildcard, for each statement that allows access', () => {
  const found = problemsOf('deny: ["*"]', 'read', 'raw/data/x, transformed/data/x');

  expect(found.map(({ message, place }) => `${place} ${message}`)).toEqual([
    '2:12 role shared/data-admin can perform s3:GetObject on raw/data/x and transformed/data/x',
    '2:12 roles shared/data-user and shared/glue-etl can perform s3:GetObject on raw/data/x and transformed/data/x',
  ]);
});
