import { completeAnswers, QUESTIONS, WrittenAnswers } from '../../../src/cli/init/answers';
import { ConfigurationError } from '../../../src/private/problems';

function refusals(written: WrittenAnswers): string[] {
  try {
    completeAnswers(written);
    return [];
  } catch (error) {
    return (error as ConfigurationError).problems.map(({ code, where, message }) => `${code} ${where} ${message}`);
  }
}

test('missing answers are taken from the starter kit', () => {
  const samples = Object.fromEntries(QUESTIONS.map(({ name, sample }) => [name, sample]));

  expect(completeAnswers({})).toEqual({ ...samples, subnets: ['subnet-0123456789abcdef0'], users: ['team1'] });
});

test('lists are separated by commas', () => {
  expect(completeAnswers({ users: ' jane , joe@example.org,' }).users).toEqual(['jane', 'joe@example.org']);
});

test.each<[keyof WrittenAnswers, string, string]>([
  ['organization', 'Acme', '"Acme" is not a valid organization name'],
  ['organization', '4tune', '"4tune" is not a valid organization name'],
  ['organization', 'acme-', '"acme-" does not begin and end with a letter or digit'],
  ['organization', 'ssmart', '"ssmart" begins with "ssm", which AWS reserves'],
  ['organization', 'a'.repeat(28), `"${'a'.repeat(28)}" has 28 characters, and names that begin with it must fit`],
  ['region', 'europe', '"europe" is not an AWS Region'],
  ['account', '1234', '"1234" is not an AWS account ID'],
  ['vpc', 'vpc-123', '"vpc-123" is not the ID of a VPC'],
  ['vpc', 'subnet-0123456789abcdef0', '"subnet-0123456789abcdef0" is not the ID of a VPC'],
  ['subnets', 'subnet-01234567,vpc-01234567', '"vpc-01234567" is not the ID of a subnet'],
  ['subnets', 'subnet-01234567,subnet-01234567', '"subnet-01234567" is specified twice'],
  ['subnets', ',', 'there is no subnet'],
  ['team', 'Fraud Team', '"Fraud Team" is not a valid team name'],
  ['team', 'roles', 'the module with the roles is named "roles"'],
  ['team', 'fraud-', '"fraud-" does not begin and end with a letter or digit'],
  ['users', 'jane doe', '"jane doe" is not a valid session name'],
  ['users', 'j', '"j" is not a valid session name'],
  ['users', '__', '"__" is not a valid session name'],
  ['users', 'j.doe,j_doe', '"j.doe" and "j_doe" would both be named "j-doe"'],
])('--%s "%s" is rejected', (name, answer, message) => {
  expect(refusals({ [name]: answer })).toEqual([`DSP421 --${name} ${message}`]);
});

test.each<[keyof WrittenAnswers, string]>([
  ['organization', 'a'.repeat(27)], ['region', 'us-gov-west-1'], ['account', '012345678901'],
  ['vpc', 'vpc-01234567'], ['team', '7'], ['users', 'a=b+c'],
])('--%s "%s" is accepted', (name, answer) => {
  expect(refusals({ [name]: answer })).toEqual([]);
});

test('a name that ends with the team name must fit after the organization name', () => {
  expect(refusals({ organization: 'a'.repeat(27), team: 't'.repeat(19) })).toEqual([]);
  expect(refusals({ organization: 'a'.repeat(27), team: 't'.repeat(20) })).toHaveLength(1);
});

test('all invalid answers are reported together', () => {
  expect(refusals({ organization: 'Acme', vpc: 'x', users: '?' })).toHaveLength(3);
});
