import { base64url } from 'jose';
import { type AttachmentMark, coverShape } from './cover.ts';
import { digestOf } from './digest.ts';
import { sealEnvelope } from './envelope.ts';
import type { PrivateKey, PublicKey } from './key.ts';
import { sign } from './signed.ts';
import { suiteOf } from './suite/suites.ts';

export type Sealing = {
  /** A new UUID; it stays the submission's name for good. */
  id: string;
  kiosk: string;
  intake: string;
  /** The eight digits on the slip. */
  slip: string;
  service: { id: string; version: string; digest: string };
  language: string;
  /** Whatever JSON the session came to. */
  outcome: unknown;
  attachments: readonly AttachmentMark[];
  /** The bytes that each of `attachments` was sealed with, by its id. */
  attachmentKeys: Readonly<Record<string, Uint8Array>>;
  /** The submission that was handed back, where this is that one put right. */
  corrects?: string | undefined;
  /** UTC milliseconds. */
  at: number;
  kioskSigningKey: PrivateKey;
  intakeEnvelopeKey: PublicKey;
};

/** Envelope and cover exactly as they are stored and sent; `digest` is the envelope's. */
export type SealedSubmission = { envelope: string; cover: string; digest: string };

/**
 * Freezes what a resident handed in. From here on the kiosk cannot read it any more, as soon as the caller has dropped
 * the outcome and the keys. Throws where no intake would take it, which is to be known while the answers are still there.
 */
export async function sealSubmission(sealing: Sealing): Promise<SealedSubmission> {
  const { id, kiosk, intake, slip, service, language, at, attachments } = sealing;
  const envelope = await sealEnvelope(
    { format: 1, submission: id, kiosk, outcome: sealing.outcome, attachmentKeys: keysInside(sealing) },
    sealing.intakeEnvelopeKey,
  );
  const suite = suiteOf(sealing.intakeEnvelopeKey);
  const digest = await digestOf(envelope, suite);
  const cover = coverShape.parse({
    submission: id,
    kiosk,
    intake,
    slip,
    service: { id: service.id, version: service.version, digest: service.digest },
    language,
    envelope: digest,
    attachments: attachments.map(({ attachment, digest: sealed, bytes }) => ({
      attachment,
      digest: sealed,
      bytes,
    })),
    suite: suite.name,
    ...(sealing.corrects !== undefined && { corrects: sealing.corrects }),
    at,
  });
  return { envelope, cover: await sign('bangban-cover', cover, sealing.kioskSigningKey), digest };
}

function keysInside({ attachments, attachmentKeys, intakeEnvelopeKey }: Sealing): Record<string, string> {
  return Object.fromEntries(
    attachments.map(({ attachment }) => {
      const key = attachmentKeys[attachment];
      if (key?.length !== suiteOf(intakeEnvelopeKey).attachment.keyBytes)
        throw new Error(`No key for attachment ${attachment}`);
      return [attachment, base64url.encode(key)];
    }),
  );
}
