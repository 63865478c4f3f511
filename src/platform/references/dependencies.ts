import { ReferenceLog } from './reference-log';
import { compareStrings } from '../../private/collections';
import { ModuleDependency } from '../module-dependency';
import { ModuleEntry, moduleId } from '../module-entry';
import { stackNameOf } from '../platform-stack';

/** The dependencies of `reader`, sorted by module. */
export function moduleDependencies(
  reader: ModuleEntry,
  producers: readonly ModuleEntry[],
  log: ReferenceLog,
): ModuleDependency[] {
  return [...producers]
    .sort((a, b) => compareStrings(moduleId(a), moduleId(b)))
    .map((producer) => {
      const paths = log.pathsRead(reader, producer);
      return {
        module: moduleId(producer),
        stackName: stackNameOf(producer),
        paths,
        ...(paths.length === 0 ? { reason: reasonOf(producer) } : {}),
      };
    });
}

function reasonOf(producer: ModuleEntry): string {
  return producer.kind.administersLakeFormation
    ? 'it sets the Lake Formation administrators'
    : 'it can publish values that the options refer to';
}
