import { digestOf } from '../../core/submission/digest.ts';
import { enrolmentShape } from '../../core/submission/enrolment.ts';
import type { Enrolment } from '../../core/submission/enrolment.ts';
import { namedTruly, publicPart } from '../../core/submission/key.ts';
import { makeKey } from '../../core/submission/make-key.ts';
import { keyAfter, renewedShape } from '../../core/submission/renewal.ts';
import type { Renewal } from '../../core/submission/renewal.ts';
import { unseal } from '../../core/submission/sealed.ts';
import { sign, verify } from '../../core/submission/signed.ts';
import { suiteOf } from '../../core/submission/suite/suites.ts';
import { readKioskKeys, readNextKeys, writeNextKeys } from './enrolment.ts';
import type { KeptEnrolment, KeyPairs, Secrets } from './enrolment.ts';
import { endpoint, postJson } from './exchange.ts';
import type { Silence } from './port.ts';

export type Renewed = { readonly kind: 'renewed'; readonly enrolment: KeptEnrolment } | Silence;

/** A year: what was sealed to a receiving key before it was changed has come by then, or comes no more. */
const formerKeptMs = 366 * 86_400_000;

/**
 * Makes new key pairs for this kiosk, which the next renewal shows to the intake. Where such are there already, they stay: the
 * intake may have taken them, and only its answer was lost.
 */
export async function makeNextKeys(secrets: Secrets): Promise<void> {
  if (readNextKeys(secrets)) return;
  const curve = readKioskKeys(secrets)?.signing.crv;
  writeNextKeys(secrets, { signing: await makeKey(curve), receiving: await makeKey(curve) });
}

/**
 * Asks the intake what it says by now: its keys, the hall, the staff; and shows it new keys of this kiosk, where such were
 * made. Those are on the disk before it hears of them and stay beside the present ones until a valid answer has come, so
 * whatever breaks on the way, the same call again goes on where it was.
 *
 * An answer counts only where it is signed by the intake's pinned key, or one that the pinned key vouches for, and for
 * exactly this call: none that was recorded before does.
 */
export async function renew(
  kept: KeptEnrolment,
  { secrets, now, signal }: { secrets: Secrets; now: () => number; signal: AbortSignal },
): Promise<Renewed> {
  const next = readNextKeys(secrets);
  const keys: KeyPairs = next ?? kept.keys;
  const content: Renewal = {
    kiosk: kept.kiosk.id,
    intake: kept.intake.id,
    intakeKey: kept.intake.signingKey.kid,
    signingKey: publicPart(keys.signing),
    receivingKey: publicPart(keys.receiving),
    at: now(),
  };
  const renewal = await sign('bangban-renewal', content, kept.keys.signing);
  const digest = await digestOf(renewal, suiteOf(keys.signing));
  const proof = await sign('bangban-renewal-proof', { renewal: digest }, keys.signing);
  const exchanged = await postJson(
    endpoint(kept.url, 'v1/renewals'),
    { renewal, proof },
    { signal, timeoutMs: 60_000 },
  );
  if (exchanged.kind === 'silence') return exchanged;
  const enrolment = await openRenewed(exchanged.body, kept, keys, digest);
  if (!enrolment) return exchanged.silence;
  const { former } = kept.keys;
  return {
    kind: 'renewed',
    enrolment: {
      ...enrolment,
      url: kept.url,
      keys: {
        signing: keys.signing,
        receiving: keys.receiving,
        former: [
          ...former.filter(({ replacedAt }) => replacedAt > enrolment.at - formerKeptMs),
          ...(next ? [{ receiving: kept.keys.receiving, replacedAt: enrolment.at }] : []),
        ],
      },
    },
  };
}

async function openRenewed(
  body: unknown,
  { kiosk, intake }: KeptEnrolment,
  keys: KeyPairs,
  renewal: string,
): Promise<Enrolment | undefined> {
  const answer = renewedShape.safeParse(body).data;
  const jws = answer && (await unseal(answer.enrolment, keys.receiving));
  if (!answer || jws === undefined) return undefined;
  const key = await keyAfter(intake.signingKey, intake.id, answer.successions);
  if (!key) return undefined;
  const enrolment = await verify('bangban-enrolment', enrolmentShape, jws, key);
  if (enrolment?.renewal !== renewal) return undefined;
  const isOurs =
    enrolment.kiosk.id === kiosk.id &&
    enrolment.kiosk.signingKey === keys.signing.kid &&
    enrolment.kiosk.receivingKey === keys.receiving.kid &&
    enrolment.intake.id === intake.id &&
    enrolment.intake.signingKey.kid === key.kid;
  return isOurs && (await namedTruly(enrolment.intake.envelopeKey)) ? enrolment : undefined;
}
