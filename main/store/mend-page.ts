import Database from 'better-sqlite3';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { bitsThatMend, turn } from './bits.ts';
import { checkedColumns, checkedRows, isChecked } from './checked-rows.ts';
import { secretTables } from './keyring.ts';
import { openImage } from './open-image.ts';
import { isWellFormed, treeHeadAt } from './page-structure.ts';

const pageBytes = 4096;
const pageBytesAt = 16;
/** Of the head of a page: where what stands on it begins, and how many bytes in between are too few to be of use. */
const room = { from: 5, to: 8 };
/** More than this no page has shown, and each is tried on the whole database. */
const mostTried = 64;

/**
 * Puts back the one bit that the disk has flipped in what a page says of itself: of how many rows stand on it, where each begins
 * and how long it is. SQLite gives up the whole table there. Found by trying, since a page is well formed with hardly any
 * bit but that one; and taken only where one bit alone makes a database of it in which all is right that can be checked.
 * Otherwise nothing is changed, and what can be read has to be rescued.
 *
 * @param file of a database of this program that no program has open, its log emptied
 * @returns whether it did
 */
export function mendPage(file: string): boolean {
  if (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size || !existsSync(file)) return false;
  const bytes = readFileSync(file);
  if (bytes.length < pageBytes || bytes.readUInt16BE(pageBytesAt) !== pageBytes) return false;
  const pages = Math.floor(bytes.length / pageBytes);
  const pageAt = (number: number) => bytes.subarray((number - 1) * pageBytes, number * pageBytes);
  const numbers = Array.from({ length: pages }, (_, index) => index + 1);
  const [number, ...others] = numbers.filter((each) => !isWellFormed(pageAt(each), each, pages));
  if (number === undefined || others.length > 0) return false;

  const page = pageAt(number);
  const bits = bitsThatMend(page, () => isWellFormed(page, number, pages));
  if (bits.length > mostTried) return false;
  const sound = bitsThatMend(page, () => isSound(bytes), bits);
  const [bit] = sound;
  if (bit === undefined || (sound.length > 1 && !sound.every((each) => isOfRoom(each, number)))) return false;
  turn(page, bit);
  writeByte(file, (number - 1) * pageBytes + (bit >> 3), page[bit >> 3]!);
  return true;
}

/** Whether the bit only says how much room is left, and where: no row is another by it. */
function isOfRoom(bit: number, number: number): boolean {
  const at = (bit >> 3) - treeHeadAt(number);
  return at >= room.from && at < room.to;
}

/** Whether everything in a database goes together: by SQLite, by the checks in its rows, and by what is kept twice. */
function isSound(bytes: Buffer): boolean {
  let db: Database.Database | undefined;
  try {
    db = openImage(Buffer.from(bytes));
    if (db.pragma('integrity_check', { simple: true }) !== 'ok') return false;
    if (db.prepare('SELECT 1 FROM pragma_foreign_key_check').get() !== undefined) return false;
    const [one, other] = secretTables.map((table) => db!.prepare(`SELECT * FROM ${table}`).all());
    if (!isDeepStrictEqual(one, other)) return false;
    return Object.keys(checkedColumns)
      .filter(isChecked)
      .every((table) => checkedRows(db!, table).damaged().length === 0);
  } catch (error) {
    // What SQLite cannot read, or a schema from before there was any of this.
    if (error instanceof Database.SqliteError) return false;
    throw error;
  } finally {
    db?.close();
  }
}

function writeByte(file: string, at: number, byte: number): void {
  const handle = openSync(file, 'r+');
  try {
    writeSync(handle, Buffer.of(byte), 0, 1, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
