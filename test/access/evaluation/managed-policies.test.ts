import { ADMINISTRATOR_ACCESS, ManagedPolicies } from '../../../src/access/evaluation/managed-policies';
import { PolicyDocumentJson } from '../../../src/access/evaluation/policy-document';

const document = (Sid: string): PolicyDocumentJson => (
  { Statement: { Sid, Effect: 'Allow', Action: '*', Resource: '*' } }
);

test('a policy is found by its ARN, its name, or its path and name', () => {
  const policies = new ManagedPolicies({
    'Own': document('own'), 'service-role/Other': document('other'), 'arn:aws:iam::1:policy/Third': document('third'),
  });

  expect(policies.find('arn:aws:iam::111122223333:policy/Own')).toEqual(document('own'));
  expect(policies.find('arn:aws:iam::aws:policy/service-role/Other')).toEqual(document('other'));
  expect(policies.find('arn:aws:iam::1:policy/Third')).toEqual(document('third'));
  expect(policies.find('arn:aws:iam::2:policy/Third')).toBeUndefined();
});

test('published policies apply only to AWS managed policies, and provided documents take precedence', () => {
  const published = { 'service-role/Glue': document('aws') };

  expect(new ManagedPolicies({}, published).find('arn:aws-cn:iam::aws:policy/service-role/Glue'))
    .toEqual(document('aws'));
  expect(new ManagedPolicies({}, published).find('arn:aws:iam::1:policy/service-role/Glue')).toBeUndefined();
  expect(new ManagedPolicies({ Glue: document('own') }, published).find('arn:aws:iam::aws:policy/service-role/Glue'))
    .toEqual(document('own'));
  expect(new ManagedPolicies().find('arn:aws:iam::aws:policy/AdministratorAccess')).toEqual(ADMINISTRATOR_ACCESS);
});
