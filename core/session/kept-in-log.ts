import type { SessionEvent } from './event.ts';
import type { Path } from './place.ts';
import { keptWith, type Kept } from './value.ts';

/** The photos, signatures and recordings that the answers of a log name now. */
export function keptInLog(log: readonly SessionEvent[]): Kept[] {
  const named = new Map<string, { path: Path; kept: Kept[] }>();
  for (const event of log) {
    if (event.kind === 'answered')
      named.set(JSON.stringify(event.path), { path: event.path, kept: keptWith(event.value) });
    if (event.kind === 'cleared') named.delete(JSON.stringify(event.path));
    if (event.kind === 'row-removed') {
      for (const [key, { path }] of named) if (path.row === event.row) named.delete(key);
    }
  }
  return [...named.values()].flatMap(({ kept }) => kept);
}
