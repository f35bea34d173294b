import { z } from 'zod';
import { facts } from './fact.ts';

/**
 * What a service is: the shape of `service.json`.
 *
 * Only structure stands here. Every word stands by key in `text.<lang>.json` (see `text-keys.ts` for the keys that a
 * definition calls for), and what the expressions mean is checked in `compile.ts`.
 */

/** Ids are spoken by expressions too, so they are what CEL accepts as a name. */
const id = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'small letters, digits and _, beginning with a letter')
  .max(60);

/** A CEL expression over answers, calculations, `today` and the functions of `functions.ts`. */
const expression = z.string().min(1).max(2000);

/** The name of a file in the service's `pictures/` folder, without `.svg`. */
const picture = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/)
  .max(60);

const day = z.iso.date();

const choice = z.strictObject({
  value: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]*$/)
    .max(60),
  picture: picture.optional(),
  /** Where there are more than nine, they are shown group by group: its name is `question.<id>.group.<group>`. */
  group: id.optional(),
  when: expression.optional(),
});

const rule = z.strictObject({
  id,
  /** True when the answer is fine. The sentence said otherwise is `question.<id>.rule.<rule>`. */
  check: expression,
});

/** What may be said in place of an answer: that it is not known, or that it is to be asked again at the end. */
export const insteads = ['not-known', 'later'] as const;

const everyQuestion = {
  id,
  /** Asked only while this is true. Unknown counts as hidden. */
  when: expression.optional(),
  /** May be passed over with "I would rather not say". */
  optional: z.boolean().default(false),
  instead: z.array(z.enum(insteads)).max(insteads.length).default([]),
  /** Personal: shown, but read aloud only after "read it aloud here?". */
  personal: z.boolean().default(false),
  picture: picture.optional(),
  /** The consent that has to be given, by itself, before this is asked. */
  consent: id.optional(),
  rules: z.array(rule).max(20).default([]),
  /**
   * It asks this about the resident themself, not about somebody else or the matter: answered in one service, it is
   * offered in the next of the same visit, and a card on the reader may fill it.
   */
  about: z.enum(facts).optional(),
};

const choices = z.array(choice).min(2).max(60);

export const questionTypes = [
  'yes-no',
  'choice',
  'choices',
  'number',
  'money',
  'text',
  'name',
  'date',
  'phone',
  'identity-number',
  'code',
  'address',
  'photo',
  'signature',
  'note',
] as const;

export const questionShape = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('yes-no'), ...everyQuestion }),
  z.strictObject({ type: z.literal('choice'), ...everyQuestion, choices }),
  z.strictObject({
    type: z.literal('choices'),
    ...everyQuestion,
    choices,
    min: z.int().min(0).default(1),
    max: z.int().min(1).optional(),
    /** None of these is a card of its own (`question.<id>.none`), and an answer whatever the least number is: an empty list. */
    none: z.boolean().default(false),
  }),
  z.strictObject({
    type: z.literal('number'),
    ...everyQuestion,
    /** Never below zero: no keypad of the kiosk has a minus. */
    min: z.int().min(0).default(0),
    max: z.int().default(999_999),
  }),
  /** Whole 分, as are `min` and `max`. */
  z.strictObject({
    type: z.literal('money'),
    ...everyQuestion,
    min: z.int().min(0).default(0),
    max: z.int().default(99_999_999),
  }),
  z.strictObject({
    type: z.literal('text'),
    ...everyQuestion,
    maxLength: z.int().min(1).max(2000).default(200),
    /** May be said instead: the answer is then what was recorded. */
    recording: z.boolean().default(false),
  }),
  z.strictObject({ type: z.literal('name'), ...everyQuestion }),
  z.strictObject({
    type: z.literal('date'),
    ...everyQuestion,
    /** A birthday is asked by decade first, and never lies in the future. */
    birthday: z.boolean().default(false),
    earliest: day.optional(),
    latest: day.optional(),
    /** Who remembers no more than the month or the year may say so: the answer is then `1938-05` or `1938`. */
    approximate: z.boolean().default(false),
  }),
  z.strictObject({ type: z.literal('phone'), ...everyQuestion }),
  z.strictObject({ type: z.literal('identity-number'), ...everyQuestion }),
  /**
   * A number or code that stands on a slip, a letter or a card and is copied from there: scanned, shown to the camera, or pressed
   * sign by sign. Spaces and dashes in it count for nothing.
   */
  z.strictObject({
    type: z.literal('code'),
    ...everyQuestion,
    signs: z.enum(['digits', 'letters-and-digits']).default('digits'),
    /** How many signs it has at least and at most, without spaces and dashes. No longer than somebody could copy. */
    minLength: z.int().min(4).max(20),
    maxLength: z.int().min(4).max(20),
  }),
  z.strictObject({ type: z.literal('address'), ...everyQuestion }),
  z.strictObject({
    type: z.literal('photo'),
    ...everyQuestion,
    max: z.int().min(1).max(6).default(1),
    /** Papers or cards, and no scene: the camera finds the page, says how to hold it, and straightens it. */
    document: z.boolean().default(false),
  }),
  /** Signed with a finger, or marked before a witness by whoever does not sign. */
  z.strictObject({ type: z.literal('signature'), ...everyQuestion }),
  /** Something to be told, with nothing to answer. */
  z.strictObject({ type: z.literal('note'), ...everyQuestion }),
]);

const step = z.strictObject({
  id,
  when: expression.optional(),
  /** The step is gone through once for each row, say each member of a family. */
  repeat: z
    .strictObject({
      min: z.int().min(0).default(1),
      max: z.int().min(1).max(30).default(10),
      /** The question whose answer names a row to people, say the member's name. */
      label: id,
      /** The first row is the resident themself: the texts ask for it, so its questions may say what they are `about`. */
      residentFirst: z.boolean().default(false),
    })
    .optional(),
  questions: z.array(questionShape).min(1).max(2000),
});

const calculation = z.strictObject({
  id,
  type: z.enum(['number', 'money', 'text', 'yes-no', 'date']),
  value: expression,
  /** Worked out for each row of this repeated step. */
  each: id.optional(),
  /** Stands in the review under `calculation.<id>.label`. */
  shown: z.boolean().default(false),
  picture: picture.optional(),
});

export const definitionShape = z.strictObject({
  $schema: z.string().optional(),
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .max(60),
  version: z.string().regex(/^[0-9]+(\.[0-9]+){0,3}$/),
  /** True for a pattern to be adapted: the screen and the papers say so. */
  sample: z.boolean().default(false),
  picture,
  languages: z
    .array(z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/))
    .min(1)
    .max(50),
  /** Days in the hall's zone, both included. */
  valid: z.strictObject({ from: day, until: day.optional() }),
  /** What to bring: `bring.<id>`. */
  bring: z.array(z.strictObject({ id, picture })).max(8).default([]),
  notice: z.strictObject({
    /** Why the hall may ask at all (PIPL 13). */
    basis: z.enum(['statutory-duty', 'consent']),
    retentionDays: z.int().min(1),
    /** What is asked and why, in groups a person can follow: `notice.<id>`. Every question belongs to one. */
    asks: z
      .array(z.strictObject({ id, picture, questions: z.array(id).min(1) }))
      .min(1)
      .max(8),
  }),
  /** Asked one by one, never ticked beforehand: `consent.<id>.ask`, `consent.<id>.why`. */
  consents: z
    .array(z.strictObject({ id, picture, required: z.boolean().default(false) }))
    .max(8)
    .default([]),
  /** Who may have this: as soon as one is known to be false, `eligibility.<id>` is said, with who helps instead. */
  eligibility: z
    .array(z.strictObject({ id, eligible: expression }))
    .max(20)
    .default([]),
  steps: z.array(step).min(1).max(100),
  calculations: z.array(calculation).max(2000).default([]),
  /** What one run produces: each application takes these steps' and calculations' values upstream. */
  applications: z
    .array(
      z.strictObject({
        id,
        /** Where it is another than the service's own. */
        picture: picture.optional(),
        when: expression.optional(),
        steps: z.array(id).min(1),
        calculations: z.array(id).default([]),
      }),
    )
    .min(1)
    .max(10),
  /** What happens next, in order: `afterwards.<id>.title`, `afterwards.<id>.body`. */
  afterwards: z.array(z.strictObject({ id, picture })).min(1).max(3),
});

/** `service.json` as read, with defaults filled in. */
export type Definition = z.output<typeof definitionShape>;
/** `service.json` as an author writes it. */
export type DefinitionSource = z.input<typeof definitionShape>;
export type Step = Definition['steps'][number];
export type Question = z.output<typeof questionShape>;
export type QuestionType = Question['type'];
export type Instead = (typeof insteads)[number];
export type Calculation = Definition['calculations'][number];
