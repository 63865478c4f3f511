import { App } from 'aws-cdk-lib';
import { attackedPlatforms, evaluatorOf } from './platforms';
import { notDenied, probesOf } from './probes';
import { AccessModel } from '../../support/access';
import { platformOf, STARTER_KIT } from '../../support/kits';

describe.each(attackedPlatforms())('$name', ({ model }) => {
  test('AdministratorAccess adds nothing to what the policies of buckets and keys allow', () => {
    const evaluator = evaluatorOf(model);
    const probes = probesOf(evaluator);

    const broken = notDenied(evaluator, probes);

    expect(probes.length).toBeGreaterThan(1000);
    expect(broken.map((probe) => JSON.stringify(probe))).toEqual([]);
  }, 120_000);
});

/** A denial in the policy of a bucket or key. */
interface Denial {
  readonly Sid: string;
  readonly Effect: string;
  Action?: string | string[];
}

/** The denials of an app that are not needed for the requests of the probes. */
function unneeded(app: App): string[] {
  const probes = probesOf(evaluatorOf(AccessModel.fromApp(app)));
  const isNeeded = () => notDenied(evaluatorOf(AccessModel.fromApp(app)), probes).length > 0;
  const found: string[] = [];
  // The stacks of the assembly keep their templates, so a change of a template is a change of the platform.
  for (const { template } of app.synth().stacks) {
    for (const { Type, Properties } of Object.values<{ Type: string; Properties: never }>(template.Resources)) {
      if (Type !== 'AWS::S3::BucketPolicy') continue;
      const { Statement: statements } = (Properties as { PolicyDocument: { Statement: Denial[] } }).PolicyDocument;
      const bucket = JSON.stringify((Properties as { Bucket: object }).Bucket).replace(/.*"(\w+?)[0-9A-F]{8}".*/, '$1');
      for (const statement of statements.filter(({ Effect }) => Effect === 'Deny')) {
        const index = statements.indexOf(statement);
        statements.splice(index, 1);
        if (!isNeeded()) found.push(`${bucket} ${statement.Sid}`);
        statements.splice(index, 0, statement);
        const { Action: actions } = statement;
        for (const action of Array.isArray(actions) ? actions : []) {
          statement.Action = (actions as string[]).filter((other) => other !== action);
          if (!isNeeded()) found.push(`${bucket} ${statement.Sid} ${action}`);
          statement.Action = actions;
        }
      }
    }
  }
  return found;
}

test('the requests above notice each denial that is removed from a bucket policy of the starter kit', () => {
  const found = unneeded(platformOf(STARTER_KIT, 'example-org').app);

  // No principal can change a record, and no statement allows a service more than delivery.
  expect(found).toEqual([
    'AuditBucket DenyOtherEncryption s3:UpdateObjectEncryption',
    'AuditBucket DenyOtherKey s3:UpdateObjectEncryption',
    'AuditBucket DenyUndoing',
  ]);
}, 300_000);
