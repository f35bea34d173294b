import { Lunar } from 'lunar-typescript';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../core/text/calendar-date.ts';
import { formsOf, type LunarForms } from '../../../core/text/forms.ts';
import { lunarCalendar } from '../../../core/text/lunar-date.ts';

const { monthsOf, daysIn, dayOf, read } = lunarCalendar;
const years = Array.from({ length: 201 }, (_, at) => 1900 + at);
/** As almanacs have them: 1900 had a second eighth month. */
const leapMonths =
  '1900:8 1903:5 1906:4 1909:2 1911:6 1914:5 1917:2 1919:7 1922:5 1925:4 1928:2 1930:6 1933:5 1936:3 1938:7 1941:6 ' +
  '1944:4 1947:2 1949:7 1952:5 1955:3 1957:8 1960:6 1963:4 1966:3 1968:7 1971:5 1974:4 1976:8 1979:6 1982:4 1984:10 ' +
  '1987:6 1990:5 1993:3 1995:8 1998:5 2001:4 2004:2 2006:7 2009:5 2012:4 2014:9 2017:6 2020:4 2023:2 2025:6 2028:5 ' +
  '2031:3 2033:11 2036:6 2039:5 2042:2 2044:7 2047:5 2050:3 2052:8 2055:6 2058:4 2061:3 2063:7 2066:5 2069:4 2071:8 ' +
  '2074:6 2077:4 2080:3 2082:7 2085:5 2088:4 2090:8 2093:6 2096:4 2099:2';

describe('every lunar day from 1900 to 2100', () => {
  test('is one solar day, the next one follows it, and it is found again by it', () => {
    const strays: string[] = [];
    let next = '1900-01-31';
    for (const year of years) {
      for (const month of monthsOf(year)) {
        for (let day = 1; day <= daysIn(year, month); day += 1) {
          const solar = dayOf({ year, month, day });
          const found = read(solar);
          // An expectation for each of 73,000 days takes longer than all the rest.
          if (solar !== next || found?.year !== year || found.month !== month || found.day !== day)
            strays.push(`${year} ${month} ${day}: ${solar}`);
          next = addDays(solar, 1);
        }
      }
    }
    expect(strays).toEqual([]);
    expect(next).toBe('2101-01-29');
  });

  test('is the one that the library makes of it: the last of every month', () => {
    for (const year of years) {
      for (const month of monthsOf(year)) {
        const day = daysIn(year, month);
        expect(Lunar.fromYmd(year, month, day).getSolar().toYmd()).toBe(dayOf({ year, month, day }));
      }
    }
  });

  test('months have 29 or 30 days, and a leap month follows the one whose number it bears', () => {
    const leaps: string[] = [];
    for (const year of years) {
      const months = monthsOf(year);
      expect(months.filter((month) => month > 0)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
      for (const [at, month] of months.entries()) {
        if (month < 0) leaps.push(`${year}:${months[at - 1]}`);
        expect([29, 30]).toContain(daysIn(year, month));
      }
    }
    expect(leaps.join(' ')).toBe(leapMonths);
    expect(
      years.flatMap((year) =>
        monthsOf(year)
          .filter((month) => month < 0)
          .map((month) => `${year}:${-month}`),
      ),
    ).toEqual(leaps);
  });

  // Unicode's calendar is worked out by others in another way. It errs by a day or a leap month in some places that
  // are well known, 1987 and 2027 among them, and in others from one version to the next.
  test('is nearly always the one that Unicode makes of it', () => {
    const format = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', dateStyle: 'short' });
    const strays = years.flatMap((year) =>
      monthsOf(year).filter((month) => {
        const first = Date.parse(`${dayOf({ year, month, day: 1 })}T00:00Z`);
        const parts = new Map<string, string>(
          format.formatToParts(first).map(({ type, value }) => [type, value]),
        );
        return (
          parts.get('relatedYear') !== String(year) ||
          parts.get('month') !== `${Math.abs(month)}${month < 0 ? 'bis' : ''}` ||
          parts.get('day') !== '1'
        );
      }),
    );
    expect(strays.length).toBeLessThan(25);
  });
});

test('what is no day is none, and a month that a year has not is refused', () => {
  expect(read('1938-02-30')).toBeNull();
  expect(read('tomorrow')).toBeNull();
  expect(read('1900-01-30')).toEqual({ year: 1899, month: 12, day: 30 });
  expect(() => dayOf({ year: 1939, month: -7, day: 1 })).toThrow(RangeError);
});

const written = ({ lunarYear, lunarMonth, lunarDay }: LunarForms, text: string) => {
  const { year, month, day } = read(text) ?? { year: 0, month: 0, day: 0 };
  return [lunarYear(year), lunarMonth(month), lunarDay(day)].join(' ');
};

describe('a lunar day in words', () => {
  test.each([
    ['1938-05-09', '戊寅年（虎年） 四月 初十', '戊寅年（虎年） 四月 初十', 'Year of the Tiger 4 10'],
    [
      '1938-08-25',
      '戊寅年（虎年） 闰七月 初一',
      '戊寅年（虎年） 閏七月 初一',
      'Year of the Tiger 7 (leap) 1',
    ],
    ['2025-01-28', '甲辰年（龙年） 腊月 廿九', '甲辰年（龍年） 臘月 廿九', 'Year of the Dragon 12 29'],
    ['2006-01-29', '丙戌年（狗年） 正月 初一', '丙戌年（狗年） 正月 初一', 'Year of the Dog 1 1'],
    ['1900-01-31', '庚子年（鼠年） 正月 初一', '庚子年（鼠年） 正月 初一', 'Year of the Rat 1 1'],
    [
      '2034-01-05',
      '癸丑年（牛年） 闰十一月 十五',
      '癸丑年（牛年） 閏十一月 十五',
      'Year of the Ox 11 (leap) 15',
    ],
  ])('%s', (day, mainland, hongKong, english) => {
    expect(written(formsOf('zh-CN').shown, day)).toBe(mainland);
    expect(written(formsOf('zh-HK').shown, day)).toBe(hongKong);
    expect(written(formsOf('en').shown, day)).toBe(english);
  });

  test('days and months are called as people call them, and said so', () => {
    const { shown, spoken } = formsOf('zh-CN');
    const days = [1, 9, 10, 11, 19, 20, 21, 29, 30];
    expect(days.map((day) => shown.lunarDay(day)).join(' ')).toBe(
      '初一 初九 初十 十一 十九 二十 廿一 廿九 三十',
    );
    expect(days.map((day) => spoken.lunarDay(day)).join(' ')).toBe(
      '初一 初九 初十 十一 十九 二十 二十一 二十九 三十',
    );
    expect([1, 2, 10, 11, 12, -11].map((month) => spoken.lunarMonth(month)).join(' ')).toBe(
      '正月 二月 十月 十一月 腊月 闰十一月',
    );
  });

  test('is heard without brackets', () => {
    expect(formsOf('zh-CN').spoken.lunarYear(1938)).toBe('戊寅年，虎年');
    expect(formsOf('zh-HK').spoken.lunarYear(2024)).toBe('甲辰年，龍年');
    expect(formsOf('en').spoken.lunarMonth(-7)).toBe('7, the leap month');
    expect(formsOf('en').spoken.lunarMonth(7)).toBe('7');
  });

  test('each year of sixty has a name of its own', () => {
    const { lunarYear } = formsOf('zh-CN').shown;
    expect(new Set(years.slice(0, 60).map((year) => lunarYear(year))).size).toBe(60);
    expect(lunarYear(1984)).toBe('甲子年（鼠年）');
    expect(lunarYear(1924)).toBe('甲子年（鼠年）');
  });
});
