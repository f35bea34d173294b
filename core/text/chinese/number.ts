import type { ChineseCharacters, Dictation } from './words.ts';

const largest = 999_999_999_999;

const figures = '零一二三四五六七八九';

/** One digit after another, as in years: 2026 is 二零二六. */
export function sayDigits(digits: string): string {
  return digits.replaceAll(/[0-9]/g, (digit) => figures.charAt(Number(digit)));
}

/** How numbers are said in one way of writing and speaking Chinese. */
export interface ChineseNumbers {
  /** One digit after another in numbers that are copied or dialled. */
  dictateDigits(digits: string): string;
  /** A whole number: 380 is 三百八十. Beyond 万亿 nobody counts; such a number is read digit by digit. */
  sayNumber(value: number): string;
  /** With a measure word after it, two is 两: 两个人, but 十二个人. */
  sayCount(value: number): string;
  /** Digits as somebody wrote them, perhaps with a fraction: `12.5` is 十二点五. However many they are. */
  sayWritten(digits: string): string;
}

/** Numbers in the characters of one way of writing Chinese, as one speech has them. */
export function chineseNumbers(words: ChineseCharacters, { one, x }: Dictation): ChineseNumbers {
  const dictateDigits = (digits: string) => sayDigits(digits).replaceAll('一', one).replaceAll(/[Xx]/g, x);

  function sayNumber(value: number): string {
    if (!Number.isSafeInteger(value)) throw new RangeError(`Not a whole number: ${value}`);
    if (value < 0) return `${words.minus}${sayNumber(-value)}`;
    if (value > largest) return dictateDigits(String(value));
    if (value === 0) return '零';

    const sections = [
      { size: 100_000_000, unit: words.hundredMillion },
      { size: 10_000, unit: words.tenThousand },
      { size: 1, unit: '' },
    ];
    let said = '';
    let rest = value;
    for (const { size, unit } of sections) {
      const section = Math.floor(rest / size);
      rest %= size;
      if (section === 0) continue;
      // A place left empty between two sections is said once: 20 0500 is 二十万零五百.
      if (said && section < 1000) said += '零';
      said += (section === 2 && unit ? words.pair : saySection(section)) + unit;
    }
    return said.replace(/^一十/, '十').replace(/^二千/, `${words.pair}千`);
  }

  return {
    dictateDigits,
    sayNumber,
    sayCount: (value) => (value === 2 ? words.pair : sayNumber(value)),
    sayWritten(digits) {
      const [whole = '0', fraction = ''] = digits.split('.');
      const said = whole.length > String(largest).length ? dictateDigits(whole) : sayNumber(Number(whole));
      return fraction ? `${said}${words.point}${sayDigits(fraction)}` : said;
    },
  };
}

/** 1 to 9999. */
function saySection(section: number): string {
  let said = '';
  let rest = section;
  for (const [size, unit] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const figure = Math.floor(rest / size);
    rest %= size;
    if (figure) said += figures.charAt(figure) + unit;
    else if (said && rest && !said.endsWith('零')) said += '零';
  }
  return said;
}
