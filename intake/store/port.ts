import type { AttachmentMark, Cover } from '../../core/submission/cover.ts';
import type { PublicKey } from '../../core/submission/key.ts';
import type { Case } from '../../core/submission/news.ts';

export interface Kiosk {
  readonly id: string;
  readonly name: string;
  readonly signingKey: PublicKey;
  readonly receivingKey: PublicKey;
}

/** A kiosk as whoever runs the intake sees it. */
export interface KioskListed {
  readonly id: string;
  readonly name: string;
  /** `kid`. */
  readonly signingKey: string;
  readonly enrolledAt: number;
  readonly revokedAt: number | null;
  readonly formerKeys: readonly {
    readonly kid: string;
    readonly replacedAt: number;
    readonly revokedAt: number | null;
  }[];
}

/** A submission as it came, with what was answered. */
export interface Submission {
  readonly submission: string;
  readonly kiosk: string;
  readonly digest: string;
  /** The number on the receipt. */
  readonly number: string;
  readonly slip: string;
  readonly service: Cover['service'];
  readonly language: string;
  /** When the resident handed it in, by the kiosk's clock, and when it came here, by ours. */
  readonly at: number;
  readonly receivedAt: number;
  readonly attachments: readonly AttachmentMark[];
  /** The submission of the same kiosk that this one puts right. */
  readonly corrects: string | null;
  /** JWS and JWE, exactly as they came; the receipt exactly as it was answered. */
  readonly cover: string;
  readonly envelope: string;
  readonly receipt: string;
}

export type Listed = Omit<Submission, 'cover' | 'envelope' | 'receipt'> & { readonly kioskName: string };

/** What was decided of a submission, as its kiosk is told. All are kept, and the last one counts. */
export interface Decided {
  readonly kiosk: string;
  /** See `newsShape`: its own number, and that of the piece before it. */
  readonly news: number;
  readonly before: number;
  readonly submission: string;
  readonly at: number;
  readonly case: Case;
  readonly note: string | null;
  /** JWE to the kiosk. */
  readonly sealed: string | null;
}

/** Which part of a list: what stands behind or in front of a submission in it, or what has this number on its slip or receipt. */
export type Which =
  | { readonly before: string }
  | { readonly after: string }
  /** Whoever noted it from the screen has that of the receipt. Every kiosk counts its own slips, so there may be more than one. */
  | { readonly slip: string };

/** Of an enrolment code or of the page's token. */
export interface WrongTry {
  readonly what: 'code' | 'token';
  /** The address that it came from. */
  readonly from: string;
  readonly at: number;
}

/**
 * What an intake keeps. Whatever a method answers is on the disk when it answers. `sqlite.ts` and `postgres.ts` are
 * held to the same tests.
 */
export interface IntakeStore {
  addCode(codeHash: string, expiresAt: number): Promise<void>;
  /**
   * Uses a code up. The same code with the same keys answers the kiosk that it made before; undefined where the code
   * is unknown, too old, or was used with other keys.
   */
  enrol(codeHash: string, kiosk: Kiosk, at: number): Promise<Kiosk | undefined>;
  /** Keeps one, and forgets all that are older than that. */
  addWrongTry(one: WrongTry, forgetBefore: number): Promise<void>;
  /** Since then, the oldest first. */
  wrongTries(what: WrongTry['what'], since: number): Promise<WrongTry[]>;
  kiosk(id: string): Promise<Kiosk | undefined>;
  /**
   * The kiosk that has this signing key, or had it before, and with it the key itself as `signingKey`. Undefined also where
   * kiosk or key were revoked.
   */
  kioskByKey(signingKid: string): Promise<Kiosk | undefined>;
  /**
   * Gives a kiosk new keys where `from`, the key that it asked with, is its present one; where it has these keys already, that
   * is all right too. Answers the kiosk as it is then, undefined where it may not have these keys.
   */
  renew(
    kiosk: string,
    from: string,
    keys: Pick<Kiosk, 'signingKey' | 'receivingKey'>,
    at: number,
  ): Promise<Kiosk | undefined>;
  /** From here on nothing counts that this kiosk signs, or that this key signed. False where there is no such thing. */
  revoke(kioskOrFormerKey: string, at: number): Promise<boolean>;
  /** All kiosks, by name, with the keys that they had before. */
  kiosks(): Promise<KioskListed[]>;
  /** Keeps it unless one of this id is there, and answers what stands there now; `number-taken` keeps nothing. */
  accept(submission: Submission): Promise<Submission | 'number-taken'>;
  /** Of this kiosk, where one is named: where rows are spread by kiosk, that is found at one place. */
  submission(id: string, kiosk?: string): Promise<Submission | undefined>;
  /** Keeps another signature of the same receipt, unless somebody else has just done so. Answers the one that is kept. */
  replaceReceipt(submission: Submission, receipt: string): Promise<string>;
  /** True where a submission of this kiosk that is kept names this attachment. */
  names(kiosk: string, attachment: string): Promise<boolean>;
  /** Of these, the ones that no submission which is kept names. */
  unnamed<One extends { readonly kiosk: string; readonly attachment: string }>(
    these: readonly One[],
  ): Promise<One[]>;
  /** Newest first, so many at most, of those that `which` leaves. */
  list(limit: number, which?: Which): Promise<Listed[]>;
  count(): Promise<number>;
  /** Submissions of the same kiosk that put this one right. */
  corrections(
    of: Pick<Submission, 'submission' | 'kiosk'>,
  ): Promise<Pick<Submission, 'submission' | 'slip'>[]>;
  /** Keeps it, unless another piece of news came to stand behind the same one first: then nothing, and false. */
  decide(decided: Decided): Promise<boolean>;
  /** All that was decided of a submission, the oldest first. */
  cases(submission: string): Promise<Decided[]>;
  /** So many at most of what a kiosk was not told yet, the oldest first. */
  news(kiosk: string, after: number, limit: number): Promise<(Decided & { readonly digest: string })[]>;
  /** The number of the last piece of news for this kiosk, 0 where there is none. */
  lastNews(kiosk: string): Promise<number>;
  close(): Promise<void>;
}
