import { App, Stack, Stage } from 'aws-cdk-lib';
import { CloudAssembly, CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';
import {
  CloudFormationTemplate,
  PSEUDO_ACCOUNT,
  PSEUDO_REGION,
  ResolvedTemplates as Templates,
  ResolveOptions,
} from '../../src/access/evaluation/resolved-templates';

export {
  onlyOne,
  type CloudFormationTemplate,
  type ResolvedResource,
  type ResolveOptions,
} from '../../src/access/evaluation/resolved-templates';

/** Account of the stacks that are environment-agnostic. */
export const TEST_ACCOUNT = PSEUDO_ACCOUNT;
/** Region of the stacks that are environment-agnostic. */
export const TEST_REGION = PSEUDO_REGION;

/** The templates of an app after every reference within and between them has been followed. */
export class ResolvedTemplates extends Templates {
  /** Synthesizes an app, or takes only some of its stacks. */
  public static fromApp(source: App | Stage | Stack | Stack[], options: ResolveOptions = {}): ResolvedTemplates {
    const templates: { [name: string]: CloudFormationTemplate } = {};
    const environments: { [name: string]: { account?: string; region?: string } } = {};
    for (const artifact of artifactsOf(source)) {
      const name = Object.hasOwn(templates, artifact.stackName) ? artifact.id : artifact.stackName;
      const { account, region } = artifact.environment;
      templates[name] = artifact.template as CloudFormationTemplate;
      environments[name] = {
        account: account === 'unknown-account' ? undefined : account,
        region: region === 'unknown-region' ? undefined : region,
      };
    }
    return new ResolvedTemplates(templates, { environments, ...options });
  }
}

function artifactsOf(source: App | Stage | Stack | Stack[]): CloudFormationStackArtifact[] {
  if (Stage.isStage(source)) return (source.synth() as CloudAssembly).stacksRecursively;
  const stacks = Array.isArray(source) ? source : [source];
  return stacks.map((stack) => Stage.of(stack)!.synth().getStackArtifact(stack.artifactId));
}
