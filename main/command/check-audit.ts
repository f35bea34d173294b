import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { firstThatDoesNotFit } from '../log/audit-chain.ts';
import { auditAsKept } from '../store/audit.ts';
import { no, yes, type CommandDone } from './command.ts';

/**
 * Whether the audit log of a data folder is whole, while the kiosk does not run. Reads, and changes nothing; needs none of
 * the kiosk's keys, so it works on a copy too.
 *
 * @param each takes every entry, in order, as one line of JSON
 */
export function checkAudit(dataDir: string, each?: (line: string) => void): CommandDone {
  const file = path.join(dataDir, 'kiosk.sqlite');
  if (!existsSync(file)) return no(`There is no kiosk's data in ${dataDir}.`);
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { readonly: true, timeout: 1000 });
    const kept = auditAsKept(db);
    if (!kept) return no(`The data in ${dataDir} is older than the audit log. Start the kiosk once.`);
    const { beginning, entries } = kept;
    for (const { seq, at, clockTrusted, act, fields } of each ? entries : [])
      each?.(JSON.stringify({ seq, at: new Date(at).toISOString(), clockTrusted, act, ...asObject(fields) }));
    const wrong = firstThatDoesNotFit(beginning, entries);
    if (wrong !== undefined) {
      return no(
        `The audit log is broken at entry ${wrong}: it was changed or put in, or what stood before it was taken out.`,
      );
    }
    const last = entries.at(-1) ?? beginning;
    return yes(
      `The audit log is whole: ${entries.length} entries, ${beginning.seq + 1} to ${last.seq}. ` +
        `Its last digest is ${last.digest.toString('hex')}; compare it with one that was written down before.`,
    );
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    return no(
      error.code.startsWith('SQLITE_BUSY')
        ? `The data folder ${dataDir} is in use. End the kiosk first, or check a copy of it.`
        : `The data in ${dataDir} cannot be read (${error.code}).`,
    );
  } finally {
    db?.close();
  }
}

/** What somebody wrote by hand may be anything. */
function asObject(fields: string): object {
  try {
    const parsed: unknown = JSON.parse(fields);
    return typeof parsed === 'object' && parsed !== null ? parsed : { fields };
  } catch {
    return { fields };
  }
}
