import type { PrivateKey } from '../../core/submission/key.ts';
import { openIdentity } from '../../intake/identity.ts';

/** The key that opens what an intake holds, out of its data folder. */
export async function openingKeyIn(dataDir: string): Promise<PrivateKey> {
  const { openingKey } = await openIdentity(dataDir);
  if (!openingKey) throw new Error('The intake cannot open what it holds');
  return openingKey;
}
