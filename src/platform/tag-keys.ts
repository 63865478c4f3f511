import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { BuiltModule, Known } from './built-module';
import { Reporter } from './findings';
import { tagPath } from './module-entry';

/** Whether a module has roles, which get the tags of the module. */
export interface TagFacts {
  readonly hasRoles: boolean;
}

export function tagsOf({ resources }: BuiltModule): TagFacts {
  return { hasRoles: resources.some((resource) => resource instanceof CfnRole) };
}

/**
 * Reports tag keys of a module with roles that differ only in case. IAM preserves the case of the tag keys of roles and
 * users, but does not distinguish it; the keys of other IAM resources are case-sensitive.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules_creating
 */
export function checkTagKeys(modules: readonly Known<TagFacts>[], reporter: Reporter): void {
  for (const { entry } of modules.filter(({ facts }) => facts.hasRoles)) {
    const known = new Map<string, string>();
    for (const key of Object.keys(entry.tags)) {
      const other = known.get(key.toLowerCase());
      known.set(key.toLowerCase(), key);
      if (other === undefined) continue;
      reporter.problem({
        code: 'DSP316',
        message: `the tag keys "${other}" and "${key}" differ only in case, and IAM accepts one of them on a role`,
        hint: 'remove one of them',
      }, tagPath(entry, [key]));
    }
  }
}
