import { Stage } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks, PCIDSS321Checks } from 'cdk-nag';
import { IConstruct } from 'constructs';

/**
 * The compliance findings under a construct, one `rule | construct path | finding` each, sorted.
 *
 * The app is synthesized first, so that changes by aspects count.
 */
export function nagFindings(construct: IConstruct): string[] {
  Stage.of(construct)?.synth();
  return [AwsSolutionsChecks, NIST80053R5Checks, HIPAASecurityChecks, PCIDSS321Checks]
    .flatMap((Pack) => new Pack(construct).validateScope(construct).violations)
    .flatMap(({ ruleName, description, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${ruleName} | ${constructPath} | ${description}`))
    .sort();
}
