import { App } from 'aws-cdk-lib';
import { DataSciencePlatform } from '../../../src';
import { conditionsOf } from '../../../src/access/evaluation/conditions';
import { PolicyStatementJson } from '../../../src/access/evaluation/policy-document';
import { copyKit, KIT_SOURCES } from '../../support/kits';
import { moduleSamples, platformSamples } from '../../support/samples';
import { ResolvedTemplates } from '../../support/template-resolver';

const platforms = [
  ...KIT_SOURCES.map((source) => ({ name: source.split('/').pop()!, directory: copyKit(source) })),
  ...[...moduleSamples(), ...platformSamples()],
];

/** Types whose policies the evaluator reads, with the property that holds them. */
const READ = [
  'AWS::IAM::ManagedPolicy.PolicyDocument',
  'AWS::IAM::Policy.PolicyDocument',
  'AWS::IAM::Role.AssumeRolePolicyDocument',
  'AWS::IAM::Role.Policies',
  'AWS::KMS::Key.KeyPolicy',
  'AWS::S3::BucketPolicy.PolicyDocument',
  'AWS::SNS::TopicPolicy.PolicyDocument',
  'AWS::SQS::QueuePolicy.PolicyDocument',
];

/** A policy of a VPC endpoint counts only for requests that pass it, which a request here does not tell. */
const NOT_READ = ['AWS::EC2::VPCEndpoint.PolicyDocument'];

describe('policies that the library writes, in the kits and in all samples', () => {
  const statements = platforms.flatMap(({ directory }) => {
    const app = new App();
    DataSciencePlatform.fromYaml(app, 'Platform', directory);
    return ResolvedTemplates.fromApp(app, { placeholders: true }).resources.flatMap(({ type, properties }) =>
      Object.entries(properties).flatMap(([property, value]) =>
        statementsIn(value).map((statement) => ({ place: `${type}.${property}`, statement }))),
    );
  });

  test('have operators that the evaluator knows', () => {
    const unknown = statements.flatMap(({ statement: { Condition: block = {} } }) =>
      Object.entries(block).flatMap(([operator, keys]) => {
        try {
          conditionsOf({ [operator]: keys }, true);
          return [];
        } catch (error) {
          return [String(error)];
        }
      }));

    expect(statements.length).toBeGreaterThan(500);
    expect([...new Set(unknown)]).toEqual([]);
  });

  test('are in resources that the evaluator reads', () => {
    const places = [...new Set(statements.map(({ place }) => place))];

    expect(places.filter((place) => ![...READ, ...NOT_READ].includes(place))).toEqual([]);
  });
});

function statementsIn(value: unknown): PolicyStatementJson[] {
  if (typeof value !== 'object' || value === null) return [];
  const { Effect: effect } = value as Partial<PolicyStatementJson>;
  if (effect === 'Allow' || effect === 'Deny') return [value as PolicyStatementJson];
  return Object.values(value).flatMap(statementsIn);
}
