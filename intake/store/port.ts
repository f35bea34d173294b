import type { AttachmentMark, Cover } from '../../core/submission/cover.ts';
import type { PublicKey } from '../../core/submission/key.ts';

export interface Kiosk {
  readonly id: string;
  readonly name: string;
  readonly signingKey: PublicKey;
  readonly receivingKey: PublicKey;
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
  /** JWS and JWE, exactly as they came; the receipt exactly as it was answered. */
  readonly cover: string;
  readonly envelope: string;
  readonly receipt: string;
}

export type Listed = Omit<Submission, 'cover' | 'envelope' | 'receipt'> & { readonly kioskName: string };

/** Which part of a list: what stands behind or in front of a submission in it, or what has this number on its slip or receipt. */
export type Which =
  | { readonly before: string }
  | { readonly after: string }
  /** Whoever noted it from the screen has that of the receipt. Every kiosk counts its own slips, so there may be more than one. */
  | { readonly slip: string };

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
  kioskByKey(signingKid: string): Promise<Kiosk | undefined>;
  /** Keeps it unless one of this id is there, and answers what stands there now; `number-taken` keeps nothing. */
  accept(submission: Submission): Promise<Submission | 'number-taken'>;
  submission(id: string): Promise<Submission | undefined>;
  /** True where a submission of this kiosk that is kept names this attachment. */
  names(kiosk: string, attachment: string): Promise<boolean>;
  /** Newest first, so many at most, of those that `which` leaves. */
  list(limit: number, which?: Which): Promise<Listed[]>;
  count(): Promise<number>;
  close(): Promise<void>;
}
