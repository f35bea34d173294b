import { randomUUID } from 'node:crypto';
import { publicPart } from '../../core/submission/key.ts';
import { makeKey } from '../../core/submission/make-key.ts';
import type { IntakeStore, Kiosk, Submission } from '../../intake/store/port.ts';

/** A kiosk as an intake would keep it, with keys of its own. */
export const kioskNamed = async (name: string): Promise<Kiosk> => ({
  id: randomUUID(),
  name,
  signingKey: publicPart(await makeKey()),
  receivingKey: publicPart(await makeKey()),
});

export async function enrolled(store: IntakeStore, name: string): Promise<Kiosk> {
  const code = randomUUID();
  await store.addCode(code, Date.now() + 60_000);
  const kiosk = await store.enrol(code, await kioskNamed(name), Date.now());
  if (!kiosk) throw new Error('Not enrolled');
  return kiosk;
}

/** A submission as it is kept; nobody opens it. */
export const submissionOf = ({ id }: Kiosk, given: Partial<Submission> = {}): Submission => ({
  submission: randomUUID(),
  kiosk: id,
  digest: 'digest',
  number: randomUUID(),
  slip: '12345674',
  service: { id: 'elder-allowance', version: '1', digest: 'sha256:0' },
  language: 'zh-CN',
  at: 1,
  corrects: null,
  receivedAt: Date.now(),
  attachments: [],
  cover: 'cover',
  envelope: 'envelope',
  receipt: randomUUID(),
  ...given,
});
