import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { BuiltModule } from './built-module';
import { Reporter } from './findings';

/**
 * Reports tag keys of a module with roles that differ only in case. IAM stores their case, and does not distinguish it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
 */
export function checkTagKeys(modules: readonly BuiltModule[], reporter: Reporter): void {
  for (const { entry, resources } of modules) {
    if (!resources.some((resource) => resource instanceof CfnRole)) continue;
    const known = new Map<string, string>();
    for (const key of Object.keys(entry.tags)) {
      const other = known.get(key.toLowerCase());
      known.set(key.toLowerCase(), key);
      if (other === undefined) continue;
      reporter.problem({
        code: 'DSP316',
        message: `the tag keys "${other}" and "${key}" differ only in case, and IAM accepts one of them on a role`,
        hint: 'remove one of them',
      }, [...entry.path, 'tags']);
    }
  }
}
