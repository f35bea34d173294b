import path from 'node:path';
import { z } from 'zod';
import { startProgram } from './started-program.ts';

const readyShape = z.object({ url: z.string(), enrolmentCode: z.string(), token: z.string() });

/** The intake as `npm run intake` runs it, from `dist/`, in a process of its own that is killed and started again. */
export interface IntakeProgram {
  readonly url: string;
  /** Good for one kiosk. */
  readonly enrolmentCode: string;
  /** With which somebody at a desk, or a system, reads what has arrived. */
  readonly token: string;
  readonly pid: number;
  /** All that it wrote to standard output and standard error since it was last started, the line with its code and token included. */
  written(): string;
  kill(): Promise<void>;
  /** At the same place. */
  start(): Promise<void>;
}

/** @param args options of the intake besides the port and the folder */
export async function startIntakeProgram(
  dataDir: string,
  args: readonly string[] = [],
  environment: NodeJS.ProcessEnv = {},
): Promise<IntakeProgram> {
  const open = (port: string) =>
    startProgram(
      path.resolve('dist/intake/intake.js'),
      ['--port', port, '--data-dir', dataDir, ...args],
      environment,
    );
  let running = await open('0');
  const { url, enrolmentCode, token } = readyShape.parse(running.ready);
  return {
    url,
    enrolmentCode,
    token,
    written: () => running.output() + running.errors(),
    get pid() {
      return running.pid;
    },
    kill: async () => {
      await running.stop('SIGKILL');
    },
    start: async () => {
      running = await open(new URL(url).port);
    },
  };
}
