import { rolesIn } from './roles';
import { BasePersona, GeneratedRolesProps } from '../../../src';
import { AccessModel } from '../../support/access';
import { testStack } from '../../support/stacks';

const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
const workgroup = (name: string) => `arn:aws:athena:us-east-1:111122223333:workgroup/${name}`;
const TO_GLUE = { 'iam:PassedToService': 'glue.amazonaws.com' };
const QUERIES = ['athena:StartQueryExecution', 'athena:GetQueryResults', 'athena:StopQueryExecution'];

function modelWith(limits: GeneratedRolesProps) {
  const stack = testStack();
  rolesIn(stack, {
    ...limits,
    generateRoles: {
      engineer: { trustedPrincipal: 'this_account', basePersona: BasePersona.DATA_ENGINEER },
      scientist: { trustedPrincipal: 'this_account', basePersona: BasePersona.DATA_SCIENTIST },
    },
  });
  return AccessModel.fromApp([stack]);
}

test.each(['engineer', 'scientist'])('the persona of %s can query only the listed workgroups', async (name) => {
  const model = modelWith({ personaWorkgroups: ['acme-sales-*'] });

  await model.expectAllowed(model.role(`-${name}`), QUERIES, workgroup('acme-sales-athena'));
  await model.expectDenied(model.role(`-${name}`), QUERIES, workgroup('acme-hr-athena'));
  await model.expectDenied(model.role(`-${name}`), QUERIES, workgroup('primary'));
});

test('the persona of engineers can pass only the listed roles, and only to Glue', async () => {
  const model = modelWith({ personaPassedRoles: ['acme-sales-*'] });
  const engineer = model.role('-engineer');

  await model.expectAllowed(engineer, 'iam:PassRole', role('acme-sales-etl'), TO_GLUE);
  await model.expectDenied(engineer, 'iam:PassRole', role('acme-hr-etl'), TO_GLUE);
  await model.expectDenied(engineer, 'iam:PassRole', role('acme-sales-etl'), {
    'iam:PassedToService': 'lambda.amazonaws.com',
  });
});

test('without limits, personas can use every workgroup and pass every role to Glue', async () => {
  const model = modelWith({});

  await model.expectAllowed(model.role('-engineer'), QUERIES, workgroup('primary'));
  await model.expectAllowed(model.role('-engineer'), 'iam:PassRole', role('any'), TO_GLUE);
});
