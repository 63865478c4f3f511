import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'fs';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { parse, stringify } from 'yaml';
import { DataSciencePlatform } from '../../src';
import { copyKit, describeKits, platformOf, templatesOf } from '../support/kits';
import { temporaryDirectory } from '../support/temporary-directory';

/** The same data with the keys of every map in reverse order. */
function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([key, item]) => [key, reverseKeys(item)]));
}

describeKits(({ source, organization }) => {
  test('another date, directory, locale and order of modules and keys produce byte-identical templates', () => {
    const { app } = platformOf(source, organization);
    const expected = templatesOf(app);

    expect(Object.keys(expected)).toHaveLength(11);

    const directory = join(temporaryDirectory(), 'a deeper', 'place');
    const copy = copyKit(source);
    for (const file of readdirSync(copy, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.yaml'),
    )) {
      writeFileSync(join(copy, file), stringify(reverseKeys(parse(readFileSync(join(copy, file), 'utf8')))));
    }
    renameSync(copy, mkdirFor(directory));
    jest.useFakeTimers({
      now: new Date('2031-07-04T23:59:59Z'),
      doNotFake: ['nextTick', 'setImmediate', 'performance'],
    });
    process.env.LC_ALL = 'tr_TR.UTF-8';
    process.env.TZ = 'Pacific/Kiritimati';
    try {
      const again = new App();
      DataSciencePlatform.fromYaml(again, 'Platform', join(directory, 'mdaa.yaml'));

      expect(templatesOf(again)).toEqual(expected);
    } finally {
      jest.useRealTimers();
      delete process.env.LC_ALL;
      delete process.env.TZ;
    }
  });
});

function mkdirFor(directory: string): string {
  mkdirSync(join(directory, '..'), { recursive: true });
  return directory;
}
