import { Configuration } from './configuration';
import { Mutation, nameOf, replaced, withKeyBefore, withValue } from './edits';
import { Random } from './random';

/** References that cannot be resolved, by kind. */
const TO_NOTHING: { readonly [kind: string]: readonly string[] } = {
  context: [
    '{{context:nothing}}',
    '{{context:}}',
    '{{context}}',
    '{{context:{{env}}}}',
    '{{context:__proto__}}',
    '{{context:toString}}',
    '{{context:a:b}}',
  ],
  role: [
    'generated-role-id:nobody',
    'generated-role-arn:nobody',
    'generated-role-name:',
    'generated-role-id:{{context:nothing}}',
    'generated-role-path:x',
  ],
  parameter: [
    'ssm:/{{org}}/{{domain}}/nothing/x',
    'ssm:/{{org}}/shared/generated-role/nobody/arn',
    'ssm:',
    'ssm:x',
    'ssm:/',
    'ssm:/{{org}}',
    '{{resolve:ssm:/{{org}}/shared/nothing/x}}',
    '{{resolve:ssm:}}',
    '{{resolve:}}',
    '{{ssm-org:}}',
    '{{ssm-domain:nothing/x}}',
    '{{ssm-env}}',
    'ssm:/{{org}}/shared/datalake/bucket/nothing/arn',
  ],
  project: ['project:nothing/x', 'project:', 'project:/', 'project:databaseName/nothing', 'project:kmsArn'],
  resource: [
    '{{ref:Nothing}}',
    '{{ref:}}',
    '{{ref:/}}',
    '{{ref:Nothing:Arn}}',
    '{{ref:__proto__}}',
    '{{param:not-a-name}}',
    '{{param:}}',
    '{{param:number:X}}',
    '{{param:list:X}}',
  ],
  environment: ['{{env_var:DSP_IS_NOT_SET}}', '{{env_var:}}', '{{env_var}}'],
  unknown: [
    '{{nothing}}',
    '{{nothing:x}}',
    '{{}}',
    '{{ }}',
    '{{:}}',
    '{{Org}}',
    '{{organization}}',
    '{{contxt:owner}}',
    '{{account_id}}',
  ],
  braces: [
    '{{context:owner',
    '{{context:owner}',
    'context:owner}}',
    '{{{{org}}',
    '{{org}}}}',
    '}}{{',
    '{{{org}}}',
    '{{context:{{context:owner}}',
    '{{'.repeat(500) + '}}'.repeat(500),
  ],
};

/** Values that refer to missing targets, and keys that do. */
export function lostReferences(configuration: Configuration, random: Random, each: number): Mutation[] {
  const texts = configuration.places.filter(({ value }) => typeof value === 'string');
  return Object.entries(TO_NOTHING).flatMap(([kind, references]) => [
    ...random.sample(texts, each).map((place) => {
      const text = random.pick([random.pick(references), random.pick(references), `x-${random.pick(references)}-y`]);
      return {
        kind: `unresolved reference: ${kind}`,
        what: `${nameOf(place)}: ${text.slice(0, 80)}`,
        changes: withValue(configuration, place, JSON.stringify(text)),
      };
    }),
    ...random.sample(configuration.places, Math.ceil(each / 4)).map((place) => {
      const text = random.pick(references);
      return {
        kind: 'unresolved reference: in a key',
        what: `${nameOf(place)} -> ${text.slice(0, 80)}`,
        changes: replaced(configuration, place, place.keyRange, JSON.stringify(text)),
      };
    }),
  ]);
}

/** Names in existing references, misspelled. */
export function misspeltReferences(configuration: Configuration, random: Random, each: number): Mutation[] {
  const references = configuration.places.flatMap((place) => {
    const text = configuration.texts[place.file].slice(...place.valueRange);
    const found =
      typeof place.value === 'string'
        ? /\{\{[\w-]+(?::[^{}]+)?\}\}|generated-role-\w+:[\w-]+|ssm:\/\S+|project:\S+/.exec(text)
        : null;
    return found ? [{ place, text, start: found.index, end: found.index + found[0].length }] : [];
  });
  return random.sample(references, each).map(({ place, text, start, end }) => {
    const letters = [...Array(end - start).keys()].filter((at) => /[a-z]/.test(text[start + at]));
    const at = start + random.pick(letters);
    const broken = text.slice(0, at) + text.slice(at + 1);
    return {
      kind: 'a misspelled reference',
      what: `${nameOf(place)}: ${broken.slice(0, 80)}`,
      changes: replaced(configuration, place, place.valueRange, broken),
    };
  });
}

/** Circular context values, read at some location. */
export function contextCycles(configuration: Configuration, random: Random, each: number): Mutation[] {
  const circles: { readonly [key: string]: unknown }[] = [
    { loop: '{{context:loop}}' },
    { loop: '{{context:lop}}', lop: 'x{{context:loop}}' },
    { loop: ['{{context:lop}}'], lop: { a: '{{context:loop}}' } },
    { loop: { '{{context:loop}}': 1 } },
    { loop: '{{context:{{context:loop}}}}' },
    {
      loop: '{{context:a}}{{context:a}}',
      a: '{{context:b}}{{context:b}}',
      b: '{{context:c}}{{context:c}}',
      c: '{{context:loop}}{{context:loop}}',
    },
  ];
  const context = configuration.places.find(
    ({ file, key, parent }) => file === 'mdaa.yaml' && key === 'context' && parent === undefined,
  );
  const inContext = configuration.places.find(({ parent }) => parent !== undefined && parent === context);
  const texts = configuration.places.filter(
    ({ value, parent, file }) =>
      typeof value === 'string' && parent !== context && file === 'mdaa.yaml' && parent !== undefined,
  );
  if (inContext === undefined) throw new Error(`${configuration.name} has no context`);
  return random.sample(texts, each).map((place) => {
    const circle = random.pick(circles);
    const entries = Object.entries(circle).map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join('\n  ');
    // Later positions in the file first, so that earlier offsets stay valid.
    const used = withValue(configuration, place, '"{{context:loop}}"')[place.file];
    const text =
      place.keyRange[0] > inContext.keyRange[0]
        ? used.slice(0, inContext.keyRange[0]) + `${entries}\n  ` + used.slice(inContext.keyRange[0])
        : withKeyBefore(configuration, inContext, entries)[inContext.file].replace(/$/, '');
    return {
      kind: 'a circular context value',
      what: `${nameOf(place)} reads ${JSON.stringify(circle)}`,
      changes: { [place.file]: text },
    };
  });
}
