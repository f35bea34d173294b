import { createHash, randomBytes } from 'node:crypto';
import { readEnrolmentCode, writeEnrolmentCode } from '../core/submission/enrolment-code.ts';
import type { Enrolment, EnrolmentRequest } from '../core/submission/enrolment.ts';
import { namedTruly, publicPart } from '../core/submission/key.ts';
import type { PublicKey } from '../core/submission/key.ts';
import { seal } from '../core/submission/sealed.ts';
import { sign } from '../core/submission/signed.ts';
import { suiteOf } from '../core/submission/suite/suites.ts';
import type { Attempts } from './attempts.ts';
import type { Identity } from './identity.ts';
import { Problem } from './problem.ts';
import type { IntakeStore, Kiosk } from './store/port.ts';

export interface EnrolParts {
  readonly identity: Identity;
  readonly store: IntakeStore;
  /** Read anew for every kiosk, so that a change of hall or staff needs no restart. */
  readonly premises: () => Promise<Pick<Enrolment, 'hall' | 'staff'>>;
  readonly attempts: Attempts;
  readonly now: () => number;
  readonly uuid: () => string;
}

const codeValidMs = 7 * 24 * 3_600_000;

/** A new one-time code, good for a week. Only its hash is kept. */
export async function newEnrolmentCode(identity: Identity, store: IntakeStore, now: number): Promise<string> {
  const code = writeEnrolmentCode(randomBytes(8), identity.signingKey.kid);
  await store.addCode(hashOf(readEnrolmentCode(code)?.secret ?? ''), now + codeValidMs);
  return code;
}

/** Makes a kiosk known and answers, signed and sealed to it, what it has to know. */
export async function enrolKiosk(
  request: EnrolmentRequest,
  from: string,
  { identity, store, premises, attempts, now, uuid }: EnrolParts,
): Promise<string> {
  const wait = await attempts.waitSeconds(from);
  if (wait > 0) throw new Problem('too-many-tries', 429, 'Too many wrong codes', { retryAfterSeconds: wait });
  const { name, signingKey, receivingKey } = request;
  demandSuite(identity, signingKey, receivingKey);
  if (!(await namedTruly(signingKey)) || !(await namedTruly(receivingKey))) {
    throw new Problem('request-invalid', 400, 'A key is not named by its thumbprint');
  }
  const code = readEnrolmentCode(request.code);
  const kiosk =
    code && (await store.enrol(hashOf(code.secret), { id: uuid(), name, signingKey, receivingKey }, now()));
  if (!kiosk) {
    await attempts.countWrong(from);
    throw new Problem('code-unknown', 403, 'The code is not known, was used, or is too old');
  }
  return enrolmentFor(kiosk, { identity, premises, now });
}

/**
 * What a kiosk has to know, signed and sealed to it.
 *
 * @param renewal digest of the renewal that it answers, if it answers one
 */
export async function enrolmentFor(
  kiosk: Kiosk,
  { identity, premises, now }: Pick<EnrolParts, 'identity' | 'premises' | 'now'>,
  renewal?: string,
): Promise<string> {
  const enrolment: Enrolment = {
    kiosk: {
      id: kiosk.id,
      name: kiosk.name,
      signingKey: kiosk.signingKey.kid,
      receivingKey: kiosk.receivingKey.kid,
    },
    ...(await premises()),
    intake: {
      id: identity.id,
      envelopeKey: identity.envelopeKey,
      signingKey: publicPart(identity.signingKey),
    },
    ...(renewal !== undefined && { renewal }),
    at: now(),
  };
  return seal(await sign('bangban-enrolment', enrolment, identity.signingKey), kiosk.receivingKey);
}

/** The kiosk's keys have to be of the suite that this intake works with; whoever shows others is told which that is. */
export function demandSuite({ signingKey }: Pick<Identity, 'signingKey'>, ...keys: PublicKey[]): void {
  if (keys.every(({ crv }) => crv === signingKey.crv)) return;
  const { name } = suiteOf(signingKey);
  throw new Problem('suite-wanted', 422, `This intake works with ${name}`, { suite: name });
}

/** A plain hash is enough for a code of 50 random bits that is good once and for a week. */
function hashOf(secret: string): string {
  return createHash('sha256').update(`bangban enrolment ${secret}`).digest('hex');
}
