import { ChildProcess } from 'child_process';
import { constants } from 'os';

/** The result of a child process. */
export interface ChildEnd {
  /** Its exit code, or 128 plus the number of the signal that ended it or this process. */
  readonly code: number;
  /** Whether this process received a termination signal while the child ran. */
  readonly interrupted: boolean;
}

/** Signals that end a child before this process ends. */
const SIGNALS: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Starts a child process, waits for it, and forwards termination signals to it. */
export async function runChild(start: () => ChildProcess): Promise<ChildEnd> {
  let received: NodeJS.Signals | undefined;
  let child: ChildProcess | undefined;
  const passOn = (signal: NodeJS.Signals) => {
    received = signal;
    // A terminal sends Ctrl-C to all processes.
    if (signal !== 'SIGINT') child?.kill(signal);
  };
  // Registered before the start, so that no signal is missed.
  for (const signal of SIGNALS) process.on(signal, passOn);
  try {
    child = start();
    const running = child;
    const code = await new Promise<number>((done, failed) => {
      running.on('error', failed);
      running.on('close', (status, signal) => done(status ?? (signal ? 128 + constants.signals[signal] : 0)));
    });
    if (received === undefined) return { code, interrupted: false };
    return { code: code === 0 ? 0 : Math.max(code, 128 + constants.signals[received]), interrupted: true };
  } finally {
    for (const signal of SIGNALS) process.off(signal, passOn);
  }
}
