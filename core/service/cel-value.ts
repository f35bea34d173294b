import { isRealDate } from '../text/calendar-date.ts';
import type { Address, Value } from '../session/value.ts';
import type { Calculation, QuestionType } from './definition.ts';

/**
 * Values as expressions see them. CEL counts in 64-bit whole numbers, which are BigInts here: so `age + 1` works for
 * an author without writing `1.0`, and money never meets a fraction.
 */
export type CelValue = boolean | bigint | string | readonly string[] | AddressRecord;

/** The type under which an answer is known to expressions. */
export type CelType = 'bool' | 'int' | 'string' | 'list<string>' | 'address';

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

/** Null for what has no answer. */
export const celTypeOfQuestion: Readonly<Record<QuestionType, CelType | null>> = {
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
  address: 'address',
  // The ids of the photos: an author may ask how many there are, nothing more.
  photo: 'list<string>',
  note: null,
};

export const celTypeOfCalculation: Readonly<Record<Calculation['type'], CelType>> = {
  number: 'int',
  money: 'int',
  text: 'string',
  'yes-no': 'bool',
  date: 'string',
};

export function celOfAnswer(value: Value): CelValue {
  if (typeof value === 'number') return BigInt(value);
  if (Array.isArray(value)) {
    return value.map((entry) => (typeof entry === 'string' ? entry : entry.attachment));
  }
  return typeof value === 'object' ? new AddressRecord(value) : value;
}

/** The longest text that an answer may be. Calculations that grow beyond it are not kept: they could double for ever. */
const longestText = 4000;

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
