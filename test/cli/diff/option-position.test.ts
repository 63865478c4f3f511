import { optionPosition } from '../../../src/cli/diff/option-position';
import { readConfiguration } from '../../../src/config/yaml-directory';
import { formatPosition } from '../../../src/private/problems';
import { directoryWith, mdaaYaml } from '../../support/scratch-kit';

const TEAM = `team:
  dataAdminRoles: [{ arn: "arn:aws:iam::111122223333:role/admin" }]
  teamUserRoles: [{ arn: "arn:aws:iam::111122223333:role/user" }]
  teamExecutionRole: { arn: "arn:aws:iam::111122223333:role/run" }
  studioDomainConfig:
    authMode: IAM
    vpcId: vpc-0a0a0a0a
    subnetIds:
      - subnet-0a0a0a0a
    userProfiles:
      ada:
        userRole: { arn: "arn:aws:iam::111122223333:role/user" }
      bo:
        userRole: { arn: "arn:aws:iam::111122223333:role/admin" }
`;
const PATH = ['domains', 'shared', 'environments', 'dev', 'modules', 'team'];

test.each<[string, string | undefined, object, string]>([
  ['the option of the property', 'SubnetIds', { SubnetIds: ['x'] }, 'team.yaml:8:5'],
  ['an option whose value is the text', 'Other', { Other: 'vpc-0a0a0a0a' }, 'team.yaml:7:5'],
  ['the key of the resource', 'Tags', { UserProfileName: 'bo', Tags: [] }, 'team.yaml:13:7'],
  ['the key at the end of a name', 'Tags', { BucketName: 'acme-dev-ada', Tags: [] }, 'team.yaml:11:7'],
  ['no option', 'Tags', { UserProfileName: 'someone', Tags: [] }, 'mdaa.yaml'],
  ['no property', undefined, {}, 'mdaa.yaml'],
])('%s', (_, property, properties, expected) => {
  const module = 'team: { module_path: "@aws-mdaa/datascience-team", module_configs: [./team.yaml] }';
  const configuration = readConfiguration(directoryWith({ 'mdaa.yaml': mdaaYaml(module), 'team.yaml': TEAM }));
  const position = optionPosition(configuration, PATH, property, properties);

  expect(formatPosition(position).startsWith(expected)).toBe(true);
});
