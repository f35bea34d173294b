import { z } from 'zod';

/** Where an answer belongs: a question, and in a repeated step the row (by its stable id). */
export const pathShape = z.strictObject({ question: z.string().max(60), row: z.uuid().optional() });

/** Where a resident stands in a session. Back and Next go from place to place; so do a crash and a take-over. */
export const placeShape = z.discriminatedUnion('at', [
  z.strictObject({ at: z.literal('bring') }),
  z.strictObject({ at: z.literal('notice') }),
  z.strictObject({ at: z.literal('question'), question: z.string().max(60), row: z.uuid().optional() }),
  /** The rows of a repeated step so far: add one, change one, or go on. */
  z.strictObject({ at: z.literal('rows'), step: z.string().max(60) }),
  z.strictObject({ at: z.literal('consent'), consent: z.string().max(60) }),
  /** A consent without which this cannot be done here was refused: who at the counter helps instead. */
  z.strictObject({ at: z.literal('declined'), consent: z.string().max(60) }),
  z.strictObject({ at: z.literal('not-eligible'), reason: z.string().max(60) }),
  z.strictObject({ at: z.literal('review') }),
  z.strictObject({ at: z.literal('declaration') }),
]);

export type Path = z.output<typeof pathShape>;
export type Place = z.output<typeof placeShape>;
