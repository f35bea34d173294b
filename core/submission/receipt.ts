import { z } from 'zod';
import { digestShape } from './digest.ts';

const about = {
  submission: z.uuid(),
  kiosk: z.uuid(),
  intake: z.uuid(),
  /** The envelope's digest, so that a receipt for one content is none for another. */
  digest: digestShape,
  /** By the intake's clock, UTC milliseconds. */
  at: z.int(),
};

/** Signed by the intake once it has stored the submission durably. The only thing that counts as received. */
export const receiptShape = z.object({ ...about, number: z.string().regex(/^[0-9]{4,20}$/) });

/** Signed by the intake: it will never take this one, so that staff have to see to it. */
export const refusalShape = z.object({
  ...about,
  code: z.string().regex(/^[a-z-]{1,60}$/),
  /** One sentence for staff. Never an answer. */
  detail: z.string().max(500),
});

/** The longest sentence for staff takes a fifth of it. What is longer is from nobody of ours, and need not be read. */
const jws = z.string().max(20_000);

/** One answer of an intake to a submission, by whichever road it comes: a JWS of one of the two. */
export const answerShape = z.union([z.object({ receipt: jws }), z.object({ refusal: jws })]);

export type Answered = z.output<typeof answerShape>;
export type Receipt = z.output<typeof receiptShape>;
export type Refusal = z.output<typeof refusalShape>;
