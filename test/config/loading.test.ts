import { execFileSync } from 'child_process';
import { join } from 'path';

const ROOT = join(__dirname, '..', '..');

/** The modules of the YAML parser that are loaded after `program`, which finds the library as `library`. */
function loadedParser(program: string): string[] {
  const script = `const library = require(${JSON.stringify(ROOT)}); ${program}
    console.log(JSON.stringify(Object.keys(require.cache).filter((file) => /node_modules.yaml.dist/.test(file))));`;
  return JSON.parse(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })) as string[];
}

test('the YAML parser is loaded only if YAML is read', () => {
  const kit = join(ROOT, 'starter-kits', 'basic-datascience-platform');

  expect(loadedParser('')).toEqual([]);
  expect(
    loadedParser(
      `library.DataSciencePlatform.fromYaml(new (require("aws-cdk-lib").App)(), "Platform", ${JSON.stringify(kit)});`,
    ),
  ).not.toEqual([]);
});
