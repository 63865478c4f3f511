import { relative, resolve } from 'path';
import { Validation } from './validation';
import { Problem, Severity } from '../../private/problems';
import { suggestedBy } from '../../private/suggestions';
import { mergedProblems } from '../merged-problems';
import { SourceExcerpts } from '../problem-text';

/** The findings as JSON, for editors and pipelines. */
export function validationJson(found: Validation): object {
  const excerpts = new SourceExcerpts(found.directory);
  return {
    valid: found.problems.length === 0,
    problems: [
      ...found.problems.map((problem) => entryOf(problem, 'error', found.directory, excerpts)),
      ...found.warnings.map((problem) => entryOf(problem, 'warning', found.directory, excerpts)),
      ...found.remarks.map((problem) => entryOf(problem, 'note', found.directory, excerpts)),
    ],
    ...found.summary,
  };
}

function entryOf(
  { code, message, hint, notes, where, position }: Problem,
  severity: Severity,
  directory: string,
  excerpts: SourceExcerpts,
): object {
  const excerpt = position && excerpts.at(position);
  return {
    severity,
    code,
    message,
    ...position ? {
      file: position.file,
      path: resolve(directory, position.file),
      line: position.line,
      column: position.column,
      endColumn: excerpt?.end ?? position.column + 1,
      excerpt: excerpt?.line,
    } : { where },
    hint,
    suggestion: suggestedBy(hint),
    notes: notes ?? [],
  };
}

/**
 * The findings as workflow commands, which GitHub shows next to the lines of a pull request. Files are relative to the
 * working directory, which is that of the repository in a workflow.
 *
 * @see https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function githubAnnotations({ problems, warnings, directory }: Validation): string {
  const excerpts = new SourceExcerpts(directory);
  const annotate = (severity: Severity) => (problem: Problem) => annotation(problem, severity, directory, excerpts);
  return [
    ...mergedProblems(problems).map(annotate('error')),
    ...mergedProblems(warnings).map(annotate('warning')),
  ].join('\n');
}

function annotation(
  { code, message, hint, notes, where, position }: Problem,
  severity: Severity,
  directory: string,
  excerpts: SourceExcerpts,
): string {
  const excerpt = position && excerpts.at(position);
  const properties: [string, string | number][] = position
    ? [
      ['file', relative(process.cwd(), resolve(directory, position.file)).replace(/\\/g, '/')],
      ['line', position.line],
      ['endLine', position.line],
      ['col', position.column],
      ['endColumn', excerpt?.end ?? position.column + 1],
    ]
    : [];
  const text = [
    where && !position ? `${where}: ${message}` : message,
    ...(notes ?? []),
    ...(hint === undefined ? [] : [`hint: ${hint}`]),
  ].join('\n');
  const named = [...properties, ['title', code]]
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
    .join(',');
  return `::${severity} ${named}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
