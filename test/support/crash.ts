import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as rest } from 'node:timers/promises';

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
  for (const { pid } of processesOf(dir)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has just ended by itself.
    }
  }
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

/** Those that have the folder on their line, and so are of nobody else, and what they have started. */
function processesOf(dir: string): Process[] {
  const all = readdirSync('/proc').flatMap((name) => (/^[0-9]+$/.test(name) ? read(Number(name)) : []));
  const ours = new Set(all.filter(({ pid, line }) => line.includes(dir) && pid !== process.pid));
  for (let before = -1; before !== ours.size;) {
    before = ours.size;
    const pids = new Set([...ours].map(({ pid }) => pid));
    for (const each of all) if (pids.has(each.parent)) ours.add(each);
  }
  return [...ours];
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly line: string;
}

function read(pid: number): Process[] {
  try {
    const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    const parent = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return [{ pid, parent: Number(parent), line }];
  } catch {
    return [];
  }
}
