/** The pieces of SQLite's write-ahead log: a header for each frame, and a page. sqlite.org/fileformat2.html, section 4. */
export const frameHeaderBytes = 24;

/** What stands in the log, from its first frame on, and whose log it is. */
export interface Log {
  readonly frames: readonly Buffer[];
  /** Its file. */
  readonly database: string;
}

export function pageOf(frame: Buffer): Buffer {
  return frame.subarray(frameHeaderBytes);
}

/** @param bit counted from the first byte on, and in it from the lowest */
export function turn(bytes: Buffer, bit: number): void {
  const at = bit >> 3;
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit & 7));
}
