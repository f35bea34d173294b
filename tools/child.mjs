// Starts other programs and sees to it that none of them outlives us, however we end.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { createInterface } from 'node:readline';

const alive = new Set();
const killAfterMs = 5_000;

/** Starts a program that goes on beside us. Its messages go where ours go unless `options.stdio` says otherwise. */
export function begin(command, args, options = {}) {
  const child = spawn(command, args, { stdio: 'inherit', ...options });
  alive.add(child);
  child.once('exit', () => alive.delete(child));
  child.once('error', () => alive.delete(child));
  return child;
}

/** The code that a program ended with: 1 where it could not be started, 128 and more where a signal ended it. */
export async function endOf(child) {
  if (child.exitCode !== null) return child.exitCode;
  try {
    const [code] = await once(child, 'exit');
    return code ?? 130;
  } catch (error) {
    say(`${child.spawnfile} could not be started: ${error.message}`);
    return 1;
  }
}

/** Runs a program to its end and answers its code. */
export const run = (command, args, options) => endOf(begin(command, args, options));

/**
 * The one line of JSON that a program prints on its stdout when it is ready. Ends us where it ends before that: what
 * it had to say about the reason stands on stderr.
 */
export async function firstLine(child) {
  const { value: line } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  if (line === undefined) process.exit((await endOf(child)) || 1);
  // Read on and thrown away: a full pipe would stop the program at its next line.
  child.stdout.resume();
  return JSON.parse(line);
}

/** Asks whatever still runs to end, and ends what does not listen. */
export async function endAll() {
  const ends = [...alive].map((child) => once(child, 'exit'));
  for (const child of alive) child.kill('SIGTERM');
  const impatient = setTimeout(() => {
    for (const child of alive) child.kill('SIGKILL');
  }, killAfterMs);
  await Promise.allSettled(ends);
  clearTimeout(impatient);
}

/** One line to whoever started us. On stderr: what `serve` and `intake` print on stdout is read by programs. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 })) {
  process.on(signal, () => {
    void endAll().then(() => process.exit(code));
  });
}
process.on('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});
