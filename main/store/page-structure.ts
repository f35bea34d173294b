/** What a page of the tree says of itself. sqlite.org/fileformat2.html, section 1.6. */
const kinds = {
  interiorIndex: 2,
  interiorTable: 5,
  leafIndex: 10,
  leafTable: 13,
} as const;

const leafHeaderBytes = 8;
const interiorHeaderBytes = 12;
/** Before the tree's first page stands the header of the file. */
const fileHeaderBytes = 100;
/** A cell or a gap that is shorter could not be chained with the others that are free. */
const leastFreeBytes = 4;
const pageNumberBytes = 4;

/** From where a page says what stands on it. @param number from 1 */
export function treeHeadAt(number: number): number {
  return number === 1 ? fileHeaderBytes : 0;
}

/** Of a page, from its first byte on; `to` is the first that no longer belongs to it. */
interface Piece {
  readonly from: number;
  readonly to: number;
}

interface Cell extends Piece {
  /** Of a row in a table's tree. */
  readonly rowid?: number;
}

/**
 * Whether a page of a database is one as SQLite writes it: every cell has the length that its row needs, and cells, free blocks
 * and fragments take up all the room there is, with none counted twice. One bit of what says where something begins or how
 * long it is does not go with the others. Pages that belong to no tree begin with a zero, and count as right.
 *
 * Only for databases without reserved bytes in their pages, and smaller than 2^24 pages.
 *
 * @param number from 1
 * @param pages how many the file has
 */
export function isWellFormed(page: Buffer, number: number, pages: number): boolean {
  const start = treeHeadAt(number);
  const kind = page.readUInt8(start);
  if (kind === 0) return true;
  if (!Object.values(kinds).some((known) => known === kind)) return false;
  const isLeaf = kind === kinds.leafIndex || kind === kinds.leafTable;
  const count = page.readUInt16BE(start + 3);
  const contentFrom = page.readUInt16BE(start + 5) || 65_536;
  const pointersFrom = start + (isLeaf ? leafHeaderBytes : interiorHeaderBytes);
  const pointersTo = pointersFrom + 2 * count;
  if (pointersTo > contentFrom || contentFrom > page.length) return false;
  if (!isLeaf && !isPage(page.readUInt32BE(start + leafHeaderBytes), pages)) return false;

  const taken: Piece[] = [];
  let lastRowid: number | undefined;
  for (let at = pointersFrom; at < pointersTo; at += 2) {
    const cell = cellAt(page, page.readUInt16BE(at), kind, pages);
    if (!cell || cell.from < contentFrom || cell.to > page.length) return false;
    if (cell.rowid !== undefined && lastRowid !== undefined && cell.rowid <= lastRowid) return false;
    lastRowid = cell.rowid;
    taken.push(cell);
  }
  const free = freeBlocks(page, start, contentFrom);
  if (!free) return false;
  const fragments = gapsBetween([...taken, ...free], contentFrom, page.length);
  return fragments === page[start + 7];
}

function isPage(number: number, pages: number): boolean {
  return number > 0 && number <= pages;
}

/** The chain of what is free, undefined where it is none. */
function freeBlocks(page: Buffer, start: number, contentFrom: number): Piece[] | undefined {
  const blocks: Piece[] = [];
  let least = contentFrom;
  for (let at = page.readUInt16BE(start + 1); at !== 0; at = page.readUInt16BE(at)) {
    if (at < least || at + leastFreeBytes > page.length) return undefined;
    const bytes = page.readUInt16BE(at + 2);
    if (bytes < leastFreeBytes || at + bytes > page.length) return undefined;
    blocks.push({ from: at, to: at + bytes });
    least = at + bytes;
  }
  return blocks;
}

/** How many bytes nothing stands in, undefined where two stand in the same. */
function gapsBetween(pieces: readonly Piece[], from: number, to: number): number | undefined {
  let gaps = 0;
  let at = from;
  for (const piece of [...pieces].sort((a, b) => a.from - b.from)) {
    if (piece.from < at) return undefined;
    gaps += piece.from - at;
    at = piece.to;
  }
  return gaps + to - at;
}

function cellAt(page: Buffer, from: number, kind: number, pages: number): Cell | undefined {
  if (from + leastFreeBytes > page.length) return undefined;
  let at = from;
  if (kind === kinds.interiorTable || kind === kinds.interiorIndex) {
    if (!isPage(page.readUInt32BE(at), pages)) return undefined;
    at += pageNumberBytes;
  }
  if (kind === kinds.interiorTable) {
    const rowid = varintAt(page, at);
    return rowid && { from, to: rowid.to, rowid: rowid.value };
  }
  const payload = varintAt(page, at);
  if (!payload) return undefined;
  const rowid = kind === kinds.leafTable ? varintAt(page, payload.to) : undefined;
  if (kind === kinds.leafTable && !rowid) return undefined;
  at = rowid?.to ?? payload.to;
  const bytes = payload.value;
  const local = localBytes(bytes, kind, page.length);
  let to = at + local;
  if (local < bytes) {
    if (to + pageNumberBytes > page.length || !isPage(page.readUInt32BE(to), pages)) return undefined;
    to += pageNumberBytes;
  }
  if (to > page.length || !isRecord(page.subarray(at, at + local), bytes)) return undefined;
  return { from, to: Math.max(to, from + leastFreeBytes), ...(rowid && { rowid: rowid.value }) };
}

/** How much of a row stands on the page itself. The rest is on pages of its own, which belong to no tree. */
function localBytes(payload: number, kind: number, pageBytes: number): number {
  const least = Math.floor(((pageBytes - 12) * 32) / 255) - 23;
  const most = kind === kinds.leafTable ? pageBytes - 35 : Math.floor(((pageBytes - 12) * 64) / 255) - 23;
  if (payload <= most) return payload;
  const fitting = least + ((payload - least) % (pageBytes - pageNumberBytes));
  return fitting <= most ? fitting : least;
}

/** Whether the lengths at its head come to the row's own. One whose head does not stand on the page is taken as right. */
function isRecord(local: Buffer, payloadBytes: number): boolean {
  const head = varintAt(local, 0);
  if (!head) return false;
  const headBytes = head.value;
  if (headBytes > payloadBytes) return false;
  if (headBytes > local.length) return true;
  let sum = headBytes;
  let at = head.to;
  while (at < headBytes) {
    const type = varintAt(local, at);
    const bytes = type && valueBytes(type.value);
    if (bytes === undefined) return false;
    sum += bytes;
    at = type!.to;
  }
  return at === headBytes && sum === payloadBytes;
}

/** Of whole numbers, and of what takes no room: null, 0 and 1. Two that SQLite keeps for itself are missing. */
const numberBytes = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0] as const;
const firstOfBytes = 12;

function valueBytes(type: number): number | undefined {
  return type < firstOfBytes ? numberBytes[type] : Math.floor((type - firstOfBytes) / 2);
}

interface Varint {
  /** Exact up to 2^53, which no length and no rowid of ours comes near. */
  readonly value: number;
  readonly to: number;
}

/** Seven bits to a byte, the upper ones first; of a ninth all eight. */
function varintAt(bytes: Buffer, from: number): Varint | undefined {
  let value = 0;
  for (let at = from; at < from + 9 && at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    if (at === from + 8) return { value: value * 256 + byte, to: at + 1 };
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, to: at + 1 };
  }
  return undefined;
}
