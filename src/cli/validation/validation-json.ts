import { resolve } from 'path';
import { Validation } from './validation';
import { Problem, Severity } from '../../private/problems';
import { suggestedBy } from '../../private/suggestions';
import { SourceExcerpts } from '../source-excerpt';

/** What was found, for editors and pipelines. */
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

function entryOf({ code, message, hint, notes, where, position }: Problem, severity: Severity, directory: string, excerpts: SourceExcerpts): object {
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
