import { CfnDynamicReference, CfnDynamicReferenceService } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { OptionPath } from './option-path';
import { optionPathOf } from './option-problems';
import { PARAMETER_ARN, sharedParameter } from './shared-parameters';

/** Takes the path of a parameter that a component reads, and the option of the component for which it reads it. */
type Observer = (path: string, at: OptionPath) => void;

/** Context key of stacks of a platform. */
const OBSERVER = 'cdk-data-science-platform:readParameter';

/** Lets a platform know of the parameters that components read. Call it before anything is created in `scope`. */
export function observeParameters(scope: IConstruct, observer: Observer): void {
  scope.node.setContext(OBSERVER, observer);
}

/**
 * The value of a parameter of Systems Manager, which CloudFormation reads at deployment, by its path, or by its ARN if
 * another account shares it. `at` is the option of `scope`
 * for which it is read.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm.html
 */
export function readParameter(scope: IConstruct, path: string, at: OptionPath): string {
  const observer: unknown = scope.node.tryGetContext(OBSERVER);
  if (typeof observer === 'function') (observer as Observer)(path, optionPathOf(scope, at));
  if (PARAMETER_ARN.test(path)) return sharedParameter(scope, path, at);
  return new CfnDynamicReference(CfnDynamicReferenceService.SSM, path).toString();
}
