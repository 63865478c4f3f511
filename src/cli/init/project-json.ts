import { fail } from '../../private/problems';

type Dependencies = { readonly [name: string]: string };

interface PackageJson {
  readonly scripts?: Dependencies;
  readonly dependencies?: Dependencies;
  readonly devDependencies?: Dependencies;
  readonly peerDependencies?: Dependencies;
  readonly optionalDependencies?: Dependencies;
}

/** npm accepts it at the start of the file. */
const BYTE_ORDER_MARK = /^\ufeff?/;
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
  if (JSON.stringify(completed) === JSON.stringify(own)) return existing;
  const text = `${BYTE_ORDER_MARK.exec(existing)![0]}${JSON.stringify(completed, undefined, indent)}\n`;
  return text.replace(/\n/g, lineBreakOf(existing));
}

/** Whether `after` has a dependency that `before` does not. */
export function needsInstall(before: string | undefined, after: string | undefined): boolean {
  const names = (text: string) => KINDS.flatMap((kind) => Object.keys(parsed(text)[kind] ?? {}));
  return before === undefined || after === undefined || names(after).some((name) => !names(before).includes(name));
}

/** An existing `.gitignore` with missing lines added. */
export function completedIgnoreFile(existing: string, wanted: string): string {
  const present = existing.split(/\r?\n/).map((line) => line.replace(/^\/|\/$/g, ''));
  const missing = wanted.trimEnd().split('\n').filter((line) => !present.includes(line));
  if (missing.length === 0) return existing;
  const lineBreak = lineBreakOf(existing);
  const before = existing === '' || existing.endsWith('\n') ? existing : existing + lineBreak;
  return before + missing.map((line) => line + lineBreak).join('');
}

function lineBreakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function parsed(text: string): PackageJson {
  try {
    const value = JSON.parse(text.replace(BYTE_ORDER_MARK, '')) as unknown;
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
