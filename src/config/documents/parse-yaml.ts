import { Composer, CST, Document, Lexer, ParsedNode, Parser, YAMLError } from 'yaml';
import { DocumentProblems, DocumentRefused } from './document-problems';
import { SourceText } from './source-text';
import { reportConflict, reportSyntaxError, reportTag } from './syntax-errors';
import { Repair, repairsOf } from './syntax-repairs';

/** Maximum nesting of lists and maps. */
export const MAX_DEPTH = 100;
/** More than the largest accepted tree can have, and few enough to be parsed quickly. */
const MAX_LEXEMES = 1_000_000;
/** Lexemes without text. */
const MARKERS: (string | null)[] = ['doc-mode', 'flow-error-end', 'scalar'];

/** A line that could start at more columns shows nothing. */
const MOST_INDENTATIONS = 2;
/** Repairs of one file, each of which is a problem. */
const MAX_REPAIRS = 3;

/** The only document of a text. Undefined if it has syntax errors, which are reported. */
export function parseYaml(source: SourceText, problems: DocumentProblems): Document.Parsed<ParsedNode> | undefined {
  const { documents, starts } = compose(source, problems);
  const errors = errorsOf(documents);
  const syntaxErrors = errors.filter(isSyntaxError);
  reportErrors(syntaxErrors, source, problems);
  const tags = [...errors, ...documents.flatMap((document) => document.warnings)].filter(
    (error) => error.code === 'TAG_RESOLVE_FAILED',
  );
  for (const offset of new Set(tags.map((error) => error.pos[0]))) reportTag(offset, source, problems);
  if (documents.length > 1) {
    problems.report(starts[1], {
      code: 'DSP106',
      message: 'a second document starts here',
      hint: 'a file must contain one document: remove the "---" or "...", or split the file',
    });
  }
  return syntaxErrors.length > 0 ? undefined : documents[0];
}

/**
 * Reports each error with the edit that fixes it, as long as there is one, so that the consequences of an error are not
 * reported; then the errors that remain.
 */
function reportErrors(found: YAMLError[], source: SourceText, problems: DocumentProblems): void {
  if (found.length > 0 && reportConflict(source, problems)) return;
  let errors = found;
  let repaired = source;
  for (let count = 0; errors.length > 0 && count < MAX_REPAIRS; count++) {
    const next = repair(repaired.position(errors[0].pos[0]).line, repaired);
    if (next === undefined) break;
    for (const { line, column, finding } of next.lines) problems.report(source.offset(line, column), finding);
    repaired = next.source;
    errors = next.errors;
  }
  reportSyntaxError(errors, repaired, (offset, finding) => {
    const { line, column } = repaired.position(offset);
    problems.report(source.offset(line, column), finding);
  });
}

/** An edit, and the errors that remain after it. */
interface AppliedRepair extends Repair {
  readonly errors: YAMLError[];
}

/** The first edit after which the parser finds no error, or else none up to the line. */
function repair(line: number, source: SourceText): AppliedRepair | undefined {
  const applied: AppliedRepair[] = [];
  for (const candidate of repairsOf(line, source)) {
    const errors = syntaxErrorsOf(candidate.source);
    if (!errors?.every(({ pos: [offset] }) => candidate.source.position(offset).line > line)) continue;
    applied.push({ ...candidate, errors });
    if (errors.length === 0 && candidate.indentation === undefined) break;
  }
  const complete = applied.filter(({ errors }) => errors.length === 0);
  const possible = complete.length > 0 ? complete : applied;
  const sameAs = ({ lines: [edited] }: Repair) => possible.filter(({ indentation, lines: [other] }) => (
    indentation !== undefined && other.line === edited.line
  ));
  const first = possible.find((found) => found.indentation === undefined || sameAs(found).length <= MOST_INDENTATIONS);
  if (first?.indentation === undefined) return first;
  const [{ line: edited, column, finding }] = first.lines;
  const same = sameAs(first);
  const hint = `indent it by ${same.map(({ indentation }) => indentation).join(', or by ')}`;
  return { ...first, lines: [{ line: edited, column, finding: { ...finding, hint } }] };
}

/** The syntax errors of an edited text; undefined if it is not accepted for another reason. */
function syntaxErrorsOf(source: SourceText): YAMLError[] | undefined {
  try {
    return errorsOf(compose(source, new DocumentProblems(source)).documents).filter(isSyntaxError);
  } catch (error) {
    if (error instanceof DocumentRefused) return undefined;
    throw error;
  }
}

function isSyntaxError(error: YAMLError): boolean {
  return error.code !== 'TAG_RESOLVE_FAILED';
}

function errorsOf(documents: readonly Document.Parsed[]): YAMLError[] {
  return documents.flatMap((document) => document.errors).sort((a, b) => a.pos[0] - b.pos[0]);
}

/**
 * The documents of a text, and where each starts. The steps of the parser run one by one: its composer recurses, so
 * the depth must be known before it starts.
 */
function compose(
  source: SourceText, problems: DocumentProblems,
): { readonly documents: Document.Parsed<ParsedNode>[]; readonly starts: number[] } {
  const tokens = tokensOf(source, problems);
  refuseDepth(tokens, problems);
  const composer = new Composer({
    // All options are set, so that a %YAML directive in the file cannot select another schema with more tags.
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    // The check of the parser is quadratic in the number of keys; the builder has its own check.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  return {
    documents: [...composer.compose(tokens, true, source.text.length)] as Document.Parsed<ParsedNode>[],
    starts: tokens.filter((token) => token.type === 'document').map((token) => token.offset),
  };
}

function tokensOf(source: SourceText, problems: DocumentProblems): CST.Token[] {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let count = 0;
  let offset = 0;
  let depth = 0;
  let scalarText = false;
  for (const lexeme of new Lexer().lex(source.text)) {
    const type: string | null = scalarText ? 'text' : CST.tokenType(lexeme);
    scalarText = type === 'scalar';
    if (type === 'flow-seq-start' || type === 'flow-map-start') depth += 1;
    if (type === 'flow-seq-end' || type === 'flow-map-end') depth = Math.max(0, depth - 1);
    // Brackets are counted here, because each costs the parser a thousand times the memory that it uses in the file.
    if (depth > MAX_DEPTH) refuseDepthAt(offset, problems);
    if (++count > MAX_LEXEMES) {
      problems.refuse(offset, {
        code: 'DSP104',
        message: 'the file has too many parts',
        hint: 'split it into several files',
      });
    }
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (!MARKERS.includes(type)) offset += lexeme.length;
  }
  tokens.push(...parser.end());
  return tokens;
}

/** Uses an explicit list instead of the call stack. */
function refuseDepth(tokens: CST.Token[], problems: DocumentProblems): void {
  const open: { token: CST.Token | null | undefined; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    if (token?.type === 'document') open.push({ token: token.value, depth });
    if (!CST.isCollection(token)) continue;
    if (depth === MAX_DEPTH) refuseDepthAt(token.offset, problems);
    for (const { key, value } of token.items) {
      open.push({ token: value, depth: depth + 1 }, { token: key, depth: depth + 1 });
    }
  }
}

/** Rejects values that are nested too deeply, directly or through aliases. */
export function refuseDepthAt(offset: number, problems: DocumentProblems): never {
  return problems.refuse(offset, {
    code: 'DSP104',
    message: `lists and maps are nested deeper than ${MAX_DEPTH} levels`,
  });
}
