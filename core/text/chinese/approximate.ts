import { approximateParts } from '../approximate-date.ts';
import { sayDigits } from './number.ts';

/** What is said of the part of a day that nobody remembers. */
export interface ForgottenWords {
  readonly day: string;
  readonly monthAndDay: string;
}

export const simplifiedForgotten: ForgottenWords = { day: '几号记不清了', monthAndDay: '几月几号记不清了' };
export const traditionalForgotten: ForgottenWords = { day: '幾號記不清了', monthAndDay: '幾月幾號記不清了' };

/** `1938 年 5 月，几号记不清了`; undefined for what is no month and no year. */
export function showApproximate(text: string, forgotten: ForgottenWords): string | undefined {
  const parts = approximateParts(text);
  if (!parts) return undefined;
  const { year, month } = parts;
  return month === undefined
    ? `${year} 年，${forgotten.monthAndDay}`
    : `${year} 年 ${month} 月，${forgotten.day}`;
}

/** `一九三八年五月，几号记不清了`. */
export function sayApproximate(
  text: string,
  forgotten: ForgottenWords,
  sayNumber: (value: number) => string,
): string | undefined {
  const parts = approximateParts(text);
  if (!parts) return undefined;
  const year = `${sayDigits(String(parts.year))}年`;
  return parts.month === undefined
    ? `${year}，${forgotten.monthAndDay}`
    : `${year}${sayNumber(parts.month)}月，${forgotten.day}`;
}
