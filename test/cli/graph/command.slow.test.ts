import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { PlatformGraph } from '../../../src/cli/graph/platform-graph';
import { main } from '../../../src/cli/main';
import { STARTER_KIT } from '../../support/kits';
import { SAMPLES } from '../../support/samples';
import { directoryWith } from '../../support/scratch-kit';

const home = process.cwd();
const COMPREHENSIVE = join(SAMPLES, 'platform', 'comprehensive');
let directory: string;

beforeEach(() => {
  directory = directoryWith({});
  process.chdir(directory);
});
afterEach(() => {
  process.chdir(home);
  process.exitCode = undefined;
});

/** Runs `dsp graph` in this process. */
async function graph(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const written = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    jest.spyOn(process[stream], 'write').mockImplementation((chunk) => {
      written[stream] += String(chunk);
      return true;
    }),
  );
  try {
    return { code: await main(['graph', ...args]), ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

async function json(...args: string[]): Promise<PlatformGraph> {
  return JSON.parse((await graph('-c', STARTER_KIT, '--format', 'json', ...args)).stdout) as PlatformGraph;
}

test('prints Mermaid to stdout by default', async () => {
  const { code, stdout, stderr } = await graph('-c', STARTER_KIT);

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^flowchart LR\n/);
  expect(stdout).toContain('-->|"roles: data-admin, data-user, glue-etl"|');
});

test.each([
  ['mermaid', /^flowchart LR\n/],
  ['dot', /^digraph platform \{\n/],
  ['json', /^\{\n {2}"nodes"/],
  ['svg', /^<svg /],
])('--format %s', async (format, begin) => {
  const { code, stdout } = await graph('-c', STARTER_KIT, '--format', format);

  expect(code).toBe(0);
  expect(stdout).toMatch(begin);
  expect((await graph('-c', STARTER_KIT, '--format', format)).stdout).toBe(stdout);
});

test('JSON contains nodes and edges with every path', async () => {
  const { nodes, edges } = await json();

  expect(nodes).toHaveLength(11);
  expect(nodes.find(({ id }) => id === 'dataops/dev/example-crawler')).toEqual({
    id: 'dataops/dev/example-crawler',
    type: 'module',
    domain: 'dataops',
    environment: 'dev',
    module: 'example-crawler',
    kind: 'glueCrawlers',
    stack: 'example-org-dev-dataops-example-crawler',
    chosen: true,
  });
  expect(edges.find(({ from, to }) => from === 'shared/dev/datalake' && to === 'dataops/dev/example-project')).toEqual({
    from: 'shared/dev/datalake',
    to: 'dataops/dev/example-project',
    type: 'values',
    label: ['bucket: transformed', 'key'],
    paths: ['/example-org/shared/datalake/bucket/transformed/name', '/example-org/shared/datalake/kms/arn'],
  });
  expect(edges.filter(({ type }) => type === 'order')).toEqual([
    {
      from: 'shared/dev/lakeformation-settings',
      to: 'dataops/dev/example-project',
      type: 'order',
      label: ['order'],
      paths: [],
    },
  ]);
  expect((await graph('-c', STARTER_KIT, '--output', 'json')).stdout).toBe(
    (await graph('-c', STARTER_KIT, '--format', 'json')).stdout,
  );
});

test('filters select modules; their neighbors are included, but not edges between neighbors', async () => {
  const { nodes, edges } = await json('-m', 'audit');

  expect(nodes.map(({ id, ...node }) => [id, 'chosen' in node && node.chosen])).toEqual([
    ['shared/dev/audit', true],
    ['shared/dev/audit-trail', false],
    ['shared/dev/roles', false],
  ]);
  expect(edges.map(({ from, to }) => [from, to])).toEqual([
    ['shared/dev/audit', 'shared/dev/audit-trail'],
    ['shared/dev/roles', 'shared/dev/audit'],
  ]);

  const domain = await json('-d', 'dataops', '-e', 'dev');

  expect(domain.nodes.filter((node) => 'chosen' in node && node.chosen).map(({ id }) => id)).toEqual([
    'dataops/dev/example-crawler',
    'dataops/dev/example-project',
  ]);
  expect(domain.edges.filter(({ from, to }) => ![from, to].some((id) => id.startsWith('dataops/')))).toEqual([]);
});

test('a filter that matches nothing is an error', async () => {
  const { code, stdout, stderr } = await graph('-c', STARTER_KIT, '-m', 'audti');

  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('error DSP403: --module: there is no module "audti"');
});

test('--external includes external parameters, for selected modules', async () => {
  const external = async (...args: string[]) => {
    const { nodes, edges } = JSON.parse(
      (await graph('-c', COMPREHENSIVE, '--format', 'json', '--quiet', ...args)).stdout,
    ) as PlatformGraph;
    return [nodes.filter(({ type }) => type === 'external'), edges.filter(({ type }) => type === 'external')];
  };

  expect(await external()).toEqual([[], []]);
  expect(await external('--external', '-m', 'crawlers')).toEqual([[], []]);
  expect(await external('--external')).toEqual([
    [
      {
        id: 'external:/example-org/network/vpc/id',
        type: 'external',
        path: '/example-org/network/vpc/id',
        declared: true,
      },
    ],
    [
      {
        from: 'external:/example-org/network/vpc/id',
        to: 'dataops/dev/project',
        type: 'external',
        label: [],
        paths: ['/example-org/network/vpc/id'],
      },
    ],
  ]);
});

test.each([
  ['platform.svg', '<svg '],
  ['platform.dot', 'digraph '],
  ['platform.JSON', '{\n'],
  ['platform.txt', 'flowchart '],
])('--output-file %s', async (file, begin) => {
  const { code, stdout, stderr } = await graph('-c', STARTER_KIT, '--output-file', file);

  expect({ code, stdout, stderr }).toEqual({
    code: 0,
    stdout: '',
    stderr: `11 modules, in ${join(directory, file)}\n`,
  });

  const text = readFileSync(file, 'utf8');

  expect(text.startsWith(begin)).toBe(true);
  expect(text.endsWith('\n')).toBe(true);
});

test('--format takes precedence over the file extension', async () => {
  expect((await graph('-c', STARTER_KIT, '--output-file', 'platform.svg', '--format', 'dot', '--quiet')).stderr).toBe(
    '',
  );
  expect(readFileSync('platform.svg', 'utf8')).toMatch(/^digraph /);
});

test.each([
  ['nowhere/platform.svg', 'is not a directory'],
  ['.', 'is a directory'],
])('if "%s" cannot be written, nothing else happens', async (file, message) => {
  const { code, stderr } = await graph('-c', STARTER_KIT, '--output-file', file);

  expect(code).toBe(1);
  expect(stderr).toContain('error DSP402: ');
  expect(stderr).toContain(message);
});

test('configuration problems are reported as in other commands, and no file is written', async () => {
  writeFileSync('mdaa.yaml', 'organization: acme\ndomain: {}\n');
  writeFileSync('graph.svg', 'before');
  const { code, stdout, stderr } = await graph('--output-file', 'graph.svg');

  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('error DSP110: ');
  expect(readFileSync('graph.svg', 'utf8')).toBe('before');
});

test('incorrect usage', async () => {
  expect((await graph('-c', STARTER_KIT, '--format', 'png')).code).toBe(2);
});
