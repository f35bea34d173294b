import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';

export interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly line: string;
}

/** Those that have the folder on their line, and so are of nobody else, and what they have started. */
export function processesOf(dir: string): Process[] {
  const all = readdirSync('/proc').flatMap((name) => (/^[0-9]+$/.test(name) ? read(Number(name)) : []));
  const ours = new Set(all.filter(({ pid, line }) => line.includes(dir) && pid !== process.pid));
  for (let before = -1; before !== ours.size;) {
    before = ours.size;
    const pids = new Set([...ours].map(({ pid }) => pid));
    for (const each of all) if (pids.has(each.parent)) ours.add(each);
  }
  return [...ours];
}

/** Ends them all, however many have been started since. */
export function endProcessesOf(dir: string): void {
  for (const { pid } of processesOf(dir)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has just ended by itself.
    }
  }
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
