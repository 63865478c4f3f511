import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { denySageMaker } from './team-denials';
import { unique } from '../../private/collections';
import { isDeferred } from '../../private/deferred';
import { OptionPath } from '../../private/option-path';
import { failAt } from '../../private/option-problems';

/** What SageMaker calls the free instance of a Jupyter server. */
const SYSTEM = 'system';
/** The number of patterns that fit into a separate policy, regardless of their length. */
const MAX_PATTERNS = 100;

/** Requests that always specify an instance type, or a list of instance groups. */
const SAYING = [
  'CreateCluster',
  'CreateDataQualityJobDefinition',
  'CreateHyperParameterTuningJob',
  'CreateModelBiasJobDefinition',
  'CreateModelExplainabilityJobDefinition',
  'CreateModelQualityJobDefinition',
  'CreateNotebookInstance',
  'CreateProcessingJob',
  'CreateTrainingJob',
  'CreateTransformJob',
];

/** Actions, by whether their requests specify instance types. */
export const INSTANCE_ACTIONS = {
  always: SAYING,
  /**
   * Omitted if the request uses a type that was specified before (applications that of their space, schedules that of
   * their job definition, updates the current one), or has no instance (serverless endpoints).
   */
  sometimes: [
    'CreateApp',
    'CreateEndpointConfig',
    'CreateMonitoringSchedule',
    'CreateSpace',
    'UpdateCluster',
    'UpdateMonitoringSchedule',
    'UpdateNotebookInstance',
    'UpdateSpace',
    'UpdateTrainingJob',
  ],
  /** AutoML chooses instances itself, and IAM is not told which. */
  never: ['CreateAutoMLJob', 'CreateAutoMLJobV2'],
};

/** Denies instances of other types than the allowed ones. None where every type is allowed. */
export function instanceStatements(scope: Construct, allowed: string[] | undefined): PolicyStatement[] {
  if (allowed === undefined) return [];
  checkPatterns(scope, allowed);
  const { always, sometimes, never } = INSTANCE_ACTIONS;
  return [
    // One instance that is not allowed is enough; a request without instances has none that could be.
    denySageMaker('DenyOtherInstances', [...always, ...sometimes], {
      'ForAnyValue:StringNotLike': { 'sagemaker:InstanceTypes': unique([...allowed, SYSTEM]).sort() },
    }),
    denySageMaker('DenyUnsaidInstances', always, { Null: { 'sagemaker:InstanceTypes': 'true' } }),
    denySageMaker('DenyUnknownInstances', never),
  ];
}

/** Throws for an invalid instance type, or one that the team may not use. */
export function checkInstanceType(
  scope: Construct,
  path: OptionPath,
  type: string,
  allowed: string[] | undefined,
): void {
  const option = path[path.length - 1];
  if (isDeferred(type)) return;
  if (!/^ml\.[a-z0-9-]+\.[a-z0-9-]+$/.test(type)) {
    failAt(scope, path, {
      code: 'DSP356',
      message: `"${type}" in "${option}" is not an instance type`,
      hint: 'for example "ml.t3.medium"',
    });
  }
  if (allowed === undefined || allowed.some((pattern) => isDeferred(pattern) || expression(pattern).test(type))) return;
  failAt(scope, path, {
    code: 'DSP356',
    message: `"${type}" in "${option}" is not one of the "allowedInstanceTypes"`,
    hint: `allowed are: ${allowed.join(', ')}`,
  });
}

function checkPatterns(scope: Construct, allowed: string[]): void {
  const path = ['allowedInstanceTypes'];
  if (allowed.length === 0 || allowed.length > MAX_PATTERNS) {
    const found = allowed.length === 0 ? 'is empty' : `has ${allowed.length} entries`;
    failAt(scope, path, {
      code: 'DSP356',
      message: `"allowedInstanceTypes" ${found}`,
      hint: `write 1 to ${MAX_PATTERNS}, with patterns such as "ml.t3.*"; leave it out to allow every type`,
    });
  }
  for (const [index, pattern] of allowed.entries()) {
    if (isDeferred(pattern) || /^ml\.[a-z0-9.*?-]{1,37}$/.test(pattern)) continue;
    failAt(scope, [...path, index], {
      code: 'DSP356',
      message: `"${pattern}" in "allowedInstanceTypes" is not a pattern of an instance type`,
      hint: 'for example "ml.m5.xlarge" or "ml.t3.*"',
    });
  }
}

function expression(pattern: string): RegExp {
  return new RegExp(`^${pattern.replace(/[.-]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.')}$`);
}
