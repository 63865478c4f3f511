import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ASSETS, LIFECYCLE, addTeam, template, domainOf } from './studio-team';
import { StudioDomainOptions } from '../../../src';
import { directoryWith } from '../../support/scratch-kit';

describe('lifecycle configurations', () => {
  const scripts = (made: Template) =>
    Object.values(made.findResources('AWS::SageMaker::StudioLifecycleConfig')).map(({ Properties }) => Properties);

  test('each becomes the default of its application', () => {
    const made = template({
      sdkDefaults: false,
      lifecycleConfigs: {
        jupyter: { cmds: ['a'] },
        jupyterLab: { cmds: ['b'] },
        kernel: { cmds: ['c'] },
        codeEditor: { cmds: ['d'] },
      },
    });

    expect(
      scripts(made)
        .map((script) => script.StudioLifecycleConfigAppType)
        .sort(),
    ).toEqual(['CodeEditor', 'JupyterLab', 'JupyterServer', 'KernelGateway']);

    const users = domainOf(made).DefaultUserSettings;
    for (const [app, instance] of [
      ['JupyterServer', 'system'],
      ['JupyterLab', 'ml.t3.medium'],
      ['KernelGateway', 'ml.t3.medium'],
      ['CodeEditor', 'ml.t3.medium'],
    ]) {
      const { DefaultResourceSpec: spec, LifecycleConfigArns: arns } = users[`${app}AppSettings`];

      expect(spec).toEqual({ InstanceType: instance, LifecycleConfigArn: arns[0] });
      expect(arns).toHaveLength(1);
    }
  });

  test('the script runs the commands in order and stops at the first failure', () => {
    const [script] = scripts(template({ lifecycleConfigs: { kernel: { cmds: ['first', 'second'] } } }));

    expect(script.StudioLifecycleConfigContent).toEqual({
      'Fn::Base64': '#!/bin/bash\nset -eo ' + 'pipefail\nfirst\nsecond\n',
    });
  });

  test('changed commands create another configuration at the same path; the same commands do not', () => {
    const made = (cmd: string) =>
      template({ lifecycleConfigs: { kernel: { cmds: [cmd] } } }).findResources(
        'AWS::SageMaker::StudioLifecycleConfig',
      );
    const [one, same, other] = [made('a'), made('a'), made('b')];

    expect(one).toEqual(same);
    expect(Object.keys(one)).toEqual(Object.keys(other));

    const names = [one, other].map((resources) => Object.values(resources)[0].Properties.StudioLifecycleConfigName);

    expect(names[0]).not.toEqual(names[1]);
  });

  test('a script that exceeds the SageMaker limit is rejected with its length', () => {
    const of = (bytes: number) => ({
      lifecycleConfigs: { kernel: { cmds: ['x'.repeat(bytes - '#!/bin/bash\nset -eo pipefail\n\n'.length)] } },
    });

    expect(() => template(of(12288))).not.toThrow();
    expect(() => template(of(12289))).toThrow(
      /DSP350: the script of the lifecycle configuration "kernel" has 16388 characters in Base64, and SageMaker accepts 16384/,
    );
  });

  test('the script downloads its assets before it runs the commands', () => {
    const made = template({ lifecycleConfigs: LIFECYCLE, assetPrefix: 'own/' });
    const text = JSON.stringify(scripts(made)[0].StudioLifecycleConfigContent);

    expect(text).toContain('/own/jupyterLab');
    expect(text).toMatch(
      /ASSETS_DIR=.*aws s3 cp --recursive --only-show-errors.*\$ASSETS_S3_URI\/mine\/.*\$ASSETS_DIR\/mine\/.*sh .*start\.sh/,
    );

    made.hasResourceProperties('Custom::CDKBucketDeployment', {
      DestinationBucketKeyPrefix: 'own/jupyterLab/mine/',
      Prune: true,
    });
  });

  test('excluded files have no effect', () => {
    const key = (exclude?: string[], files = ASSETS) =>
      Object.values(
        template({
          lifecycleConfigs: { kernel: { cmds: ['a'], assets: { mine: { sourcePath: files, exclude } } } },
        }).findResources('Custom::CDKBucketDeployment'),
      )[0].Properties.SourceObjectKeys;

    expect(key(['*.md'])).not.toEqual(key());
    expect(key(['*.md'])).toEqual(key(['*.md'], directoryWith({ 'start.sh': 'echo start', 'README.md': 'other' })));
  });

  test('no function is deployed without assets', () => {
    template({ lifecycleConfigs: { kernel: { cmds: ['a'] } } }).resourceCountIs('AWS::Lambda::Function', 0);
  });

  test('the memory of the function is configurable', () => {
    template({ lifecycleConfigs: LIFECYCLE, assetDeploymentMemoryLimitMB: 256 }).hasResourceProperties(
      'AWS::Lambda::Function',
      { MemorySize: 256 },
    );
  });

  const asset = (name: string, sourcePath: string) => ({
    lifecycleConfigs: { kernel: { cmds: ['a'], assets: { [name]: { sourcePath } } } },
  });
  test.each<[string, Partial<StudioDomainOptions>, RegExp]>([
    [
      'no command',
      { lifecycleConfigs: { kernel: { cmds: [] } } },
      /DSP314: "cmds" of the lifecycle configuration "kernel" is empty/,
    ],
    ['a path that does not exist', asset('a', '/nowhere/x'), /DSP351: "\/nowhere\/x" in the asset "a"/],
    ['a single file', asset('a', `${ASSETS}/start.sh`), /DSP351: .*start\.sh" in the asset "a"/],
    ['a name with a path', asset('..', ASSETS), /DSP303: "\.\." is not a valid name for an asset/],
    ['a name with a command', asset('$(id)', ASSETS), /DSP303/],
    [
      'too little memory',
      { lifecycleConfigs: LIFECYCLE, assetDeploymentMemoryLimitMB: 64 },
      /DSP313: "assetDeploymentMemoryLimitMB" is 64/,
    ],
    [
      'assets under a prefix that users can write to',
      { assetPrefix: 'sagemaker/assets' },
      /DSP352: team members can write to "assetPrefix" "sagemaker\/assets\/"/,
    ],
    ['assets among shared notebooks', { assetPrefix: 'shared/x', notebookSharingPrefix: 'shared' }, /DSP352/],
  ])('%s is rejected', (_, studio, message) => {
    expect(() => template(studio)).toThrow(message);
  });

  test('two teams of a stack share the function, but cannot use different roles', () => {
    const stack = new Stack(new App(), 'Stack');
    addTeam(stack, 'One', { lifecycleConfigs: LIFECYCLE });
    addTeam(stack, 'Two', { lifecycleConfigs: LIFECYCLE }, { teamExecutionRole: { name: 'execution-2' } });
    Template.fromStack(stack).resourceCountIs('AWS::Lambda::Function', 1);
    const domainBucket = { domainBucketName: 'theirs', assetDeploymentRole: { name: 'deployer' } };

    const teamExecutionRole = { name: 'execution-3' };

    expect(() => addTeam(stack, 'Three', { lifecycleConfigs: LIFECYCLE, domainBucket }, { teamExecutionRole })).toThrow(
      /DSP351: two Studio domains in one stack deploy assets with different roles/,
    );
  });
});
