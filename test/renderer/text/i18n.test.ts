import { describe, expect, it } from 'vitest';
import { createTexts, type Form, say } from '../../../renderer/text/i18n.ts';
import type { Saying } from '../../../renderer/text/saying.ts';
import { allLanguages, languageOf } from '../../../renderer/text/language.ts';

const source = {
  plain: '您好！',
  told: '请看这里',
  told_spoken: '请看屏幕上面',
  mine: '{{who}}要交 {{total, money}}',
  mine_unnamed: '第 {{n, number}} 个人要交钱',
  total: '每月 {{total, money}}',
  person: '第 {{n, number}} 位，一共 {{all, count}} 位',
  born: '生日是 {{day, date}}',
  call: '电话 {{tel, phone}}',
  card: '号码是 {{id, identity}}',
  code: '取件号 {{code, code}}',
  lives: '住在 {{place, address}}',
  words: '您说：{{text}}',
  nested: { deep: '里面' },
  'flat.key': '平的',
};
const english = {
  plain: 'Hello!',
  total: '{{total, money}} a month',
  people_one: '{{count}} person',
  people_other: '{{count}} people',
  born: 'Born on {{day, date}}',
};

function texts(strict: boolean) {
  const instance = createTexts(strict);
  instance.addResourceBundle('zh-CN', 'sample', source);
  instance.addResourceBundle('en', 'sample', english);
  return (key: string, language: string, form: Form, values?: Record<string, unknown>) =>
    say({ ns: 'sample', key, ...(values && { values }) }, language, form, undefined, instance);
}

const strictHongKong = createTexts(true);
strictHongKong.addResourceBundle('zh-HK', 'sample', { call: '電話 {{tel, phone}}' });
strictHongKong.addResourceBundle('zh-HK', 'resident', { literal: '{{text}}' });

describe('say', () => {
  const strict = texts(true);

  it('shows and says a text in its language', () => {
    expect(strict('plain', 'zh-CN', 'shown')).toBe('您好！');
    expect(strict('plain', 'en', 'spoken')).toBe('Hello!');
    expect(strict('nested.deep', 'zh-CN', 'shown')).toBe('里面');
    expect(strict('flat.key', 'zh-CN', 'shown')).toBe('平的');
  });

  it('says the spoken variant where there is one, and the shown text elsewhere', () => {
    expect(strict('told', 'zh-CN', 'shown')).toBe('请看这里');
    expect(strict('told', 'zh-CN', 'spoken')).toBe('请看屏幕上面');
  });

  it('says figures as the speech does, in either way of writing, and shows them as ever', () => {
    const tel: Saying = { ns: 'resident', key: 'literal', values: { text: '13800138000' } };
    expect(say(tel, 'zh-CN', 'spoken', 'yue')).toBe('一三八，零零一三，八零零零');
    expect(say(tel, 'zh-CN', 'spoken', 'cmn')).toBe('幺三八，零零幺三，八零零零');
    expect(say(tel, 'zh-HK', 'spoken', 'cmn', strictHongKong)).toBe('幺三八，零零幺三，八零零零');
    // One that stands in a text by its format is no other.
    const call: Saying = { ns: 'sample', key: 'call', values: { tel: '13800138000' } };
    expect(say(call, 'zh-HK', 'spoken', 'yue', strictHongKong)).toBe('電話一三八，零零一三，八零零零');
    expect(say(call, 'zh-HK', 'spoken', 'cmn', strictHongKong)).toBe('電話幺三八，零零幺三，八零零零');
    for (const variety of ['cmn', 'yue']) {
      expect(say(call, 'zh-HK', 'shown', variety, strictHongKong)).toBe('電話 138 0013 8000');
    }
  });

  it('says without what is personal where others may hear, in words for the ear', () => {
    const values = { who: '李明', total: 40_000, n: 1 };
    expect(strict('mine', 'zh-CN', 'spoken', values)).toBe('李明要交四百元');
    expect(strict('mine', 'zh-CN', 'unnamed', values)).toBe('第一个人要交钱');
  });

  it.each([
    ['total', { total: 38050 }, '每月 380.50 元', '每月三百八十元五角'],
    ['person', { n: 2, all: 2 }, '第 2 位，一共 2 位', '第二位，一共两位'],
    ['born', { day: '1949-12-31' }, '生日是 1949 年 12 月 31 日', '生日是一九四九年十二月三十一号'],
    ['call', { tel: '13800138000' }, '电话 138 0013 8000', '电话幺三八，零零幺三，八零零零'],
    [
      'card',
      { id: '11010519491231002X' },
      '号码是 110105 19491231 002X',
      '号码是幺幺零幺零五，幺九四九，幺二三幺，零零二艾克斯',
    ],
    ['code', { code: '12345678' }, '取件号 12 34 56 78', '取件号幺二，三四，五六，七八'],
    [
      'lives',
      { place: { levels: ['浙江省', '杭州市'], detail: '3号楼501室' } },
      '住在 浙江省杭州市3号楼501室',
      '住在浙江省，杭州市，三号楼五零幺室',
    ],
    ['words', { text: '打12345，2个人' }, '您说：打12345，2个人', '您说：打幺二三四五，两个人'],
  ])('formats the value of %s for the eye and for the ear', (key, values, shown, spoken) => {
    expect(strict(key, 'zh-CN', 'shown', values)).toBe(shown);
    expect(strict(key, 'zh-CN', 'spoken', values)).toBe(spoken);
  });

  it('formats by the language of the text', () => {
    expect(strict('total', 'en', 'shown', { total: 38050 })).toBe('¥380.50 a month');
    expect(strict('born', 'en', 'spoken', { day: '1949-12-31' })).toBe(
      'Born on the thirty-first of December, nineteen forty-nine',
    );
    expect(strict('people', 'en', 'shown', { count: 1 })).toBe('1 person');
    expect(strict('people', 'en', 'shown', { count: 2 })).toBe('2 people');
  });

  it('shows a value of another kind as it is', () => {
    expect(strict('total', 'zh-CN', 'shown', { total: '还没算' })).toBe('每月 还没算');
  });

  it('throws for a missing text or value while developing', () => {
    expect(() => strict('nothing', 'zh-CN', 'shown')).toThrow('No text sample:nothing');
    expect(() => strict('told', 'en', 'shown')).toThrow('No text sample:told');
    expect(() => strict('total', 'zh-CN', 'shown')).toThrow('No value for total');
  });

  it('falls back to Chinese in a hall, and to nothing', () => {
    const hall = texts(false);
    expect(hall('told', 'en', 'shown')).toBe('请看这里');
    expect(hall('told', 'en', 'spoken')).toBe('请看屏幕上面');
    expect(hall('nothing', 'en', 'shown')).toBe('');
    expect(hall('total', 'zh-CN', 'shown')).toBe('每月 ');
  });
});

describe('in a language that is read from the right', () => {
  const fromTheRight = createTexts(true);
  fromTheRight.addResourceBundle('ar-XB', 'sample', {
    call: 'چ {{phone, phone}} ب {{name}}',
    due: '{{day, date}}',
    kind: { 'yes-no': 'ج' },
    wanted: 'د $t(kind.{{kind}})',
  });
  const shown = (key: string, values: Record<string, unknown>, form: Form = 'shown') =>
    say({ ns: 'sample', key, values }, 'ar-XB', form, undefined, fromTheRight);

  it('a number keeps the order of its groups, and a name its own', () => {
    expect(shown('call', { phone: '13800138001', name: '1 号机' })).toBe(
      'چ \u2066138 0013 8001\u2069 ب \u20681 号机\u2069',
    );
    expect(shown('due', { day: '2026-11-23' })).toBe('\u20662026 年 11 月 23 日\u2069');
  });

  it('a text is found by its key in another text', () => {
    expect(shown('wanted', { kind: 'yes-no' })).toBe('د ج');
  });

  it('nothing unseen is handed to the voice', () => {
    expect(shown('due', { day: '2026-11-23' }, 'spoken')).not.toMatch(/[\u2066-\u2069]/);
  });
});

describe('languages', () => {
  it('lists what is spoken here', () => {
    expect(allLanguages.map(({ tag }) => tag)).toEqual(['zh-CN', 'zh-HK', 'en']);
    expect(languageOf('en')).toMatchObject({ name: 'English', html: 'en' });
    expect(() => languageOf('fr')).toThrow('languages.json');
  });
});
