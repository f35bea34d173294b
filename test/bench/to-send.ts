import { createHash } from 'node:crypto';
import type { SealedSubmission } from '../../core/submission/seal.ts';

/** A submission written out beforehand, so that its sender's work is not measured as the intake's. */
export interface ToSend {
  readonly submission: string;
  /** Of cover and envelope as they are sent; the bytes themselves of all that were kept would be hundreds of megabytes. */
  readonly digest: string;
  readonly body: Buffer;
}

export function toSend({
  submission,
  cover,
  envelope,
}: Pick<SealedSubmission, 'cover' | 'envelope'> & { readonly submission: string }): ToSend {
  return {
    submission,
    digest: createHash('sha256').update(cover).update(envelope).digest('hex'),
    body: Buffer.from(JSON.stringify({ cover, envelope })),
  };
}
