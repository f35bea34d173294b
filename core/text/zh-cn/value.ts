import { parseDay } from '../calendar-date.ts';
import { groupBy } from '../digit-group.ts';
import { amountOf } from '../money.ts';
import { phoneGroups } from '../phone.ts';
import { dictateDigits, sayCount, sayDigits, sayNumber } from './number.ts';

// Values as a clerk at a counter says them. A comma is a short pause.

/** 三百八十元五角; a place left empty is said, 三百八十元零五分. */
export function sayMoney(money: number): string {
  const { negative, yuan, jiao, fen } = amountOf(money);
  const parts = [
    yuan || money === 0 ? `${sayCount(yuan)}元` : '',
    jiao ? `${sayCount(jiao)}角` : '',
    yuan && !jiao && fen ? '零' : '',
    fen ? `${sayCount(fen)}分` : '',
  ];
  return (negative ? '负' : '') + parts.join('');
}

/** 二零二六年十一月二十三号. What is no day is dictated. */
export function sayDay(day: string): string {
  const parts = parseDay(day);
  if (!parts) return dictateDigits(day);
  return `${sayDigits(String(parts.year))}年${sayNumber(parts.month)}月${sayNumber(parts.day)}号`;
}

export function sayPhone(number: string): string {
  return dictate(phoneGroups(number));
}

/** The birthday is eight digits on the card; nobody can follow eight in one breath. */
export function sayIdentity(number: string): string {
  return dictate(groupBy(number, number.length === 18 ? [6, 4, 4] : [3, 4, 4]));
}

export function sayCode(digits: string): string {
  return dictate(groupBy(digits, [2]));
}

function dictate(groups: readonly string[]): string {
  return groups.map(dictateDigits).join('，');
}
