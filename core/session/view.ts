import { z } from 'zod';
import { insteads, questionTypes } from '../service/definition.ts';
import { serviceSummaryShape } from '../service/summary.ts';
import { sourceShape } from './event.ts';
import { pathShape, placeShape } from './place.ts';
import { valueShape } from './value.ts';

/**
 * What the engine hands a client: where the session stands and what belongs there. Texts are not in it. A client says
 * them by key (`service/text-keys.ts`), so a change of language needs nothing from the machine.
 */

/** Why an answer is not taken. `code` names a sentence, `params` what stands in it. */
export const problemShape = z.strictObject({
  /** `rule` is the service's own sentence `question.<question>.rule.<rule>`; every other code is one of the program's. */
  code: z.string(),
  question: z.string(),
  row: z.uuid().optional(),
  rule: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** What is known already, from a card or from another service of the same visit, to be confirmed or changed. */
export const offerShape = z.strictObject({
  value: valueShape,
  from: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('card') }),
    /** What that service is called, by language. */
    z.strictObject({ kind: z.literal('service'), title: z.record(z.string(), z.string()) }),
  ]),
});

export const questionViewShape = z.strictObject({
  path: pathShape,
  type: z.enum(questionTypes),
  optional: z.boolean(),
  /** What may be said here in place of an answer. Once everything was asked nothing is left for later. */
  instead: z.array(z.enum(insteads)),
  /** It was said that it is not known. */
  notKnown: z.boolean(),
  personal: z.boolean(),
  picture: z.string().optional(),
  /** The choices that are open now, in order. */
  choices: z.array(
    z.strictObject({ value: z.string(), picture: z.string().optional(), group: z.string().optional() }),
  ),
  /**
   * Bounds an input may show: min, max, minLength, maxLength, signs, none, recordingSeconds (where it may be said), birthday,
   * approximate, earliest, latest, document.
   */
  limits: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  value: valueShape.optional(),
  /** Where the answer comes from. */
  source: sourceShape.optional(),
  /** In place of an answer, where it is asked and something is known. */
  offer: offerShape.optional(),
  /** A card on the reader could fill it. */
  onCard: z.boolean(),
  /** What is wrong with the answer kept now: it was fine when given, and another answer changed since. */
  problem: problemShape.optional(),
});

export const rowViewShape = z.strictObject({
  row: z.uuid(),
  /** The answer that names the row, once given. */
  label: valueShape.optional(),
  /** Nothing is missing or wrong but what was left for later. */
  complete: z.boolean(),
  /** Where changing this row begins: its first question that is missing or wrong, or else its first. */
  first: z.string(),
});

export const reviewItemShape = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('answer'),
    step: z.string(),
    question: questionViewShape,
    missing: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('row'), step: z.string(), row: z.uuid(), number: z.int() }),
  z.strictObject({ kind: z.literal('rows'), step: z.string(), count: z.int() }),
  z.strictObject({
    kind: z.literal('consent'),
    consent: z.string(),
    picture: z.string(),
    /** Missing while it was not decided yet. */
    agreed: z.boolean().optional(),
  }),
  z.strictObject({
    kind: z.literal('calculation'),
    id: z.string(),
    row: z.uuid().optional(),
    type: z.string(),
    picture: z.string().optional(),
    personal: z.boolean(),
    value: valueShape,
  }),
]);

export const sessionViewShape = z.strictObject({
  session: z.uuid(),
  /** Of the package that the session began with, which may be offered no more. */
  service: serviceSummaryShape,
  place: placeShape,
  /**
   * Counted over what is asked at present, rows included: "question 3 of 8". `now` is 0 outside the questions; `ahead` are
   * those that were answered and follow it, as after a step back.
   */
  progress: z.strictObject({ now: z.int(), done: z.int(), ahead: z.int(), total: z.int() }),
  question: questionViewShape.optional(),
  /** At a place of a repeated step: its rows, in order, and how many there may be. */
  rows: z
    .strictObject({ step: z.string(), min: z.int(), max: z.int(), rows: z.array(rowViewShape) })
    .optional(),
  /** At `consent`: what was decided there before. */
  agreed: z.boolean().optional(),
  /** At `review` and `declaration`: everything that would be sent, in order. */
  review: z.array(reviewItemShape).optional(),
  /** At `declaration`: the applications that this run makes, in order. */
  applications: z.array(z.strictObject({ id: z.string(), picture: z.string() })).optional(),
  /** Answers and calculations by id, for sentences that name them: outside rows, and those of the present row. */
  values: z.record(z.string(), valueShape),
  /** The names of people among the answers: a character may be read otherwise in one. */
  names: z.array(z.string()),
  /** True when nothing is missing or wrong, so the declaration may be reached. */
  complete: z.boolean(),
  /** Eligibility that is known to fail while the kiosk does not trust its clock: warned of, not refused. */
  warnings: z.array(z.string()),
  canGoBack: z.boolean(),
  /** True once anything was said that leaving would erase. */
  begun: z.boolean(),
});

export type Problem = z.output<typeof problemShape>;
export type Offer = z.output<typeof offerShape>;
export type QuestionView = z.output<typeof questionViewShape>;
export type RowView = z.output<typeof rowViewShape>;
export type ReviewItem = z.output<typeof reviewItemShape>;
export type SessionView = z.output<typeof sessionViewShape>;
