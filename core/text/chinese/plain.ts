import { type FigureRule, figurePattern, readYuan, sayFigures } from '../figure-rule.ts';
import { type ChineseNumbers, sayDigits } from './number.ts';
import type { ChineseValues } from './value.ts';
import type { ChineseCharacters } from './words.ts';

/**
 * What is counted in twos as 两, in either way of writing. Months, floors, rooms and numbers in a row are named, and
 * keep 二.
 */
const measures =
  '个個位名人口元块塊角岁歲年天周週次遍张張份件种種条條步样樣页頁家户戶间間套辆輛台部只隻双雙层層倍点點小时時分钟鐘秒成万萬千亿億里米斤公亩畝';

/** Spaces that only set a figure off for the eye: a voice makes a gap of them. */
const gaps = /(?<=\p{Script=Han}) +(?=[^A-Za-z ])|(?<=[^A-Za-z ]) +(?=\p{Script=Han})/gu;

/**
 * A text with its figures as words: telephone and identity numbers digit by digit, years as years, amounts counted.
 * Left to itself a voice reads a telephone number as an amount of more than a hundred 亿.
 */
export function chinesePlain(
  words: ChineseCharacters,
  { dictateDigits, sayCount, sayNumber, sayWritten }: ChineseNumbers,
  { sayDay, sayIdentity, sayMoney, sayPhone }: ChineseValues,
): (text: string) => string {
  const sayAmount = (found: string) => sayWritten(found.replaceAll(',', ''));

  const sayTime = (found: string) => {
    const [hour = 0, minute = 0] = found.split(/[:：]/).map(Number);
    if (minute === 0) return `${sayCount(hour)}${words.hour}`;
    if (minute === 30) return `${sayCount(hour)}${words.hour}半`;
    return `${sayCount(hour)}${words.hour}${minute < 10 ? '零' : ''}${sayNumber(minute)}分`;
  };

  const sayRange = (found: string) => {
    const [from = '', to = ''] = found.split(/ ?[-–~～至] ?/);
    return `${sayAmount(from)}到${sayAmount(to)}`;
  };

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
    { pattern: '(?<=[拨撥打] ?)[0-9]{3,}', say: dictateDigits },
    { pattern: '(?<=第 ?)[0-9]+', say: sayAmount },
    // Rooms and hotlines are read out, amounts are counted.
    { pattern: '[0-9]{3,}(?= ?[室房楼樓栋棟幢])', say: dictateDigits },
    { pattern: figurePattern.leadingZero, say: dictateDigits },
    { pattern: `2(?= ?[${measures}])`, say: () => sayCount(2) },
    { pattern: `[0-9]{5,}(?! ?[${measures}0-9])`, say: dictateDigits },
    { pattern: '[0-9]+', say: sayAmount },
  ];
  const figures = sayFigures(rules);
  return (text) => figures(text).replaceAll(gaps, '');
}
