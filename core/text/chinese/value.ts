import { parseDay } from '../calendar-date.ts';
import { groupBy } from '../digit-group.ts';
import { amountOf } from '../money.ts';
import { phoneGroups } from '../phone.ts';
import { type ChineseNumbers, sayDigits } from './number.ts';
import type { ChineseCharacters } from './words.ts';

/** Values as a clerk at a counter says them. A comma is a short pause. */
export interface ChineseValues {
  /** 三百八十元五角; a place left empty is said, 三百八十元零五分. */
  sayMoney(money: number): string;
  /** 二零二六年十一月二十三号. What is no day is dictated. */
  sayDay(day: string): string;
  sayPhone(number: string): string;
  /** The birthday is eight digits on the card; nobody can follow eight in one breath. */
  sayIdentity(number: string): string;
  sayCode(digits: string): string;
}

/** Values in the characters of one way of writing Chinese. */
export function chineseValues(words: ChineseCharacters, numbers: ChineseNumbers): ChineseValues {
  const { dictateDigits, sayCount, sayNumber } = numbers;
  const dictate = (groups: readonly string[]) => groups.map(dictateDigits).join('，');
  return {
    sayMoney(money) {
      const { negative, yuan, jiao, fen } = amountOf(money);
      const parts = [
        yuan || money === 0 ? `${sayCount(yuan)}元` : '',
        jiao ? `${sayCount(jiao)}角` : '',
        yuan && !jiao && fen ? '零' : '',
        fen ? `${sayCount(fen)}分` : '',
      ];
      return (negative ? words.minus : '') + parts.join('');
    },
    sayDay(day) {
      const parts = parseDay(day);
      if (!parts) return dictateDigits(day);
      return `${sayDigits(String(parts.year))}年${sayNumber(parts.month)}月${sayNumber(parts.day)}${words.day}`;
    },
    sayPhone: (number) => dictate(phoneGroups(number)),
    sayIdentity: (number) => dictate(groupBy(number, number.length === 18 ? [6, 4, 4] : [3, 4, 4])),
    sayCode: (digits) => dictate(groupBy(digits, [2])),
  };
}
