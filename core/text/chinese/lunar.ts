import type { LunarForms } from '../forms.ts';
import { namedYear } from '../lunar-cycle.ts';

/** The characters by which the lunar calendar differs between the ways of writing Chinese. */
export interface LunarCharacters {
  /** Before a month that comes twice in its year. */
  readonly leap: string;
  /** Of the twelfth month. */
  readonly last: string;
  /** The twelve, from the rat on. */
  readonly animals: string;
}

export const simplifiedLunar: LunarCharacters = {
  leap: '闰',
  last: '腊',
  animals: '鼠牛虎兔龙蛇马羊猴鸡狗猪',
};
export const traditionalLunar: LunarCharacters = {
  leap: '閏',
  last: '臘',
  animals: '鼠牛虎兔龍蛇馬羊猴雞狗豬',
};

const stems = '甲乙丙丁戊己庚辛壬癸';
const branches = '子丑寅卯辰巳午未申酉戌亥';
const digits = Array.from('一二三四五六七八九十');

/** A lunar day in its own words, as calendars print them. */
export function shownLunar({ leap, last, animals }: LunarCharacters): LunarForms {
  const months = ['正', ...digits.slice(1), '十一', last];
  return {
    animal: (year) => `${animals[namedYear(year).branch]}年`,
    lunarYear: (year) => `${cycleOf(year)}年（${animals[namedYear(year).branch]}年）`,
    lunarMonth: (month) => `${month < 0 ? leap : ''}${months[Math.abs(month) - 1]}月`,
    lunarDay: (day) => dayWord(day, '廿'),
  };
}

/** The same as it is said. 廿一 is written for its shortness, and by many no more known. */
export function spokenLunar(characters: LunarCharacters): LunarForms {
  const shown = shownLunar(characters);
  return {
    ...shown,
    lunarYear: (year) => `${cycleOf(year)}年，${shown.animal(year)}`,
    lunarDay: (day) => dayWord(day, '二十'),
  };
}

/** 戊寅 */
function cycleOf(year: number): string {
  const { stem, branch } = namedYear(year);
  return `${stems[stem]}${branches[branch]}`;
}

function dayWord(day: number, twenty: string): string {
  if (day === 20) return '二十';
  if (day === 30) return '三十';
  const before = day > 20 ? twenty : day > 10 ? '十' : '初';
  return `${before}${digits[(day - 1) % 10]}`;
}
