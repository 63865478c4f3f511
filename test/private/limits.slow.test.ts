import { readdirSync, readFileSync } from 'fs';
import { join, relative } from 'path';
import * as ts from 'typescript';
import * as limits from '../../src/private/facts/aws-limits';
import { TEMPLATE_LIMITS } from '../../src/private/facts/template-limits';

const ROOT = join(__dirname, '..', '..');
/** Folders with knowledge of AWS services: a number there is a limit, unless it is listed below. */
const COMPONENTS = ['access', 'datalake', 'dataops', 'datascience', 'governance', 'naming', 'network', 'platform'];
/** Smaller numbers are mostly counts and indexes. */
const SMALLEST = 11;

/** Numbers that are not limits of AWS, by the file and the text of their line. */
const OTHER_NUMBERS: readonly [file: RegExp, line: RegExp, why: string][] = [
  [/^access\/evaluation\//, /./, 'lengths of made-up identifiers'],
  [/role-reference/, /ANY_SUFFIX/, 'the suffix of a role of IAM Identity Center, with its page'],
  [/./, /\bport: 443\b|toPort: 65535\b|\[0, 65535\]/, 'ports'],
  [/condition-blocks/, /isIP/, 'bits of an IP address'],
  [/rendered-once/, /LEAST_BYTES/, 'estimate of the library'],
  [/glue-crawler\.ts/, /REST_OF_PATTERN/, 'estimate of the library'],
  [/studio-lifecycle-assets/, /MAX_PREFIX/, 'limit of the AWS CDK'],
  [/./, /DEFAULT_IDLE_MINUTES|THRESHOLDS? =/, 'defaults of the library'],
  [/team-instance-types/, /MAX_PATTERNS/, 'limit of the library'],
  [/names\.ts/, /maxLength: 200|slice\(0, 60\)/, 'lengths of construct IDs'],
  [/plan-partitions|template-text/, /CHARACTERS_PER_PROCESS|DEEPEST/, 'limits of the library'],
];

interface FoundNumber {
  readonly file: string;
  readonly line: string;
  readonly value: number;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}

/** Numbers of a source file, including those in strings and regular expressions if `inTexts` is set. */
function numbersIn(path: string, inTexts = false): FoundNumber[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const lines = source.text.split('\n');
  const found: FoundNumber[] = [];
  const visit = (node: ts.Node): void => {
    const isText = ts.isStringLiteralLike(node) || ts.isRegularExpressionLiteral(node) || ts.isTemplateTail(node)
      || ts.isTemplateMiddle(node) || ts.isTemplateHead(node);
    const texts = ts.isNumericLiteral(node) ? [node.text]
      : isText && inTexts ? [...node.text.replaceAll(/(?<=\d)[,_](?=\d{3})/g, '').matchAll(/\d+/g)].map(([text]) => text) : [];
    const line = () => lines[source.getLineAndCharacterOfPosition(node.getStart()).line].trim();
    found.push(...texts.map((text) => ({ file: relative(ROOT, path), line: line(), value: Number(text) })));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const NUMBERS = COMPONENTS.flatMap((folder) => filesIn(join(ROOT, 'src', folder))).flatMap((path) => numbersIn(path))
  .filter(({ value }) => value >= SMALLEST);

test('components have no limit of AWS that is not in the facts', () => {
  const unknown = NUMBERS.filter(({ file, line }) => !OTHER_NUMBERS.some(([files, lines]) => (
    files.test(file.replace(/^src\//, '')) && lines.test(line)
  )));

  expect(unknown).toEqual([]);
});

test('each number that is listed as another one exists', () => {
  const unused = OTHER_NUMBERS.filter(([files, lines]) => !NUMBERS.some(({ file, line }) => (
    files.test(file.replace(/^src\//, '')) && lines.test(line)
  )));

  expect(unused.map(([, , why]) => why)).toEqual([]);
});

test('no other source and no test has a number that only a limit has', () => {
  const distinctive = [
    limits.MANAGED_POLICY_LIMIT, limits.BUCKET_POLICY_LIMIT, limits.KEY_POLICY_LIMIT, TEMPLATE_LIMITS.bytesInRequest,
  ];
  const paths = [...filesIn(join(ROOT, 'src')), ...filesIn(join(ROOT, 'test'))]
    .filter((path) => !path.includes(join('private', 'facts')) && !path.includes(join('private', 'diagnostics')));

  const found = paths.flatMap((path) => numbersIn(path, true)).filter(({ value }) => distinctive.includes(value));

  expect(found).toEqual([]);
}, 60_000);
