import { type FigureRule, figurePattern, readYuan, sayFigures } from '../figure-rule.ts';
import { dictateDigits, sayCount, sayDigits, sayNumber, sayWritten } from './number.ts';
import { sayDay, sayIdentity, sayMoney, sayPhone } from './value.ts';

/** What is counted in twos as 两. Months, floors, rooms and numbers in a row are named, and keep 二. */
const measures =
  '个位名人口元块角岁年天周次遍张份件种条步样页家户间套辆台部只双层倍点小时分钟秒成万千亿里米斤公亩';

const rules: readonly FigureRule[] = [
  { pattern: figurePattern.identity, say: sayIdentity },
  { pattern: figurePattern.mobile, say: sayPhone },
  { pattern: figurePattern.landline, say: sayPhone },
  { pattern: figurePattern.day, say: sayDay },
  { pattern: '[0-9]{4}(?= ?年)', say: sayDigits },
  { pattern: '[0-2]?[0-9][:：][0-5][0-9](?![0-9])', say: sayTime },
  { pattern: figurePattern.yuan, say: (found) => sayMoney(readYuan(found)) },
  { pattern: '[0-9][0-9,]{0,11}\\.[0-9]{1,2} ?元', say: (found) => sayMoney(readYuan(found)) },
  { pattern: '[0-9]+(?:\\.[0-9]+)?[%％]', say: (found) => `百分之${sayAmount(found.slice(0, -1))}` },
  { pattern: '[0-9]{1,4} ?[-–~～至] ?[0-9]{1,4}(?![0-9-])', say: sayRange },
  { pattern: '[0-9]+\\.[0-9]+(?![0-9.])', say: sayWritten },
  { pattern: figurePattern.withCommas, say: sayAmount },
  { pattern: '(?<=[拨打] ?)[0-9]{3,}', say: dictateDigits },
  { pattern: '(?<=第 ?)[0-9]+', say: sayAmount },
  // Rooms and hotlines are read out, amounts are counted.
  { pattern: '[0-9]{3,}(?= ?[室房楼栋幢])', say: dictateDigits },
  { pattern: figurePattern.leadingZero, say: dictateDigits },
  { pattern: `2(?= ?[${measures}])`, say: () => sayCount(2) },
  { pattern: `[0-9]{5,}(?! ?[${measures}0-9])`, say: dictateDigits },
  { pattern: '[0-9]+', say: sayAmount },
];

const figures = sayFigures(rules);
/** Spaces that only set a figure off for the eye: a voice makes a gap of them. */
const gaps = /(?<=\p{Script=Han}) +(?=[^A-Za-z ])|(?<=[^A-Za-z ]) +(?=\p{Script=Han})/gu;

/**
 * A text with its figures as words: telephone and identity numbers digit by digit, years as years, amounts counted.
 * Left to itself a voice reads a telephone number as an amount of more than a hundred 亿.
 */
export function sayPlain(text: string): string {
  return figures(text).replaceAll(gaps, '');
}

function sayTime(found: string): string {
  const [hour = 0, minute = 0] = found.split(/[:：]/).map(Number);
  if (minute === 0) return `${sayCount(hour)}点`;
  if (minute === 30) return `${sayCount(hour)}点半`;
  return `${sayCount(hour)}点${minute < 10 ? '零' : ''}${sayNumber(minute)}分`;
}

function sayRange(found: string): string {
  const [from = '', to = ''] = found.split(/ ?[-–~～至] ?/);
  return `${sayAmount(from)}到${sayAmount(to)}`;
}

function sayAmount(found: string): string {
  return sayWritten(found.replaceAll(',', ''));
}
