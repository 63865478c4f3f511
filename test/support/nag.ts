import { Stage } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks, PCIDSS321Checks } from 'cdk-nag';
import { IConstruct } from 'constructs';

/**
 * What the compliance packs find below a construct, one `rule | construct path | finding` each, sorted.
 *
 * The app is synthesized first, so that what aspects add counts.
 */
export function nagFindings(construct: IConstruct): string[] {
  Stage.of(construct)?.synth();
  return [AwsSolutionsChecks, NIST80053R5Checks, HIPAASecurityChecks, PCIDSS321Checks]
    .flatMap((Pack) => new Pack(construct).validateScope(construct).violations)
    .flatMap(({ ruleName, description, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${ruleName} | ${constructPath} | ${description}`))
    .sort();
}
