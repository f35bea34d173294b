import { type FigureRule, figurePattern, readYuan, sayFigures } from '../figure-rule.ts';
import { sayDigits, sayNumber } from './number.ts';
import { sayDay, sayIdentity, sayMoney, sayPhone } from './value.ts';

/** Only what an English voice would get wrong by itself. */
const rules: readonly FigureRule[] = [
  { pattern: figurePattern.identity, say: sayIdentity },
  { pattern: figurePattern.mobile, say: sayPhone },
  { pattern: figurePattern.landline, say: sayPhone },
  { pattern: figurePattern.day, say: sayDay },
  { pattern: figurePattern.yuan, say: (found) => sayMoney(readYuan(found)) },
  { pattern: figurePattern.withCommas, say: (found) => sayNumber(Number(found.replaceAll(',', ''))) },
  { pattern: figurePattern.leadingZero, say: sayDigits },
  { pattern: '[0-9]{5,}', say: sayDigits },
];

/** A text with telephone, identity and hotline numbers, days and amounts in words. */
export const sayPlain: (text: string) => string = sayFigures(rules);
