import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Page } from 'playwright';
import locale from '../../../locales/zh-CN/input.json' with { type: 'json' };
import { type InputPage, jpeg, openInputPage } from '../../support/input-page.ts';

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
  const choices = [
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
    const page = await inputs.open({ type: 'choice', path: { question: 'also' }, choices, value: 'gone' });
    expect(await draft(page)).toEqual(missing('choice.missing'));
    await key(page, '老年公交卡').click();
    expect(await draft(page)).toEqual({ ready: true, value: 'bus_card' });
    await page.close();
  });

  test('several, taken back by a second touch, within the limits', async () => {
    const page = await inputs.open({
      type: 'choices',
      path: { question: 'also' },
      choices,
      limits: { min: 1, max: 1 },
    });
    expect(await draft(page)).toEqual(missing('choices.missing', { count: 1 }));
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
      for (let steps = 0; steps < 5; steps += 1) {
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
  test('ten years, year, month, day; the year is changed and the birthday stays', async () => {
    const page = await inputs.open({
      type: 'date',
      path: { question: 'identity' },
      limits: { birthday: true },
    });
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
    await key(page, '没有门牌号').click();
    expect(await draft(page)).toEqual({
      ready: true,
      value: { code: '110105', levels: ['北京市', '朝阳区'], detail: '' },
    });
    await key(page, '换个地方').click();
    expect(await draft(page)).toEqual(missing('address.missing-place'));
    await key(page, '西城区').click();
    await page.keyboard.type('9');
    expect(await draft(page)).toMatchObject({ value: { code: '110102', detail: '9' } });
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
    expect(await draft(page)).toEqual({
      ready: true,
      value: { code: '330106', levels: ['浙江省', '杭州市', '西湖区'], detail: '12号' },
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
    await key(page, '再拍一张').click();
    await key(page, '拍').click();
    await key(page, '重拍').waitFor();
    expect(await key(page, '再拍一张').count()).toBe(0);
    expect(await draft(page)).toMatchObject({
      ready: true,
      value: [{ digest: 'digest-1' }, { digest: 'digest-2' }],
    });
    expect(inputs.machine.photos).toEqual([jpeg, jpeg]);

    await key(page, '重拍').click();
    await key(page, '拍').click();
    await key(page, '重拍').waitFor();
    expect(await draft(page)).toMatchObject({ value: [{ digest: 'digest-1' }, { digest: 'digest-3' }] });
    await page.close();
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
    await page.getByText('没存住').waitFor();
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

  test('of a camera that fails once is taken at the second try', async () => {
    inputs.machine.camera = 'real';
    const page = await inputs.open(photo, { cameraFails: 1 });
    await page.getByText('镜头没打开').first().waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('柜台的人能帮您');
    expect(await page.getByText('没有镜头').count()).toBe(0);
    expect(await draft(page)).toEqual(missing('photo.dark-missing'));
    await key(page, '再试一次').click();
    await key(page, '拍').waitFor();
    expect(await draft(page)).toEqual(missing('photo.missing'));
    await page.waitForTimeout(520);
    await key(page, '拍').click();
    await key(page, '重拍').waitFor();
    expect((await draft(page))?.ready).toBe(true);
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

test('nothing went wrong on any page', () => {
  expect(inputs.errors).toEqual([]);
});
