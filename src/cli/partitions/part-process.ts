import { ChildProcess, fork } from 'child_process';
import { basename, join } from 'path';
import { BUILD_PART, PartAnswer, PartOrder, PartOutput } from './part-messages';
import { PartProgress } from '../../platform/partitions/build-partition';
import { PartitionResult } from '../../platform/partitions/partition-data';
import { PACKAGE_DIRECTORY } from '../../private/package-directory';

/** A process failed in a way that one process must explain. */
export class PartFailed extends Error {}

/** A process that builds one part of a platform and writes its templates. */
export class PartProcess {
  public readonly result: Promise<PartitionResult>;
  public readonly written: Promise<PartOutput>;
  /** Resolves when the process has ended, and writes no more files. */
  public readonly ended: Promise<void>;
  private readonly child: ChildProcess;

  constructor(onModule: (progress: PartProgress) => void) {
    this.child = fork(program(), [BUILD_PART], {
      serialization: 'advanced',
      // The rules check the whole assembly.
      env: { ...process.env, CDK_VALIDATION: 'false' },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.child.on('message', (answer: PartAnswer) => {
      if ('modules' in answer) answer.modules.forEach(onModule);
    });
    this.result = this.answer((answer) => 'result' in answer ? answer.result : undefined);
    this.written = this.answer((answer) => 'written' in answer ? answer.written : undefined);
    this.ended = new Promise((done) => {
      this.child.on('error', () => done());
      this.child.on('exit', () => done());
    });
    // What waits for one of them gets the error; the other one may have no reader.
    for (const promise of [this.result, this.written]) promise.catch(() => undefined);
  }

  public start(order: PartOrder): void {
    this.child.send(order);
  }

  public stop(signal: NodeJS.Signals = 'SIGTERM'): void {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill(signal);
  }

  private answer<T>(take: (answer: PartAnswer) => T | undefined): Promise<T> {
    return new Promise<T>((done, failed) => {
      this.child.on('message', (answer: PartAnswer) => {
        const taken = take(answer);
        if (taken !== undefined) done(taken);
        if ('failed' in answer) failed(new PartFailed());
      });
      this.child.on('error', failed);
      this.child.on('exit', (code, signal) => failed(new Error(
        `a process that builds a part of the platform ended with ${signal ?? `exit code ${code}`}`,
      )));
    });
  }
}

/** The file that runs this program. Other languages run it through a link next to its dependencies. */
function program(): string {
  const [, started = ''] = process.argv;
  return basename(started) === 'dsp' ? started : join(PACKAGE_DIRECTORY, 'bin', 'dsp');
}
