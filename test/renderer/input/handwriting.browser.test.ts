import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright';
import type { Ink } from '../../../renderer/handwriting/ink.ts';
import { type Panel, panelSizes, type TextSize } from '../../../renderer/style/look.ts';
import { drawInk } from '../../support/draw-ink.ts';
import { type InputPage, openInputPage } from '../../support/input-page.ts';
import { readInk } from '../../support/read-ink.ts';

let inputs: InputPage;
beforeAll(async () => {
  inputs = await openInputPage();
});
afterAll(async () => {
  await inputs.close();
});

const inkOf = (character: string) =>
  readInk('kanjivg').find((written) => written.character === character)!.ink;
const draft = (page: Page) => page.evaluate(() => window.draft);
const key = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const pad = (page: Page) => page.locator('.ink-pad');
/** Once it is there: candidates that are found later take the place of those before. */
async function boxOf(one: Locator) {
  for (;;) {
    await one.waitFor();
    const box = await one.boundingBox();
    if (box) return box;
  }
}
const candidate = (page: Page, text: string) =>
  page.locator('.candidates-row').getByText(text, { exact: true });

/**
 * The ten candidates of 明, once they are those of the whole character. Among the ten of its first strokes 明 stands
 * too, but another is the last: what is found for these may still be replaced.
 */
async function tenOfMing(page: Page): Promise<Locator> {
  const ten = page.locator('.candidate');
  await ten.nth(9).getByText('呐').waitFor();
  return ten;
}

describe('a name written with a finger', () => {
  test('character by character', async () => {
    const page = await inputs.open({ type: 'name', path: { question: 'name' } });
    await drawInk(pad(page), inkOf('明'));
    expect(await draft(page)).toEqual({ ready: false, missing: { ns: 'input', key: 'keyboard.choose' } });
    await candidate(page, '明').click();
    expect(await draft(page)).toEqual({ ready: true, value: '明' });
    await drawInk(pad(page), inkOf('卯'));
    await candidate(page, '卯').click();
    expect(await draft(page)).toEqual({ ready: true, value: '明卯' });
    await key(page, '擦掉').click();
    expect(await draft(page)).toEqual({ ready: true, value: '明' });
    await page.close();
  });

  test('stays where it was drawn when the field grows upwards between two strokes', async () => {
    const page = await inputs.open({ type: 'name', path: { question: 'name' } });
    const [first, ...rest] = inkOf('明');
    const room = (await pad(page).boundingBox())!;
    const drawn = async (...strokes: Ink) => {
      for (const stroke of strokes) {
        const [from, ...on] = stroke.map(([x, y]) => [room.x + 20 + x, room.y + 20 + y * 0.8] as const);
        await page.mouse.move(...from!);
        await page.mouse.down();
        for (const point of on) await page.mouse.move(...point);
        await page.mouse.up();
      }
    };
    await drawn(first!);
    await page.locator('.writing').evaluate((writing) => {
      for (const above of writing.querySelectorAll<HTMLElement>('.ask, .written'))
        above.style.display = 'none';
    });
    expect((await pad(page).boundingBox())!.y).toBeLessThan(room.y - 80);
    await drawn(...rest);
    await candidate(page, '明').first().click();
    expect(await draft(page)).toEqual({ ready: true, value: '明' });
    await page.close();
  });

  test('side by side, all at once', async () => {
    const page = await inputs.open({ type: 'name', path: { question: 'name' } });
    await drawInk(pad(page), inkOf('明'));
    await drawInk(pad(page), inkOf('川'), 1);
    await candidate(page, '明川').click();
    expect(await draft(page)).toEqual({ ready: true, value: '明川' });
    await page.close();
  });

  test('is taken back line by line, or wiped off', async () => {
    const page = await inputs.open({ type: 'name', path: { question: 'name' } });
    await drawInk(pad(page), inkOf('明'));
    await drawInk(pad(page), [
      [
        [0, 0],
        [200, 200],
      ],
    ]);
    await key(page, '撤一笔').click();
    await candidate(page, '明').waitFor();
    await key(page, '擦掉').click();
    expect(await draft(page)).toEqual({ ready: false, missing: { ns: 'input', key: 'name.missing' } });
    expect(await page.locator('.candidates').count()).toBe(0);
    await page.close();
  });

  test('is chosen among ten, which Listen says in their order, before what is asked', async () => {
    const page = await inputs.open({ type: 'name', path: { question: 'name' } });
    await drawInk(pad(page), inkOf('明'));
    const shown = await (await tenOfMing(page)).allTextContents();
    expect(shown).toHaveLength(10);
    await page.evaluate(() => window.said.splice(0));
    await key(page, '再听一遍').click();
    const asked = '您叫什么名字？';
    await expect.poll(() => page.evaluate(() => window.said)).toContain(asked);
    const said = await page.evaluate(() => window.said);
    expect(said.slice(0, said.indexOf(asked))).toEqual(shown);
    await page.close();
  });

  test('and is personal: its candidates are said once reading aloud was allowed', async () => {
    const page = await inputs.open({ type: 'name', path: { question: 'name' }, personal: true });
    await drawInk(pad(page), inkOf('明'));
    await candidate(page, '明').waitFor();
    const listened = async () => {
      await page.evaluate(() => window.said.splice(0));
      await key(page, '再听一遍').click();
      await expect.poll(() => page.evaluate(() => window.said)).toContain('用手指在这里写字。');
      return page.evaluate(() => window.said);
    };
    expect(await listened()).not.toContain('明');
    await page.evaluate(() => window.allow(true));
    await page.waitForTimeout(600);
    expect(await listened()).toContain('明');
    await page.close();
  });

  test('has keys that turn pages only where there is a page to turn to, and no candidate moves for them', async () => {
    const page = await inputs.open({ type: 'name', path: { question: 'name' } });
    const turns = page.locator('.candidates-turns button');
    await drawInk(pad(page), inkOf('明'));
    const first = (await tenOfMing(page)).first();
    expect(await turns.count()).toBe(0);
    const place = await boxOf(first);
    await key(page, '擦掉').click();
    await page.keyboard.type('ming');
    await expect.poll(() => turns.count()).toBe(2);
    // What was typed last may still be replacing what was found before.
    await expect.poll(async () => (await first.boundingBox())?.x).toBeCloseTo(place.x, 0);
    await page.close();
  });

  test('takes the tenth by the 0 of a plugged-in keyboard', async () => {
    const page = await inputs.open({ type: 'name', path: { question: 'name' } });
    await drawInk(pad(page), inkOf('明'));
    const tenth = await (await tenOfMing(page)).nth(9).textContent();
    await page.keyboard.press('0');
    expect(await draft(page)).toEqual({ ready: true, value: tenth });
    await page.close();
  });

  test('gives way to a plugged-in keyboard, and the next question begins as this one was written', async () => {
    const page = await inputs.open({ type: 'name', path: { question: 'name' } });
    await page.keyboard.type('ouyang');
    await candidate(page, '欧阳').waitFor();
    await page.keyboard.press('Space');
    expect(await draft(page)).toEqual({ ready: true, value: '欧阳' });
    expect(await pad(page).count()).toBe(0);
    await key(page, '手写').click();
    expect(await pad(page).isVisible()).toBe(true);
    await page.close();
  });
});

/** The same page on another glass. */
async function showOn(page: Page, panel: Panel, size: TextSize): Promise<void> {
  await page.setViewportSize(panelSizes[panel]);
  await page.evaluate(
    (look) => {
      window.look.panel(look.panel);
      window.look.size(look.size);
    },
    { panel, size },
  );
}

test('where no name has what was written, the key to look at all of them stays beside the sentence', async () => {
  const page = await inputs.open({ type: 'address', path: { question: 'address' } });
  await page.getByRole('button', { name: /^别的地方/ }).click();
  await key(page, '写个字找').click();
  await drawInk(pad(page), inkOf('明'));
  const sentence = page.getByText('没有带这个字的。换个字试试。');
  await sentence.waitFor();
  for (const [panel, size] of [
    ['21', 2],
    ['12', 4],
    ['p32', 4],
  ] as const) {
    await showOn(page, panel, size);
    const [said, list] = [await boxOf(sentence), await boxOf(key(page, '一个个看'))];
    const [heading, field] = [await boxOf(page.locator('h1')), await boxOf(pad(page))];
    expect(said.x + said.width, `${panel} ${size}`).toBeLessThan(list.x);
    expect(said.y, `${panel} ${size}`).toBeGreaterThanOrEqual(heading.y + heading.height);
    expect(said.y + said.height, `${panel} ${size}`).toBeLessThanOrEqual(field.y);
  }
  await key(page, '一个个看').click();
  await key(page, '写个字找').waitFor();
  await page.close();
});

test('of a long text whole lines are in sight, the last of them among these', async () => {
  const text = '楼下的路灯不亮，晚上走路看不见，请你们来看一看。我家住在三楼，晚上七点以后在家。谢谢你们了。';
  const page = await inputs.open(
    { type: 'text', path: { question: 'words' }, value: text },
    { service: 'request-to-the-hall' },
  );
  for (const [panel, size, lines] of [
    ['21', 2, 2],
    ['21', 4, 1],
    ['12', 4, 1],
    ['p32', 2, 2],
  ] as const) {
    await showOn(page, panel, size);
    const seen = await page.locator('.written-lines').evaluate((box) => {
      const line = Number.parseFloat(getComputedStyle(box).lineHeight);
      const field = box.closest('.written-box')!.getBoundingClientRect();
      const { top, bottom } = box.getBoundingClientRect();
      const end = box.querySelector('.written-caret')!.getBoundingClientRect();
      return {
        lines: (bottom - top) / line,
        inside: top >= field.top && bottom <= field.bottom,
        end: end.bottom <= bottom + 1,
        whole: (box.firstElementChild!.getBoundingClientRect().height / line) % 1,
      };
    });
    expect(seen.lines, `${panel} ${size}`).toBeGreaterThanOrEqual(lines - 0.02);
    expect(Math.abs(seen.lines - Math.round(seen.lines)), `${panel} ${size}`).toBeLessThan(0.03);
    expect(Math.min(seen.whole, 1 - seen.whole), `${panel} ${size}`).toBeLessThan(0.05);
    expect([seen.inside, seen.end], `${panel} ${size}`).toEqual([true, true]);
  }
  await page.close();
});

test('a place of the mainland is found by its character as Hong Kong writes it', async () => {
  const page = await inputs.open({ type: 'address', path: { question: 'address' } }, { language: 'zh-HK' });
  await page.getByRole('button', { name: /^別的地方/ }).click();
  await key(page, '寫個字找').click();
  await drawInk(pad(page), east);
  await candidate(page, '广东省').waitFor();
  await candidate(page, '山东省').waitFor();
  expect(await page.locator('.candidates-row button').count()).toBe(2);
  await page.close();
});

/** 東, which none of the lists that the kiosk has of places contains: there it is 东. */
const east: Ink = [
  [
    [30, 40],
    [170, 40],
  ],
  [
    [50, 65],
    [50, 118],
  ],
  [
    [50, 65],
    [150, 65],
    [150, 118],
  ],
  [
    [50, 90],
    [150, 90],
  ],
  [
    [50, 115],
    [150, 115],
  ],
  [
    [100, 15],
    [100, 190],
  ],
  [
    [97, 120],
    [30, 175],
  ],
  [
    [103, 120],
    [175, 172],
  ],
];
