import type { Address, Value } from '../session/value.ts';
import { type DaysMeant, daysMeant } from '../text/approximate-date.ts';
import { isRealDate } from '../text/calendar-date.ts';
import type { Calculation, Question, QuestionType } from './definition.ts';

/**
 * Values as expressions see them. CEL counts in 64-bit whole numbers, which are BigInts here: so `age + 1` works for
 * an author without writing `1.0`, and money never meets a fraction.
 */
export type CelValue =
  boolean | bigint | string | readonly string[] | AddressRecord | ApproximateDate | OwnWords;

/** The type under which an answer is known to expressions. */
export type CelType =
  'bool' | 'int' | 'string' | 'list<string>' | 'address' | 'approximate_date' | 'own_words';

/** A class of its own, because CEL tells records apart by their constructor. */
export class AddressRecord {
  readonly code: string;
  readonly levels: readonly string[];
  readonly detail: string;

  constructor(address: Address) {
    this.code = address.code;
    this.levels = address.levels;
    this.detail = address.detail;
  }
}

/**
 * A date of which only the month or the year may be known. It is no text, because as a text `1938` is less than every day
 * of its year: what compares it has to say whether its first possible day is meant or its last.
 */
export class ApproximateDate {
  readonly first: string;
  readonly last: string;

  constructor({ first, last }: DaysMeant) {
    this.first = first;
    this.last = last;
  }
}

/** An answer that may have been said instead of written: whether it was, and nothing more, for a sound has no letters. */
export class OwnWords {
  readonly spoken: boolean;

  constructor(spoken: boolean) {
    this.spoken = spoken;
  }
}

/** Null for what has no answer. */
export function celTypeOf(question: Question): CelType | null {
  if (question.type === 'date' && question.approximate) return 'approximate_date';
  return question.type === 'text' && question.recording ? 'own_words' : celTypes[question.type];
}

const celTypes: Readonly<Record<QuestionType, CelType | null>> = {
  'yes-no': 'bool',
  choice: 'string',
  choices: 'list<string>',
  number: 'int',
  money: 'int',
  text: 'string',
  name: 'string',
  date: 'string',
  phone: 'string',
  'identity-number': 'string',
  code: 'string',
  address: 'address',
  // The ids of the photos: an author may ask how many there are, nothing more.
  photo: 'list<string>',
  // Whether it is a `signature` or a `mark`, and nothing more.
  signature: 'string',
  note: null,
};

export const celTypeOfCalculation: Readonly<Record<Calculation['type'], CelType>> = {
  number: 'int',
  money: 'int',
  text: 'string',
  'yes-no': 'bool',
  date: 'string',
};

export function celOfAnswer(value: Value, question: Question): CelValue {
  if (celTypeOf(question) === 'approximate_date') {
    const meant = typeof value === 'string' ? daysMeant(value) : null;
    if (!meant) throw new RangeError('An answer that was never checked');
    return new ApproximateDate(meant);
  }
  if (celTypeOf(question) === 'own_words') return new OwnWords(typeof value !== 'string');
  if (typeof value === 'number') return BigInt(value);
  if (Array.isArray(value)) {
    return value.map((entry) => (typeof entry === 'string' ? entry : entry.attachment));
  }
  if (typeof value !== 'object') return value;
  if ('kind' in value) return value.kind;
  if ('recording' in value) throw new RangeError('An answer that was never checked');
  return new AddressRecord(value);
}

/** The longest text that an answer may be. Calculations that grow beyond it are not kept: they could double for ever. */
export const longestText = 4000;

/** What a calculation came to, or undefined where it is no value of its type: such a result is unknown. */
export function valueOfCalculation(type: Calculation['type'], result: unknown): Value | undefined {
  switch (type) {
    case 'number':
    case 'money': {
      const number = typeof result === 'bigint' ? Number(result) : Number.NaN;
      return Number.isSafeInteger(number) ? number : undefined;
    }
    case 'yes-no':
      return typeof result === 'boolean' ? result : undefined;
    case 'date':
      return typeof result === 'string' && isRealDate(result) ? result : undefined;
    case 'text':
      return typeof result === 'string' && result.length <= longestText ? result : undefined;
  }
}
