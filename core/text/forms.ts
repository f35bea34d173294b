import { shown as enShown } from './en/shown.ts';
import { spoken as enSpoken } from './en/spoken.ts';
import { shown as zhShown } from './zh-cn/shown.ts';
import { spoken as zhSpoken } from './zh-cn/spoken.ts';
import { shown as hkShown } from './zh-hk/shown.ts';
import { spoken as hkSpoken } from './zh-hk/spoken.ts';

/** An address in the order of the register: from the province down, then the resident's own words. */
export interface AddressParts {
  levels: readonly string[];
  detail: string;
}

/** A day of the lunar calendar, part by part: sentences put them in their own order. */
export interface LunarForms {
  /** 虎年, for the number of a lunar year. */
  animal(year: number): string;
  /** 戊寅年（虎年）. */
  lunarYear(year: number): string;
  /** 四月; −7 is 闰七月. */
  lunarMonth(month: number): string;
  /** 初十. */
  lunarDay(day: number): string;
}

/** How values stand in a sentence. The same names are the formats of texts: `{{total, money}}`. */
export interface Forms extends LunarForms {
  number(value: number): string;
  /** A number with a measure word after it: `两` in `两个人`. */
  count(value: number): string;
  /** Whole 分. */
  money(fen: number): string;
  /** `2026-11-23`, or `2026-11` or `2026` where no more is known. */
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

interface Language extends LanguageForms {
  /** By speech variety, where figures are not said alike in all that read this language. */
  spokenIn?: Readonly<Record<string, Forms>>;
}

const mainland: Language = { shown: zhShown, spoken: zhSpoken.cmn, spokenIn: zhSpoken };

const languages: Readonly<Record<string, Language>> = {
  'zh-CN': mainland,
  'zh-HK': { shown: hkShown, spoken: hkSpoken.yue, spokenIn: hkSpoken },
  en: { shown: enShown, spoken: enSpoken },
};

/**
 * A language without forms of its own uses those of zh-CN: figures said in Mandarin beat figures left out.
 *
 * @param variety in which it is said. Figures follow the speech: 13800138000 is 幺三八 in Mandarin and 一三八 in
 *   Cantonese, in either way of writing. One that is not known here, a county's own, says them as is usual in the language.
 */
export function formsOf(language: string, variety = ''): LanguageForms {
  const { shown, spoken, spokenIn } = languages[language] ?? mainland;
  return { shown, spoken: spokenIn?.[variety] ?? spoken };
}
