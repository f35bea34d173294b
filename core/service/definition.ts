import { z } from 'zod';

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
  when: expression.optional(),
});

const rule = z.strictObject({
  id,
  /** True when the answer is fine. The sentence said otherwise is `question.<id>.rule.<rule>`. */
  check: expression,
});

const everyQuestion = {
  id,
  /** Asked only while this is true. Unknown counts as hidden. */
  when: expression.optional(),
  /** May be passed over with "I would rather not say". */
  optional: z.boolean().default(false),
  /** Personal: shown, but read aloud only after "read it aloud here?". */
  personal: z.boolean().default(false),
  picture: picture.optional(),
  /** The consent that has to be given, by itself, before this is asked. */
  consent: id.optional(),
  rules: z.array(rule).max(20).default([]),
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
  'address',
  'photo',
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
  }),
  z.strictObject({ type: z.literal('name'), ...everyQuestion }),
  z.strictObject({
    type: z.literal('date'),
    ...everyQuestion,
    /** A birthday is asked by decade first, and never lies in the future. */
    birthday: z.boolean().default(false),
    earliest: day.optional(),
    latest: day.optional(),
  }),
  z.strictObject({ type: z.literal('phone'), ...everyQuestion }),
  z.strictObject({ type: z.literal('identity-number'), ...everyQuestion }),
  z.strictObject({ type: z.literal('address'), ...everyQuestion }),
  z.strictObject({ type: z.literal('photo'), ...everyQuestion, max: z.int().min(1).max(6).default(1) }),
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
  languages: z.array(z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/)).min(1),
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
export type Calculation = Definition['calculations'][number];
