import { z } from 'zod';
import { digestShape } from './digest.ts';
import { namedTruly, publicKeyShape } from './key.ts';
import type { PublicKey } from './key.ts';
import { verify } from './signed.ts';

/**
 * `POST /v1/renewals`: a kiosk asks what its intake says by now, and perhaps shows new keys of its own. Asked again with
 * the same keys, the intake answers the same kiosk.
 */
export const renewalRequestShape = z.strictObject({
  /** JWS of `renewalShape` by the signing key that the kiosk has so far. */
  renewal: z.string().max(8_000),
  /** JWS of `keyProofShape` by the signing key that the kiosk will have. */
  proof: z.string().max(2_000),
});

/** Both keys are new, or neither is: so an old renewal that is played back can put no former key in a newer one's place. */
export const renewalShape = z.object({
  kiosk: z.uuid(),
  intake: z.uuid(),
  /** `kid` of the intake's signing key as the kiosk has pinned it. */
  intakeKey: z.string().max(100),
  signingKey: publicKeyShape,
  receivingKey: publicKeyShape,
  /** By the kiosk's clock, UTC milliseconds. */
  at: z.int(),
});

/** Over the renewal's text, so that it is a proof for that one alone. */
export const keyProofShape = z.object({ renewal: digestShape });

/** What the intake answers. */
export const renewedShape = z.object({
  /** As at enrolment: signed, then sealed to the receiving key that the renewal names. */
  enrolment: z.string(),
  /** From the key that the kiosk has pinned to the one that signed the enrolment, in order; empty where it is the same. */
  successions: z.array(z.string()).max(1_000),
});

/** Signed by a signing key of the intake that is going: which one comes after it. */
export const successionShape = z.object({
  intake: z.uuid(),
  formerKey: z.string().max(100),
  signingKey: publicKeyShape,
  /** By the intake's clock, UTC milliseconds. */
  at: z.int(),
});

export type RenewalRequest = z.output<typeof renewalRequestShape>;
export type Renewal = z.output<typeof renewalShape>;
export type Succession = z.output<typeof successionShape>;

/** The intake's key at the end of the chain that begins with `pinned`; undefined where a link of it does not hold. */
export async function keyAfter(
  pinned: PublicKey,
  intake: string,
  successions: readonly string[],
): Promise<PublicKey | undefined> {
  let key = pinned;
  for (const jws of successions) {
    const succession = await verify('bangban-succession', successionShape, jws, key);
    if (succession?.intake !== intake || succession.formerKey !== key.kid) return undefined;
    if (!(await namedTruly(succession.signingKey))) return undefined;
    key = succession.signingKey;
  }
  return key;
}
