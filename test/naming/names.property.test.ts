import { DefaultNaming } from '../../src';
import { constructId, NameKind, physicalName, shortenName } from '../../src/naming/names';
import { ConfigurationError } from '../../src/private/problems';
import { fc } from '../support/properties';

/** The names that AWS accepts, defined here independently of the library. */
const ACCEPTED: { readonly [kind in NameKind]?: RegExp } = {
  bucket: /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
  role: /^[A-Za-z0-9_+=,.@-]{1,64}$/,
  managedPolicy: /^[A-Za-z0-9_+=,.@-]{1,128}$/,
  workgroup: /^[A-Za-z0-9._-]{1,128}$/,
  topic: /^[A-Za-z0-9_-]{1,256}$/,
  sagemaker: /^[A-Za-z0-9](-*[A-Za-z0-9]){0,62}$/,
};
const KINDS = Object.keys(ACCEPTED) as NameKind[];

const level = fc.stringMatching(/^[a-z][a-z0-9-]{0,30}$/);
const suffix = fc.oneof(fc.stringMatching(/^[A-Za-z][\w./ -]{0,80}$/), fc.string({ maxLength: 20 }));
const naming = fc
  .record({ organization: level, environment: level, domain: level, moduleName: level })
  .map((parts) => new DefaultNaming(parts));

test('a name is valid for the service, or is rejected with an explanation', () => {
  fc.assert(fc.property(naming, fc.constantFrom(...KINDS), suffix, (scheme, kind, text) => {
    let name;
    try {
      name = physicalName(scheme, kind, text);
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigurationError);
      expect((error as ConfigurationError).problems.map(({ code }) => code)).toEqual(['DSP303']);

      return;
    }

    expect(name).toMatch(ACCEPTED[kind]!);
  }), { numRuns: 500 });
});

test('a valid name is unchanged; a truncated name is short and depends on all of the text', () => {
  fc.assert(fc.property(fc.stringMatching(/^[a-z0-9-]{1,120}$/), fc.integer({ min: 20, max: 64 }), (text, limit) => {
    const name = shortenName(text, limit);
    if (text.length <= limit) expect(name).toBe(text);

    expect(name.length).toBeLessThanOrEqual(limit);
    expect(shortenName(name, limit)).toBe(name);
    expect(text.startsWith(name.slice(0, limit - 10).replace(/-[0-9a-f]*$/, ''))).toBe(true);

    if (text.length > limit) expect(shortenName(`${text}x`, limit)).not.toBe(name);
  }));
});

test('different level names and suffixes produce different names', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{1,90}$/), { minLength: 2, maxLength: 8 }), (suffixes) => {
      const scheme = new DefaultNaming({
        organization: 'acme',
        environment: 'dev',
        domain: 'shared',
        moduleName: 'datalake',
      });
      const names = suffixes.map((text) => physicalName(scheme, 'bucket', text));

      expect(new Set(names).size).toBe(names.length);
    }),
  );
});

test('construct IDs contain no path separator, and different strings have different IDs', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ minLength: 1, maxLength: 100 }), { minLength: 2, maxLength: 6 }),
      (texts) => {
        const ids = texts.map(constructId);
        for (const id of ids) expect(id).toMatch(/^[\w.-]{1,80}$/);

        expect(new Set(ids).size).toBe(ids.length);
      },
    ),
  );
});
