import { CfnResource, Stack } from 'aws-cdk-lib';
import { CfnResource as CfnLocation } from 'aws-cdk-lib/aws-lakeformation';
import { Reporter } from './findings';
import { ModuleEntry, moduleId, surelySameTarget } from './module-entry';
import { OptionPath } from '../private/option-path';
import { optionPathOf } from '../private/option-problems';
import { placeOf, Problem } from '../private/problems';

interface Made {
  readonly entry: ModuleEntry;
  readonly stack: Stack;
  readonly resources: readonly CfnResource[];
}

/** A location that a module registers. */
interface Registration {
  readonly entry: ModuleEntry;
  readonly path: OptionPath;
}

/**
 * Reports locations that two modules register: Lake Formation registers a location once in an account and Region, and
 * the second deployment would fail.
 *
 * @see https://docs.aws.amazon.com/lake-formation/latest/dg/register-location.html
 */
export function checkLocations(modules: readonly Made[], reporter: Reporter): void {
  const registered = new Map<string, Registration[]>();
  for (const { entry, stack, resources } of modules) {
    for (const location of resources.filter((resource) => resource instanceof CfnLocation)) {
      const arn = JSON.stringify(stack.resolve(location.resourceArn));
      const others = registered.get(arn) ?? [];
      const path = [...entry.path, entry.kind.key, ...optionPathOf(location, [])];
      const owner = others.find((other) => surelySameTarget(other.entry, entry));
      registered.set(arn, [...others, { entry, path }]);
      if (owner === undefined) continue;
      const problem: Problem = {
        code: 'DSP349',
        message: `"${moduleId(entry)}" and "${moduleId(owner.entry)}" both register the location `
          + `"${placeName(location.resourceArn)}" with Lake Formation`,
        hint: entry.kind.key === 'dataOpsProject'
          ? 'set "registerLocation: false" in "lakeFormation" of the database: the other module registers the location'
          : 'remove one of the two',
      };
      const other = placeOf(reporter.locate(problem, owner.path));
      reporter.problem({ ...problem, notes: [`the other registration is at ${other}`] }, path);
    }
  }
}

/** Bucket and prefix of an ARN, which may have a token for the partition. */
function placeName(arn: string): string {
  return arn.replace(/^.*:s3:::/, '');
}
