import { z } from 'zod';
import { fingerprintOf, readEnrolmentCode } from '../../core/submission/enrolment-code.ts';
import type { EnrolmentCode } from '../../core/submission/enrolment-code.ts';
import { enrolmentShape } from '../../core/submission/enrolment.ts';
import type { Enrolment } from '../../core/submission/enrolment.ts';
import { namedTruly, publicPart } from '../../core/submission/key.ts';
import { makeKey } from '../../core/submission/make-key.ts';
import { problemShape, problemType } from '../../core/submission/problem.ts';
import { unseal } from '../../core/submission/sealed.ts';
import { claimedContent, verify } from '../../core/submission/signed.ts';
import type { Suite } from '../../core/submission/suite/suite.ts';
import { firstSuite, suites } from '../../core/submission/suite/suites.ts';
import { readEnrolment, readKioskKeys, writeKioskKeys } from './enrolment.ts';
import type { KeptEnrolment, KioskKeys, Secrets } from './enrolment.ts';
import { endpoint, postJson } from './exchange.ts';

export type EnrolRefusal =
  /** What was typed cannot be a code; nothing was sent. */
  | 'code-mistyped'
  /** The intake does not know the code, or it was used or is too old. */
  | 'code-unknown'
  /** Too many wrong codes at the intake: some minutes later again. */
  | 'wait'
  | 'unreachable'
  /** What answered is not the intake that the code was made by. */
  | 'not-the-intake'
  | 'enrolled-already';

export type Enrolled =
  | { readonly ok: true; readonly enrolment: KeptEnrolment }
  | { readonly ok: false; readonly code: EnrolRefusal };

export interface EnrolRequest {
  readonly url: string;
  /** As typed by the operator. */
  readonly code: string;
  /** What staff call this kiosk. */
  readonly name: string;
  readonly secrets: Secrets;
  /** Puts the enrolment on the disk, and all that comes with it: both or neither. */
  readonly keep: (enrolment: KeptEnrolment) => void;
}

/**
 * Introduces this kiosk to an intake and pins the intake's keys. Whatever breaks on the way, the same call again goes
 * on where it was: the kiosk's keys are kept first, and the intake answers the same keys with the same kiosk.
 */
export async function enrol(request: EnrolRequest): Promise<Enrolled> {
  const { code: typed, secrets } = request;
  if (readEnrolment(secrets)) return { ok: false, code: 'enrolled-already' };
  const code = readEnrolmentCode(typed);
  if (!code) return { ok: false, code: 'code-mistyped' };
  const known = readKioskKeys(secrets) ?? (await freshKeys(secrets, firstSuite));
  const first = await ask(request, code, known);
  if (first.ok || first.wanted === undefined) return first;
  // The intake works with another suite: with keys of that one it is asked once more.
  return ask(request, code, await freshKeys(secrets, first.wanted));
}

async function ask(
  { url, code: typed, name, keep }: EnrolRequest,
  code: EnrolmentCode,
  keys: KioskKeys,
): Promise<Enrolled & { readonly wanted?: Suite | undefined }> {
  const exchanged = await postJson(
    endpoint(url, 'v1/enrolments'),
    { code: typed, name, signingKey: publicPart(keys.signing), receivingKey: publicPart(keys.receiving) },
    { timeoutMs: 20_000 },
  );
  if (exchanged.kind === 'silence') return { ok: false, code: refusalOf(exchanged.code) };
  const enrolment = await openEnrolment(exchanged.body, keys, code.fingerprint);
  if (!enrolment) {
    const problem = problemShape.safeParse(exchanged.body).data?.type;
    if (problem === problemType('suite-wanted')) {
      const wanted = wantedIn(exchanged.body, keys);
      return { ok: false, code: 'not-the-intake', wanted };
    }
    if (problem === problemType('code-unknown')) return { ok: false, code: 'code-unknown' };
    return { ok: false, code: refusalOf(exchanged.silence.code) };
  }
  const kept = { ...enrolment, url, keys };
  keep(kept);
  return { ok: true, enrolment: kept };
}

/** The suite that the intake asks for, where it is known here and is not the one it was shown. */
function wantedIn(body: unknown, { signing }: KioskKeys): Suite | undefined {
  const name = z.object({ suite: z.string() }).safeParse(body).data?.suite;
  return suites.find((suite) => suite.name === name && suite.curve !== signing.crv);
}

async function freshKeys(secrets: Secrets, { curve }: Suite): Promise<KioskKeys> {
  const keys = { signing: await makeKey(curve), receiving: await makeKey(curve), former: [] };
  writeKioskKeys(secrets, keys);
  return keys;
}

/** The enrolment, if the key whose fingerprint the code carries signed it, and for exactly our keys. */
async function openEnrolment(
  body: unknown,
  keys: KioskKeys,
  fingerprint: string,
): Promise<Enrolment | undefined> {
  const sealed = z.object({ enrolment: z.string() }).safeParse(body).data?.enrolment;
  const jws = sealed === undefined ? undefined : await unseal(sealed, keys.receiving);
  if (jws === undefined) return undefined;
  const claimed = enrolmentShape.safeParse(claimedContent(jws)).data?.intake.signingKey;
  if (!claimed || fingerprintOf(claimed.kid) !== fingerprint || !(await namedTruly(claimed)))
    return undefined;
  const enrolment = await verify('bangban-enrolment', enrolmentShape, jws, claimed);
  if (enrolment?.kiosk.signingKey !== keys.signing.kid) return undefined;
  return enrolment.kiosk.receivingKey === keys.receiving.kid ? enrolment : undefined;
}

function refusalOf(silence: string): EnrolRefusal {
  if (silence === 'intake-busy') return 'wait';
  return silence === 'unreachable' || silence === 'timed-out' || silence === 'intake-failed'
    ? 'unreachable'
    : 'not-the-intake';
}
