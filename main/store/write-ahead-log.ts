import { existsSync, readFileSync } from 'node:fs';
import { writeDurably } from './write-durably.ts';

const headerBytes = 32;
const frameHeaderBytes = 24;
const pageSizeAt = 8;
const salts = { inHeader: 16, inFrame: 8, bytes: 8 };
/** Of the header of the log, and of that of a frame, so much is covered by the sum. */
const summedBytes = { header: 24, frame: 8 };

/**
 * Looks at SQLite's write-ahead log before SQLite does, which takes the first frame that is not whole for the end and says
 * nothing: what a power cut leaves of the last transaction looks the same, and was never confirmed.
 *
 * One bit that the disk has flipped is found by trying, since the sum of its frame is right again without it; then it is put
 * back. `cut`: more than that is wrong, and further transactions follow, each of which was begun when the one before was on
 * the disk. So something that was confirmed is lost.
 *
 * The form of the log: sqlite.org/fileformat2.html, section 4.
 */
export function mendLog(log: string): 'whole' | 'mended' | 'cut' {
  if (!existsSync(log)) return 'whole';
  const bytes = readFileSync(log);
  if (bytes.length < headerBytes) return 'whole';
  const header = bytes.subarray(0, headerBytes);
  if (!isHeader(header)) {
    // Without it SQLite takes the log for empty. It lies in one sector, so a power cut leaves it whole.
    if (!putBitBack(header, () => isHeader(header))) return bytes.length > headerBytes ? 'cut' : 'whole';
    writeDurably(log, bytes, 0o600);
    const further = mendLog(log);
    return further === 'whole' ? 'mended' : further;
  }
  const ours = bytes.subarray(salts.inHeader, salts.inHeader + salts.bytes);
  const frames = framesOf(bytes, ours);
  let sum: Sum = summed(bytes.subarray(0, summedBytes.header), [0, 0]);
  for (const [index, frame] of frames.entries()) {
    const next = sumOf(frame, sum);
    const isSummed = isRight(frame, next);
    if (isSummed && saltsOf(frame).equals(ours)) {
      sum = next;
      continue;
    }
    // The sum does not cover the salts.
    if (isSummed) saltsOf(frame).set(ours);
    const before = sum;
    if (isSummed || putBitBack(frame, () => isRight(frame, sumOf(frame, before)))) {
      writeDurably(log, bytes, 0o600);
      return 'mended';
    }
    const commits = frames.slice(index).filter((each) => each.readUInt32BE(4) > 0);
    return commits.length > 1 ? 'cut' : 'whole';
  }
  return 'whole';
}

/** Those of this round: what an earlier one has left behind has quite other salts. */
function framesOf(bytes: Buffer, ours: Buffer): Buffer[] {
  const frameBytes = frameHeaderBytes + bytes.readUInt32BE(pageSizeAt);
  const frames: Buffer[] = [];
  for (let at = headerBytes; at + frameBytes <= bytes.length; at += frameBytes)
    frames.push(bytes.subarray(at, at + frameBytes));
  return frames.slice(0, frames.findLastIndex((frame) => bitsApart(saltsOf(frame), ours) <= 1) + 1);
}

function saltsOf(frame: Buffer): Buffer {
  return frame.subarray(salts.inFrame, salts.inFrame + salts.bytes);
}

function bitsApart(one: Buffer, other: Buffer): number {
  const apart = one.readBigUInt64BE() ^ other.readBigUInt64BE();
  return apart.toString(2).replaceAll('0', '').length;
}

/** True where these bytes are right with one bit of them the other way round, and now they are. */
function putBitBack(bytes: Buffer, isRightNow: () => boolean): boolean {
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const at = bit >> 3;
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit & 7));
    if (isRightNow()) return true;
    bytes[at] ^= 1 << (bit & 7);
  }
  return false;
}

function isHeader(header: Buffer): boolean {
  const [one, other] = summed(header.subarray(0, summedBytes.header), [0, 0]);
  return header.readUInt32BE(24) === one && header.readUInt32BE(28) === other;
}

type Sum = readonly [number, number];

function isRight(frame: Buffer, [one, other]: Sum): boolean {
  return frame.readUInt32BE(16) === one && frame.readUInt32BE(20) === other;
}

function sumOf(frame: Buffer, before: Sum): Sum {
  const withHeader = summed(frame.subarray(0, summedBytes.frame), before);
  return summed(frame.subarray(frameHeaderBytes), withHeader);
}

/** Over whole pairs of words, in the order of bytes that common processors have. */
function summed(bytes: Buffer, before: Sum): Sum {
  let [one, other] = before;
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    one = (one + bytes.readUInt32LE(at) + other) >>> 0;
    other = (other + bytes.readUInt32LE(at + 4) + one) >>> 0;
  }
  return [one, other];
}
