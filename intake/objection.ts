import type { Cover } from '../core/submission/cover.ts';
import { claimedKey } from '../core/submission/signed.ts';
import { suiteOf } from '../core/submission/suite/suites.ts';
import type { Identity } from './identity.ts';
import type { Kiosk } from './store/port.ts';

/** Why a submission will never be taken here, as the refusal says it. */
export interface Objection {
  readonly status: 409 | 422;
  readonly code: string;
  readonly detail: string;
}

export const digestConflict: Objection = {
  status: 409,
  code: 'digest-conflict',
  detail: 'Another content was received under this submission before',
};

export const coverInvalid: Objection = {
  status: 422,
  code: 'cover-invalid',
  detail: 'The cover lacks something or is of a form that is not known here',
};

/** Why this can never be taken here, undefined where nothing is against it. */
export function objectionTo(
  cover: Cover,
  envelope: string,
  kiosk: Kiosk,
  { identity, services }: { identity: Identity; services: ReadonlySet<string> | undefined },
): Objection | undefined {
  if (cover.kiosk !== kiosk.id) return never('other-kiosk', 'The cover names another kiosk than signed it');
  if (cover.intake !== identity.id) return never('other-intake', 'The cover is addressed to another intake');
  if (cover.suite !== suiteOf(identity.signingKey).name)
    return never('suite-unknown', 'The cryptography is not known here');
  const key = claimedKey(envelope) ?? '';
  if (key !== identity.envelopeKey.kid && !identity.formerEnvelopeKeys.includes(key)) {
    return never('other-envelope-key', 'The envelope is sealed to a key that this intake never had');
  }
  if (services?.has(cover.service.id) === false) {
    return never('service-not-taken', `Submissions of the service ${cover.service.id} are not taken here`);
  }
  return undefined;
}

function never(code: string, detail: string): Objection {
  return { status: 422, code, detail };
}
