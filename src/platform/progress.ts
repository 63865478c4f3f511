import { PlatformModule } from './platform-module';

/** A module has been made. */
export interface ModuleProgress {
  readonly number: number;
  readonly total: number;
  readonly module: PlatformModule;
}

const observers = new Set<(progress: ModuleProgress) => void>();

/** Calls `observer` for each module that is made while `run` runs. */
export function observeModules<T>(observer: (progress: ModuleProgress) => void, run: () => T): T {
  observers.add(observer);
  try {
    return run();
  } finally {
    observers.delete(observer);
  }
}

/** Tells the observers. */
export function announceModule(progress: ModuleProgress): void {
  for (const observer of observers) observer(progress);
}
