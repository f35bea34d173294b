import type { z } from 'zod';
import { claimedKey, type SignedKind } from '../core/submission/signed.ts';
import { verifyHere } from './signed-here.ts';
import type { IntakeStore, Kiosk } from './store/port.ts';

/**
 * Which kiosk has signed this, and what. Undefined where it is of another kind or shape, or nobody who is enrolled here,
 * and not revoked, has signed it. Whether a kiosk speaks of itself is for the caller to compare.
 */
export async function signedByKiosk<Shape extends z.ZodType>(
  kind: SignedKind,
  shape: Shape,
  jws: string,
  store: Pick<IntakeStore, 'kioskByKey'>,
): Promise<{ readonly kiosk: Kiosk; readonly content: z.output<Shape> } | undefined> {
  const kid = claimedKey(jws);
  const kiosk = kid === undefined ? undefined : await store.kioskByKey(kid);
  const content = kiosk && (await verifyHere(kind, shape, jws, kiosk.signingKey));
  return content === undefined || !kiosk ? undefined : { kiosk, content };
}
