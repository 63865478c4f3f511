import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { denySageMaker } from './team-denials';
import { unique } from '../../private/collections';
import { isDeferred } from '../../private/deferred';
import { OptionPath } from '../../private/option-path';
import { failAt } from '../../private/option-problems';

/** The instance type of the free Jupyter Server. */
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
   * Omitted if the request uses a type that was specified before (applications use that of their space, schedules that
   * of their job definition, updates the current one), or has no instance (serverless endpoints).
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
  /** AutoML chooses instances itself, and IAM does not know which. */
  never: ['CreateAutoMLJob', 'CreateAutoMLJobV2'],
};

/** Denies instance types that are not allowed. No statements if every type is allowed. */
export function instanceStatements(scope: Construct, allowed: string[] | undefined): PolicyStatement[] {
  if (allowed === undefined) return [];
  checkPatterns(scope, allowed);
  const { always, sometimes, never } = INSTANCE_ACTIONS;
  return [
    // One instance type that is not allowed is enough; a request without instances has none.
    denySageMaker('DenyOtherInstances', [...always, ...sometimes], {
      'ForAnyValue:StringNotLike': { 'sagemaker:InstanceTypes': unique([...allowed, SYSTEM]).sort() },
    }),
    denySageMaker('DenyUnsaidInstances', always, { Null: { 'sagemaker:InstanceTypes': 'true' } }),
    denySageMaker('DenyUnknownInstances', never),
  ];
}

/** Throws an error for an invalid instance type, or a type that the team does not allow. */
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
    hint: `allowed types: ${allowed.join(', ')}`,
  });
}

function checkPatterns(scope: Construct, allowed: string[]): void {
  const path = ['allowedInstanceTypes'];
  if (allowed.length === 0 || allowed.length > MAX_PATTERNS) {
    const found = allowed.length === 0 ? 'is empty' : `has ${allowed.length} entries`;
    failAt(scope, path, {
      code: 'DSP356',
      message: `"allowedInstanceTypes" ${found}`,
      hint: `specify 1 to ${MAX_PATTERNS}, with patterns such as "ml.t3.*"; omit it to allow every type`,
    });
  }
  for (const [index, pattern] of allowed.entries()) {
    if (isDeferred(pattern) || /^ml\.[a-z0-9.*?-]{1,37}$/.test(pattern)) continue;
    failAt(scope, [...path, index], {
      code: 'DSP356',
      message: `"${pattern}" in "allowedInstanceTypes" is not an instance type pattern`,
      hint: 'for example "ml.m5.xlarge" or "ml.t3.*"',
    });
  }
}

function expression(pattern: string): RegExp {
  return new RegExp(`^${pattern.replace(/[.-]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.')}$`);
}
