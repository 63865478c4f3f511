import { fail } from '../../private/problems';

type Dependencies = { readonly [name: string]: string };

interface PackageJson {
  readonly scripts?: Dependencies;
  readonly dependencies?: Dependencies;
  readonly devDependencies?: Dependencies;
  readonly peerDependencies?: Dependencies;
  readonly optionalDependencies?: Dependencies;
}

const KINDS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;

/** An existing `package.json` with missing scripts and dependencies added; existing ones are not changed. */
export function completedPackageJson(existing: string, wanted: string): string {
  const own = parsed(existing);
  const { scripts, dependencies, devDependencies } = JSON.parse(wanted) as PackageJson;
  const present = new Set(KINDS.flatMap((kind) => Object.keys(own[kind] ?? {})));
  const missing = (names: Dependencies = {}) =>
    Object.fromEntries(Object.entries(names).filter(([name]) => !present.has(name)));
  const completed = {
    ...own,
    ...withMore('scripts', { ...scripts, ...own.scripts }),
    ...withMore('dependencies', sorted({ ...own.dependencies, ...missing(dependencies) })),
    ...withMore('devDependencies', sorted({ ...own.devDependencies, ...missing(devDependencies) })),
  };
  const indent = /^[ \t]+(?=")/m.exec(existing)?.[0] ?? '  ';
  return JSON.stringify(completed) === JSON.stringify(own)
    ? existing
    : `${JSON.stringify(completed, undefined, indent)}\n`;
}

/** Whether `after` has a dependency that `before` does not. */
export function needsInstall(before: string | undefined, after: string | undefined): boolean {
  const names = (text: string) => KINDS.flatMap((kind) => Object.keys((JSON.parse(text) as PackageJson)[kind] ?? {}));
  return before === undefined || after === undefined || names(after).some((name) => !names(before).includes(name));
}

/** An existing `.gitignore` with missing lines added. */
export function completedIgnoreFile(existing: string, wanted: string): string {
  const present = existing.split(/\r?\n/).map((line) => line.replace(/^\/|\/$/g, ''));
  const missing = wanted.trimEnd().split('\n').filter((line) => !present.includes(line));
  if (missing.length === 0) return existing;
  return `${existing}${existing === '' || existing.endsWith('\n') ? '' : '\n'}${missing.join('\n')}\n`;
}

function parsed(text: string): PackageJson {
  try {
    const value = JSON.parse(text) as unknown;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    /* reported below */
  }
  return fail({
    code: 'DSP422',
    where: 'package.json',
    message: 'the file exists but does not contain a JSON object',
    hint: 'fix or move it',
  });
}

function withMore(key: string, values: Dependencies): { [key: string]: Dependencies } {
  return Object.keys(values).length === 0 ? {} : { [key]: values };
}

function sorted(values: Dependencies): Dependencies {
  return Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}
