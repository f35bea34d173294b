import { z } from 'zod';
import { parsedJson } from './json.ts';
import type { PrivateKey, PublicKey } from './key.ts';
import { seal, unseal } from './sealed.ts';

/** What is inside the envelope. Submission and kiosk are repeated so that an envelope cannot be put under another cover. */
export const envelopeContentShape = z.strictObject({
  format: z.literal(1),
  submission: z.uuid(),
  kiosk: z.uuid(),
  /** What the session came to: see `Outcome` in `core/session/session.ts`. The road does not look into it. */
  outcome: z.unknown(),
  /** Each attachment's key, 32 bytes or in the Chinese suite 16, base64url, by attachment id. */
  attachmentKeys: z.record(z.uuid(), z.string().regex(/^[A-Za-z0-9_-]{22}([A-Za-z0-9_-]{21})?$/)),
});

export type EnvelopeContent = z.output<typeof envelopeContentShape>;

/** The envelope: a compact JWE, ASCII. */
export function sealEnvelope(content: EnvelopeContent, key: PublicKey): Promise<string> {
  return seal(JSON.stringify(content), key);
}

/** The content, or undefined where the key is another one, or the envelope was changed or holds something else. */
export async function openEnvelope(envelope: string, key: PrivateKey): Promise<EnvelopeContent | undefined> {
  const text = await unseal(envelope, key);
  if (text === undefined) return undefined;
  const parsed = envelopeContentShape.safeParse(parsedJson(text));
  return parsed.success ? parsed.data : undefined;
}
