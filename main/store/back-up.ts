import type { Database } from 'better-sqlite3';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { openImage } from './open-image.ts';
import { writeDurably } from './write-durably.ts';

/**
 * Writes a copy of the database into the folder `backup`.
 *
 * The copy is made and cleaned in memory: a session's key must never reach the disk a second time, since forgetting
 * deletes only the first. Nor must what a clerk said to a resident, which this kiosk's lasting key opens.
 */
export function backUp(db: Database, dir: string, version: number, now: number): void {
  const copy = openImage(db.serialize());
  try {
    copy.pragma('secure_delete = ON');
    const hasNotes = copy.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'case_note'").get();
    copy.exec(`DELETE FROM session_key; ${hasNotes ? 'DELETE FROM case_note;' : ''} VACUUM`);
    mkdirSync(path.join(dir, 'backup'), { recursive: true, mode: 0o700 });
    const name = `kiosk-${version}-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}.sqlite`;
    writeDurably(path.join(dir, 'backup', name), copy.serialize(), 0o600);
  } finally {
    copy.close();
  }
}
