import { readdirSync, readFileSync } from 'fs';
import { basename, join } from 'path';
import { parse, ScalarTag, CollectionTag, YAMLMap, YAMLSeq } from 'yaml';
import { DeployedTemplate } from './deployed-template';
import { fail } from '../../private/problems';

const FILE = /(\.template)?\.(json|ya?ml)$/;
/** The short forms of intrinsic functions in YAML. */
const FUNCTIONS = [
  'And', 'Base64', 'Cidr', 'Condition', 'Equals', 'FindInMap', 'GetAZs', 'GetAtt', 'If', 'ImportValue', 'Join', 'Not',
  'Or', 'Ref', 'Select', 'Split', 'Sub',
];

/**
 * The templates of a directory, by the name of their stack: templates in JSON or YAML, and the output of `aws
 * cloudformation get-template`. If any file names end with `.template.json`, only these files are read.
 */
export function templatesOfDirectory(directory: string): Map<string, DeployedTemplate> {
  const templates = new Map(filesOf(directory).sort().map((file) => (
    [basename(file).replace(FILE, ''), templateOf(join(directory, file))] as const
  )));
  if (templates.size === 0) {
    fail({
      code: 'DSP471',
      message: `"${directory}" contains no template`,
      hint: 'write each deployed template to a file NAME.json, where NAME is the name of its stack',
    });
  }
  return templates;
}

function filesOf(directory: string): string[] {
  try {
    const files = readdirSync(directory).filter((file) => FILE.test(file));
    // A cloud assembly also contains other JSON files.
    const named = files.filter((file) => /\.template\./.test(file));
    return named.length > 0 ? named : files;
  } catch {
    return fail({ code: 'DSP471', message: `--templates: "${directory}" is not a directory that can be read` });
  }
}

function templateOf(file: string): DeployedTemplate {
  let read: unknown;
  try {
    read = documentOf(readFileSync(file, 'utf8'));
    // The body is an object for a JSON template, and a string for a YAML template.
    const body = (read as { TemplateBody?: unknown } | null)?.TemplateBody;
    if (body !== undefined) read = typeof body === 'string' ? documentOf(body) : body;
  } catch (error) {
    const [reason] = (error as Error).message.split('\n');
    return fail({ code: 'DSP471', message: `"${file}" is neither JSON nor YAML: ${reason}` });
  }
  if (typeof (read as { Resources?: unknown } | null)?.Resources === 'object') return read as DeployedTemplate;
  return fail({
    code: 'DSP471',
    message: `"${file}" is not a CloudFormation template`,
    hint: 'move other files to a different directory',
  });
}

function documentOf(text: string): unknown {
  return parse(text, { customTags: FUNCTIONS.flatMap(tagsOf), schema: 'yaml-1.1', merge: true, logLevel: 'silent' });
}

/** The tags of a function, for each kind of argument. */
function tagsOf(name: string): (ScalarTag | CollectionTag)[] {
  const key = name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
  const tag = `!${name}`;
  return [
    {
      tag,
      resolve: (value: string) => {
        const [logicalId, ...attribute] = value.split('.');
        return { [key]: name === 'GetAtt' ? [logicalId, attribute.join('.')] : value };
      },
    },
    { tag, collection: 'map', resolve: (value) => ({ [key]: (value as YAMLMap).toJSON() as unknown }) as never },
    { tag, collection: 'seq', resolve: (value) => ({ [key]: (value as YAMLSeq).toJSON() as unknown }) as never },
  ];
}
