import { randomBytes, randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { privateKeyShape, publicKeyShape, publicPart } from '../core/submission/key.ts';
import type { PrivateKey, PublicKey } from '../core/submission/key.ts';
import { makeKey } from '../core/submission/make-key.ts';

/** Who this intake is. Kiosks pin its keys at enrolment, so whoever loses this folder has to enrol them anew. */
export interface Identity {
  readonly id: string;
  readonly signingKey: PrivateKey;
  readonly envelopeKey: PublicKey;
  /** Only where those who run the intake keep the opening key beside it. Storing works without. */
  readonly openingKey: PrivateKey | undefined;
  /** For the page. */
  readonly token: string;
}

/** Reads the identity from `<dataDir>/keys`, or makes it the first time. */
export async function openIdentity(dataDir: string): Promise<Identity> {
  const dir = path.join(dataDir, 'keys');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const signing = await keptOrMade(path.join(dir, 'signing.json'), signingShape, async () => ({
    id: randomUUID(),
    key: await makeKey(),
  }));
  const opening = path.join(dir, 'opening.json');
  const envelopeKey = await keptOrMade(path.join(dir, 'envelope.json'), publicKeyShape, async () =>
    publicPart(await keptOrMade(opening, privateKeyShape, makeKey)),
  );
  const { token } = await keptOrMade(
    path.join(dir, 'page.json'),
    z.strictObject({ token: z.string() }),
    async () => ({
      token: randomBytes(18).toString('base64url'),
    }),
  );
  const openingKey = readKept(opening, privateKeyShape);
  return { id: signing.id, signingKey: signing.key, envelopeKey, openingKey, token };
}

const signingShape = z.strictObject({ id: z.uuid(), key: privateKeyShape });

/** A JSON file that only this user may read; made, and brought to the disk, where there is none. */
export async function keptOrMade<Shape extends z.ZodType>(
  file: string,
  shape: Shape,
  make: () => Promise<z.input<Shape>>,
): Promise<z.output<Shape>> {
  const kept = readKept(file, shape);
  if (kept !== undefined) return kept;
  const made = shape.parse(await make());
  const handle = openSync(`${file}.new`, 'w', 0o600);
  try {
    writeSync(handle, JSON.stringify(made, undefined, 2));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(`${file}.new`, file);
  return made;
}

function readKept<Shape extends z.ZodType>(file: string, shape: Shape): z.output<Shape> | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  return shape.parse(JSON.parse(text));
}
