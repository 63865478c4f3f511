import { Configuration } from '../../config/configuration';
import { textsBelow } from '../../config/documents/tree-walks';
import { modulePath } from '../../platform/module-entry';
import { PlatformModule } from '../../platform/platform-module';
import { unique } from '../../private/collections';
import { Problem, sortProblems } from '../../private/problems';
import { AccessFindings } from '../access/access-file';
import { count } from '../terminal';

/**
 * The findings with one problem for all untrue sentences about two roles of one name in two domains, if one of them has
 * the access of the other and exactly one reference gives it to it.
 */
export function withConfusedRoles(
  found: AccessFindings, modules: readonly PlatformModule[], configuration: Configuration,
): AccessFindings {
  const rolesOf = (isAllowed: boolean) => unique(found.problems.flatMap(({ access }) => (
    access?.isAllowed === isAllowed ? access.roles : []
  )));
  const pairs = rolesOf(false).flatMap((wanted) => rolesOf(true).map((given) => ({ wanted, given })));
  return pairs.reduce((findings, { wanted, given }) => {
    const [domain, name, ...rest] = wanted.split('/');
    const [other, same] = given.split('/');
    if (rest.length > 0 || name !== same || domain === other) return findings;
    const consequences = findings.problems.filter(({ access }) => (
      access?.roles.every((role) => role === wanted || role === given)
    ));
    const stacks = consequences.flatMap(({ access }) => access!.stacks);
    const references = modules
      .filter(({ stack }) => stacks.includes(stack.stackName))
      .flatMap((module) => {
        const value = configuration.valueAt(modulePath(module));
        return value === undefined ? [] : textsBelow(value).filter(({ text }) => (
          text.includes(`/${other}/generated-role/${name}/`)
            || (module.domain === other && /^generated-role-\w+:(.*)$/.exec(text)?.[1] === name)
        ));
      });
    if (consequences.length === 0 || references.length !== 1) return findings;
    const [{ text, node }] = references;
    const attribute = /^generated-role-(\w+):/.exec(text)?.[1] ?? /\w+$/.exec(text)?.[0] ?? 'id';
    const problem: Problem = {
      code: 'DSP454',
      message: `this is the role "${given}", and access.yaml gives its access to "${wanted}": `
        + `${count(consequences.length, 'statement')} ${consequences.length === 1 ? 'is' : 'are'} not true`,
      notes: [consequences[0].message],
      hint: `write "ssm:/{{org}}/${domain}/generated-role/${name}/${attribute}", or "${given}" in access.yaml`,
      position: node.position,
    };
    const others = findings.problems.filter((one) => !consequences.includes(one));
    return { ...findings, problems: sortProblems([...others, problem]) };
  }, found);
}
