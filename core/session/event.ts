import { z } from 'zod';
import { insteads } from '../service/definition.ts';
import { pathShape, placeShape } from './place.ts';
import { valueShape } from './value.ts';

/** Who did it. Staff are named by their id, since what they change has to be provable. */
export const actorShape = z.union([
  z.enum(['resident', 'helper']),
  z.templateLiteral(['staff:', z.string()]),
]);

/**
 * What an answer came from. `handed-back` is no answer's: so came the rest of a session that was handed in once, say its
 * consents, of which nobody remembers who touched what.
 */
export const originShape = z.enum(['touch', 'keys', 'card', 'code', 'camera', 'carried-over', 'handed-back']);

/**
 * What a screen itself may say that an answer came from. That something stood on a card, or was said before, only the
 * machine can know: see `session.confirm` of the contract.
 */
export const screenOriginShape = originShape.exclude(['card', 'carried-over', 'handed-back']);

const everyEvent = { by: actorShape, from: originShape };

export const sourceShape = z.strictObject(everyEvent);

/**
 * One entry of a session's append-only log. A session's state is its log replayed, nothing else: see `session.ts`.
 * `went` is in the log because a resident who comes back has to find the same question before them.
 */
export const eventShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answered'), path: pathShape, value: valueShape, ...everyEvent }),
  z.strictObject({
    kind: z.literal('cleared'),
    path: pathShape,
    /** What was said in place of an answer; nothing where somebody would rather not say. */
    instead: z.enum(insteads).optional(),
    ...everyEvent,
  }),
  z.strictObject({ kind: z.literal('row-added'), step: z.string(), row: z.uuid(), ...everyEvent }),
  z.strictObject({ kind: z.literal('row-removed'), step: z.string(), row: z.uuid(), ...everyEvent }),
  z.strictObject({ kind: z.literal('agreed'), consent: z.string(), ...everyEvent }),
  z.strictObject({ kind: z.literal('declined'), consent: z.string(), ...everyEvent }),
  z.strictObject({
    kind: z.literal('went'),
    place: placeShape,
    /** By Back: so that the next Back leads further, not here and there between two places. */
    back: z.literal(true).optional(),
    ...everyEvent,
  }),
]);

export type Actor = z.output<typeof actorShape>;
export type Origin = z.output<typeof originShape>;
/** Where an answer comes from: who gave it, and from what. */
export type Source = z.output<typeof sourceShape>;
export type SessionEvent = z.output<typeof eventShape>;
