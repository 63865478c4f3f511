import { Context } from '../../../src/platform/references/context-levels';
import { expandText } from '../../../src/platform/references/static-references';
import { parseText, Part } from '../../../src/platform/references/template-text';
import { Problem } from '../../../src/private/problems';
import { fc } from '../../support/properties';

const SCOPE = { organization: 'acme', domain: 'shared', environment: 'dev', moduleName: 'datalake' };
const SIMPLE: { readonly [reference: string]: string } = {
  '{{org}}': 'acme',
  '{{domain}}': 'shared',
  '{{env}}': 'dev',
  '{{module_name}}': 'datalake',
};

/** Strings without a reference: single braces and closing braces are plain text. */
const plainText = fc
  .array(fc.constantFrom('a', '/', ':', ' ', '{', '}', 'é', '😀'), { maxLength: 6 })
  .map((parts) => parts.join('').replace(/\{(?=\{)/g, '{ '));
/** Strings that neither start nor end with a brace, so that they can be next to a reference. */
const beside = plainText.map((text) => `.${text}.`);
const key = fc.stringMatching(/^[a-z][a-z_]{0,6}$/);

function expand(text: string, context: { [key: string]: unknown } = {}): { value: unknown; problems: Problem[] } {
  const problems: Problem[] = [];
  return {
    value: expandText(text, { ...SCOPE, context: Context.EMPTY.below(context, 'the top level') }, (problem) =>
      problems.push(problem),
    ),
    problems,
  };
}

function textOf(parts: Part[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : `{{${textOf(part.parts)}}}`)).join('');
}

test('splitting a string loses nothing, regardless of its braces', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('{', '}', '{{', '}}', 'a', ':', 'org', '\\'), { maxLength: 30 }), (parts) => {
      expect(textOf(parseText(parts.join('')))).toBe(parts.join(''));
    }),
  );
});

test('a string without a reference is unchanged', () => {
  fc.assert(fc.property(plainText, (text) => {
    expect(expand(text)).toEqual({ value: text, problems: [] });
  }));
});

test('references are replaced, and the text around them is unchanged', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(beside, fc.constantFrom(...Object.keys(SIMPLE))), { minLength: 1, maxLength: 5 }),
      beside,
      (pairs, last) => {
        const written = pairs.map(([text, reference]) => text + reference).join('') + last;
        const wanted = pairs.map(([text, reference]) => text + SIMPLE[reference]).join('') + last;

        expect(expand(written)).toEqual({ value: wanted, problems: [] });
      },
    ),
  );
});

test('a string that is one context reference accepts any type of value; other strings accept only scalars', () => {
  const value = fc.oneof(
    fc.integer(),
    fc.boolean(),
    beside,
    fc.array(beside, { maxLength: 3 }),
    fc.dictionary(key, beside, { maxKeys: 3, noNullPrototype: true }),
  );
  fc.assert(
    fc.property(key, value, (name, given) => {
      const context = { [name]: given };

      expect(expand(`{{context:${name}}}`, context)).toEqual({ value: given, problems: [] });

      const inside = expand(`x-{{context:${name}}}`, context);
      if (typeof given === 'object') expect(inside.problems.map(({ code }) => code)).toEqual(['DSP206']);
      else expect(inside).toEqual({ value: `x-${given}`, problems: [] });
    }),
  );
});

test('chains of context values resolve to the last value, and a circular reference is one problem', () => {
  fc.assert(
    fc.property(fc.uniqueArray(key, { minLength: 1, maxLength: 6 }), fc.boolean(), (names, isCircle) => {
      const context = Object.fromEntries(
        names.map((name, index) => [
          name,
          index < names.length - 1 ? `{{context:${names[index + 1]}}}` : isCircle ? `{{context:${names[0]}}}` : 'end',
        ]),
      );
      const { value, problems } = expand(`{{context:${names[0]}}}`, context);
      if (isCircle) {
        expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
          `DSP205 context values have circular references: ${[...names, names[0]].join(' -> ')}`,
        ]);
      } else {expect({ value, problems }).toEqual({ value: 'end', problems: [] });}
    }),
  );
});

test('a nested name is replaced first', () => {
  fc.assert(fc.property(key, beside, (name, value) => {
    expect(expand(`{{context:${name}_{{env}}}}`, { [`${name}_dev`]: value })).toEqual({ value, problems: [] });
  }));
});

test('deferred references are unchanged, also after a second pass', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('partition', 'region', 'account', 'resolve:ssm:/a/b', 'ref:Bucket/Resource', 'param:Name'),
      beside,
      (deferred, text) => {
        const once = expand(`${text}{{${deferred}}}`);

        expect(once).toEqual({ value: `${text}{{${deferred}}}`, problems: [] });
        expect(expand(once.value as string)).toEqual(once);
      },
    ),
  );
});

test('a missing context value is one problem, with the nearest name if any', () => {
  fc.assert(fc.property(fc.stringMatching(/^[a-z]{6,12}$/), fc.nat(), (name, position) => {
    const at = position % name.length;
    const typo = `${name.slice(0, at)}${name[at]}${name.slice(at)}`;
    const { problems } = expand(`{{context:${typo}}}`, { [name]: 'value' });

    expect(problems).toEqual([expect.objectContaining({ code: 'DSP209', hint: `did you mean "${name}"?` })]);
  }));
});
