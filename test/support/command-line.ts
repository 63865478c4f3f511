import { main } from '../../src/cli/main';

/** The output of a command line, and its exit code. */
export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process. `onMessage` receives the output to stderr while the command runs. */
export async function runDsp(args: string[], onMessage: (text: string) => void = () => undefined): Promise<Run> {
  const written = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    jest.spyOn(process[stream], 'write').mockImplementation((chunk) => {
      written[stream] += String(chunk);
      if (stream === 'stderr') onMessage(String(chunk));
      return true;
    }),
  );
  try {
    return { code: await main(args), ...written };
  } finally {
    process.exitCode = undefined;
    for (const spy of spies) spy.mockRestore();
  }
}
