import { z } from 'zod';
import { coverShape } from '../core/submission/cover.ts';
import type { Cover } from '../core/submission/cover.ts';
import { digestShape } from '../core/submission/digest.ts';
import { numberFrom } from '../core/submission/number.ts';
import { receiptShape } from '../core/submission/receipt.ts';
import type { Receipt, Refusal } from '../core/submission/receipt.ts';
import { claimedContent, claimedKey } from '../core/submission/signed.ts';
import type { Attachments } from './attachments.ts';
import { fitsDigestHere } from './digest-here.ts';
import type { Identity } from './identity.ts';
import { coverInvalid, digestConflict, objectionTo } from './objection.ts';
import type { Objection } from './objection.ts';
import { Problem } from './problem.ts';
import { signedByKiosk } from './signed-by-kiosk.ts';
import { signHere } from './signed-here.ts';
import type { IntakeStore, Submission } from './store/port.ts';

export interface AcceptParts {
  readonly identity: Identity;
  readonly store: IntakeStore;
  readonly attachments: Pick<Attachments, 'keep'>;
  /** Ids of the services that are taken here; undefined takes all. */
  readonly services: ReadonlySet<string> | undefined;
  readonly now: () => number;
  /** In [0, 1). */
  readonly random: () => number;
}

export type Accepted =
  | { readonly kind: 'received'; readonly isNew: boolean; readonly submission: Submission }
  | { readonly kind: 'refused'; readonly status: 409 | 422; readonly refusal: Refusal; readonly jws: string };

/** Enough of a cover to answer it, be it only with a refusal. */
const arrivedShape = z.looseObject({ submission: z.uuid(), envelope: digestShape });

/**
 * Takes a submission: checks all that can be checked without opening it, stores it, then answers. The same submission
 * again gets the same receipt, byte for byte. What can never be taken is refused, signed; everything else is a
 * problem, which the kiosk takes for silence and tries again.
 */
export async function accept(
  { cover: coverJws, envelope }: { cover: string; envelope: string },
  parts: AcceptParts,
): Promise<Accepted> {
  const { identity, store, now } = parts;
  const { kiosk, arrived } = await readSigned(coverJws, store);
  if (!(await fitsDigestHere(envelope, arrived.envelope))) {
    throw new Problem('envelope-damaged', 400, 'The envelope is not the one that the cover names');
  }
  const about = { submission: arrived.submission, kiosk: kiosk.id, digest: arrived.envelope };
  const again = async (there: Submission): Promise<Accepted> =>
    there.kiosk === about.kiosk && there.digest === about.digest
      ? { kind: 'received', isNew: false, submission: await signedByPresentKey(there, parts) }
      : refused(identity, about, now(), digestConflict);

  const cover = coverShape.safeParse(arrived).data;
  const objection = cover ? objectionTo(cover, envelope, kiosk, parts) : coverInvalid;
  // Its files were looked through when it was received, which takes longer than anything else that is done for it.
  const before =
    cover && cover.attachments.length > 0 ? await store.submission(about.submission, kiosk.id) : undefined;
  if (before) return again(before);
  const missing = cover && !objection ? await missingAttachments(cover, parts) : [];
  if (cover && !objection && missing.length === 0) {
    const kept = await keep(cover, { cover: coverJws, envelope }, parts);
    return kept.isNew ? kept : again(kept.submission);
  }

  // Whatever stands against it now, what was received before stays received.
  const there = await store.submission(about.submission);
  if (there) return again(there);
  if (objection) return refused(identity, about, now(), objection);
  throw new Problem('attachment-missing', 422, 'Attachments are not here whole; send them first', {
    attachments: missing,
  });
}

async function readSigned(cover: string, store: IntakeStore) {
  const signed = await signedByKiosk('bangban-cover', arrivedShape, cover, store);
  if (signed) return { kiosk: signed.kiosk, arrived: signed.content };
  throw new Problem('kiosk-unknown', 401, 'The cover is not signed by a kiosk that is enrolled here');
}

async function missingAttachments(
  { kiosk, attachments: marks }: Cover,
  { attachments }: AcceptParts,
): Promise<string[]> {
  const missing: string[] = [];
  for (const mark of marks) {
    if (!(await attachments.keep(kiosk, mark))) missing.push(mark.attachment);
  }
  return missing;
}

/** Signs the receipt first, so that it is stored with the submission and a second request finds the very same. */
async function keep(
  cover: Cover,
  bytes: { cover: string; envelope: string },
  { identity, store, now, random }: AcceptParts,
): Promise<{ kind: 'received'; isNew: boolean; submission: Submission }> {
  const { submission, kiosk, slip, service, language, at, attachments, corrects, envelope: digest } = cover;
  for (;;) {
    const receipt: Receipt = {
      submission,
      kiosk,
      intake: identity.id,
      digest,
      number: numberFrom(random(), 10),
      at: now(),
    };
    const jws = await signHere('bangban-receipt', receipt, identity.signingKey);
    const kept = await store.accept({
      submission,
      kiosk,
      digest,
      number: receipt.number,
      slip,
      service,
      language,
      at,
      receivedAt: receipt.at,
      attachments,
      corrects: corrects ?? null,
      ...bytes,
      receipt: jws,
    });
    if (kept !== 'number-taken') return { kind: 'received', isNew: kept.receipt === jws, submission: kept };
  }
}

/**
 * The submission with its receipt as kiosks take it: they believe the present signing key alone. A receipt by a former one
 * is signed once more, with the same number and time, and kept so.
 */
async function signedByPresentKey(
  submission: Submission,
  { identity, store }: AcceptParts,
): Promise<Submission> {
  if (claimedKey(submission.receipt) === identity.signingKey.kid) return submission;
  const receipt = receiptShape.parse(claimedContent(submission.receipt));
  const jws = await signHere('bangban-receipt', receipt, identity.signingKey);
  return { ...submission, receipt: await store.replaceReceipt(submission, jws) };
}

async function refused(
  { id, signingKey }: Identity,
  about: { submission: string; kiosk: string; digest: string },
  at: number,
  { status, code, detail }: Objection,
): Promise<Accepted> {
  const refusal: Refusal = { ...about, intake: id, at, code, detail };
  return { kind: 'refused', status, refusal, jws: await signHere('bangban-refusal', refusal, signingKey) };
}
