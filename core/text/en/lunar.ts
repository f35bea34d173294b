import type { LunarForms } from '../forms.ts';
import { namedYear } from '../lunar-cycle.ts';

const animals = 'Rat Ox Tiger Rabbit Dragon Snake Horse Goat Monkey Rooster Dog Pig'.split(' ');

/** A lunar day in English: months and days have numbers, and only the year has a name. */
export const shownLunar: LunarForms = {
  animal,
  lunarYear: (year) => `Year of the ${animal(year)}`,
  lunarMonth: (month) => (month < 0 ? `${-month} (leap)` : `${month}`),
  lunarDay: (day) => `${day}`,
};

export const spokenLunar: LunarForms = {
  ...shownLunar,
  lunarMonth: (month) => (month < 0 ? `${-month}, the leap month` : `${month}`),
};

function animal(year: number): string {
  return animals[namedYear(year).branch] ?? '';
}
