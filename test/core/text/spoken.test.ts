import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formsOf } from '../../../core/text/forms.ts';
import { sayNumber as sayEnglish, sayOrdinal, sayYear } from '../../../core/text/en/number.ts';

const zh = formsOf('zh-CN');
const hk = formsOf('zh-HK');
const en = formsOf('en');
const sayChinese = zh.spoken.number;

describe('numbers in Chinese', () => {
  it.each([
    [0, '零'],
    [2, '二'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [110, '一百一十'],
    [200, '二百'],
    [1001, '一千零一'],
    [1010, '一千零一十'],
    [2000, '两千'],
    [2022, '两千零二十二'],
    [10_010, '一万零一十'],
    [12_000, '一万二千'],
    [20_000, '两万'],
    [100_000, '十万'],
    [101_000, '十万一千'],
    [200_500, '二十万零五百'],
    [1_000_000, '一百万'],
    [10_000_001, '一千万零一'],
    [100_010_000, '一亿零一万'],
    [200_000_000, '两亿'],
    [999_999_999_999, '九千九百九十九亿九千九百九十九万九千九百九十九'],
    [-20, '负二十'],
    [1_000_000_000_000, '幺零零零零零零零零零零零零'],
  ])('%i is %s', (value, said) => {
    expect(sayChinese(value)).toBe(said);
  });

  it.each([
    [20_000, '兩萬'],
    [100_010_000, '一億零一萬'],
    [-2000, '負兩千'],
    [1_000_000_000_000, '一零零零零零零零零零零零零'],
  ])('%i is %s as Hong Kong writes it', (value, said) => {
    expect(hk.spoken.number(value)).toBe(said);
  });

  it('can be counted back to what they were', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (value) => {
        expect(readChinese(sayChinese(value))).toBe(value);
        expect(sayChinese(value)).not.toMatch(/零零|零$(?<!^零)/);
      }),
    );
  });

  it('takes 两 before a measure word for two alone', () => {
    expect([1, 2, 12, 22, 200].map((value) => zh.spoken.count(value))).toEqual([
      '一',
      '两',
      '十二',
      '二十二',
      '二百',
    ]);
  });

  it('refuses what is no whole number', () => {
    expect(() => sayChinese(1.5)).toThrow(RangeError);
    expect(() => sayEnglish(Number.NaN)).toThrow(RangeError);
  });
});

describe('numbers in English', () => {
  it.each([
    [0, 'zero'],
    [13, 'thirteen'],
    [42, 'forty-two'],
    [100, 'one hundred'],
    [380, 'three hundred and eighty'],
    [1001, 'one thousand and one'],
    [1280, 'one thousand two hundred and eighty'],
    [12_000, 'twelve thousand'],
    [1_000_010, 'one million and ten'],
    [2_000_000_000, 'two billion'],
    [-7, 'minus seven'],
  ])('%i is %s', (value, said) => {
    expect(sayEnglish(value)).toBe(said);
  });

  it.each([
    [1, 'first'],
    [2, 'second'],
    [3, 'third'],
    [5, 'fifth'],
    [8, 'eighth'],
    [12, 'twelfth'],
    [20, 'twentieth'],
    [21, 'twenty-first'],
    [30, 'thirtieth'],
    [31, 'thirty-first'],
  ])('%i in a row is %s', (value, said) => {
    expect(sayOrdinal(value)).toBe(said);
  });

  it.each([
    [1949, 'nineteen forty-nine'],
    [1905, 'nineteen oh five'],
    [1900, 'nineteen hundred'],
    [2000, 'two thousand'],
    [2008, 'two thousand and eight'],
    [2010, 'twenty ten'],
    [2026, 'twenty twenty-six'],
  ])('the year %i is %s', (year, said) => {
    expect(sayYear(year)).toBe(said);
  });
});

describe('money', () => {
  it.each([
    [0, '0 元', '零元', '¥0', 'zero yuan'],
    [5, '0.05 元', '五分', '¥0.05', 'five fen'],
    [20, '0.20 元', '两角', '¥0.20', 'twenty fen'],
    [200, '2 元', '两元', '¥2', 'two yuan'],
    [38_000, '380 元', '三百八十元', '¥380', 'three hundred and eighty yuan'],
    [38_050, '380.50 元', '三百八十元五角', '¥380.50', 'three hundred and eighty yuan and fifty fen'],
    [38_005, '380.05 元', '三百八十元零五分', '¥380.05', 'three hundred and eighty yuan and five fen'],
    [128_000, '1280 元', '一千二百八十元', '¥1280', 'one thousand two hundred and eighty yuan'],
    [1_200_000, '12,000 元', '一万二千元', '¥12,000', 'twelve thousand yuan'],
    [-2000, '−20 元', '负二十元', '−¥20', 'minus twenty yuan'],
  ])('%i 分', (fen, shownZh, spokenZh, shownEn, spokenEn) => {
    expect(zh.shown.money(fen)).toBe(shownZh);
    expect(zh.spoken.money(fen)).toBe(spokenZh);
    expect(en.shown.money(fen)).toBe(shownEn);
    expect(en.spoken.money(fen)).toBe(spokenEn);
  });

  it('is whole 分 or a bug', () => {
    expect(() => zh.shown.money(0.5)).toThrow('Not whole 分');
  });
});

describe('days', () => {
  it('are shown and said', () => {
    expect(zh.shown.date('1949-02-03')).toBe('1949 年 2 月 3 日');
    expect(zh.spoken.date('1949-02-03')).toBe('一九四九年二月三号');
    expect(en.shown.date('1949-02-03')).toBe('3 February 1949');
    expect(en.spoken.date('1949-02-03')).toBe('the third of February, nineteen forty-nine');
  });

  it('that are none are shown as written and dictated', () => {
    expect(zh.shown.date('1949-02-30')).toBe('1949-02-30');
    expect(zh.spoken.date('1949-02-30')).toBe('幺九四九-零二-三零');
  });
});

describe('values in Hong Kong', () => {
  it('are written like those of the mainland and said in their own characters', () => {
    expect(hk.shown.date('1949-02-03')).toBe('1949 年 2 月 3 日');
    expect(hk.spoken.date('1949-02-03')).toBe('一九四九年二月三號');
    expect(hk.shown.money(1_200_000)).toBe('12,000 元');
    expect(hk.spoken.money(2_000_020)).toBe('兩萬元兩角');
    expect(hk.spoken.count(2)).toBe('兩');
    expect(hk.spoken.phone('13800138001')).toBe('一三八，零零一三，八零零一');
    expect(hk.spoken.identity('11010519491231002X')).toBe('一一零一零五，一九四九，一二三一，零零二X');
    expect(hk.spoken.code('90817263')).toBe('九零，八一，七二，六三');
  });

  it('are found in sentences of traditional characters', () => {
    expect(hk.spoken.plain('還欠 2 個，共 2.5 萬元')).toBe('還欠兩個，共二點五萬元');
    expect(hk.spoken.plain('撥 12345，9:30 到 5 樓 501 室')).toBe('撥一二三四五，九點半到五樓五零一室');
  });

  it('leave the characters of a name as they are', () => {
    expect(hk.spoken.plain('万两点')).toBe('万两点');
  });
});

describe('in another speech than the usual one of the text', () => {
  it.each([
    ['zh-CN', 'yue', '请打一三八，零零一三，八零零零，证号一一零一零五，一九四九，一二三一，零零二X'],
    ['zh-CN', 'cmn', '请打幺三八，零零幺三，八零零零，证号幺幺零幺零五，幺九四九，幺二三幺，零零二艾克斯'],
    ['zh-HK', 'yue', '請打一三八，零零一三，八零零零，證號一一零一零五，一九四九，一二三一，零零二X'],
    ['zh-HK', 'cmn', '請打幺三八，零零幺三，八零零零，證號幺幺零幺零五，幺九四九，幺二三幺，零零二艾克斯'],
  ])('%s said in %s has that one’s figures', (language, variety, said) => {
    const text =
      language === 'zh-CN'
        ? '请打 13800138000，证号 11010519491231002X'
        : '請打 13800138000，證號 11010519491231002X';
    expect(formsOf(language, variety).spoken.plain(text)).toBe(said);
  });

  it('keeps the characters of the text, and counts alike', () => {
    expect(formsOf('zh-CN', 'yue').spoken.plain('2 个人，2 万元，9:30')).toBe('两个人，两万元，九点半');
    expect(formsOf('zh-HK', 'cmn').spoken.money(2_000_020)).toBe('兩萬元兩角');
  });

  it('says them as is usual in the language, where it is a county’s own or has none', () => {
    expect(formsOf('zh-CN', 'x-wanzhou').spoken.code('11')).toBe('幺幺');
    expect(formsOf('zh-HK', 'x-wanzhou').spoken.code('11')).toBe('一一');
    expect(formsOf('en', 'yue').spoken.code('11')).toBe('one one');
  });
});

describe('what is dictated', () => {
  it('says 幺 for one, in groups with a breath between', () => {
    expect(zh.shown.phone('13800138001')).toBe('138 0013 8001');
    expect(zh.spoken.phone('13800138001')).toBe('幺三八，零零幺三，八零零幺');
    expect(zh.spoken.phone('057188886666')).toBe('零五七幺，八八八八，六六六六');
    expect(zh.shown.identity('11010519491231002X')).toBe('110105 19491231 002X');
    expect(zh.spoken.identity('11010519491231002X')).toBe('幺幺零幺零五，幺九四九，幺二三幺，零零二艾克斯');
    expect(zh.shown.identity('CAN110070020301')).toBe('CAN 1100 7002 0301');
    expect(zh.shown.code('12345678')).toBe('12 34 56 78');
    expect(zh.spoken.code('12345678')).toBe('幺二，三四，五六，七八');
  });

  it('is said digit by digit in English', () => {
    expect(en.spoken.code('12345678')).toBe('one two, three four, five six, seven eight');
    expect(en.spoken.phone('13800138001')).toBe('one three eight, zero zero one three, eight zero zero one');
  });
});

describe('addresses', () => {
  const home = { levels: ['浙江省', '杭州市', '西湖区'], detail: '文一路12号3幢1201室' };

  it('are written in one and said with a breath after each level', () => {
    expect(zh.shown.address(home)).toBe('浙江省杭州市西湖区文一路12号3幢1201室');
    expect(zh.spoken.address(home)).toBe('浙江省，杭州市，西湖区，文一路十二号三幢幺二零幺室');
    expect(zh.spoken.address({ ...home, detail: '' })).toBe('浙江省，杭州市，西湖区');
  });
});

describe('figures in words of somebody else', () => {
  it.each([
    ['每月 380 元，一共 2 个人', '每月三百八十元，一共两个人'],
    ['请打 12345 热线', '请打幺二三四五热线'],
    ['拨打110', '拨打幺幺零'],
    ['电话 010-88886666 或 138 0013 8000', '电话零幺零，八八八八，六六六六或幺三八，零零幺三，八零零零'],
    ['身份证 11010519491231002x', '身份证幺幺零幺零五，幺九四九，幺二三幺，零零二艾克斯'],
    ['2026 年 11 月 2 日', '二零二六年十一月二日'],
    ['2026-11-02', '二零二六年十一月二号'],
    ['上午 8:30 到 12:00，2:05 再来', '上午八点半到十二点，两点零五分再来'],
    ['报销 70%', '报销百分之七十'],
    ['3-5 天', '三到五天'],
    ['80 至 89 岁', '八十到八十九岁'],
    ['3号楼2单元501室', '三号楼二单元五零幺室'],
    ['第 2 步，共 12 步', '第二步，共十二步'],
    ['2 楼 2 号柜台，等 2 小时', '二楼二号柜台，等两小时'],
    ['12.5 公里', '十二点五公里'],
    ['1,280.50 元', '一千二百八十元五角'],
    ['¥20', '二十元'],
    ['20000元，12000 人', '两万元，一万二千人'],
    ['还有 60 秒', '还有六十秒'],
    ['007', '零零七'],
    ['编号 20261234567', '编号二零二六幺二三四五六七'.replace('二零二六', '二零二六')],
    ['没有数字', '没有数字'],
  ])('%s', (text, said) => {
    expect(zh.spoken.plain(text)).toBe(said);
  });

  it.each([
    ['Call 12345', 'Call one two three four five'],
    ['¥1,280.5 a month', 'one thousand two hundred and eighty yuan and fifty fen a month'],
    ['on 2026-11-23', 'on the twenty-third of November, twenty twenty-six'],
    ['138 0013 8000', 'one three eight, zero zero one three, eight zero zero zero'],
    ['12,000 people', 'twelve thousand people'],
    ['3 of 8', '3 of 8'],
  ])('%s', (text, said) => {
    expect(en.spoken.plain(text)).toBe(said);
  });

  it('leaves no digit in a Chinese text, whatever stands in it', () => {
    const piece = fc.constantFrom(
      '每月',
      ' ',
      '元',
      '年',
      '-',
      '.',
      ',',
      ':',
      '%',
      '号',
      '个',
      '¥',
      '室',
      '第',
      '打',
    );
    const digits = fc.stringMatching(/^[0-9]{1,20}$/);
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, digits)).map((parts) => parts.join('')),
        (text) => {
          expect(zh.spoken.plain(text)).not.toMatch(/[0-9]/);
        },
      ),
    );
  });
});

const inMandarin = (text: string) => formsOf('zh-CN', 'cmn').spoken.plain(text);
const inCantonese = (text: string) => formsOf('zh-HK', 'yue').spoken.plain(text);

describe('units', () => {
  it.each([
    ['建房 120㎡，每户 2 ㎡', '建房一百二十平方米，每户两平方米', '建房一百二十平方米，每户兩平方米'],
    ['2 平方米，20000 平方米', '两平方米，两万平方米', '兩平方米，兩萬平方米'],
    ['2.5m²', '二点五平方米', '二點五平方米'],
    ['大米 5kg，面 2 kg', '大米五公斤，面两公斤', '大米五公斤，面兩公斤'],
    ['2 公斤，12000 公斤', '两公斤，一万二千公斤', '兩公斤，一萬二千公斤'],
    ['3-5 kg，1～2 kg', '三到五公斤，一到两公斤', '三到五公斤，一到兩公斤'],
    ['36.5℃', '三十六点五度', '三十六點五度'],
    ['36.1-37.2 °C', '三十六点一到三十七点二度', '三十六點一到三十七點二度'],
    ['-5℃~2℃', '零下五度到两度', '零下五度到兩度'],
    ['2 度，38 度', '两度，三十八度', '兩度，三十八度'],
    ['2 km，2.5km，12 公里', '两公里，二点五公里，十二公里', '兩公里，二點五公里，十二公里'],
    ['165 cm，2m，200 m', '一百六十五厘米，两米，二百米', '一百六十五厘米，兩米，二百米'],
    ['2 ml，500mL，100mg，2 L', '两毫升，五百毫升，一百毫克，两升', '兩毫升，五百毫升，一百毫克，兩升'],
    ['2 吨，3t', '两吨，三吨', '兩吨，三噸'],
    ['50 %，12.5％', '百分之五十，百分之十二点五', '百分之五十，百分之十二點五'],
    ['10%-20%，10～20%', '百分之十到百分之二十，百分之十到百分之二十', undefined],
    ['380 元/月，¥2.50/kg', '三百八十元每月，两元五角每公斤', '三百八十元每月，兩元五角每公斤'],
    // A number is in words already where it is a value of its text.
    ['一百二十 ㎡，两 kg', '一百二十平方米，两公斤', undefined],
    // No units, though they begin like some.
    ['5G 手机，A4 纸，30M', '五G 手机，A四纸，三十M', undefined],
    ['2 级残疾，2 寸照片，2 号', '二级残疾，二寸照片，二号', undefined],
    ['2 星期，星期 2，2 本', '两星期，星期二，两本', '兩星期，星期二，兩本'],
  ])('%s', (text, mandarin, cantonese = mandarin) => {
    expect(inMandarin(text)).toBe(mandarin);
    expect(inCantonese(text)).toBe(cantonese);
  });

  it.each([
    ['2026.11.2', '二零二六年十一月二号'],
    ['2026/11/02', '二零二六年十一月二号'],
    ['2026-11', '二零二六年十一月'],
    ['2025-2026 年', '二零二五到二零二六年'],
    ['8:30-11:30，14:00至17:30', '八点半到十一点半，十四点到十七点半'],
    ['2-3 天，1-2 级', '两到三天，一到二级'],
  ])('and days: %s', (text, mandarin) => {
    expect(inMandarin(text)).toBe(mandarin);
  });

  it.each([
    ['120㎡, 1 m²', '120 square metres, 1 square metre'],
    [
      '20000 m², 1,280 m²',
      'twenty thousand square metres, one thousand two hundred and eighty square metres',
    ],
    ['5kg, 1 kg, 21 kg, 1.1 kg', '5 kilograms, 1 kilogram, 21 kilograms, 1.1 kilograms'],
    ['twenty-one kg, one kg', 'twenty-one kilograms, one kilogram'],
    ['36.5°C, 36.5 ℃', '36.5 degrees, 36.5 degrees'],
    ['-5°C to 2°C', 'minus 5 degrees to 2 degrees'],
    ['2 km, 2.05 km', '2 kilometres, 2.05 kilometres'],
    ['165 cm, 30 m, 100 ml', '165 centimetres, 30 metres, 100 millilitres'],
    ['50%, 10%–20%', '50 percent, 10 percent to 20 percent'],
    ['3-5 days, 8–10 kg', '3 to 5 days, 8 to 10 kilograms'],
    ['380 yuan/month, ¥2.50/kg', '380 yuan a month, two yuan and fifty fen a kilogram'],
    ['9:05, 8:30-11:30', '9:05, 8:30 to 11:30'],
    ['2026-11, 2025-2026', 'November 2026, 2025 to 2026'],
    ['5G, A4, 5 meals, and/or', '5G, A4, 5 meals, and/or'],
  ])('in English: %s', (text, said) => {
    expect(en.spoken.plain(text)).toBe(said);
  });
});

it('speaks another language’s figures in Mandarin rather than not at all', () => {
  expect(formsOf('ug').spoken.number(3)).toBe('三');
});

/** The other way round, by other means: what a person does who hears it. */
function readChinese(said: string): number {
  const figure = '零一二三四五六七八九';
  let [total, section, digit] = [0, 0, 0];
  for (const char of said.replaceAll('两', '二').replace(/^十/, '一十')) {
    const value = figure.indexOf(char);
    const unit = { 十: 10, 百: 100, 千: 1000 }[char];
    if (value >= 0) digit = value;
    else if (unit) [section, digit] = [section + digit * unit, 0];
    else {
      total += (section + digit) * (char === '亿' ? 100_000_000 : 10_000);
      [section, digit] = [0, 0];
    }
  }
  return total + section + digit;
}

describe('a day of which no more is known', () => {
  it.each([
    ['1938', '1938 年，几月几号记不清了', '一九三八年，几月几号记不清了'],
    ['1938-05', '1938 年 5 月，几号记不清了', '一九三八年五月，几号记不清了'],
  ])('%s in Chinese', (text, written, said) => {
    expect(zh.shown.date(text)).toBe(written);
    expect(zh.spoken.date(text)).toBe(said);
  });

  it('in the characters of Hong Kong, and in English', () => {
    expect(hk.shown.date('1938-05')).toBe('1938 年 5 月，幾號記不清了');
    expect(hk.spoken.date('1938')).toBe('一九三八年，幾月幾號記不清了');
    expect(hk.shown.date('1938-05-09')).toBe('1938 年 5 月 9 日');
    expect(en.shown.date('1938-05')).toBe('May 1938, day not known');
    expect(en.spoken.date('1938')).toBe('nineteen thirty-eight, month and day not known');
  });

  it('is nothing else', () => {
    expect(zh.shown.date('1938-13')).toBe('1938-13');
    expect(zh.shown.date('38')).toBe('38');
  });
});
