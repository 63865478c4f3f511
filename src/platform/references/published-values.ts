import { Stack } from 'aws-cdk-lib';
import { CfnParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { parameterText } from './parameter-text';
import { constructId } from '../../naming/names';
import { unique } from '../../private/collections';
import { Problem } from '../../private/problems';
import { ModuleEntry, moduleId } from '../module-entry';

/** A value that a module publishes. */
export interface PublishedValue {
  readonly producer: ModuleEntry;
  readonly path: string;
  /** The value as a string that is valid in every stack of the account and Region, if any. */
  readonly known?: string;
}

/** Every value that the modules of a platform publish as a Systems Manager parameter. */
export class PublishedValues {
  private readonly values = new Map<string, PublishedValue>();
  private readonly settled = new Set<ModuleEntry>();

  /**
   * Creates the parameter. Returns a problem if another module publishes the same path in the same account and Region.
   */
  public publish(
    stack: Stack,
    producer: ModuleEntry,
    path: string,
    value: string,
    known?: string,
  ): Problem | undefined {
    const key = this.key(producer, path);
    const other = this.values.get(key);
    if (other) {
      return {
        code: 'DSP211',
        message: `"${moduleId(producer)}" and "${moduleId(other.producer)}" both publish "${path}" in the same `
          + 'account and region',
        hint: 'rename one of them, or use different accounts for their environments',
      };
    }
    this.values.set(key, { producer, path, known });
    new CfnParameter(publishedScope(stack), constructId(path.slice(1)), { name: path, type: 'String', value });
    return undefined;
  }

  /** Takes a value whose parameter another process creates. */
  public add(value: PublishedValue): void {
    this.values.set(this.key(value.producer, value.path), value);
  }

  /** All values, in the order in which they were published. */
  public all(): PublishedValue[] {
    return [...this.values.values()];
  }

  /** The modules that publish nothing more. */
  public get complete(): readonly ModuleEntry[] {
    return [...this.settled];
  }

  /** The reference to the value in another stack, or undefined if `producer` does not publish it. */
  public read(producer: ModuleEntry, path: string): string | undefined {
    const value = this.values.get(this.key(producer, path));
    if (value?.producer !== producer) return undefined;
    return value.known ?? parameterText(path);
  }

  /** Marks the module as complete: it publishes no more values. */
  public settle(producer: ModuleEntry): void {
    this.settled.add(producer);
  }

  /** Whether the published values of a module are known. They are not if the module could not be created. */
  public isKnown(producer: ModuleEntry): boolean {
    return this.settled.has(producer);
  }

  /** The values that a module publishes. */
  public pathsOf(producer: ModuleEntry): string[] {
    return this.all().filter((value) => value.producer === producer).map(({ path }) => path);
  }

  /** The modules that publish a path, in any account and Region. */
  public producersOf(path: string): ModuleEntry[] {
    return this.all().filter((value) => value.path === path).map(({ producer }) => producer);
  }

  /** The values that all modules publish. */
  public allPaths(): string[] {
    return unique(this.all().map(({ path }) => path));
  }

  /**
   * A path can be published once in an account and Region. Environments with the default account are deployed to
   * different accounts.
   */
  private key(module: ModuleEntry, path: string): string {
    return [module.account ?? '', module.region ?? '', module.isDefaultAccount ? module.environment : '', path].join(
      '|',
    );
  }
}

function publishedScope(stack: Stack): Construct {
  return (stack.node.tryFindChild('Published') as Construct | undefined) ?? new Construct(stack, 'Published');
}
