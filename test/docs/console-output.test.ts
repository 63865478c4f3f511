import { readFileSync } from 'fs';
import { join } from 'path';
import ts from 'typescript';
import { DOCS, pagesIn, readPage, ROOT } from '../support/documents';
import { sourcesIn } from '../support/located';

/** A problem that the source reports: patterns of its message and hint. */
interface Reported {
  readonly code: string;
  readonly message: RegExp;
  readonly hint: RegExp;
}

/** Every object in the source that has a code and a message. Computed parts match anything. */
function reportedIn(file: string): Reported[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Reported[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const property = (name: string) => node.properties.find((item) => item.name?.getText() === name);
      const code = property('code');
      if (code && ts.isPropertyAssignment(code)) {
        for (const [, literal] of code.initializer.getText().matchAll(/'(DSP\d{3})'/g)) {
          const [message, hint] = ['message', 'hint'].map((name) => patternOf(property(name)));
          found.push({ code: literal, message: new RegExp(`^${message}$`), hint: new RegExp(`^${hint}$`) });
        }
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function patternOf(property: ts.ObjectLiteralElementLike | undefined): string {
  return property && ts.isPropertyAssignment(property) ? pattern(property.initializer) : '.*';
}

function pattern(node: ts.Expression): string {
  if (ts.isStringLiteralLike(node)) return escape(node.text);
  if (ts.isParenthesizedExpression(node)) return pattern(node.expression);
  if (ts.isConditionalExpression(node)) return `(?:${pattern(node.whenTrue)}|${pattern(node.whenFalse)})`;
  if (ts.isTemplateExpression(node)) {
    return escape(node.head.text) + node.templateSpans.map(({ literal }) => `.*${escape(literal.text)}`).join('');
  }
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken
    ? pattern(node.left) + pattern(node.right)
    : '.*';
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const SOURCE = join(ROOT, 'src');
const REPORTED = sourcesIn(SOURCE)
  .filter((file) => !file.startsWith('private/diagnostics/'))
  .flatMap((file) => reportedIn(join(SOURCE, file)));

const SHOWN = [readPage(join(ROOT, 'README.md')), ...pagesIn(DOCS, { deep: true })]
  .flatMap(({ fences }) => fences)
  .filter(({ language }) => language === 'console' || language === '')
  .flatMap(({ place, text }) =>
    [...text.matchAll(/(?:error|warning|note) (DSP\d{3}): (.*)\n((?:[ \d|^-].*\n)*)/g)].map(([, code, message, rest]) => ({
      place, code, message, hint: /^ {2}hint: (.*)$/m.exec(rest)?.[1] ?? '',
    })),
  );

test('the source and the documents contain problem messages', () => {
  expect(REPORTED.length).toBeGreaterThan(200);
  expect(SHOWN.length).toBeGreaterThan(20);
});

test.each(SHOWN.map((shown) => [shown.place, shown.code, shown] as const))(
  '%s shows %s with the text that the program prints', (_, code, { message, hint }) => {
    const matching = REPORTED.filter((reported) => reported.code === code && reported.message.test(message));

    expect(matching).not.toEqual([]);
    expect(hint === '' || matching.some((reported) => reported.hint.test(hint))).toBe(true);
  },
);
