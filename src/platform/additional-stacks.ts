import { Stack } from 'aws-cdk-lib';
import { CfnParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { Adoption } from './adoption';
import { checkTarget, targetOf } from './module-entries';
import { ModuleEntry, sameTarget, Target } from './module-entry';
import { AdditionalStackOptions } from './options/module-options';
import { PlatformStack } from './platform-stack';
import { constructId } from '../naming/names';
import { cfnResourcesOf } from '../private/cfn-resources';
import { OptionPath } from '../private/option-path';
import { Problem } from '../private/problems';

/** A value that a module publishes, and the part of it that is known before the deployment. */
export interface PublishedEntry {
  readonly path: string;
  readonly known?: string;
}

/** The stacks of a module in other accounts and Regions. */
export class AdditionalStacks {
  private readonly stacks: { readonly stack: PlatformStack; readonly target: Target }[] = [];

  constructor(
    private readonly entry: ModuleEntry, private readonly main: PlatformStack, private readonly scope: Construct,
    private readonly adoption: Adoption, private readonly report: (problem: Problem, path: OptionPath) => void,
  ) {
    for (const options of entry.additionalStacks) this.add(options);
  }

  /** The stack in an account and the Region of the module. It is created if the configuration does not specify it. */
  public inAccount(account: string): Stack {
    const find = () =>
      this.stacks.find(({ target }) => sameTarget(target, { account, region: this.entry.region }))?.stack;
    if (find() === undefined) this.add({ account });
    return find() ?? this.main;
  }

  /**
   * Adds to each stack the published values that are valid there: names and ARNs that are known before the deployment.
   * Returns the stacks that are not empty; CloudFormation cannot create empty stacks.
   */
  public complete(published: PublishedEntry[]): { used: Stack[]; empty: Stack[] } {
    for (const { stack } of this.stacks) {
      const scope = new Construct(stack, 'Published');
      for (const { path, known } of published) {
        if (known === undefined || !isValidElsewhere(this.main.resolve(known))) continue;
        new CfnParameter(scope, constructId(path.slice(1)), { name: path, type: 'String', value: known });
      }
    }
    const isUsed = ({ stack }: { stack: Stack }) => cfnResourcesOf(stack).length > 0;
    const used = this.stacks.filter(isUsed).map(({ stack }) => stack);
    const empty = this.stacks.filter((item) => !isUsed(item)).map(({ stack }) => stack);
    for (const { stack } of this.stacks) stack.completeAdoption();
    for (const stack of empty) stack.node.scope!.node.tryRemoveChild(stack.node.id);
    return { used, empty };
  }

  private add(options: AdditionalStackOptions): void {
    const { entry, main, scope, adoption, report } = this;
    const target = targetOf(options, entry);
    const index = this.stacks.length;
    if (!checkTarget(options, entry.path, report)) return;
    if (sameTarget(target, entry)) {
      report(
        {
          code: 'DSP217',
          message: `additional stack ${index + 1} is in the account and Region of the module itself`,
          hint: 'specify another account or Region, or remove it',
        },
        entry.path,
      );
      return;
    }
    if (this.stacks.some((other) => sameTarget(other.target, target))) return;
    const place = [
      target.account !== entry.account ? target.account : undefined,
      target.region !== entry.region ? target.region : undefined,
    ];
    const name = [main.node.id, ...place.filter((part) => part !== undefined)].join('-');
    const stack = new PlatformStack(scope, name, {
      adopted: adoption.of(name),
      target,
      settings: entry.settings,
      crossRegionReferences: entry.allowCrossReferenceStack,
      description: `${main.templateOptions.description} in another account or region`,
    });
    if (options.addDependencyMainStack ?? true) stack.addStackDependency(main, 'belongs to it');
    this.stacks.push({ stack, target });
  }
}

/** Whether a resolved value is the same in every account and Region; only the partition can differ. */
function isValidElsewhere(value: unknown): boolean {
  const text = JSON.stringify(value);
  return !/AWS::(AccountId|Region|StackId|StackName)|Fn::GetAtt|"Ref":"(?!AWS::Partition)/.test(text);
}
