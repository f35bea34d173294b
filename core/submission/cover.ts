import { z } from 'zod';
import { digestShape } from './digest.ts';

/** The cryptography that cover and envelope are made with. Another suite gets another name. */
export const suite = 'ES256+ECDH-ES+A256GCM+SHA-256';

/** An attachment as it lies sealed: `bytes` and `digest` are of the sealed bytes, not of the photo. */
export const attachmentMarkShape = z.strictObject({
  attachment: z.uuid(),
  digest: digestShape,
  bytes: z.int().min(1),
});

/**
 * What stands outside the envelope, signed by the kiosk: enough for an intake to check and store what it cannot open.
 * No answer is in it.
 */
export const coverShape = z.strictObject({
  /** Also the idempotency key. */
  submission: z.uuid(),
  kiosk: z.uuid(),
  intake: z.uuid(),
  /** The number on the resident's slip, by which a counter finds the submission. */
  slip: z.string().regex(/^[0-9]{8}$/),
  service: z.strictObject({
    id: z.string().max(60),
    version: z.string().max(60),
    digest: z.string().max(100),
  }),
  language: z.string().max(20),
  /** Of the envelope's bytes as they are sent. */
  envelope: digestShape,
  attachments: z.array(attachmentMarkShape).max(200),
  suite: z.string().max(60),
  /** When the resident handed it in, by the kiosk's clock, UTC milliseconds. */
  at: z.int(),
});

export type AttachmentMark = z.output<typeof attachmentMarkShape>;
export type Cover = z.output<typeof coverShape>;
