import { z } from 'zod';
import { digestShape } from './digest.ts';
import { hallShape } from './hall.ts';
import { publicKeyShape } from './key.ts';

/** `POST /v1/enrolments`: a kiosk introduces itself with a one-time code. Asked again with the same keys, the intake answers the same kiosk. */
export const enrolmentRequestShape = z.strictObject({
  code: z.string().max(60),
  /** What staff call this kiosk, shown on slips: "大厅 1 号". */
  name: z
    .string()
    .max(60)
    .regex(/^[^\p{Cc}]+$/u),
  signingKey: publicKeyShape,
  receivingKey: publicKeyShape,
});

/**
 * What the intake answers: signed with its signing key (whose fingerprint the code carries), then sealed to the
 * kiosk's receiving key, since it holds the hashes of PINs.
 */
export const enrolmentShape = z.object({
  /** The keys are named so that nobody on the way can have put others in their place. */
  kiosk: z.strictObject({ id: z.uuid(), name: z.string(), signingKey: z.string(), receivingKey: z.string() }),
  hall: hallShape,
  intake: z.strictObject({ id: z.uuid(), envelopeKey: publicKeyShape, signingKey: publicKeyShape }),
  staff: z.array(
    z.strictObject({
      id: z.string().max(60),
      name: z.string().max(60),
      /** argon2id in PHC form, `$argon2id$…`. */
      pinHash: z.string().startsWith('$argon2id$').max(200),
    }),
  ),
  /** Where it answers a renewal, that one's digest: an earlier answer that is played back is none. */
  renewal: digestShape.optional(),
  at: z.int(),
});

export type EnrolmentRequest = z.output<typeof enrolmentRequestShape>;
export type Enrolment = z.output<typeof enrolmentShape>;
