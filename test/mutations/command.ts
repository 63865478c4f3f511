import { CfnResource, Stack, Tokenization } from 'aws-cdk-lib';
import { main } from '../../src/cli/main';

/** The command that runs on every broken configuration: it reads and validates everything and writes nothing. */
const COMMAND = ['validate'];

// As in Node.js itself. The CDK captures a stack trace for each construct and token, and the source-mapped traces of
// jest take most of the time.
Object.assign(Error, { prepareStackTrace: undefined, stackTraceLimit: 10 });

/** The result of one run of the command. */
export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** CPU time, which does not depend on other processes. */
  readonly milliseconds: number;
}

/** A problem as it is printed. */
export interface PrintedProblem {
  readonly place?: string;
  readonly severity: string;
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
}

/** Runs the command in this process. */
export async function runCommand(directory: string): Promise<Run> {
  const written = { stdout: '', stderr: '' };
  const original = { stdout: process.stdout.write, stderr: process.stderr.write };
  for (const stream of ['stdout', 'stderr'] as const) {
    process[stream].write = (chunk: string | Uint8Array) => {
      written[stream] += String(chunk);
      return true;
    };
  }
  const start = process.cpuUsage();
  try {
    const code = await main([...COMMAND, '-c', directory]);
    return { code, ...written, milliseconds: millisecondsSince(start) };
  } finally {
    Object.assign(process.stdout, { write: original.stdout });
    Object.assign(process.stderr, { write: original.stderr });
    process.exitCode = undefined;
  }
}

function millisecondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Maps in which the CDK keeps every token and reference, and therefore every app, for the lifetime of the process. */
function registersOfCdk(): Map<unknown, unknown>[] {
  const { stringTokenMap, numberTokenMap } = (
    globalThis as unknown as { __cdkTokenMap: { [name: string]: Map<unknown, unknown> } }
  ).__cdkTokenMap;
  const [reference] = Tokenization.reverseString(new CfnResource(new Stack(), 'Any', { type: 'Any' }).ref).tokens;
  const { referenceTable } = reference.constructor as unknown as { referenceTable: Map<unknown, unknown> };
  return [stringTokenMap, numberTokenMap, referenceTable];
}

/**
 * Returns a function that makes the CDK forget the apps that were created since then: thousands of them do not fit into
 * memory.
 */
export function appsOfNow(): () => void {
  const registers = registersOfCdk().map((map) => ({ map, known: new Set(map.keys()) }));
  return () =>
    registers.forEach(({ map, known }) =>
      [...map.keys()].filter((key) => !known.has(key)).forEach((key) => map.delete(key)),
    );
}

/** The problems among the printed lines. */
export function printedProblems(text: string): PrintedProblem[] {
  const problems: PrintedProblem[] = [];
  for (const line of text.split('\n')) {
    const head = /^(?:(.+?): )?(error|warning) (DSP\d+): (.*)$/s.exec(line);
    const hint = /^ +(?:= )?hint: (.*)$/s.exec(line);
    if (head) problems.push({ place: head[1], severity: head[2], code: head[3], message: head[4] });
    else if (hint && problems.length > 0) problems.push({ ...problems.pop()!, hint: hint[1] });
  }
  return problems;
}
