import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A program that was started and has said that it is ready. */
export interface StartedProgram {
  /** Its one line of JSON. */
  readonly ready: unknown;
  readonly pid: number;
  /** What it wrote to standard error so far. */
  errors(): string;
  /** What it wrote to standard output so far, that line included. */
  output(): string;
  /** Ends with the code or the signal that the program ended with. */
  readonly ended: Promise<string>;
  stop(signal?: NodeJS.Signals): Promise<string>;
}

/** Starts a script with this Node and waits for its line of JSON; throws with what it said where it ends before. */
export async function startProgram(
  script: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<StartedProgram> {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const ended = once(child, 'exit').then(([code, signal]) => String(code ?? signal));
  const lines = createInterface({ input: child.stdout });
  const line = once(lines, 'line').then(([text]) => String(text));
  const first = await Promise.race([line, ended.then(() => undefined)]);
  if (first === undefined) throw new Error(`The program ended with ${await ended}: ${errors}`);
  return {
    ready: JSON.parse(first) as unknown,
    pid: child.pid ?? 0,
    errors: () => errors,
    output: () => output,
    ended,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
}
