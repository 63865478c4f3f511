import { spawnSync } from 'child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join, relative, resolve } from 'path';
import { CloudAssembly, CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';
import { ConfigurationSource } from './configuration-source';
import { ComparedStack } from './taken-names';
import { Template } from './template';
import { entryFileOf } from '../../config/document-store';
import { ReadOptions } from '../../config/yaml-directory';
import { unique } from '../../private/collections';
import { formatPosition, fail } from '../../private/problems';
import { synthesizeUnchecked } from '../access/templates';
import { makePlatform, newApp } from '../assembly';
import { constructPaths } from '../construct-paths';

/** The templates of a revision of a platform. */
export interface Revision {
  /** Templates by the name of their stack. */
  readonly templates: ReadonlyMap<string, Template>;
  /** Where stacks are deployed, and which stacks are always deployed before them, by the name of the stack. */
  readonly deployments: ReadonlyMap<string, StackDeployment>;
  /** The location of the module of a stack in the configuration, as file, line and column. */
  readonly places: ReadonlyMap<string, string>;
  /** The configuration, if it is known: an assembly does not contain it. */
  readonly source?: ConfigurationSource;
  /** Paths of constructs by logical ID, by the name of their stack. */
  readonly paths?: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Where a stack is deployed, and after which stacks. */
export type StackDeployment = Pick<ComparedStack, 'environment' | 'deployedAfter'>;

const SUFFIX = '.template.json';

/** The templates of the current configuration. */
export function currentRevision(config: string, read: ReadOptions = {}): Revision {
  return inTemporaryDirectory((outdir) => {
    const app = newApp(outdir);
    const { platform, configuration } = makePlatform(app, config, undefined, read);
    synthesizeUnchecked(app);
    const source = new ConfigurationSource(configuration, platform.modules);
    const places = [...source.modules].map(([stack, { path }]) => (
      [stack, formatPosition(configuration.positionOf(path))] as const
    ));
    return { ...writtenRevision(outdir), places: new Map(places), source };
  });
}

/** The templates of a baseline. */
export function baselineRevision(baseline: string, config: string, read: ReadOptions = {}): Revision {
  return readBaseline<Revision>(baseline, config, {
    assembly: (directory) => ({ ...writtenRevision(directory), places: new Map() }),
    configuration: (other) => currentRevision(other, read),
  });
}

/** Reads a baseline: a cloud assembly, another directory with a configuration, or a Git revision. */
export function readBaseline<T>(
  baseline: string,
  config: string,
  read: { readonly assembly: (directory: string) => T; readonly configuration: (config: string) => T },
): T {
  if (existsSync(baseline) && statSync(baseline).isDirectory()) {
    return existsSync(join(baseline, 'manifest.json')) ? read.assembly(baseline) : read.configuration(baseline);
  }
  const entry = resolve(entryFileOf(config));
  const root = git(['rev-parse', '--show-toplevel'], dirname(entry), baseline).toString().trim();
  const commit = git(['rev-parse', '--verify', '--quiet', `${baseline}^{commit}`], root, baseline).toString().trim();
  return inTemporaryDirectory((directory) => {
    const archive = git(['archive', '--format=tar', commit], root, baseline);
    const { status } = spawnSync('tar', ['-x', '-f', '-', '-C', directory], { input: archive });
    if (status !== 0) refuse(baseline, 'cannot be unpacked');
    return read.configuration(join(directory, relative(root, entry)));
  });
}

/** What an assembly contains. */
function writtenRevision(directory: string): Omit<Revision, 'places' | 'source'> {
  const assembly = new CloudAssembly(directory);
  return {
    templates: templatesIn(directory),
    deployments: deploymentsOf(assembly),
    paths: new Map(assembly.stacksRecursively.map((stack) => [stack.stackName, constructPaths(stack)])),
  };
}

function templatesIn(directory: string): Map<string, Template> {
  return new Map(readdirSync(directory).filter((file) => file.endsWith(SUFFIX)).sort().map((file) => [
    file.slice(0, -SUFFIX.length), JSON.parse(readFileSync(join(directory, file), 'utf8')) as Template,
  ]));
}

/** The environments of stacks, and the stacks that they depend on, directly or not. */
export function deploymentsOf({ stacks }: CloudAssembly): Map<string, StackDeployment> {
  const needs = new Map(stacks.map(({ stackName, dependencies }) => [
    stackName, dependencies.flatMap((other) => (other instanceof CloudFormationStackArtifact ? [other.stackName] : [])),
  ]));
  const found = new Map<string, readonly string[]>();
  const before = (name: string): readonly string[] => {
    const known = found.get(name);
    if (known !== undefined) return known;
    const direct = needs.get(name) ?? [];
    const all = unique(direct.flatMap((other) => [other, ...before(other)]));
    found.set(name, all);
    return all;
  };
  return new Map(stacks.map(({ stackName, environment: { account, region } }) => [
    stackName, { environment: { account, region }, deployedAfter: before(stackName) },
  ]));
}

function git(args: string[], cwd: string, baseline: string): Buffer {
  const { status, stdout } = spawnSync('git', args, { cwd, maxBuffer: 2 ** 30 });
  return status === 0 ? stdout : refuse(baseline, 'is neither a directory nor a Git revision');
}

function refuse(baseline: string, what: string): never {
  return fail({
    code: 'DSP404',
    message: `--baseline: "${baseline}" ${what}`,
    hint: 'specify a directory with mdaa.yaml or a cloud assembly, or a Git revision such as "main"',
  });
}

function inTemporaryDirectory<T>(use: (directory: string) => T): T {
  const directory = mkdtempSync(join(tmpdir(), 'dsp-diff-'));
  try {
    return use(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
