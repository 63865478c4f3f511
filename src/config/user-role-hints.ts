import { entry, Located, LocatedMap, scalarText, valueAt } from './documents/located';
import { OptionPath } from '../private/option-path';
import { Problem } from '../private/problems';

const PROFILES = 'userProfiles';
/** The keys that specify a role. */
const ROLE_KEYS = ['id', 'arn', 'name'];

/** The problem of an empty user profile with the roles of its team, or without a role if the team creates it. */
export function withOwnUserRole<T extends Pick<Problem, 'code' | 'hint'>>(
  problem: T, path: OptionPath, platform: LocatedMap,
): T {
  const [profiles, name] = path.slice(-2);
  if (problem.code !== 'DSP111' || profiles !== PROFILES || problem.hint?.startsWith(`write "${name}: {`) !== true) {
    return problem;
  }
  const roles = valueAt(platform, [...path.slice(0, -3), 'teamUserRoles']);
  const written = roles?.kind === 'list' ? roles.items.flatMap((role) => roleText(role) ?? []) : [];
  const profile = written.length === 0 ? '{}' : `{ userRole: { ${written[0]} } }`;
  return { ...problem, hint: `write "${name}: ${profile}"` };
}

function roleText(role: Located): string | undefined {
  if (role.kind !== 'map') return undefined;
  for (const key of ROLE_KEYS) {
    const value = entry(role, key);
    const text = value?.source ?? scalarText(value);
    if (text !== undefined) return `${key}: ${text.includes('{{') ? JSON.stringify(text) : text}`;
  }
  return undefined;
}
