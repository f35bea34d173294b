import { existsSync, readFileSync } from 'node:fs';
import { bitsApart, bitsThatMend, turn } from './bits.ts';
import { likeliestBit } from './likeliest-bit.ts';
import { frameHeaderBytes, pageOf } from './log-frames.ts';
import { writeDurably } from './write-durably.ts';

const headerBytes = 32;
const pageSizeAt = 8;
const salts = { inHeader: 16, inFrame: 8, bytes: 8 };
/** Of the header of the log, and of that of a frame, so much is covered by the sum. */
const summedBytes = { header: 24, frame: 8 };

/**
 * Looks at SQLite's write-ahead log before SQLite does, which takes the first frame that is not whole for the end and says
 * nothing: what a power cut leaves of the last transaction looks the same, and was never confirmed.
 *
 * One bit that the disk has flipped is found by trying, since the sum of its frame is right again without it; then it is put
 * back. The sum is weak in the upper bits of a word: there hundreds of bits would do, and the right one is that in which the page
 * before or after it differs. Where that does not tell, all frames are summed anew as they are, and what the log held is a
 * database with one bit wrong, in which it is found as any other. `cut`: more than that is wrong, and further transactions
 * follow, each of which was begun when the one before was on the disk. So something that was confirmed is lost.
 *
 * The form of the log: sqlite.org/fileformat2.html, section 4.
 *
 * @param database of which it is the log
 */
export function mendLog(database: string): 'whole' | 'mended' | 'cut' {
  const log = `${database}-wal`;
  if (!existsSync(log)) return 'whole';
  const bytes = readFileSync(log);
  if (bytes.length < headerBytes) return 'whole';
  const header = bytes.subarray(0, headerBytes);
  if (!isHeader(header)) {
    // Without it SQLite takes the log for empty. It lies in one sector, so a power cut leaves it whole.
    const firstSalts = saltsOf(bytes.subarray(headerBytes));
    const bit = bitsThatMend(header, () => isHeader(header)).find((each) =>
      isOfALog(header, each, firstSalts),
    );
    if (bit === undefined) return bytes.length > headerBytes ? 'cut' : 'whole';
    turn(header, bit);
    writeDurably(log, bytes, 0o600);
    const further = mendLog(database);
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
    const before = sum;
    const bits = isSummed ? [] : bitsThatMend(frame, () => isRight(frame, sumOf(frame, before)));
    if (!isSummed && bits.length === 0) {
      const commits = frames.slice(index).filter((each) => each.readUInt32BE(4) > 0);
      return commits.length > 1 ? 'cut' : 'whole';
    }
    const bit = bits.length > 1 ? likeliestBit(bits, index, { frames, database }) : bits[0];
    // The sum does not cover the salts.
    if (isSummed) saltsOf(frame).set(ours);
    else if (bit === undefined) sumAnew(frames.slice(index), before);
    else turn(frame, bit);
    writeDurably(log, bytes, 0o600);
    return 'mended';
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

/** The sum does not tell which of them it was; what a log begins with does, and that its frames have the same salts. */
function isOfALog(header: Buffer, bit: number, firstSalts: Buffer): boolean {
  const turned = Buffer.from(header);
  turn(turned, bit);
  return (
    (turned.readUInt32BE(0) | 1) === 0x377f0683 &&
    turned.readUInt32BE(4) === 3_007_000 &&
    (firstSalts.length < salts.bytes ||
      turned.subarray(salts.inHeader, salts.inHeader + salts.bytes).equals(firstSalts))
  );
}

function isHeader(header: Buffer): boolean {
  const [one, other] = summed(header.subarray(0, summedBytes.header), [0, 0]);
  return header.readUInt32BE(24) === one && header.readUInt32BE(28) === other;
}

type Sum = readonly [number, number];

function isRight(frame: Buffer, [one, other]: Sum): boolean {
  const [toldOne, toldOther] = toldSum(frame);
  return toldOne === one && toldOther === other;
}

/**
 * Sums these as they are, each that was right behind the one before it as that was: what a power cut has left of the last transaction
 * must not become whole. Of the first, its sum itself may have been what was flipped.
 */
function sumAnew(frames: readonly Buffer[], before: Sum): void {
  const [first, second] = frames;
  if (!first) return;
  let sum = sumOf(first, before);
  let former = second && isRight(second, sumOf(second, sum)) ? sum : toldSum(first);
  setSum(first, sum);
  for (const frame of frames.slice(1)) {
    if (!isRight(frame, sumOf(frame, former))) return;
    former = toldSum(frame);
    sum = sumOf(frame, sum);
    setSum(frame, sum);
  }
}

function toldSum(frame: Buffer): Sum {
  return [frame.readUInt32BE(16), frame.readUInt32BE(20)];
}

function setSum(frame: Buffer, [one, other]: Sum): void {
  frame.writeUInt32BE(one, 16);
  frame.writeUInt32BE(other, 20);
}

function sumOf(frame: Buffer, before: Sum): Sum {
  const withHeader = summed(frame.subarray(0, summedBytes.frame), before);
  return summed(pageOf(frame), withHeader);
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
