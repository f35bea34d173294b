import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Page } from 'playwright';
import locale from '../../../locales/zh-CN/input.json' with { type: 'json' };
import { ofCrops, withoutGroups } from '../../../renderer/input/choices/crops.ts';
import { BlindResident } from '../../support/blind-resident.ts';
import { type InputPage, jpeg, openInputPage } from '../../support/input-page.ts';
import { SwitchHand } from '../../support/switch-hand.ts';
import { Words } from '../../support/words.ts';

let inputs: InputPage;
beforeAll(async () => {
  inputs = await openInputPage();
});
beforeEach(() => {
  Object.assign(inputs.machine, { camera: 'simulated', refusePhotos: false, seen: jpeg, photos: [] });
});
afterAll(async () => {
  await inputs.close();
});

const draft = (page: Page) => page.evaluate(() => window.draft);
const key = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const said = (page: Page) => page.evaluate(() => window.said.join('').replaceAll(/[\s\p{P}]/gu, ''));
const isPressed = (page: Page, name: string) => key(page, name).getAttribute('aria-pressed');
/** A second touch of one place within half a second is a trembling hand's. */
const leave = (page: Page) => page.waitForTimeout(600);
const forget = (page: Page) => page.evaluate(() => void window.said.splice(0));
const missing = (name: string, values?: Record<string, unknown>) => ({
  ready: false,
  missing: { ns: 'input', key: name, ...(values && { values }) },
});

interface Paper {
  filter?: string;
  paper?: boolean;
}

/** By what is amiss, how it comes about. */
const hardToRead = {
  dim: { filter: 'brightness(0.15)' },
  glaring: { filter: 'brightness(3)', paper: false },
  blank: { paper: false },
  blurred: { filter: 'blur(6px)' },
} satisfies Record<string, Paper>;

describe('cards', () => {
  const cards = [
    { value: 'elder_card', picture: 'elder-card' },
    { value: 'bus_card', picture: 'bus' },
  ];

  test('yes and no, and the other after all', async () => {
    const page = await inputs.open({ type: 'yes-no', path: { question: 'local' } });
    expect(await draft(page)).toEqual(missing('choice.missing'));
    await key(page, '是').click();
    expect(await draft(page)).toEqual({ ready: true, value: true });
    await key(page, '不是').click();
    expect(await draft(page)).toEqual({ ready: true, value: false });
    expect(await page.getByRole('group', { name: '选一个' }).isVisible()).toBe(true);
    await page.close();
  });

  test('one of several; what is not open any more is not chosen', async () => {
    const page = await inputs.open({
      type: 'choice',
      path: { question: 'also' },
      choices: cards,
      value: 'gone',
    });
    expect(await draft(page)).toEqual(missing('choice.missing'));
    await key(page, '老年公交卡').click();
    expect(await draft(page)).toEqual({ ready: true, value: 'bus_card' });
    await page.close();
  });

  test('more than nine are shown group by group, and a tick says where something is chosen', async () => {
    const page = await inputs.open({ ...ofCrops, limits: { min: 1 } }, { service: 'crops' });
    expect(await key(page, '水稻').count()).toBe(0);
    await key(page, '粮食').click();
    await key(page, '小麦').click();
    expect(await draft(page)).toEqual({ ready: true, value: ['wheat'] });
    await key(page, '粮食').click();
    expect(await isPressed(page, '粮食')).toBe('true');
    expect(await isPressed(page, '蔬菜')).toBe('false');
    await page.close();
  });

  test('without groups one is found by its first letter or by writing it, and the rest stays chosen', async () => {
    const page = await inputs.open({ ...withoutGroups, value: ['rice'] }, { service: 'crops' });
    await key(page, '写个字找').click();
    await page.keyboard.type('lj');
    await key(page, '辣椒').click();
    expect(await draft(page)).toEqual({ ready: true, value: ['rice', 'chilli'] });
    await leave(page);
    await key(page, '写个字找').click();
    await page.keyboard.type('shuidao');
    await key(page, '水稻').click();
    expect(await draft(page)).toEqual({ ready: true, value: ['rice', 'chilli'] });
    await leave(page);
    await key(page, '写个字找').click();
    await page.keyboard.type('xyz7');
    expect(await page.getByText('换个字试试').isVisible()).toBe(true);
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await key(page, '一个个看').click();
    expect(await isPressed(page, '水稻')).toBe('true');
    await page.close();
  });

  test('none of these is an answer by itself, and the end of every other', async () => {
    const page = await inputs.open(
      { ...ofCrops, choices: ofCrops.choices.slice(0, 3), limits: { min: 1, none: true } },
      { service: 'crops' },
    );
    expect(await draft(page)).toEqual(missing('choice.missing'));
    await key(page, '水稻').click();
    await key(page, '都没种').click();
    expect(await draft(page)).toEqual({ ready: true, value: [] });
    expect(await isPressed(page, '水稻')).toBe('false');
    await key(page, '小麦').click();
    expect(await draft(page)).toEqual({ ready: true, value: ['wheat'] });
    await leave(page);
    await key(page, '小麦').click();
    expect(await draft(page)).toEqual(missing('choice.missing'));
    await page.close();
    const kept = await inputs.open(
      { ...ofCrops, limits: { min: 1, none: true }, value: [] },
      { service: 'crops' },
    );
    expect(await isPressed(kept, '都没种')).toBe('true');
    expect(await draft(kept)).toEqual({ ready: true, value: [] });
    await kept.close();
  });

  test('several, taken back by a second touch, within the limits', async () => {
    const page = await inputs.open({
      type: 'choices',
      path: { question: 'also' },
      choices: cards,
      limits: { min: 1, max: 1 },
    });
    expect(await draft(page)).toEqual(missing('choice.missing'));
    await key(page, '老年优待证').click();
    await key(page, '老年公交卡').click();
    expect(await draft(page)).toEqual(missing('choices.too-many', { count: 1 }));
    await key(page, '老年优待证').click();
    expect(await draft(page)).toEqual({ ready: true, value: ['bus_card'] });
    await page.close();
  });

  test('something to be told is ready at once', async () => {
    const page = await inputs.open(
      { type: 'note', path: { question: 'danger_now' }, picture: 'call-the-clerk' },
      { service: 'request-to-the-hall' },
    );
    expect((await draft(page))?.ready).toBe(true);
    await page.close();
  });
});

describe('cards that answer something personal', () => {
  const choices = ['alone', 'spouse', 'family', 'care_home'].map((value) => ({ value }));
  const living = { type: 'choice', path: { question: 'living' }, personal: true, choices } as const;

  test('are read on arrival like any others; which one is touched is not said before that is allowed', async () => {
    const page = await inputs.open(living);
    await expect.poll(() => said(page)).toContain('一个人住');
    await expect.poll(() => said(page)).toContain('住养老院');
    await forget(page);
    await key(page, '一个人住').click();
    expect(await isPressed(page, '一个人住')).toBe('true');
    await key(page, '和儿女住').click();
    expect(await draft(page)).toEqual({ ready: true, value: 'family' });
    await page.waitForTimeout(300);
    expect(await said(page)).toBe('');
    // That it was felt is heard.
    expect(await page.evaluate(() => window.sounded.length)).toBeGreaterThan(0);

    await page.evaluate(() => window.allow(true));
    await key(page, '住养老院').click();
    await expect.poll(() => said(page)).toMatch(/^(住养老院)+$/);
    await page.evaluate(() => window.allow(false));
    await forget(page);
    await key(page, '一个人住').click();
    await page.waitForTimeout(300);
    expect(await said(page)).toBe('');
    await page.close();
  });

  test('are told one by one to whoever finds them by ear, and not which of them is chosen', async () => {
    const page = await inputs.open({ ...living, value: 'spouse' }, { keys: true });
    const told: Record<string, string> = {};
    const goRound = async () => {
      for (let steps = 0; steps < 8; steps += 1) {
        await forget(page);
        await page.keyboard.press('ArrowRight');
        const name = await page.evaluate(
          () => document.activeElement?.querySelector('span')?.innerText ?? '',
        );
        told[name.trim()] = await said(page);
      }
    };
    await page.getByRole('heading', { level: 1 }).waitFor();
    await goRound();
    expect(told['一个人住']).toMatch(/^一个人住第一个共四个$/);
    expect(told['和老伴住']).toMatch(/^和老伴住第二个共四个$/);

    await key(page, '和儿女住').focus();
    await forget(page);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(300);
    expect(await isPressed(page, '和儿女住')).toBe('true');
    expect(await said(page)).toBe('');
    for (const back of ['ArrowLeft', 'ArrowRight']) {
      await forget(page);
      await page.keyboard.press(back);
      expect(await said(page)).toMatch(/个共四个$/);
    }

    await page.evaluate(() => window.allow(true));
    await page.keyboard.press('ArrowLeft');
    await forget(page);
    await page.keyboard.press('ArrowRight');
    expect(await said(page)).toMatch(/^和儿女住选了第三个共四个$/);
    await page.keyboard.press('ArrowRight');
    await forget(page);
    await page.waitForTimeout(520);
    await page.keyboard.press('Enter');
    await expect.poll(() => said(page)).toMatch(/住养老院选了$/);
    await page.close();
  });

  test('yes or no, and several, keep it to themselves as well', async () => {
    const yesNo = await inputs.open({ type: 'yes-no', path: { question: 'local' }, personal: true });
    await expect.poll(() => said(yesNo)).toContain('不是');
    await forget(yesNo);
    await key(yesNo, '不是').click();
    await yesNo.waitForTimeout(300);
    expect(await said(yesNo)).toBe('');
    await yesNo.close();

    const several = await inputs.open({ ...living, type: 'choices' });
    await expect.poll(() => said(several)).toContain('住养老院');
    await forget(several);
    for (const name of ['和老伴住', '和儿女住']) await key(several, name).click();
    expect(await draft(several)).toEqual({ ready: true, value: ['spouse', 'family'] });
    await several.waitForTimeout(300);
    expect(await said(several)).toBe('');
    await several.close();
  });

  test('that come on a later page because the answer stands there do not tell so', async () => {
    const category = ['road', 'lamp', 'utility', 'rubbish', 'noise', 'other'];
    const page = await inputs.open(
      {
        ...living,
        path: { question: 'category' },
        choices: category.map((value) => ({ value, picture: value })),
        value: 'other',
      },
      { service: 'request-to-the-hall', panel: '12', size: 4 },
    );
    expect(await isPressed(page, '别的事')).toBe('true');
    await page.waitForTimeout(500);
    expect(await said(page)).not.toMatch(/别的事|页共/);
    await page.evaluate(() => window.allow(true));
    await expect.poll(() => said(page)).toMatch(/别的事.*页共/);
    await page.close();
  });
});

describe('a day', () => {
  const birthday = { type: 'date', path: { question: 'identity' }, limits: { birthday: true } } as const;

  test('ten years, year, month, day; the year is changed and the birthday stays', async () => {
    const page = await inputs.open(birthday);
    expect(await draft(page)).toEqual(missing('date.missing-decade'));
    await key(page, '1930 年代').click();
    expect(await draft(page)).toEqual(missing('date.missing-year'));
    await key(page, '1938').click();
    await key(page, '5 月').click();
    expect(await draft(page)).toEqual(missing('date.missing-day'));
    await key(page, '9').click();
    expect(await draft(page)).toEqual({ ready: true, value: '1938-05-09' });

    await key(page, '1938 年').click();
    await key(page, '1940 年代').click();
    await key(page, '1948').click();
    expect(await draft(page)).toEqual({ ready: true, value: '1948-05-09' });
    await page.close();
  });

  test('that is remembered by the lunar calendar is kept as the solar day, and told both ways', async () => {
    const page = await inputs.open(birthday);
    await key(page, '我只记得农历').click();
    await key(page, '1930 年代').click();
    await key(page, '1938 虎年').click();
    expect(await draft(page)).toEqual(missing('date.missing-lunar-month'));
    await key(page, '闰七月').click();
    expect(await draft(page)).toEqual(missing('date.missing-lunar-day'));
    await forget(page);
    await key(page, '初一').click();
    expect(await draft(page)).toEqual({ ready: true, value: '1938-08-25' });
    await page.getByText('农历戊寅年（虎年）闰七月初一。就是公历 1938 年 8 月 25 日。').waitFor();
    await expect.poll(() => said(page)).toContain('农历戊寅年虎年闰七月初一就是公历一九三八年八月二十五号');

    await key(page, '闰七月').click();
    await key(page, '四月').click();
    await key(page, '初十').click();
    expect(await draft(page)).toEqual({ ready: true, value: '1938-05-09' });
    await key(page, '改用公历').click();
    expect(await draft(page)).toEqual({ ready: true, value: '1938-05-09' });
    for (const part of ['1938 年', '5 月', '9 号']) await key(page, part).waitFor();
    await key(page, '我只记得农历').click();
    for (const part of ['1938 虎年', '四月']) await key(page, part).waitFor();
    expect(await draft(page)).toEqual({ ready: true, value: '1938-05-09' });
    await page.close();
  });

  test('that is personal is told aloud in neither calendar before that was allowed', async () => {
    const page = await inputs.open({ ...birthday, personal: true, value: '1938-05-09' });
    await key(page, '我只记得农历').click();
    await page.getByText('就是公历 1938 年 5 月 9 日。').waitFor();
    await forget(page);
    await key(page, '十一').click();
    await page.waitForTimeout(300);
    expect(await said(page)).not.toMatch(/戊寅|虎年|四月|十一|一九三八/);
    await page.evaluate(() => window.allow(true));
    await key(page, '十二').click();
    await expect.poll(() => said(page)).toContain('就是公历一九三八年五月十一号');
    await page.close();
  });

  test('of which no more than the month or the year is remembered', async () => {
    const page = await inputs.open({ ...birthday, limits: { birthday: true, approximate: true } });
    await key(page, '1930 年代').click();
    await key(page, '1938').click();
    await forget(page);
    await key(page, '只记得哪一年').click();
    expect(await draft(page)).toEqual({ ready: true, value: '1938' });
    await expect.poll(() => said(page)).toContain('一九三八年几月几号记不清了');
    await key(page, '5 月').click();
    expect(await draft(page)).toEqual(missing('date.missing-day'));
    await key(page, '只记得哪个月').click();
    expect(await draft(page)).toEqual({ ready: true, value: '1938-05' });
    await page.getByText('1938 年 5 月，几号记不清了').waitFor();
    // Of a lunar month no one solar month could be told.
    await key(page, '我只记得农历').click();
    await key(page, '四月').click();
    expect(await key(page, '只记得哪个月').count()).toBe(0);
    await page.close();
  });

  test('whose day is touched before its month asks for what comes first', async () => {
    const page = await inputs.open(birthday);
    await forget(page);
    await key(page, '几号').click();
    await expect.poll(() => said(page)).toContain('先选哪十年');
    expect(await key(page, '1930 年代').isVisible()).toBe(true);
    await page.close();
  });

  test('of the lunar calendar is found with the keys alone, and with nothing to see', async () => {
    const page = await inputs.open(birthday, { keys: true });
    await page.getByRole('heading', { level: 1 }).waitFor();
    /** Goes on until this is said, and presses it. */
    const find = async (words: string) => {
      for (let steps = 0; steps < 60; steps += 1) {
        await forget(page);
        await page.keyboard.press('ArrowRight');
        if ((await said(page)).startsWith(words)) {
          await page.waitForTimeout(520);
          await forget(page);
          return page.keyboard.press('Enter');
        }
      }
      throw new Error(`${words} is never come to`);
    };
    await find('我只记得农历');
    await expect.poll(() => said(page)).toContain('先选哪十年');
    await find('一九三零年代');
    await find('一九三八年戊寅年虎年');
    await find('选农历几月');
    await find('闰七月');
    await find('选农历初几');
    await find('初二');
    await expect.poll(() => said(page)).toContain('就是公历一九三八年八月二十六号');
    expect(await draft(page)).toEqual({ ready: true, value: '1938-08-26' });
    await page.close();
  });
});

test('a lunar day is found with two switches', async () => {
  const page = await inputs.open(
    { type: 'date', path: { question: 'identity' }, limits: { birthday: true } },
    { switches: true },
  );
  await page.getByRole('heading', { level: 1 }).waitFor();
  const hand = new SwitchHand(page, { move: 'F7', press: 'F8' });
  for (const name of ['我只记得农历', '1930 年代', '1938 虎年', '四月', '初十']) await hand.press(name);
  expect(await draft(page)).toEqual({ ready: true, value: '1938-05-09' });
  await page.close();
});

describe('an address', () => {
  test('near the hall is three touches and a number', async () => {
    const page = await inputs.open({ type: 'address', path: { question: 'address' } });
    expect(await draft(page)).toEqual(missing('address.missing-place'));
    await page.getByRole('button', { name: /^柳溪镇/ }).click();
    await key(page, '上柳村').click();
    expect(await draft(page)).toEqual(missing('address.missing-number'));
    for (const sign of ['1', '2', '号']) await key(page, sign).click({ delay: 170 });
    expect(await draft(page)).toEqual({
      ready: true,
      value: {
        code: '331190190201',
        levels: ['浙江省', '丽水市', '云溪县', '柳溪镇', '上柳村'],
        detail: '12号',
      },
    });
    await page.close();
  });

  test('of somebody is touched in silence until that was allowed, and what lies below a place is not said', async () => {
    const page = await inputs.open({ type: 'address', path: { question: 'address' }, personal: true });
    await expect.poll(() => said(page)).toContain('别的地方');
    expect(await said(page)).toContain('柳溪镇');
    await forget(page);
    await page.getByRole('button', { name: /^柳溪镇/ }).click();
    await key(page, '上柳村').click();
    await key(page, '没有门牌号').click();
    expect((await draft(page))?.ready).toBe(true);
    await page.waitForTimeout(300);
    expect(await said(page)).toBe('');

    await page.evaluate(() => window.allow(true));
    await key(page, '换个地方').click();
    await key(page, '下柳村').click();
    await expect.poll(() => said(page)).toContain('下柳村');
    await page.close();
  });

  test('of somebody is no more told by the keys than by a finger', async () => {
    const page = await inputs.open(
      { type: 'address', path: { question: 'address' }, personal: true },
      { keys: true },
    );
    await page.getByRole('button', { name: /^柳溪镇/ }).waitFor();
    await page.getByRole('button', { name: /^柳溪镇/ }).focus();
    await forget(page);
    await page.keyboard.press('Enter');
    await key(page, '上柳村').waitFor();
    for (let steps = 0; steps < 30; steps += 1) await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(300);
    expect(await said(page)).toContain('转回来');
    expect(await said(page)).not.toMatch(/柳溪镇|丽水市|村|选了/);
    await page.close();
  });

  test('elsewhere begins with the province and is taken back level by level', async () => {
    const page = await inputs.open({ type: 'address', path: { question: 'address' } });
    await page.getByRole('button', { name: /^别的地方/ }).click();
    await key(page, '北京市').click();
    await key(page, '朝阳区').click();
    await key(page, '建外街道').click();
    await key(page, '永安里社区').click();
    await key(page, '没有门牌号').click();
    expect(await draft(page)).toEqual({
      ready: true,
      value: { code: '110105001026', levels: ['北京市', '朝阳区', '建外街道', '永安里社区'], detail: '' },
    });
    await key(page, '换个地方').click();
    expect(await draft(page)).toEqual(missing('address.missing-place'));
    await key(page, '光华里社区').click();
    await page.keyboard.type('9');
    expect(await draft(page)).toMatchObject({ value: { code: '110105001027', detail: '9' } });
    await page.close();
  });

  test('elsewhere is found by the first letters of its name, level by level', async () => {
    const page = await inputs.open({ type: 'address', path: { question: 'address' } });
    await page.getByRole('button', { name: /^别的地方/ }).click();
    await key(page, '写个字找').click();
    await page.keyboard.type('gd');
    await key(page, '广东省').click();
    await leave(page);
    await key(page, '写个字找').click();
    await page.keyboard.type('sz');
    await key(page, '深圳市').click();
    await key(page, '南山区').click();
    await key(page, '南头街道').click();
    await leave(page);
    await key(page, '写个字找').click();
    await page.keyboard.type('dx');
    await key(page, '大新社区').click();
    await page.keyboard.type('7');
    expect(await draft(page)).toEqual({
      ready: true,
      value: {
        code: '440305001003',
        levels: ['广东省', '深圳市', '南山区', '南头街道', '大新社区'],
        detail: '7',
      },
    });
    await page.close();
  });

  test.each([
    ['331190', ['云溪县', '柳溪镇', '上柳村']],
    ['331190190', ['柳溪镇', '上柳村']],
    ['331190190001', ['柳溪社区']],
    ['331190190001', ['柳溪镇', '下柳村']],
  ])('of a local takes at most three touches at the hall of %s: %j', async (division, touches) => {
    inputs.machine.division = division;
    const page = await inputs.open({ type: 'address', path: { question: 'address' } });
    inputs.machine.division = '331190190001';
    for (const name of touches) {
      await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
      await leave(page);
    }
    expect(await draft(page)).toEqual(missing('address.missing-number'));
    expect(touches.length).toBeLessThanOrEqual(3);
    await page.close();
  });

  test('that ends in the middle of the country needs words, and has no "no house number"', async () => {
    const page = await inputs.open({ type: 'address', path: { question: 'address' } });
    await page.getByRole('button', { name: /^别的地方/ }).click();
    await key(page, '北京市').click();
    while (!(await key(page, '都不是，我自己说').isVisible())) {
      await key(page, '下一页').click();
      await page.waitForTimeout(520);
    }
    await key(page, '都不是，我自己说').click();
    await key(page, '换个地方').waitFor();
    expect(await key(page, '没有门牌号').count()).toBe(0);
    expect(await draft(page)).toEqual(missing('address.missing-words'));
    await key(page, '东').click();
    expect(await draft(page)).toMatchObject({ ready: true, value: { code: '11', detail: '东' } });
    await page.close();

    const whole = { code: '33', levels: ['浙江省'], detail: '' };
    const kept = await inputs.open({ type: 'address', path: { question: 'address' }, value: whole });
    await key(kept, '换个地方').waitFor();
    await kept.waitForTimeout(300);
    expect(await key(kept, '没有门牌号').count()).toBe(0);
    await kept.close();
  });

  test('that no list has is written in own words', async () => {
    inputs.machine.division = '';
    const page = await inputs.open({ type: 'address', path: { question: 'address' } });
    while (!(await page.getByRole('button', { name: '都不是，我自己说' }).isVisible())) {
      await page.getByRole('button', { name: '下一页' }).click();
      await page.waitForTimeout(520);
    }
    await page.getByRole('button', { name: '都不是，我自己说' }).click();
    expect(await draft(page)).toEqual(missing('address.missing-words'));
    await key(page, '东').click();
    expect(await draft(page)).toEqual({ ready: true, value: { code: '', levels: ['东'], detail: '' } });
    inputs.machine.division = '331190190001';
    await page.close();
  });

  test('that is kept already stands there again and can be changed at any level', async () => {
    const value = {
      code: '331190190201',
      levels: ['浙江省', '丽水市', '云溪县', '柳溪镇', '上柳村'],
      detail: '12号',
    };
    const page = await inputs.open({ type: 'address', path: { question: 'address' }, value });
    expect(await draft(page)).toEqual({ ready: true, value });
    await key(page, '换个地方').click();
    await key(page, '丽水市').click();
    await key(page, '杭州市').click();
    await key(page, '西湖区').click();
    await key(page, '北山街道').click();
    await key(page, '宝石社区').click();
    expect(await draft(page)).toEqual({
      ready: true,
      value: {
        code: '330106002052',
        levels: ['浙江省', '杭州市', '西湖区', '北山街道', '宝石社区'],
        detail: '12号',
      },
    });
    await page.close();
  });
});

describe('a photo', () => {
  const photo = { type: 'photo', path: { question: 'account_photo' }, limits: { max: 2 } } as const;

  test('of the simulated camera is kept as bytes at once, several up to the limit, the last one again', async () => {
    const page = await inputs.open(photo);
    expect(await draft(page)).toEqual(missing('photo.missing'));
    await key(page, '拍').click();
    await key(page, '再拍一张').waitFor();
    await leave(page);
    await key(page, '再拍一张').click();
    await leave(page);
    await key(page, '拍').click();
    await key(page, '重拍').waitFor();
    expect(await key(page, '再拍一张').count()).toBe(0);
    expect(await draft(page)).toMatchObject({
      ready: true,
      value: [{ digest: 'digest-1' }, { digest: 'digest-2' }],
    });
    expect(inputs.machine.photos.map((jpg) => jpg.subarray(0, 3).toString('hex'))).toEqual([
      'ffd8ff',
      'ffd8ff',
    ]);

    await key(page, '重拍').click();
    await key(page, '拍').click();
    await key(page, '重拍').waitFor();
    expect(await draft(page)).toMatchObject({ value: [{ digest: 'digest-1' }, { digest: 'digest-3' }] });
    await page.close();
  });

  test('is asked for with how many there may be, where there may be several', async () => {
    const page = await inputs.open(photo);
    await page.getByText('最多能拍 2 张。', { exact: true }).waitFor();
    await expect.poll(() => said(page)).toContain('最多能拍两张');
    await page.close();
    const one = await inputs.open({ ...photo, limits: {} });
    await key(one, '拍').waitFor();
    expect(await one.getByText('最多').count()).toBe(0);
    await one.close();
  });

  test('of a real camera is a JPEG, and the camera is off afterwards', async () => {
    inputs.machine.camera = 'real';
    const page = await inputs.open(photo);
    await key(page, '拍').waitFor();
    const tracks = await page.evaluateHandle(() => {
      const stream = document.querySelector('video')?.srcObject;
      return stream instanceof MediaStream ? stream.getTracks() : [];
    });
    const states = () => tracks.evaluate((all) => all.map(({ readyState }) => readyState));
    expect(await states()).toEqual(['live']);
    await key(page, '拍').click();
    await key(page, '重拍').waitFor();
    expect(await states()).toEqual(['ended']);
    const [taken] = inputs.machine.photos;
    expect(taken?.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    expect(taken?.length).toBeGreaterThan(1000);
    expect(await page.evaluate(() => document.querySelector('video'))).toBeNull();
    await page.close();
  });

  test('that the disk did not take is said so, and taken again', async () => {
    inputs.machine.refusePhotos = true;
    const page = await inputs.open(photo);
    await key(page, '拍').click();
    await page.getByText('存满了').waitFor();
    expect(await draft(page)).toEqual(missing('photo.missing'));
    inputs.machine.refusePhotos = false;
    await page.waitForTimeout(520);
    await key(page, '拍').click();
    await key(page, '重拍').waitFor();
    expect((await draft(page))?.ready).toBe(true);
    await page.close();
  });

  test.each(Object.entries(hardToRead))(
    'that is %s is said to be so, and kept all the same',
    async (blemish, how) => {
      const page = await inputs.open(photo);
      inputs.machine.seen = await page
        .evaluate(drawPaper, how)
        .then((base64) => Buffer.from(base64, 'base64'));
      await page.reload();
      await key(page, '拍').click();
      const advice = locale.photo[blemish as keyof typeof hardToRead];
      await page.getByText(advice).waitFor();
      await expect.poll(() => page.evaluate(() => window.said.join(''))).toContain(advice);
      expect((await draft(page))?.ready).toBe(true);

      inputs.machine.seen = await page
        .evaluate(drawPaper, {})
        .then((base64) => Buffer.from(base64, 'base64'));
      await key(page, '重拍').click();
      await key(page, '拍').click();
      await page.getByText('看得清吗').waitFor();
      expect(await page.getByText(advice).count()).toBe(0);
      await page.close();
    },
  );

  test.each([
    ['NotAllowedError', 'refused', '不让用镜头'],
    ['NotReadableError', 'busy', '镜头正忙'],
    ['NotFoundError', 'dark', '镜头没打开'],
  ])('of a camera that fails once by %s is taken at the second try', async (cameraError, trouble, words) => {
    inputs.machine.camera = 'real';
    const page = await inputs.open(photo, { cameraFails: 1, cameraError });
    await page.getByText(words).first().waitFor();
    expect(await page.getByRole('alert').textContent()).toMatch(/柜台的人(也)?能帮您/u);
    expect(await page.getByText('没有镜头').count()).toBe(0);
    expect(await draft(page)).toEqual(missing(`photo.${trouble}-missing`));
    await key(page, '再试一次').click();
    await key(page, '拍').waitFor();
    expect(await draft(page)).toEqual(missing('photo.missing'));
    await page.waitForTimeout(520);
    await key(page, '拍').click();
    await key(page, '重拍').waitFor();
    expect((await draft(page))?.ready).toBe(true);
    await page.close();
  });

  test('of a camera that is plugged in while it is missed needs no key', async () => {
    inputs.machine.camera = 'real';
    const page = await inputs.open(photo, { cameraFails: 1, cameraError: 'NotFoundError' });
    await page.getByText('镜头没打开').first().waitFor();
    await page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event('devicechange')));
    await key(page, '拍').waitFor();
    expect(await draft(page)).toEqual(missing('photo.missing'));
    await page.close();
  });

  test('of a camera that is pulled out is not taken from a picture that stands still', async () => {
    inputs.machine.camera = 'real';
    const page = await inputs.open(photo);
    await key(page, '拍').waitFor();
    await page.evaluate(() => {
      const stream = document.querySelector('video')?.srcObject;
      if (stream instanceof MediaStream) stream.getTracks()[0]?.dispatchEvent(new Event('ended'));
    });
    await key(page, '再试一次').waitFor();
    expect(await draft(page)).toEqual(missing('photo.dark-missing'));
    await page.close();
  });

  test('without a camera nobody stands before a dead key', async () => {
    inputs.machine.camera = 'none';
    const page = await inputs.open(photo);
    expect(await draft(page)).toEqual(missing('photo.none-missing'));
    expect(await page.getByRole('alert').textContent()).toContain('请叫人帮忙');
    await page.close();
  });
});

/** Runs in the page: a table with a paper on it, as a camera sees it through this filter. The bytes are in base64. */
async function drawPaper({ filter = 'none', paper = true }: Paper): Promise<string> {
  const canvas = new OffscreenCanvas(1920, 1080);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas');
  context.filter = filter;
  context.fillStyle = '#8a7a60';
  context.fillRect(-50, -50, 2020, 1180);
  if (paper) {
    context.fillStyle = '#f4f1ea';
    context.fillRect(300, 150, 1300, 800);
    context.fillStyle = '#222';
    context.font = '34px sans-serif';
    for (let line = 0; line < 6; line += 1)
      context.fillText('王桂兰 6230 9100 0012 3456 789', 380, 260 + line * 100);
  }
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.86 });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''));
}

const paper = (page: Page) => page.getByRole('img', { name: '签名的地方' });
/** A hand that rests is waited for, and the machine after it. */
async function isKept(page: Page): Promise<void> {
  await expect.poll(async () => (await draft(page))?.ready, { timeout: 10_000 }).toBe(true);
}
async function drawName(page: Page): Promise<void> {
  const box = await paper(page).boundingBox();
  if (!box) throw new Error('There is no paper');
  await page.mouse.move(box.x + 100, box.y + 200);
  await page.mouse.down();
  await page.mouse.move(box.x + 300, box.y + 120, { steps: 8 });
  await page.mouse.move(box.x + 380, box.y + 260, { steps: 8 });
  await page.mouse.up();
}

describe('a signature', () => {
  const signature = { type: 'signature', path: { question: 'account_photo' } } as const;
  test('is a PNG with ink on it, sealed when the hand rests, and begun anew', async () => {
    const page = await inputs.open(signature);
    expect(await draft(page)).toEqual(missing('signature.missing'));
    await paper(page).waitFor();
    await drawName(page);
    expect(await draft(page)).toEqual(missing('signature.keeping'));
    await isKept(page);
    expect(await draft(page)).toMatchObject({
      value: { kind: 'signature', drawing: { digest: 'digest-1' } },
    });
    expect(await inkOn(page)).toBeGreaterThan(500);

    await key(page, '重来').click();
    expect(await draft(page)).toEqual(missing('signature.missing'));
    await drawName(page);
    await isKept(page);
    expect(await draft(page)).toMatchObject({ value: { drawing: { digest: 'digest-2' } } });
    await page.close();
  });

  test('is not a finger that was only laid down', async () => {
    const page = await inputs.open(signature);
    await paper(page).click();
    await page.waitForTimeout(900);
    expect(await draft(page)).toEqual(missing('signature.missing'));
    expect(inputs.machine.photos).toEqual([]);
    await page.close();
  });

  test('that the disk did not take is said so, and given again', async () => {
    inputs.machine.refusePhotos = true;
    const page = await inputs.open(signature);
    await drawName(page);
    await page.getByText('存满了').waitFor();
    expect(await draft(page)).toEqual(missing('signature.missing'));
    inputs.machine.refusePhotos = false;
    await drawName(page);
    await isKept(page);
    await page.close();
  });

  test('is a mark for whoever does not sign, by two switches, and its witness is written', async () => {
    const page = await inputs.open(signature, { switches: true });
    await page.getByRole('heading', { level: 1 }).waitFor();
    const hand = new SwitchHand(page, { move: 'F7', press: 'F8' });
    await hand.press('按手印');
    await expect.poll(() => said(page), { timeout: 10_000 }).toContain('谁看着您按的手印');
    expect(await draft(page)).toEqual(missing('signature.missing-witness'));
    expect(await inkOn(page)).toBeGreaterThan(5000);
    await page.keyboard.type('lijianguo');
    await hand.press('李建国');
    expect(await draft(page)).toMatchObject({
      ready: true,
      value: { kind: 'mark', witness: '李建国', drawing: { digest: 'digest-1' } },
    });
    await hand.press('重来');
    await paper(page).waitFor();
    expect(await draft(page)).toEqual(missing('signature.missing'));
    await page.close();
  });

  test('is a mark by eight keys alone, with the name of its witness', async () => {
    const page = await inputs.open(signature, { keys: true });
    await page.getByRole('heading', { level: 1 }).waitFor();
    const blind = BlindResident.at(page, new Words('zh-CN', 'elder-allowance'));
    await blind.choose('按手印');
    await blind.hears('谁看着您按的手印');
    expect(await draft(page)).toEqual(missing('signature.missing-witness'));
    await blind.write('lijianguo', '李建国');
    expect(await draft(page)).toMatchObject({
      ready: true,
      value: { kind: 'mark', witness: '李建国', drawing: { digest: 'digest-1' } },
    });
    expect(await inkOn(page)).toBeGreaterThan(5000);
    await page.close();
  });
});

/** How many pixels of the picture that was sealed first are dark; it has to be a PNG. */
async function inkOn(page: Page): Promise<number> {
  const [picture = Buffer.of()] = inputs.machine.photos;
  expect(picture.subarray(1, 4).toString('latin1')).toBe('PNG');
  return page.evaluate(
    async (bytes) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(bytes)], { type: 'image/png' }));
      const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      pen?.drawImage(bitmap, 0, 0);
      const pixels = pen?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? [];
      return pixels.filter((value, at) => at % 4 === 0 && value < 100).length;
    },
    [...picture],
  );
}

test('nothing went wrong on any page', () => {
  expect(inputs.errors).toEqual([]);
});
