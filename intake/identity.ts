import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { privateKeyShape, publicKeyShape, publicPart } from '../core/submission/key.ts';
import type { PrivateKey, PublicKey } from '../core/submission/key.ts';
import { makeKey } from '../core/submission/make-key.ts';
import type { Succession } from '../core/submission/renewal.ts';
import { claimedKey, sign } from '../core/submission/signed.ts';
import type { Curve } from '../core/submission/suite/suite.ts';
import { keep, keptOrMade, readKept } from './kept-file.ts';

/** Who this intake is. Kiosks pin its keys at enrolment, so whoever loses this folder has to enrol them anew. */
export interface Identity {
  readonly id: string;
  readonly signingKey: PrivateKey;
  /** One for each signing key that went, the oldest first: the key that came after it, signed by the one that went. */
  readonly successions: readonly SignedSuccession[];
  readonly envelopeKey: PublicKey;
  /** `kid`s of envelope keys that went. What was sealed to them may wait at kiosks, and is taken. */
  readonly formerEnvelopeKeys: readonly string[];
  /** Only where those who run the intake keep the opening key beside it. Storing works without. */
  readonly openingKey: PrivateKey | undefined;
  /** Of envelope keys that went, as far as they are kept here. */
  readonly formerOpeningKeys: readonly PrivateKey[];
  /** For the page. */
  readonly token: string;
}

const signedSuccessionShape = z.strictObject({ formerKey: z.string(), jws: z.string() });
export type SignedSuccession = z.output<typeof signedSuccessionShape>;

const signingShape = z.strictObject({
  id: z.uuid(),
  key: privateKeyShape,
  successions: z.array(signedSuccessionShape).default([]),
});
const formerEnvelopeShape = z.array(publicKeyShape);

/** Where everything lies; an opening key that went is kept under its own name. */
function filesIn(dataDir: string) {
  const dir = path.join(dataDir, 'keys');
  return {
    dir,
    signing: path.join(dir, 'signing.json'),
    envelope: path.join(dir, 'envelope.json'),
    formerEnvelope: path.join(dir, 'envelope-former.json'),
    opening: path.join(dir, 'opening.json'),
    formerOpening: ({ kid }: PrivateKey) => path.join(dir, `opening-${kid}.json`),
    page: path.join(dir, 'page.json'),
  };
}

/** Reads the identity from `<dataDir>/keys`, or makes it the first time: in the suite of this curve, else in the first one. */
export async function openIdentity(dataDir: string, curve?: Curve): Promise<Identity> {
  const files = filesIn(dataDir);
  mkdirSync(files.dir, { recursive: true, mode: 0o700 });
  const signing = await keptOrMade(files.signing, signingShape, async () => ({
    id: randomUUID(),
    key: await makeKey(curve),
  }));
  const envelopeKey = await keptOrMade(files.envelope, publicKeyShape, async () =>
    publicPart(await keptOrMade(files.opening, privateKeyShape, () => makeKey(signing.key.crv))),
  );
  const { token } = await keptOrMade(files.page, z.strictObject({ token: z.string() }), async () => ({
    token: randomBytes(18).toString('base64url'),
  }));
  return {
    id: signing.id,
    signingKey: signing.key,
    successions: signing.successions,
    envelopeKey,
    formerEnvelopeKeys: (readKept(files.formerEnvelope, formerEnvelopeShape) ?? []).map(({ kid }) => kid),
    openingKey: readKept(files.opening, privateKeyShape),
    formerOpeningKeys: readdirSync(files.dir)
      .filter((name) => /^opening-.+\.json$/.test(name))
      .flatMap((name) => readKept(path.join(files.dir, name), privateKeyShape) ?? []),
    token,
  };
}

/**
 * Gives the intake a new signing key and a new envelope key. The former signing key says which one comes after it, and is
 * gone; the former envelope key stays known, and its opening key where it was.
 *
 * Each file is put in the place of the one before whole. Where the power fails between two of them, kiosks still seal to a
 * key that opens, and the same command again goes on.
 */
export async function newKeys(dataDir: string, now: number): Promise<Identity> {
  const { id, signingKey, successions, envelopeKey, openingKey } = await openIdentity(dataDir);
  const files = filesIn(dataDir);
  if (openingKey) keep(files.formerOpening(openingKey), privateKeyShape, openingKey);
  const former = readKept(files.formerEnvelope, formerEnvelopeShape) ?? [];
  keep(files.formerEnvelope, formerEnvelopeShape, [
    ...former.filter(({ kid }) => kid !== envelopeKey.kid),
    envelopeKey,
  ]);
  const opening = await makeKey(signingKey.crv);
  keep(files.opening, privateKeyShape, opening);
  keep(files.envelope, publicKeyShape, publicPart(opening));

  const next = await makeKey(signingKey.crv);
  const succession: Succession = {
    intake: id,
    formerKey: signingKey.kid,
    signingKey: publicPart(next),
    at: now,
  };
  const jws = await sign('bangban-succession', succession, signingKey);
  keep(files.signing, signingShape, {
    id,
    key: next,
    successions: [...successions, { formerKey: signingKey.kid, jws }],
  });
  return openIdentity(dataDir);
}

/** The chain from this key of ours to the present one; undefined where it never was ours. */
export function successionsFrom(
  kid: string,
  { signingKey, successions }: Pick<Identity, 'signingKey' | 'successions'>,
): string[] | undefined {
  if (kid === signingKey.kid) return [];
  const first = successions.findIndex(({ formerKey }) => formerKey === kid);
  return first < 0 ? undefined : successions.slice(first).map(({ jws }) => jws);
}

/** The key that opens this envelope, where it is kept here. */
export function openingKeyOf(
  envelope: string,
  { openingKey, formerOpeningKeys }: Pick<Identity, 'openingKey' | 'formerOpeningKeys'>,
): PrivateKey | undefined {
  const kid = claimedKey(envelope);
  return [openingKey, ...formerOpeningKeys].find((key) => key?.kid === kid);
}
