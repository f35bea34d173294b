import { digestOf } from '../core/submission/digest.ts';
import { namedTruly } from '../core/submission/key.ts';
import { keyProofShape, renewalShape } from '../core/submission/renewal.ts';
import type { RenewalRequest } from '../core/submission/renewal.ts';
import { verify } from '../core/submission/signed.ts';
import { suiteOf } from '../core/submission/suite/suites.ts';
import { demandSuite, enrolmentFor } from './enrol.ts';
import type { EnrolParts } from './enrol.ts';
import { successionsFrom } from './identity.ts';
import { Problem } from './problem.ts';
import { signedByKiosk } from './signed-by-kiosk.ts';

export type RenewParts = Pick<EnrolParts, 'identity' | 'store' | 'premises' | 'now'>;

/**
 * Tells a kiosk that is enrolled what it has to know by now, and takes new keys of it. Only the kiosk's present key may
 * show new ones; one that it had before may ask again for what it asked before, since the answer may have been lost.
 */
export async function renewKiosk(
  { renewal: jws, proof }: RenewalRequest,
  parts: RenewParts,
): Promise<{ enrolment: string; successions: string[] }> {
  const { identity, store, now } = parts;
  const signed = await signedByKiosk('bangban-renewal', renewalShape, jws, store);
  if (!signed || signed.content.kiosk !== signed.kiosk.id || signed.content.intake !== identity.id) {
    throw new Problem('kiosk-unknown', 401, 'The renewal is not signed by a kiosk that is enrolled here');
  }
  const { kiosk: known, content: renewal } = signed;
  const { signingKey, receivingKey } = renewal;
  demandSuite(identity, signingKey, receivingKey);
  const digest = await digestOf(jws, suiteOf(signingKey));
  const proven = await verify('bangban-renewal-proof', keyProofShape, proof, signingKey);
  if (proven?.renewal !== digest || !(await namedTruly(signingKey)) || !(await namedTruly(receivingKey))) {
    throw new Problem('request-invalid', 400, 'There is no proof that the kiosk has the key that it shows');
  }
  const successions = successionsFrom(renewal.intakeKey, identity);
  if (!successions)
    throw new Problem('intake-key-unknown', 409, 'The kiosk has pinned a key that this intake never had');
  const kiosk = await store.renew(known.id, known.signingKey.kid, { signingKey, receivingKey }, now());
  if (!kiosk) throw new Problem('renewal-refused', 409, 'These are not the keys that the kiosk may have now');
  return { enrolment: await enrolmentFor(kiosk, parts, digest), successions };
}
