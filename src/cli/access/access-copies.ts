import { App, Stack } from 'aws-cdk-lib';
import { PlatformAccess, TemplateSource, templatesIn } from './platform-access';
import { ManagedPolicies } from '../../access/evaluation/managed-policies';
import { Configuration } from '../../config/configuration';
import { DataSciencePlatform } from '../../data-science-platform';
import { PlatformModule } from '../../platform/platform-module';
import { unique } from '../../private/collections';

/**
 * The access in each environment if every domain has the same environments: each is then a separate platform, for
 * which every sentence about access must be true. Otherwise, the access in all modules together.
 */
export function accessCopies(
  { modules, node }: DataSciencePlatform, configuration: Configuration, managed: ManagedPolicies,
  source: TemplateSource = templatesIn(node.root as App),
): PlatformAccess[] {
  return copiesOf(modules).map((copy) => {
    const stacks = new Set(copy.flatMap(stacksOf).map(({ stackName }) => stackName));
    return PlatformAccess.of(source, copy, configuration, managed, stacks);
  });
}

/** The stacks of a module. */
export function stacksOf({ stack, additionalStacks }: PlatformModule): Stack[] {
  return [stack, ...additionalStacks];
}

function copiesOf(modules: readonly PlatformModule[]): (readonly PlatformModule[])[] {
  const domains = unique(modules.map(({ domain }) => domain));
  const copies = unique(modules.map(({ environment }) => environment)).map((name) =>
    modules.filter(({ environment }) => environment === name));
  const alike = copies.every((copy) => unique(copy.map(({ domain }) => domain)).length === domains.length);
  return alike && copies.length > 1 ? copies : [modules];
}
