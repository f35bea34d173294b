import { createHash } from 'node:crypto';

/** One entry of the audit log: who did what, and when. */
export interface AuditEntry {
  /** Counted from 1, without a gap, also over restarts. */
  readonly seq: number;
  /** UTC milliseconds. */
  readonly at: number;
  readonly clockTrusted: boolean;
  readonly act: string;
  /** JSON. */
  readonly fields: string;
}

/** What the next entry is tied to. */
export interface AuditLink {
  readonly seq: number;
  /** 32 bytes. */
  readonly digest: Buffer;
}

/** SHA-256 over the digest before and the entry, as a JSON array of its parts in this order. */
export function linkOf(before: AuditLink, entry: AuditEntry): AuditLink {
  const { seq, at, clockTrusted, act, fields } = entry;
  const digest = createHash('sha256')
    .update(before.digest)
    .update(JSON.stringify([seq, at, clockTrusted, act, fields]))
    .digest();
  return { seq, digest };
}

/**
 * The number of the first entry that does not follow from the one before: it was changed, put in, or what stood before it
 * was taken out. Undefined where all of it fits. What was cut off at its end shows only beside a digest that was written
 * down elsewhere.
 */
export function firstThatDoesNotFit(
  beginning: AuditLink,
  entries: readonly (AuditEntry & AuditLink)[],
): number | undefined {
  let before = beginning;
  for (const entry of entries) {
    const link = linkOf(before, entry);
    if (entry.seq !== before.seq + 1 || !link.digest.equals(entry.digest)) return entry.seq;
    before = link;
  }
  return undefined;
}
