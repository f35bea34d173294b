import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { turn } from './bits.ts';
import { frameHeaderBytes, type Log, pageOf } from './log-frames.ts';

/**
 * So many bytes on either side have to be alike: of what a transaction wrote, some byte may differ in one bit by chance. Where
 * the bit is among such, as in the head of a page, its own byte has to do.
 */
const around = [8, 0] as const;

/**
 * Which of `bits` it was that a disk has flipped in the frame at `index`, where the sum of the frame would be right with any of
 * them. Known by what the log tells twice: most of a page stands in the version before it or after it too, and the size that a
 * commit names follows from its pages. Undefined where neither tells.
 */
export function likeliestBit(
  bits: readonly number[],
  index: number,
  { frames, database }: Log,
): number | undefined {
  const frame = frames[index]!;
  const neighbours = versionsBeside(frame.readUInt32BE(0), index, { frames, database });
  for (const bytes of around) {
    const alone = bits.filter((bit) =>
      neighbours.some((page) => differsAlone(pageOf(frame), page, bit, bytes)),
    );
    if (alone.length === 1) return alone[0];
  }

  const size = sizeAfter(index, frames);
  const commit = frame.readUInt32BE(4);
  const likeness = alike(pageOf(frame), neighbours);
  return bits.find((bit) => {
    const [number, named] = turned(frame, bit);
    if (named !== commit) return commit !== 0 && commit !== size && (named === 0 || named === size);
    if (number === frame.readUInt32BE(0)) return false;
    const others = versionsBeside(number, index, { frames, database });
    return alike(pageOf(frame), others) > Math.max(likeness, 0.5);
  });
}

/** What the frame would say of its page's number and of the size after its transaction. */
function turned(frame: Buffer, bit: number): readonly [number: number, commit: number] {
  const header = Buffer.from(frame.subarray(0, frameHeaderBytes));
  if (bit < frameHeaderBytes * 8) turn(header, bit);
  return [header.readUInt32BE(0), header.readUInt32BE(4)];
}

/** Before and after it in the log; where nothing is before it, as it stands in the database. */
function versionsBeside(number: number, index: number, { frames, database }: Log): Buffer[] {
  const isIt = (frame: Buffer) => frame.readUInt32BE(0) === number;
  const before = frames.slice(0, index).findLast(isIt);
  const after = frames.slice(index + 1).find(isIt);
  const pageBytes = pageOf(frames[index]!).length;
  const older = before ? pageOf(before) : pageIn(database, number, pageBytes);
  return [...(older ? [older] : []), ...(after ? [pageOf(after)] : [])];
}

function pageIn(database: string, number: number, bytes: number): Buffer | undefined {
  if (!existsSync(database)) return undefined;
  const page = Buffer.alloc(bytes);
  const file = openSync(database, 'r');
  try {
    return readSync(file, page, 0, bytes, (number - 1) * bytes) === bytes ? page : undefined;
  } finally {
    closeSync(file);
  }
}

function differsAlone(page: Buffer, other: Buffer, bit: number, bytes: number): boolean {
  const at = (bit >> 3) - frameHeaderBytes;
  if (at < 0) return false;
  const from = Math.max(0, at - bytes);
  const to = at + 1 + bytes;
  const here = Buffer.from(page.subarray(from, to));
  turn(here, bit - (frameHeaderBytes + from) * 8);
  return here.equals(other.subarray(from, to));
}

/** The share of bytes that stand in one of them too. */
function alike(page: Buffer, others: readonly Buffer[]): number {
  const shares = others.map((other) => page.filter((byte, at) => byte === other[at]).length / page.length);
  return Math.max(0, ...shares);
}

/** A database grows by the pages that a transaction writes, and never shrinks here. */
function sizeAfter(index: number, frames: readonly Buffer[]): number {
  const earlier = frames.slice(0, index).findLast((frame) => frame.readUInt32BE(4) > 0);
  const from = earlier ? frames.lastIndexOf(earlier) + 1 : 0;
  const numbers = frames.slice(from, index + 1).map((frame) => frame.readUInt32BE(0));
  return Math.max(earlier?.readUInt32BE(4) ?? 0, ...numbers);
}
