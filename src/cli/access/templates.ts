import { App } from 'aws-cdk-lib';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { CloudFormationTemplate, ResolvedTemplates } from '../../access/evaluation/resolved-templates';
import { constructPaths } from '../construct-paths';

/** The templates of a platform, and the sources of their resources. */
export interface AccessTemplates {
  readonly templates: ResolvedTemplates;
  /** Paths of constructs by stack and logical ID. */
  readonly constructs: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Writes the templates of an app, without checks that take seconds and are not relevant to access. */
export function synthesizeUnchecked(app: App): CloudAssembly {
  const { CDK_VALIDATION: before } = process.env;
  process.env.CDK_VALIDATION = 'false';
  try {
    return app.synth();
  } finally {
    if (before === undefined) delete process.env.CDK_VALIDATION;
    else process.env.CDK_VALIDATION = before;
  }
}

/** The templates of a cloud assembly, or of some of its stacks. */
export function templatesOf(assembly: CloudAssembly, names?: ReadonlySet<string>): AccessTemplates {
  const stacks = assembly.stacksRecursively.filter(({ stackName }) => names?.has(stackName) ?? true);
  const environments = Object.fromEntries(stacks.map(({ stackName, environment: { account, region } }) => [stackName, {
    account: account === 'unknown-account' ? undefined : account,
    region: region === 'unknown-region' ? undefined : region,
  }]));
  const known = Object.values(environments);
  return {
    templates: new ResolvedTemplates(
      Object.fromEntries(stacks.map(({ stackName, template }) => [stackName, template as CloudFormationTemplate])),
      {
        environments,
        placeholders: true,
        // If one account is known, environment-agnostic stacks are assumed to be in it, as in most platforms.
        account: known.find(({ account }) => account !== undefined)?.account,
        region: known.find(({ region }) => region !== undefined)?.region,
      },
    ),
    constructs: new Map(stacks.map((stack) => [stack.stackName, constructPaths(stack)])),
  };
}
