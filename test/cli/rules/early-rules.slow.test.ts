import { execFileSync } from 'child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { USUAL_TYPES } from '../../../src/cli/rules/early-rules';
import { ROOT } from '../../support/documents';
import { STARTER_KIT } from '../../support/kits';
import { temporaryDirectory } from '../../support/temporary-directory';

jest.setTimeout(600_000);

/** A starter kit with a key that CloudFormation does not know, which the rules find in the template. */
function kitWithFinding(): string {
  const directory = join(temporaryDirectory(), 'kit');
  cpSync(STARTER_KIT, directory, { recursive: true });
  const aspect = 'module.exports.Misspelt = class { visit(node) { '
    + 'if (node.cfnResourceType === "AWS::S3::Bucket") node.addPropertyOverride("BucketNam", "a"); } };';
  writeFileSync(join(directory, 'aspect.js'), aspect);
  const file = join(directory, 'mdaa.yaml');
  const aspects = 'custom_aspects:\n  - { aspect_module: ./aspect.js, aspect_class: Misspelt }\n';
  writeFileSync(file, `${readFileSync(file, 'utf8').trimEnd()}\n${aspects}`);
  return directory;
}

/** What the compiled program says of a configuration, and its report. */
function checked(kit: string, cache: string, ...options: string[]) {
  const output = join(temporaryDirectory(), 'cdk.out');
  const args = [join(ROOT, 'bin', 'dsp'), 'synth', '--quiet', '-c', kit, '-o', output, ...options];
  const env = { ...process.env, CDK_VALIDATION: 'true', XDG_CACHE_HOME: cache };
  execFileSync(process.execPath, args, { env, stdio: 'ignore' });
  return readFileSync(join(output, 'validation-report.json'), 'utf8');
}

test('findings of a thread that starts early are those of the CDK, and so are those of the next run', () => {
  const kit = kitWithFinding();
  const cache = temporaryDirectory();

  const builtIn = checked(kit, cache, '--no-cache');
  const cold = checked(kit, cache);
  const warm = checked(kit, cache);

  expect(builtIn).toContain('BucketNam');
  expect(cold).toBe(builtIn);
  expect(warm).toBe(builtIn);
});

test('findings of processes that build parts are reported as those of one process', () => {
  const kit = kitWithFinding();
  const cache = temporaryDirectory();
  const whole = checked(kit, cache);

  process.env.DSP_CHARACTERS_PER_PROCESS = '2000';
  const inParts = checked(kit, cache);
  delete process.env.DSP_CHARACTERS_PER_PROCESS;

  expect(whole).toContain('BucketNam');
  expect(inParts).toBe(whole);
});

test('the engine starts with the types of the starter kit', () => {
  const output = join(temporaryDirectory(), 'cdk.out');
  const args = [join(ROOT, 'bin', 'dsp'), 'synth', '--quiet', '-c', STARTER_KIT, '-o', output];
  execFileSync(process.execPath, args, { env: { ...process.env, CDK_VALIDATION: 'false' } });

  const types = readdirSync(output).filter((file) => file.endsWith('.template.json')).flatMap((file) => {
    const { Resources } = JSON.parse(readFileSync(join(output, file), 'utf8')) as {
      Resources: { [id: string]: { Type: string } };
    };
    return Object.values(Resources).map(({ Type }) => Type);
  });

  expect([...new Set(types)].sort()).toEqual(USUAL_TYPES);
});
