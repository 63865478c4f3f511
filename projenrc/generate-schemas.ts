import { readdirSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { JsiiTypeReference, meaning, MODULE_KINDS, ROOT, typeNamed, yamlKeysAt } from './jsii-assembly';
import { Definitions, JsonSchema } from './json-schema';
import { mdaaSchema } from './mdaa-schema';

const SCHEMAS = join(ROOT, 'schemas');
const DRAFT = 'http://json-schema.org/draft-07/schema#';
const SUFFIX = '.schema.json';

/** The file that configures a module; without content it is an empty map. */
function moduleSchema({ modulePath, struct }: { modulePath: string; struct: string }, partial: boolean): JsonSchema {
  const definitions = new Definitions(partial);
  const suppressions = yamlKeysAt('configuration').map((key) => [key.name, {
    description: key.meaning, ...definitions.type({ fqn: fqnOf('NagSuppressionOptions') }),
  }]);
  const object = definitions.object(struct, Object.fromEntries(suppressions) as { [key: string]: JsonSchema });
  return {
    $schema: DRAFT,
    title: `@aws-mdaa/${modulePath}${partial ? ', in part' : ''}`,
    description: meaning(typeNamed(struct).docs),
    ...object,
    type: ['object', 'null'],
    definitions: definitions.all(),
  };
}

function tagsSchema(): JsonSchema {
  const definitions = new Definitions();
  return {
    $schema: DRAFT,
    title: 'Tags',
    description: 'A file that tag_configs names.',
    type: ['object', 'null'],
    additionalProperties: false,
    properties: {
      tags: { description: 'Tags of every resource of the level that names the file.', ...definitions.type(mapOfText) },
    },
    definitions: definitions.all(),
  };
}

function accessSchema(): JsonSchema {
  const definitions = new Definitions();
  return {
    $schema: DRAFT,
    title: 'Access',
    description: meaning(typeNamed('AccessFileOptions').docs),
    ...definitions.object('AccessFileOptions'),
    definitions: definitions.all(),
  };
}

const mapOfText: JsiiTypeReference = { collection: { kind: 'map', elementtype: { primitive: 'string' } } };

function fqnOf(name: string): string {
  return `cdk-data-science-platform.${name}`;
}

/** One property or definition per line: small, and differences are readable. */
function print(value: unknown, key = ''): string {
  const text = JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => print(item)).join(',')}]`;
  if (typeof value !== 'object' || value === null || (key !== 'properties' && !text.includes('"properties":{'))) {
    return text;
  }
  return `{\n${Object.entries(value)
    .map(([name, item]) => `${JSON.stringify(name)}:${print(item, name)}`)
    .join(',\n')}\n}`;
}

function write(name: string, schema: JsonSchema): void {
  writeFileSync(join(SCHEMAS, `${name}${SUFFIX}`), `${print(schema)}\n`);
}

for (const file of readdirSync(SCHEMAS).filter((name) => name.endsWith(SUFFIX))) rmSync(join(SCHEMAS, file));
for (const kind of MODULE_KINDS) {
  write(kind.modulePath, moduleSchema(kind, false));
  write(`${kind.modulePath}.part`, moduleSchema(kind, true));
}
write('access', accessSchema());
write('tags', tagsSchema());
write('mdaa', { $schema: DRAFT, ...mdaaSchema() });
