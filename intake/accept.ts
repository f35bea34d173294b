import { decodeProtectedHeader } from 'jose';
import { z } from 'zod';
import { coverShape, suite } from '../core/submission/cover.ts';
import type { AttachmentMark, Cover } from '../core/submission/cover.ts';
import { digestOf, digestShape } from '../core/submission/digest.ts';
import { numberFrom } from '../core/submission/number.ts';
import type { Receipt, Refusal } from '../core/submission/receipt.ts';
import { claimedKey, sign, verify } from '../core/submission/signed.ts';
import type { Identity } from './identity.ts';
import { Problem } from './problem.ts';
import type { IntakeStore, Kiosk, Submission } from './store/port.ts';

export interface AcceptParts {
  readonly identity: Identity;
  readonly store: IntakeStore;
  /** Checks that this kiosk's sealed file is here whole, and brings it to the disk. */
  readonly keepAttachment: (kiosk: string, mark: AttachmentMark) => Promise<boolean>;
  /** Ids of the services that are taken here; undefined takes all. */
  readonly services: ReadonlySet<string> | undefined;
  readonly now: () => number;
  /** In [0, 1). */
  readonly random: () => number;
}

export type Accepted =
  | { readonly kind: 'received'; readonly isNew: boolean; readonly submission: Submission }
  | { readonly kind: 'refused'; readonly status: 409 | 422; readonly refusal: Refusal; readonly jws: string };

const arrivedShape = z.object({ submission: z.uuid(), envelope: digestShape });

/**
 * Takes a submission: checks all that can be checked without opening it, stores it, then answers. The same submission
 * again gets the same receipt, byte for byte. What can never be taken is refused, signed; everything else is a
 * problem, which the kiosk takes for silence and tries again.
 */
export async function accept(
  { cover: coverJws, envelope }: { cover: string; envelope: string },
  parts: AcceptParts,
): Promise<Accepted> {
  const { identity, store } = parts;
  const kiosk = await signer(coverJws, store);
  const arrived = await verify('bangban-cover', arrivedShape, coverJws, kiosk.signingKey);
  if (!arrived)
    throw new Problem('kiosk-unknown', 401, 'The cover is not signed by a kiosk that is enrolled here');
  if ((await digestOf(envelope)) !== arrived.envelope) {
    throw new Problem('envelope-damaged', 400, 'The envelope is not the one that the cover names');
  }
  const refuse = (status: 409 | 422, code: string, detail: string) =>
    refused(
      identity,
      { submission: arrived.submission, kiosk: kiosk.id, digest: arrived.envelope },
      parts.now(),
      {
        status,
        code,
        detail,
      },
    );

  const there = await store.submission(arrived.submission);
  if (there) return again(there);
  const cover = await verify('bangban-cover', coverShape, coverJws, kiosk.signingKey);
  if (!cover)
    return refuse(422, 'cover-invalid', 'The cover lacks something or is of a form that is not known here');
  if (cover.kiosk !== kiosk.id)
    return refuse(422, 'other-kiosk', 'The cover names another kiosk than signed it');
  if (cover.intake !== identity.id)
    return refuse(422, 'other-intake', 'The cover is addressed to another intake');
  if (cover.suite !== suite) return refuse(422, 'suite-unknown', 'The cryptography is not known here');
  if (keyOf(envelope) !== identity.envelopeKey.kid) {
    return refuse(
      422,
      'other-envelope-key',
      'The envelope is sealed to a key that is not the one of this intake',
    );
  }
  if (parts.services?.has(cover.service.id) === false) {
    return refuse(
      422,
      'service-not-taken',
      `Submissions of the service ${cover.service.id} are not taken here`,
    );
  }

  await keepAttachments(cover, parts);
  const kept = await keep(cover, { cover: coverJws, envelope }, parts);
  return kept.isNew ? kept : again(kept.submission);

  function again(received: Submission): Accepted | Promise<Accepted> {
    if (received.kiosk === kiosk.id && received.digest === arrived?.envelope) {
      return { kind: 'received', isNew: false, submission: received };
    }
    return refuse(409, 'digest-conflict', 'Another content was received under this submission before');
  }
}

async function signer(cover: string, store: IntakeStore): Promise<Kiosk> {
  const kid = claimedKey(cover);
  const kiosk = kid === undefined ? undefined : await store.kioskByKey(kid);
  if (!kiosk)
    throw new Problem('kiosk-unknown', 401, 'The cover is not signed by a kiosk that is enrolled here');
  return kiosk;
}

async function keepAttachments(
  { kiosk, attachments }: Cover,
  { keepAttachment }: AcceptParts,
): Promise<void> {
  const missing: string[] = [];
  for (const mark of attachments) {
    if (!(await keepAttachment(kiosk, mark))) missing.push(mark.attachment);
  }
  if (missing.length === 0) return;
  throw new Problem('attachment-missing', 422, 'Attachments are not here whole; send them first', {
    attachments: missing,
  });
}

/** Signs the receipt first, so that it is stored with the submission and a second request finds the very same. */
async function keep(
  cover: Cover,
  bytes: { cover: string; envelope: string },
  { identity, store, now, random }: AcceptParts,
): Promise<{ kind: 'received'; isNew: boolean; submission: Submission }> {
  const { submission, kiosk, slip, service, language, at, attachments, envelope: digest } = cover;
  for (;;) {
    const receipt: Receipt = {
      submission,
      kiosk,
      intake: identity.id,
      digest,
      number: numberFrom(random(), 10),
      at: now(),
    };
    const jws = await sign('bangban-receipt', receipt, identity.signingKey);
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
      ...bytes,
      receipt: jws,
    });
    if (kept !== 'number-taken') return { kind: 'received', isNew: kept.receipt === jws, submission: kept };
  }
}

async function refused(
  { id, signingKey }: Identity,
  about: { submission: string; kiosk: string; digest: string },
  at: number,
  { status, code, detail }: { status: 409 | 422; code: string; detail: string },
): Promise<Accepted> {
  const refusal: Refusal = { ...about, intake: id, at, code, detail };
  return { kind: 'refused', status, refusal, jws: await sign('bangban-refusal', refusal, signingKey) };
}

function keyOf(envelope: string): string | undefined {
  try {
    return decodeProtectedHeader(envelope).kid;
  } catch {
    return undefined;
  }
}
