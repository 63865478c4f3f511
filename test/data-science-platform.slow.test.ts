import { App, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { DataSciencePlatform, PlatformFromYamlOptions } from '../src';
import { copyKit, STARTER_KIT } from './support/kits';
import { directoryWith } from './support/scratch-kit';
import { readConfiguration } from '../src/config/yaml-directory';
import { ConfigurationError } from '../src/private/problems';

const TWO_ENVIRONMENTS = `
organization: acme
domains:
  shared:
    environments:
      dev: &env
        modules:
          roles:
            module_path: "@aws-mdaa/roles"
            module_config_data: { generateRoles: { data-admin: { trustedPrincipal: this_account } } }
          audit:
            module_path: "@aws-mdaa/audit"
            module_config_data: { readRoles: [{ id: generated-role-id:data-admin }] }
      prod: *env
`;

function templatesOf(platform: DataSciencePlatform): { [stack: string]: unknown } {
  return Object.fromEntries(platform.modules.map(({ stack }) => [stack.stackName, Template.fromStack(stack).toJSON()]));
}

function problemOf(make: () => unknown): { code: string; message: string; hint?: string } {
  try {
    make();
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems[0];
    throw error;
  }
  throw new Error('expected an error');
}

describe('a selection of modules', () => {
  const directory = copyKit(STARTER_KIT);
  const selected = (options: PlatformFromYamlOptions) =>
    DataSciencePlatform.fromYaml(new App(), 'Platform', directory, options);
  const whole = templatesOf(selected({}));

  test.each<[PlatformFromYamlOptions, string[]]>([
    [{ domains: ['dataops'] }, ['example-org-dev-dataops-example-project', 'example-org-dev-dataops-example-crawler']],
    [{ modules: ['roles'] }, ['example-org-dev-shared-roles', 'example-org-dev-datascience-roles']],
    [{ domains: ['datascience'], modules: ['roles'] }, ['example-org-dev-datascience-roles']],
    [{ environments: ['dev'], modules: ['example-crawler'] }, ['example-org-dev-dataops-example-crawler']],
  ])('%j includes the stacks of the whole platform', (options, stacks) => {
    const templates = templatesOf(selected(options));

    expect(Object.keys(templates).sort()).toEqual([...stacks].sort());

    for (const stack of stacks) expect(templates[stack]).toEqual(whole[stack]);
  });

  test('leaves nothing in the assembly that was not selected', () => {
    const app = new App();

    DataSciencePlatform.fromYaml(app, 'Platform', directory, { modules: ['example-crawler'] });

    expect(app.synth().stacks.map(({ stackName }) => stackName)).toEqual(['example-org-dev-dataops-example-crawler']);
  });

  test.each<[PlatformFromYamlOptions, string]>([
    [{ domains: ['dataop'] }, '"domains": there is no domain "dataop"'],
    [{ environments: ['prod'] }, '"environments": there is no environment "prod"'],
    [{ modules: ['rolez'] }, '"modules": there is no module "rolez"'],
    [{ domains: ['dataops'], modules: ['roles'] }, 'no module matches all of the filters'],
  ])('%j is an error', (options, message) => {
    expect(problemOf(() => selected(options))).toMatchObject({ code: 'DSP403', message });
  });

  test('places one environment in each stage of a pipeline', () => {
    const app = new App();
    const path = directoryWith({ 'mdaa.yaml': TWO_ENVIRONMENTS });
    for (const environment of ['dev', 'prod']) {
      DataSciencePlatform.fromYaml(new Stage(app, environment), 'Platform', path, { environments: [environment] });
    }

    const assembly = app.synth();

    const stacksIn = (stage: string) =>
      assembly
        .getNestedAssembly(`assembly-${stage}`)
        .stacks.map(({ stackName }) => stackName)
        .sort();

    expect(stacksIn('dev')).toEqual(['acme-dev-shared-audit', 'acme-dev-shared-roles']);
    expect(stacksIn('prod')).toEqual(['acme-prod-shared-audit', 'acme-prod-shared-roles']);
  });

  test('with strict references, undeclared parameters are rejected', () => {
    const path = directoryWith({
      'mdaa.yaml': TWO_ENVIRONMENTS.replace('generated-role-id:data-admin', 'ssm:/network/role/id'),
    });

    expect(
      problemOf(() => DataSciencePlatform.fromYaml(new App(), 'Platform', path, { strictReferences: true })).code,
    ).toBe('DSP220');
    expect(() => DataSciencePlatform.fromYaml(new App(), 'Platform', path)).not.toThrow();
  });
});

describe('options that were read from files and changed in code', () => {
  const path = directoryWith({
    'mdaa.yaml': TWO_ENVIRONMENTS.replace('generated-role-id:data-admin', 'generated-role-id:data-admn'),
  });

  test('keep the file, line and column of values from files', () => {
    const options = { ...readConfiguration(path).options, tags: { owner: 'platform-team' } };

    const problem = problemOf(() => new DataSciencePlatform(new App(), 'Platform', options));

    expect(problem).toMatchObject({
      code: 'DSP202',
      hint: 'did you mean "data-admin"?',
      position: { file: 'mdaa.yaml', line: 13, column: 53 },
    });
  });

  test('are validated again', () => {
    const options = readConfiguration(directoryWith({ 'mdaa.yaml': TWO_ENVIRONMENTS })).options;

    const problem = problemOf(() => new DataSciencePlatform(new App(), 'Platform', { ...options, account: '1234' }));

    expect(problem).toMatchObject({ code: 'DSP304', message: '"1234" is not an AWS account ID' });
  });
});
