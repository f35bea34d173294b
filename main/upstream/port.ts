import type { AttachmentMark } from '../../core/submission/cover.ts';
import type { EnvelopeContent } from '../../core/submission/envelope.ts';
import type { News } from '../../core/submission/news.ts';
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

/** Asks what the intake has to tell of what was sent, from behind the piece of news that is kept. Never throws. */
export type AskForNews = (after: number, signal: AbortSignal) => Promise<Told>;

export type Told =
  { readonly kind: 'told'; readonly news: readonly Heard[]; readonly more: boolean } | Silence;

/** A piece of news that our intake signed, for this kiosk, next in line; opened as far as our key opens it. */
export interface Heard extends Pick<News, 'news' | 'submission' | 'digest' | 'at' | 'case'> {
  /** What the clerk says to the resident. */
  readonly note: string | undefined;
  /** What was handed in, where it is handed back. */
  readonly content: EnvelopeContent | undefined;
}

export type Uploaded = { readonly kind: 'uploaded' } | Silence;

export type Answer = SignedAnswer | Silence;

export type SignedAnswer =
  | { readonly kind: 'receipt'; readonly receipt: Receipt; readonly jws: string }
  | { readonly kind: 'refusal'; readonly refusal: Refusal; readonly jws: string };

export interface Silence {
  readonly kind: 'silence';
  readonly code: SilenceCode;
  /** From `Retry-After`; none before so long. */
  readonly retryAfterMs?: number;
  /** True where part of an attachment was taken before: the road was good, and has broken. */
  readonly moved?: boolean;
  /** It was signed by a key that is not the pinned one: the intake may have a new one, or somebody else answers. */
  readonly byAnotherKey?: true;
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
  /** The envelope on this kiosk is not the one that its cover names: the disk has changed it. */
  'envelope-lost',
] as const;

export type SilenceCode =
  | (typeof silenceCodes)[number]
  /** Put off for something smaller, or the kiosk closes. Nothing was learnt from it, so nothing is kept of it. */
  | 'given-up';
