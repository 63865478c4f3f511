import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { comparable, writeSnapshot } from './support/snapshot';
import { temporaryDirectory } from '../support/temporary-directory';

/** `npx projen integ:update` sets it. */
const UPDATE = process.env.INTEG_UPDATE === 'true';

const TESTS = readdirSync(__dirname).filter((file) => /^integ\..*\.ts$/.test(file));

/** The context with which integ-runner synthesizes, so that its verification and this one agree. */
const CONTEXT = {
  ...(JSON.parse(readFileSync(require.resolve('aws-cdk-lib/recommended-feature-flags.json'), 'utf8')) as {
    [flag: string]: unknown;
  }),
  'aws:cdk:enable-path-metadata': false,
  'aws:cdk:enable-asset-metadata': false,
  'aws:cdk:version-reporting': false,
};

beforeAll(() => {
  delete process.env.DSP_INTEG_ORGANIZATION;
});

afterAll(() => {
  delete process.env.CDK_OUTDIR;
  delete process.env.CDK_CONTEXT_JSON;
});

/** Runs an app as the CLI does, but in this process: the library is loaded only once for all apps. */
function assemblyOf(test: string): string {
  const directory = temporaryDirectory();
  // Otherwise, each run would write a different time into the assertions.
  const clock = jest.spyOn(Date, 'now').mockReturnValue(0);
  Object.assign(process.env, { CDK_OUTDIR: directory, CDK_CONTEXT_JSON: JSON.stringify(CONTEXT) });
  try {
    jest.requireActual(join(__dirname, test));
  } finally {
    clock.mockRestore();
  }
  return directory;
}

test.each(TESTS)('%s produces the templates of its snapshot', (file) => {
  const snapshot = join(__dirname, `${file}.snapshot`);
  const assembly = assemblyOf(file);
  if (UPDATE) writeSnapshot(assembly, snapshot);

  // A difference changes what would be deployed: `npx projen integ:update` accepts it.
  expect(comparable(assembly)).toEqual(comparable(snapshot));
});

test('every snapshot belongs to a test', () => {
  const snapshots = readdirSync(__dirname).filter((file) => file.endsWith('.snapshot'));

  expect(snapshots).toEqual(TESTS.map((file) => `${file}.snapshot`));
});
