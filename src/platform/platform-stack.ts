import { Stack, StackProps, Stage, Tags } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { sortedEntries } from '../private/collections';

/** CloudFormation replaces these for a changed tag, and with them the files of their users. */
const REPLACED_FOR_A_TAG = ['AWS::SageMaker::Domain', 'AWS::SageMaker::UserProfile'];
/** Tags of a stack reach every resource of it, so they would reach those too. */
const STACK_ITSELF = 'aws:cdk:stack';

/** The stack of one module: named after it in the cloud assembly too, so that files and commands show the name. */
export class PlatformStack extends Stack {
  constructor(scope: Construct, name: string, props: StackProps & { readonly resourceTags: { readonly [key: string]: string } }) {
    const { resourceTags, ...stackProps } = props;
    super(scope, name, { ...stackProps, stackName: name, analyticsReporting: false });
    if (Stage.of(this) === this.node.root) {
      Object.defineProperty(this, 'artifactId', { value: name });
      Object.defineProperty(this, 'templateFile', { value: `${name}.template.json` });
    }
    for (const [key, value] of sortedEntries(resourceTags)) {
      Tags.of(this).add(key, value, { excludeResourceTypes: [...REPLACED_FOR_A_TAG, STACK_ITSELF] });
    }
  }
}
