import { compareStrings } from '../../private/collections';
import { OptionPath } from '../../private/option-path';
import { ModuleEntry, moduleId } from '../module-entry';

/** A location that reads a parameter which no module of the platform publishes. */
export interface ExternalRead {
  readonly reader: ModuleEntry;
  /** The path, or the name or ARN, of the parameter. */
  readonly parameter: string;
  /** The path of the reference in the options of the platform. */
  readonly at: OptionPath;
}

/** Records which module reads which value while the modules are created. */
export class ReferenceLog {
  private readonly reads = new Map<ModuleEntry, Map<ModuleEntry, Set<string>>>();
  /** Every read of an external parameter. */
  public readonly externalReads: ExternalRead[] = [];

  /** `reader` reads the value that `producer` publishes at `path`. */
  public read(reader: ModuleEntry, producer: ModuleEntry, path: string): void {
    const ofReader = this.reads.get(reader) ?? new Map<ModuleEntry, Set<string>>();
    this.reads.set(reader, ofReader);
    ofReader.set(producer, (ofReader.get(producer) ?? new Set()).add(path));
  }

  /** `reader` reads an external parameter. */
  public readExternal(reader: ModuleEntry, reference: string, at: OptionPath): void {
    this.externalReads.push({ reader, parameter: parameterName(reference), at });
  }

  /** The paths that `reader` reads of `producer`, sorted. */
  public pathsRead(reader: ModuleEntry, producer: ModuleEntry): string[] {
    return [...this.reads.get(reader)?.get(producer) ?? []].sort(compareStrings);
  }
}

/** Reads of external parameters, sorted by parameter and reader; those of one reader in their order. */
export function sortedReads(reads: readonly ExternalRead[]): ExternalRead[] {
  return [...reads].sort(
    (a, b) => compareStrings(a.parameter, b.parameter) || compareStrings(moduleId(a.reader), moduleId(b.reader)),
  );
}

/**
 * A reference as a name without its version. Deploy-time values are shown as users write them.
 */
function parameterName(reference: string): string {
  const pseudo: { [name: string]: string } = {
    'AWS.AccountId': '{{account}}',
    'AWS.Region': '{{region}}',
    'AWS.Partition': '{{partition}}',
  };
  return reference
    .replace(/\$\{Token\[(?:(AWS\.[A-Za-z]+)\.)?[^\]]*\]\}/g, (_, name?: string) => pseudo[name ?? ''] ?? '{{...}}')
    .replace(/:\d+$/, '');
}
