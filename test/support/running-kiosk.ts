import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';

/** The machine as `npm run serve` runs it, from `dist/`, in a process of its own. */
export interface RunningKiosk {
  /** To be opened once. */
  link: string;
  /** Of the demo's one person of the staff; undefined where `--demo` was not given. */
  pin: string | undefined;
  dataDir: string;
  child: ChildProcess;
  /** Its operating log, and whatever else it wrote to standard error. Whole when it has ended. */
  messages(): string;
  /** Ends it as the power does; the data stays. */
  kill(): Promise<void>;
  /** Ends it as an operator does; the data stays. */
  end(): Promise<void>;
  /** Ends it so and takes the data away. */
  close(): Promise<void>;
}

const readyWithinMs = 20_000;

/** It ended before it was ready. */
export class StartFailed extends Error {
  /** What it ended with; null where it was killed or fell. */
  readonly exitCode: number | null;
  /** What it wrote to standard error. */
  readonly messages: string;

  constructor(exitCode: number | null, messages: string) {
    super(`serve ended with ${exitCode}:\n${messages}`);
    this.exitCode = exitCode;
    this.messages = messages;
  }
}

/** @param args options of `serve` besides the port and the folder, say `--intake URL --enrol CODE`. */
export async function startKiosk(
  args: readonly string[],
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'bangban-kiosk-')),
  environment: NodeJS.ProcessEnv = {},
): Promise<RunningKiosk> {
  const child = spawn(
    process.execPath,
    [path.resolve('dist/main/serve.js'), '--port', '0', '--data-dir', dataDir, ...args],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } },
  );
  let messages = '';
  child.stderr.on('data', (bytes: Buffer) => (messages += bytes.toString()));
  // When all is read that it wrote, which may be after it has ended.
  const ended = once(child, 'close');

  const { url, pin } = await new Promise<{ url: string; pin?: string }>((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`serve was not ready in time:\n${messages}`)),
      readyWithinMs,
    );
    createInterface(child.stdout).once('line', (line) => {
      clearTimeout(late);
      resolve(JSON.parse(line) as { url: string; pin?: string });
    });
    child.once('close', (code: number | null) => reject(new StartFailed(code, messages)));
  });

  const end = async () => {
    child.kill('SIGTERM');
    await ended;
  };

  return {
    link: url,
    pin,
    dataDir,
    child,
    messages: () => messages,
    end,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async close() {
      await end();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
