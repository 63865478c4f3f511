import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';

const LIBRARY = join(__dirname, '..', 'lib');

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Compiled source that loads an imported file when it first uses it, like aws-cdk-lib: a command then loads only the
 * files that it needs. `const names_1 = require("./names");` becomes a function that loads the file once, and each
 * use of `names_1` calls it. Lines keep their numbers. Imports that a file names itself (`import * as path`) remain.
 */
export function withLazyImports(source: string): string {
  const file = ts.createSourceFile('compiled.js', source, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const imports = new Map(file.statements.flatMap((statement) => importOf(statement) ?? []));
  const edits: Edit[] = [...imports].map(([name, { statement, required }]) => ({
    start: statement.getStart(file),
    end: statement.end,
    text: `let ${name}_; const ${name} = () => ${name}_ ??= ${required.getText(file)};`,
  }));
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && imports.has(node.text)) {
      // The parentheses are for "new (x()).Class()".
      edits.push({ start: node.getStart(file), end: node.end, text: `(${node.text}())` });
    }
    if (!ts.isStatement(node) || importOf(node) === undefined) ts.forEachChild(node, visit);
  };
  visit(file);
  return edits
    .sort((first, second) => second.start - first.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), source);
}

/** The statement `const names_1 = require("./names");`: the compiler appends a number to generated names. */
function importOf(
  statement: ts.Statement,
): [[string, { readonly statement: ts.Statement; readonly required: ts.Expression }]] | undefined {
  if (!ts.isVariableStatement(statement)) return undefined;
  const [{ name, initializer }] = statement.declarationList.declarations;
  if (initializer === undefined || !/^\w+_\d+$/.test(name.getText()) || !isRequire(initializer)) return undefined;
  return [[name.getText(), { statement, required: initializer }]];
}

function isRequire(node: ts.Expression): boolean {
  return ts.isCallExpression(node) && node.expression.getText() === 'require';
}

if (require.main === module) {
  for (const file of readdirSync(LIBRARY, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.js')) continue;
    const path = join(LIBRARY, file);
    writeFileSync(path, withLazyImports(readFileSync(path, 'utf8')));
  }
}
