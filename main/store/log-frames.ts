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
