import { Context } from '../../../src/platform/references/context-levels';
import { expandStatic, expandText, StaticScope } from '../../../src/platform/references/static-references';
import { Problem } from '../../../src/private/problems';

const scope: StaticScope = {
  organization: 'acme',
  domain: 'shared',
  environment: 'dev',
  moduleName: 'datalake',
  context: Context.EMPTY.below(
    {
      vpc_dev: 'vpc-1',
      key: 'vpc_dev',
      list: ['a', '{{env}}'],
      map: { x: 1 },
      number: 3,
      flag: true,
      circle: '{{context:circle}}',
    },
    'the top level',
  ),
};

function expand(text: string, at: StaticScope = scope): { value: unknown; problems: Problem[] } {
  const problems: Problem[] = [];
  return { value: expandText(text, at, (problem) => problems.push(problem)), problems };
}

test.each<[string, unknown]>([
  ['{{org}}-{{domain}}-{{env}}-{{module_name}}', 'acme-shared-dev-datalake'],
  ['{{context:vpc_{{env}}}}', 'vpc-1'],
  ['{{context:{{context:key}}}}', 'vpc-1'],
  ['{{context:list}}', ['a', 'dev']],
  ['{{context:map}}', { x: 1 }],
  ['{{context:number}}', 3],
  ['{{context:flag}}', true],
  ['n{{context:number}}', 'n3'],
  ['{{ssm-org:a/b}}', '{{resolve:ssm:/acme/a/b}}'],
  ['{{ssm-domain:/a}}', '{{resolve:ssm:/acme/shared/a}}'],
  ['{{ssm-env:a}}', '{{resolve:ssm:/acme/shared/dev/a}}'],
  ['ssm-org:/a/b', 'ssm:/acme/a/b'],
  ['ssm-domain:/{{module_name}}/a', 'ssm:/acme/shared/datalake/a'],
  ['ssm-env:/a', 'ssm:/acme/shared/dev/a'],
  ['ssm-org:a', 'ssm-org:a'],
  ['see ssm-org:/a', 'see ssm-org:/a'],
  ['arn:{{partition}}:x:{{region}}:{{account}}:{{org}}', 'arn:{{partition}}:x:{{region}}:{{account}}:acme'],
  ['{{resolve:ssm:/{{org}}/x}}', '{{resolve:ssm:/acme/x}}'],
])('%s', (text, value) => {
  expect(expand(text)).toEqual({ value, problems: [] });
});

test('keys of maps are expanded too', () => {
  expect(
    expandStatic({ '{{context:key}}': ['{{org}}'] }, scope, () => {
      throw new Error('reported');
    }),
  ).toEqual({ vpc_dev: ['acme'] });
});

test('an environment variable as a whole value can contain JSON', () => {
  process.env.DSP_TEST_JSON = '["a", {"b": 1}]';

  expect(expand('{{env_var:DSP_TEST_JSON}}').value).toEqual(['a', { b: 1 }]);
  expect(expand('x{{env_var:DSP_TEST_JSON}}').value).toBe('x["a", {"b": 1}]');

  delete process.env.DSP_TEST_JSON;
});

test.each([
  ['{{context:vpc_prod}}', 'DSP209', 'vpc_dev'],
  ['{{contxt:x}}', 'DSP207', 'context'],
  ['x {{context:list}}', 'DSP206', 'whole value'],
  ['{{context:circle}}', 'DSP205', undefined],
  ['{{env_var:DSP_TEST_UNSET}}', 'DSP210', 'export'],
])('%s is reported as %s', (text, code, hint) => {
  const { problems } = expand(text);

  expect(problems.map((problem) => problem.code)).toEqual([code]);

  if (hint) expect(problems[0].hint).toContain(hint);
});

test('a level that is not defined yet has no name', () => {
  expect(expand('{{domain}}', { organization: 'acme', context: Context.EMPTY }).problems[0].code).toBe('DSP208');
});

test('a problem in a context value lists its readers, because the location is only the first one', () => {
  const problems: Problem[] = [];
  const context = Context.EMPTY.below({ a: '{{context:b}}', b: 'x{{context:c}}' }, 'the top level');
  expandText('{{context:a}}', { organization: 'acme', context }, (problem) => problems.push(problem));

  expect(problems).toEqual([
    expect.objectContaining({
      code: 'DSP209',
      notes: ['it is read by "b", which is read by "a" of the context', 'the top level defines "a", "b"'],
    }),
  ]);
});
