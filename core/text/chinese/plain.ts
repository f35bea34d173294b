import { type FigureRule, figurePattern, readYuan, sayFigures } from '../figure-rule.ts';
import { type ChineseNumbers, sayDigits } from './number.ts';
import { chineseUnits } from './unit.ts';
import type { ChineseValues } from './value.ts';
import type { ChineseCharacters } from './words.ts';

/**
 * What is counted in twos as 两, in either way of writing. Months, floors, rooms and numbers in a row are named, and
 * keep 二.
 */
const measures = [
  '[个個位名人口元块塊角岁歲年天周週次遍张張份件种種条條步样樣页頁家户戶间間套辆輛台部只隻双雙层層倍点點小时時分钟鐘秒成万萬千亿億]',
  '[本封盒片粒瓶袋顿頓]',
  '[里米斤公亩畝尺度克升吨噸]',
  '(?:平方|立方|厘米|毫米|毫升|毫克)',
  '星期(?![一二三四五六日天0-9])',
].join('|');
/** What stands after a figure that counts something. */
const counted = `(?= ?(?:${measures}))`;
/** With a fraction or without. */
const amount = '[0-9]{1,4}(?:\\.[0-9]{1,2})?';
const clock = '[0-2]?[0-9][:：][0-5][0-9]';

/** Spaces that only set a figure off for the eye: a voice makes a gap of them. */
const gaps = /(?<=\p{Script=Han}) +(?=[^A-Za-z ])|(?<=[^A-Za-z ]) +(?=\p{Script=Han})/gu;

/** From one to the other, each said alike. */
const sayRange = (say: (found: string) => string) => (found: string) =>
  found
    .split(/ ?[-–—~～至] ?/)
    .map(say)
    .join('到');

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
  const sayMeasured = (found: string) => (found === '2' ? sayCount(2) : sayAmount(found));

  const sayPercent = (found: string) => `百分之${sayAmount(found.replaceAll(/[ %％]/g, ''))}`;

  const sayTime = (found: string) => {
    const [hour = 0, minute = 0] = found.split(/[:：]/).map(Number);
    if (minute === 0) return `${sayCount(hour)}${words.hour}`;
    if (minute === 30) return `${sayCount(hour)}${words.hour}半`;
    return `${sayCount(hour)}${words.hour}${minute < 10 ? '零' : ''}${sayNumber(minute)}分`;
  };

  /** 2026.11.2, 2026/11/02. What is no day is left to the other rules, figure by figure. */
  const sayWrittenDay = (found: string) => {
    const [year = '', month = '', day = ''] = found.split(/[./]/);
    return sayDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  };

  const sayMonth = (found: string) => {
    const [year = '', month = ''] = found.split('-');
    return `${sayDigits(year)}年${sayNumber(Number(month))}月`;
  };

  const rules: readonly FigureRule[] = [
    { pattern: figurePattern.identity, say: sayIdentity },
    { pattern: figurePattern.mobile, say: sayPhone },
    { pattern: figurePattern.landline, say: sayPhone },
    { pattern: figurePattern.day, say: sayDay },
    { pattern: '[12][0-9]{3}[./][01]?[0-9][./][0-3]?[0-9](?![0-9./])', say: sayWrittenDay },
    { pattern: '(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])(?![0-9-])', say: sayMonth },
    { pattern: '[0-9]{4} ?[-–—~～至] ?[0-9]{4}(?= ?年)', say: sayRange(sayDigits) },
    { pattern: '[0-9]{4}(?= ?年)', say: sayDigits },
    { pattern: `${clock} ?[-–—~～至] ?${clock}(?![0-9])`, say: sayRange(sayTime) },
    { pattern: `${clock}(?![0-9])`, say: sayTime },
    { pattern: figurePattern.yuan, say: (found) => sayMoney(readYuan(found)) },
    { pattern: '[0-9][0-9,]{0,11}\\.[0-9]{1,2} ?元', say: (found) => sayMoney(readYuan(found)) },
    { pattern: `${amount} ?[-–—~～至] ?${amount} ?[%％]`, say: sayRange(sayPercent) },
    { pattern: '[0-9]+(?:\\.[0-9]+)? ?[%％]', say: sayPercent },
    { pattern: `${amount} ?[-–—~～至] ?${amount}(?![0-9-])${counted}`, say: sayRange(sayMeasured) },
    { pattern: `${amount} ?[-–—~～至] ?${amount}(?![0-9-])`, say: sayRange(sayAmount) },
    { pattern: '[0-9]+\\.[0-9]+(?![0-9.])', say: sayWritten },
    { pattern: figurePattern.withCommas, say: sayAmount },
    { pattern: '(?<=[拨撥打] ?)[0-9]{3,}', say: dictateDigits },
    { pattern: '(?<=第 ?)[0-9]+', say: sayAmount },
    // Rooms and hotlines are read out, amounts are counted.
    { pattern: '[0-9]{3,}(?= ?[室房楼樓栋棟幢])', say: dictateDigits },
    { pattern: figurePattern.leadingZero, say: dictateDigits },
    { pattern: `2${counted}`, say: sayMeasured },
    { pattern: `[0-9]{5,}(?![0-9])(?! ?(?:${measures}))`, say: dictateDigits },
    { pattern: '[0-9]+', say: sayAmount },
  ];
  const figures = sayFigures(rules);
  const units = chineseUnits(words);
  return (text) => figures(units(text)).replaceAll(gaps, '');
}
