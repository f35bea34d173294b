import { type FigureRule, figurePattern, readYuan, sayFigures } from '../figure-rule.ts';
import { sayDigits, sayNumber } from './number.ts';
import { monthName } from './shown.ts';
import { nameUnits, unitName } from './unit.ts';
import { sayDay, sayIdentity, sayMoney, sayPhone } from './value.ts';

/** With a fraction or without. */
const amount = '(?<![:.])[0-9]{1,4}(?:\\.[0-9]{1,2})?';

const clock = '[0-2]?[0-9]:[0-5][0-9]';
const sayRange = (found: string) => found.split(/ ?[-–—~～] ?/).join(' to ');
const sayMonth = (found: string) => `${monthName(Number(found.slice(5)))} ${found.slice(0, 4)}`;

/** Only what an English voice would get wrong by itself. */
const rules: readonly FigureRule[] = [
  { pattern: figurePattern.identity, say: sayIdentity },
  { pattern: figurePattern.mobile, say: sayPhone },
  { pattern: figurePattern.landline, say: sayPhone },
  { pattern: figurePattern.day, say: sayDay },
  { pattern: figurePattern.yuan, say: (found) => sayMoney(readYuan(found)) },
  { pattern: figurePattern.withCommas, say: (found) => sayNumber(Number(found.replaceAll(',', ''))) },
  { pattern: `[0-9]{5,9}(?= ${unitName})`, say: (found) => sayNumber(Number(found)) },
  { pattern: `${clock} ?[-–—~～] ?${clock}(?![0-9])`, say: sayRange },
  { pattern: '(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])(?![0-9-])', say: sayMonth },
  { pattern: `${amount} ?[-–—~～] ?${amount}(?![0-9-])`, say: sayRange },
  // Not the minutes of a clock, nor a fraction.
  { pattern: `(?<![:.])${figurePattern.leadingZero}`, say: sayDigits },
  { pattern: '[0-9]{5,}', say: sayDigits },
];
const figures = sayFigures(rules);

/** A text with telephone, identity and hotline numbers, days, amounts and units in words. */
export const sayPlain = (text: string): string => figures(nameUnits(text));
