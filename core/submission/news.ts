import { z } from 'zod';
import { digestShape } from './digest.ts';
import { parsedJson } from './json.ts';
import type { PrivateKey, PublicKey } from './key.ts';
import { seal, unseal } from './sealed.ts';

/** What becomes of a submission after it was received. The latest that is known counts. */
export const cases = ['accepted', 'paper-missing', 'handed-back'] as const;

/** What a clerk says to the resident: one short sentence, plain text. */
export const noteShape = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}]+$/u);

/**
 * `POST /v1/exchanges`, signed by the kiosk: what has the intake to tell it since the piece of news that it has? Nothing
 * is sent away and nothing changed by it, so it may be asked as often as answers are lost.
 */
export const exchangeShape = z.object({
  kiosk: z.uuid(),
  intake: z.uuid(),
  /** The number of the last piece of news that is kept there; 0 where there is none. */
  after: z.int().min(0),
  /** By the kiosk's clock, UTC milliseconds. */
  at: z.int(),
});

/** What is answered to it. */
export const exchangedShape = z.object({
  /** Each signed, the oldest first. */
  news: z.array(z.string()),
  /** There is more than what found room here. */
  more: z.boolean(),
});

/** One piece of news, signed by the intake. */
export const newsShape = z.object({
  kiosk: z.uuid(),
  intake: z.uuid(),
  /** Grows from piece to piece of one kiosk, by any step. */
  news: z.int().min(1),
  /** The number of the piece before it, 0 where there is none: so that none can be left out on the way unnoticed. */
  before: z.int().min(0),
  submission: z.uuid(),
  /** Of the envelope, as on its receipt. */
  digest: digestShape,
  /** When it was decided, by the intake's clock, UTC milliseconds. */
  at: z.int(),
  /** One of `cases`, or what a newer intake knows besides. */
  case: z.string().regex(/^[a-z-]{1,60}$/),
  /** JWE of a `noteInside` to the kiosk's receiving key. */
  note: z.string().optional(),
  /** Of what is handed back: the content of its envelope, sealed to the kiosk's receiving key in the same form. */
  sealed: z.string().optional(),
});

/** Submission and kiosk are repeated so that no note can be put beside another submission. */
const noteInsideShape = z.object({ submission: z.uuid(), kiosk: z.uuid(), note: noteShape });

export type Case = (typeof cases)[number];
export type News = z.output<typeof newsShape>;
export type Exchange = z.output<typeof exchangeShape>;

/** The longest `sealed`: what is longer cannot be handed back to a kiosk on a slow line. */
export const longestSealedBack = 1_000_000;

export function isCase(word: string): word is Case {
  return cases.some((known) => known === word);
}

export function sealNote(
  { submission, kiosk, note }: z.output<typeof noteInsideShape>,
  key: PublicKey,
): Promise<string> {
  return seal(JSON.stringify({ submission, kiosk, note }), key);
}

/** The note, or undefined where it does not open with this key or belongs to another submission. */
export async function openNote(
  jwe: string,
  about: { submission: string; kiosk: string },
  key: PrivateKey,
): Promise<string | undefined> {
  const text = await unseal(jwe, key);
  const inside = text === undefined ? undefined : noteInsideShape.safeParse(parsedJson(text)).data;
  return inside?.submission === about.submission && inside.kiosk === about.kiosk ? inside.note : undefined;
}
