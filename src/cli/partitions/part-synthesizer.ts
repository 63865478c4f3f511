import { DefaultStackSynthesizer, IBoundStackSynthesizer, ISynthesisSession, Stack } from 'aws-cdk-lib';
import { CloudAssemblyBuilder } from 'aws-cdk-lib/cx-api';

/** An artifact as a manifest has it. */
export type Artifact = Parameters<CloudAssemblyBuilder['addArtifact']>[1];

/** Collects the artifacts of an assembly. */
class Artifacts extends CloudAssemblyBuilder {
  public readonly collected: [id: string, artifact: Artifact][] = [];

  public addArtifact(id: string, artifact: Artifact): void {
    this.collected.push([id, artifact]);
  }
}

/**
 * Writes stacks as the default synthesizer does, but collects their artifacts for the manifest of the whole assembly.
 * The CDK reads the stacks of a manifest again when it has written them.
 */
export class PartSynthesizer extends DefaultStackSynthesizer {
  /** A synthesizer for the stacks of an app that writes to `directory`. */
  public static writingTo(directory: string): PartSynthesizer {
    return new PartSynthesizer(new Artifacts(directory));
  }

  private constructor(private readonly assembly: Artifacts) {
    super();
  }

  /** In the order in which the stacks were written. */
  public get artifacts(): readonly (readonly [id: string, artifact: Artifact])[] {
    return this.assembly.collected;
  }

  /** A separate synthesizer: the copies that the CDK makes for several stacks have one list of assets. */
  public reusableBind(stack: Stack): IBoundStackSynthesizer {
    const bound = new PartSynthesizer(this.assembly);
    bound.bind(stack);
    return bound;
  }

  public synthesize(session: ISynthesisSession): void {
    super.synthesize({ ...session, assembly: this.assembly });
  }
}
