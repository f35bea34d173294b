import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as rest } from 'node:timers/promises';
import { endProcessesOf, processesOf } from './processes-of.ts';

/** A home of its own for a browser, so that whatever it leaves anywhere is left in here. */
export function crashHome(): { dir: string; environment: Record<string, string> } {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-crash-'));
  const tmp = path.join(dir, 'tmp');
  mkdirSync(tmp);
  const config = path.join(dir, 'config');
  return {
    dir,
    environment: { HOME: dir, TMPDIR: tmp, XDG_CONFIG_HOME: config, BREAKPAD_DUMP_LOCATION: '' },
  };
}

/** The page's process crashes, then the program itself. Answers the files that look like somebody's memory. */
export async function crashed(dir: string): Promise<string[]> {
  const page = await found(dir, (line) => line.includes('--type=renderer'));
  process.kill(page, 'SIGSEGV');
  // A dump is written by a process beside it, which takes its time.
  await rest(2_000);
  // By now whatever helped it to start has ended.
  process.kill(
    await found(dir, (line) => !line.includes('--type=') && !line.includes('crashpad')),
    'SIGSEGV',
  );
  await rest(3_000);
  endProcessesOf(dir);
  await rest(300);
  return readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.dmp$|(^|\/)core(\.|$)|minidump/i.test(name),
  );
}

/** Waits for a process of this folder. */
async function found(dir: string, isIt: (line: string) => boolean): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const it = processesOf(dir).find(({ line }) => isIt(line));
    if (it) return it.pid;
    await rest(200);
  }
  throw new Error('The process did not come up');
}
