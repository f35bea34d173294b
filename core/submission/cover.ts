import { z } from 'zod';
import { digestShape } from './digest.ts';

/** A word of printable ASCII: everything that is no answer and no sentence. */
const word = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[!-~]+$/);

/** An attachment as it lies sealed: `bytes` and `digest` are of the sealed bytes, not of the photo. */
export const attachmentMarkShape = z.object({
  attachment: z.uuid(),
  digest: digestShape,
  bytes: z.int().min(1),
});

/** So many photos, signatures and recordings one submission may have. */
export const mostAttachmentsNamed = 200;

/**
 * What stands outside the envelope, signed by the kiosk: enough for an intake to check and store what it cannot open.
 * No answer is in it.
 */
export const coverShape = z.object({
  /** Also the idempotency key. */
  submission: z.uuid(),
  kiosk: z.uuid(),
  intake: z.uuid(),
  /** The number on the resident's slip, by which a counter finds the submission. */
  slip: z.string().regex(/^[0-9]{8}$/),
  service: z.object({
    id: word(60),
    version: word(60),
    digest: word(100),
  }),
  language: word(20),
  /** Of the envelope's bytes as they are sent. */
  envelope: digestShape,
  attachments: z.array(attachmentMarkShape).max(mostAttachmentsNamed).refine(eachOnce),
  /** The cryptography of cover, envelope and attachments, see `suite/suites.ts`. */
  suite: word(60),
  /** The submission that was handed back, where this is that one put right. */
  corrects: z.uuid().optional(),
  /** When the resident handed it in, by the kiosk's clock, UTC milliseconds. */
  at: z.int(),
});

function eachOnce(marks: readonly { attachment: string }[]): boolean {
  return new Set(marks.map(({ attachment }) => attachment)).size === marks.length;
}

export type AttachmentMark = z.output<typeof attachmentMarkShape>;
export type Cover = z.output<typeof coverShape>;
