import { existsSync, readdirSync, renameSync, rmSync } from 'fs';
import { join } from 'path';
import { DockerImageAssetLocation, FileAssetLocation, IStackSynthesizer, ISynthesisSession, Stack } from 'aws-cdk-lib';
import { PartOutput } from './part-messages';

type Artifacts = PartOutput['artifacts'];

/** Files that describe an assembly as a whole, which is written once all parts are together. */
const OF_THE_WHOLE = ['manifest.json', 'cdk.out', 'validation-report.json'];

/** The stacks that processes have written, each with the artifacts that belong to it. */
export class WrittenParts {
  private readonly artifacts = new Map<string, Artifacts>();

  /** Moves what one process has written in `directory` into that of the whole assembly. */
  public take({ artifacts }: PartOutput, directory: string, whole: string): void {
    let group: Artifacts[number][] = [];
    for (const [id, artifact] of artifacts) {
      group.push([id, artifact]);
      if (artifact.type !== 'aws:cloudformation:stack') continue;
      this.artifacts.set(id, group);
      group = [];
    }
    for (const file of readdirSync(directory)) {
      // Two parts can have the same asset, which is named by its content.
      if (OF_THE_WHOLE.includes(file) || existsSync(join(whole, file))) continue;
      renameSync(join(directory, file), join(whole, file));
    }
    rmSync(directory, { recursive: true, force: true });
  }

  /** A synthesizer that puts what was written for a stack into the manifest. */
  public synthesizer(): IStackSynthesizer {
    return new WrittenStack((id) => this.artifacts.get(id) ?? []);
  }
}

/** Puts the artifacts of an empty stack into the manifest, with the dependencies on stacks of other parts. */
class WrittenStack implements IStackSynthesizer {
  private stack?: Stack;

  constructor(private readonly artifactsOf: (id: string) => Artifacts) {}

  public bind(stack: Stack): void {
    this.stack = stack;
  }

  public synthesize({ assembly }: ISynthesisSession): void {
    const stack = this.stack!;
    const others = stack.dependencies.map(({ artifactId }) => artifactId);
    for (const [id, artifact] of this.artifactsOf(stack.artifactId)) {
      const own = (artifact.dependencies ?? []).filter((other) => !others.includes(other));
      const dependencies = id === stack.artifactId ? [...others, ...own] : artifact.dependencies;
      assembly.addArtifact(id, { ...artifact, dependencies });
    }
  }

  public addFileAsset(): FileAssetLocation {
    throw new Error('an empty stack has no assets');
  }

  public addDockerImageAsset(): DockerImageAssetLocation {
    throw new Error('an empty stack has no assets');
  }
}
