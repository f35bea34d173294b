import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** How often these bytes stand in the memory of a process that may be written to: its heaps, its stacks, its buffers. Linux. */
export function timesInMemory(pid: number, wanted: Readonly<Record<string, Buffer>>): Record<string, number> {
  const found = Object.fromEntries(Object.keys(wanted).map((name) => [name, 0]));
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  try {
    for (const { from, bytes } of writablePlaces(pid)) {
      const place = Buffer.alloc(bytes);
      if (!readWhole(memory, place, from)) continue;
      for (const [name, value] of Object.entries(wanted)) {
        for (let at = place.indexOf(value); at >= 0; at = place.indexOf(value, at + 1))
          found[name] = (found[name] ?? 0) + 1;
      }
    }
  } finally {
    closeSync(memory);
  }
  return found;
}

function writablePlaces(pid: number): { from: bigint; bytes: number }[] {
  return readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, from = '', to = ''] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? [];
      if (from === '' || line.includes('[vvar')) return [];
      return [{ from: BigInt(`0x${from}`), bytes: Number(BigInt(`0x${to}`) - BigInt(`0x${from}`)) }];
    });
}

/** False where the place is gone meanwhile. */
function readWhole(memory: number, into: Buffer, from: bigint): boolean {
  try {
    for (let read = 0; read < into.length;) {
      const count = readSync(memory, into, read, Math.min(into.length - read, 2 ** 24), from + BigInt(read));
      if (count === 0) return false;
      read += count;
    }
    return true;
  } catch {
    return false;
  }
}
