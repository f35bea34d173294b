import type { AttachmentMark } from '../../core/submission/cover.ts';
import type { Receipt, Refusal } from '../../core/submission/receipt.ts';

/** Where submissions go. Nothing here throws: whatever is not a signed answer is silence. */
export interface Upstream {
  /** Brings one sealed file up, or the part of it that is not there yet. */
  sendAttachment(mark: AttachmentMark, file: string, signal: AbortSignal): Promise<Uploaded>;
  sendSubmission(
    parcel: { submission: string; digest: string; cover: string; envelope: string },
    signal: AbortSignal,
  ): Promise<Answer>;
}

export type Uploaded = { readonly kind: 'uploaded' } | Silence;

export type Answer =
  | { readonly kind: 'receipt'; readonly receipt: Receipt; readonly jws: string }
  | { readonly kind: 'refusal'; readonly refusal: Refusal; readonly jws: string }
  | Silence;

export interface Silence {
  readonly kind: 'silence';
  readonly code: SilenceCode;
  /** From `Retry-After`; none before so long. */
  readonly retryAfterMs?: number;
}

/**
 * What the last attempt came to. Staff read a sentence for each: `outcome.<code>` in `locales/<lang>/staff.json`, beside
 * `received` and `refused`.
 */
export const silenceCodes = [
  /** No connection came about, or it broke. */
  'unreachable',
  'timed-out',
  /** Something answered that cannot sign as our intake: a web page, another server, a broken answer. */
  'not-the-intake',
  /** 5xx. */
  'intake-failed',
  /** 429 or 503. */
  'intake-busy',
  /** 4xx without a signed refusal, as from an intake that does not know this kiosk. */
  'not-accepted',
  /** The intake does not have an attachment that the submission names: it has to go up again. */
  'attachment-missing',
  /** The sealed file of an attachment cannot be read on this kiosk. */
  'attachment-lost',
] as const;

export type SilenceCode =
  | (typeof silenceCodes)[number]
  /** Put off for something smaller, or the kiosk closes. Nothing was learnt from it, so nothing is kept of it. */
  | 'given-up';
