import { base64url } from 'jose';
import { createReadStream } from 'node:fs';
import { openAttachment } from '../core/submission/attachment.ts';
import { openEnvelope } from '../core/submission/envelope.ts';
import type { PrivateKey } from '../core/submission/key.ts';
import type { Submission } from './store/port.ts';

/** A submission as the resident handed it in. */
export interface Opened {
  /** What the session came to, as the kiosk's engine wrote it. */
  readonly outcome: unknown;
  readonly attachmentKeys: ReadonlyMap<string, Uint8Array>;
}

/**
 * Opens what an intake could only store. Stands apart: who holds the opening key may do this on another machine, with
 * nothing but the stored submission. Undefined where the envelope is not for this key or not for this submission.
 */
export async function open(
  { envelope, submission, kiosk }: Pick<Submission, 'envelope' | 'submission' | 'kiosk'>,
  openingKey: PrivateKey,
): Promise<Opened | undefined> {
  const content = await openEnvelope(envelope, openingKey);
  if (content?.submission !== submission || content.kiosk !== kiosk) return undefined;
  const attachmentKeys = new Map(
    Object.entries(content.attachmentKeys).map(([attachment, key]) => [attachment, base64url.decode(key)]),
  );
  return { outcome: content.outcome, attachmentKeys };
}

/** The photo in a sealed file. Throws `BrokenAttachment`; nothing is answered before the whole of it was checked. */
export async function openFile(file: string, attachment: string, key: Uint8Array): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of openAttachment(attachment, key, createReadStream(file))) pieces.push(piece);
  return Buffer.concat(pieces);
}
