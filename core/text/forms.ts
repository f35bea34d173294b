import { shown as enShown } from './en/shown.ts';
import { spoken as enSpoken } from './en/spoken.ts';
import { shown as zhShown } from './zh-cn/shown.ts';
import { spoken as zhSpoken } from './zh-cn/spoken.ts';
import { spoken as hkSpoken } from './zh-hk/spoken.ts';

/** An address in the order of the register: from the province down, then the resident's own words. */
export interface AddressParts {
  levels: readonly string[];
  detail: string;
}

/** How values stand in a sentence. The same names are the formats of texts: `{{total, money}}`. */
export interface Forms {
  number(value: number): string;
  /** A number with a measure word after it: `两` in `两个人`. */
  count(value: number): string;
  /** Whole 分. */
  money(fen: number): string;
  /** `2026-11-23`. */
  date(day: string): string;
  /** As `parsePhone` gives it. */
  phone(number: string): string;
  /** As `parseIdentityNumber` gives it. */
  identity(number: string): string;
  /** Digits to be copied or told to somebody, in pairs. */
  code(digits: string): string;
  address(parts: AddressParts): string;
  /** Words from outside this program, a resident's or an author's, with whatever figures stand in them. */
  plain(text: string): string;
}

/** One way of writing things down for the eye, one for the ear. */
export interface LanguageForms {
  shown: Forms;
  spoken: Forms;
}

const languages: Readonly<Record<string, LanguageForms>> = {
  'zh-CN': { shown: zhShown, spoken: zhSpoken },
  // Written alike: 2026 年 11 月 23 日, 380 元.
  'zh-HK': { shown: zhShown, spoken: hkSpoken },
  en: { shown: enShown, spoken: enSpoken },
};

/** A language without forms of its own uses those of zh-CN: figures said in Mandarin beat figures left out. */
export function formsOf(language: string): LanguageForms {
  return languages[language] ?? { shown: zhShown, spoken: zhSpoken };
}
