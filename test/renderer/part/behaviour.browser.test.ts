import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { listenTo } from '../../support/ear.ts';
import { type Gallery, openGallery } from '../../support/gallery.ts';

// How parts behave under a finger, a keypad and a change of mind.

let gallery: Gallery;
let page: Page;

beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery.close());

beforeEach(async () => {
  const context = await gallery.browser.newContext({
    viewport: { width: 1920, height: 1080 },
    hasTouch: true,
  });
  page = await context.newPage();
});
afterEach(() => page.context().close());

const show = async (part: string, example: string, more: Record<string, string> = {}) => {
  await page.goto(gallery.address({ part, example, panel: '21', ...more }), { waitUntil: 'load' });
  await page.getByRole('main').waitFor();
  // In another font everything has another width.
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
};

/** The gallery's frame counts the presses of Next in its hidden heading. */
const presses = () => page.locator('h1.unseen').textContent();

/** A finger, as the glass reports it: what Playwright's tap leaves out is how long it stays and how it trembles. */
async function touch(
  name: string,
  finger: { holdMs?: number; slideX?: number; slideY?: number; liftOutside?: boolean } = {},
): Promise<void> {
  const box = await page.getByRole('button', { name }).boundingBox();
  if (!box) throw new Error(`No key ${name}`);
  const client = await page.context().newCDPSession(page);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] });
  await send('touchStart', { x, y });
  await page.waitForTimeout(finger.holdMs ?? 0);
  if (finger.slideX || finger.slideY)
    await send('touchMove', { x: x + (finger.slideX ?? 0), y: y + (finger.slideY ?? 0) });
  if (finger.liftOutside) await send('touchMove', { x, y: box.y - 60 });
  await send('touchEnd');
}

interface Spot {
  x: number;
  y: number;
  radiusX?: number;
  radiusY?: number;
  id?: number;
}

/** Several touches at once, step by step. */
async function glass(
  steps: readonly (readonly ['touchStart' | 'touchMove' | 'touchEnd', ...Spot[]])[],
): Promise<void> {
  const client = await page.context().newCDPSession(page);
  for (const [type, ...touchPoints] of steps) {
    await client.send('Input.dispatchTouchEvent', { type, touchPoints });
    await page.waitForTimeout(40);
  }
  await client.detach();
}

async function keys() {
  const [next, help] = await Promise.all(
    ['下一步', '叫人帮忙'].map((name) => page.getByRole('button', { name }).boundingBox()),
  );
  if (!next || !help) throw new Error('There is no foot');
  return { next, help };
}

test('a touch is one press, though a click follows it', async () => {
  await show('choice-grid', 'three');
  await touch('下一步');
  await page.waitForTimeout(100);
  expect(await presses()).toBe('1');
});

test('a long, trembling touch is one press', async () => {
  await show('choice-grid', 'three');
  // P-13: 1.5 s, 4 mm.
  await touch('下一步', { holdMs: 1500, slideX: 16, slideY: 4 });
  await page.waitForTimeout(100);
  expect(await presses()).toBe('1');
});

test('a finger that slides off before it lifts has changed its mind', async () => {
  await show('choice-grid', 'three');
  await touch('下一步', { liftOutside: true });
  await page.waitForTimeout(100);
  expect(await presses()).toBe('0');
});

test('a finger that rolls a little way off its key has pressed it, unless another key is there', async () => {
  await show('choice-grid', 'three');
  const { next } = await keys();
  // 5 mm above Next there is nothing.
  await glass([
    ['touchStart', { x: next.x + 60, y: next.y + 8 }],
    ['touchMove', { x: next.x + 60, y: next.y - 20 }],
    ['touchEnd'],
  ]);
  await expect.poll(presses).toBe('1');
  // It may also come down beside the key and roll onto it.
  await page.waitForTimeout(600);
  await glass([
    ['touchStart', { x: next.x + 60, y: next.y - 12 }],
    ['touchMove', { x: next.x + 60, y: next.y + 8 }],
    ['touchEnd'],
  ]);
  await expect.poll(presses).toBe('2');
  const alone = page.getByRole('button', { name: '一个人住' });
  const spouse = page.getByRole('button', { name: '和老伴住' });
  const [from, to] = [await alone.boundingBox(), await spouse.boundingBox()];
  if (!from || !to) throw new Error('There are no cards');
  const edge = { x: from.x + from.width - 4, y: from.y + 60 };
  await glass([['touchStart', edge], ['touchMove', { x: to.x + 2, y: edge.y }], ['touchEnd']]);
  await page.waitForTimeout(100);
  expect(await alone.getAttribute('aria-pressed')).toBe('false');
});

test('a palm that rests on the bezel presses nothing, and lets the finger press', async () => {
  await show('choice-grid', 'three');
  const { next } = await keys();
  const finger = { x: next.x + 60, y: next.y + 40, id: 4 };
  const bezel = { x: 300, y: 1077, radiusX: 60, radiusY: 40, id: 3 };
  const onNext = { ...bezel, x: next.x + 300, y: next.y + 60 };
  for (const palm of [bezel, onNext]) {
    await glass([
      ['touchStart', palm],
      ['touchStart', palm, finger],
      ['touchEnd', finger],
      ['touchEnd', palm],
    ]);
    await page.waitForTimeout(600);
  }
  expect(await presses()).toBe('2');
});

test('two fingers at once are nobody’s wish', async () => {
  await show('choice-grid', 'three');
  const { next } = await keys();
  const one = { x: 900, y: 500, id: 4 };
  const other = { x: next.x + 60, y: next.y + 40, id: 5 };
  await glass([
    ['touchStart', one],
    ['touchStart', one, other],
    ['touchEnd', one],
    ['touchEnd', other],
  ]);
  await page.waitForTimeout(100);
  expect(await presses()).toBe('0');
});

test('beside a key is not silence: an arrow says the way each time, the voice once in a while', async () => {
  const ear = await listenTo(page, { atOnce: true });
  await show('choice-grid', 'three');
  const { next } = await keys();
  const below = { x: next.x + 60, y: next.y + next.height + 14 };
  const sign = page.getByText('再往上一点');
  await glass([['touchStart', below], ['touchEnd']]);
  await sign.waitFor();
  await ear.hears('再往上一点');
  expect(await presses()).toBe('0');
  await ear.forget();
  await glass([['touchStart', below], ['touchEnd']]);
  await page.waitForTimeout(100);
  expect([await sign.count(), await ear.heard()]).toEqual([1, '']);
  // It goes with the next touch, and far from everything there is no way to be said.
  await glass([['touchStart', { x: 960, y: 20 }], ['touchEnd']]);
  await sign.waitFor({ state: 'detached' });
});

test('a double tap presses once, and a second press later presses again', async () => {
  await show('choice-grid', 'three');
  const next = page.getByRole('button', { name: '下一步' });
  await next.dblclick();
  expect(await presses()).toBe('1');
  await page.waitForTimeout(600);
  await next.click();
  expect(await presses()).toBe('2');
});

test('the keypad reaches everything, and a held Enter presses once', async () => {
  await show('choice-grid', 'three');
  await page.getByRole('button', { name: '下一步' }).focus();
  await page.keyboard.down('Enter');
  for (let repeat = 0; repeat < 5; repeat += 1) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  expect(await presses()).toBe('1');
});

test('a choice is pressed in, and another takes its place', async () => {
  await show('choice-grid', 'three');
  const alone = page.getByRole('button', { name: '一个人住' });
  const spouse = page.getByRole('button', { name: '和老伴住' });
  expect(await spouse.getAttribute('aria-pressed')).toBe('true');
  const before = await spouse.locator('.picture').boundingBox();
  await alone.click();
  expect(await alone.getAttribute('aria-pressed')).toBe('true');
  expect(await spouse.getAttribute('aria-pressed')).toBe('false');
  const after = await spouse.locator('.picture').boundingBox();
  expect(Math.abs((before?.y ?? 0) - (after?.y ?? 0)), 'the picture stands still').toBeLessThanOrEqual(1);
});

test('the screen that arrives has the focus on its heading, and names the window after it', async () => {
  await show('frame', 'go');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('您和谁一起住？');
  expect(await page.title()).toBe('您和谁一起住？ · 帮办');
});

test('a mistake takes the focus and is told at once', async () => {
  await show('mistake', 'with-hint');
  const alert = page.getByRole('alert');
  expect(await alert.evaluate((element) => element === document.activeElement)).toBe(true);
});

test('pages turn by large keys, say where they are, and lose nothing', async () => {
  await show('choice-grid', 'fourteen');
  const seen: string[] = [];
  const where = page.getByRole('status');
  for (let turn = 0; turn < 3; turn += 1) {
    await where.getByText(`第 ${turn + 1} 页，共 3 页`).waitFor();
    seen.push(...(await page.locator('.choice-label').allTextContents()));
    await page.getByRole('button', { name: '下一页' }).click();
    await page.waitForTimeout(520);
  }
  expect(seen).toEqual(Array.from({ length: 14 }, (_, index) => `${index + 1}\u00a0号村民小组`));
  // After the last comes the first.
  await where.getByText('第 1 页').waitFor();
});

test('text size and theme change at once, and pages are laid out anew', async () => {
  await show('review-row', 'review');
  const pages = async () => /共 (\d+)\s页/.exec((await page.getByRole('status').textContent()) ?? '')?.[1];
  const before = Number(await pages());
  await page.evaluate(() => {
    document.documentElement.dataset['size'] = '4';
  });
  await expect.poll(async () => Number(await pages())).toBeGreaterThan(before);
});

test('the picture of a service is drawn in the theme, and brings nothing along', async () => {
  await page.route('**/pictures/live-spouse.svg', (route) =>
    route.fulfill({
      contentType: 'image/svg+xml',
      body: `<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" viewBox="0 0 96 96" onload="alert(1)">
        <script>alert(1)</script><style>path { fill: red }</style>
        <path class="p a evil" id="shape" style="fill:red" onclick="alert(1)" fill="red" d="M8 8H88V88Z"/>
        <foreignObject><p xmlns="http://www.w3.org/1999/xhtml">hello</p></foreignObject>
        <image href="https://example.com/x.png"/><use x:href="#shape"/><a href="https://example.com"><path d="M0 0"/></a>
      </svg>`,
    }),
  );
  await show('choice-card', 'tall');
  const drawing = page.locator('.choice-card .picture').first();
  await drawing.locator('path').waitFor({ state: 'attached' });
  expect(await drawing.innerHTML()).toBe('<path d="M8 8H88V88Z" class="p a"></path>');
  const fill = () => drawing.locator('path').evaluate((path) => getComputedStyle(path).fill);
  expect(await fill()).toBe('rgb(255, 203, 87)');
  await page.evaluate(() => {
    document.documentElement.dataset['theme'] = 'white-on-black';
  });
  expect(await fill()).toBe('rgb(107, 89, 0)');
});

const places = () =>
  page.evaluate(() =>
    Object.fromEntries(
      ['.frame-help', '.frame-next', '.frame-listen'].map((name) => {
        const box = document.querySelector(name)?.getBoundingClientRect();
        return [name, [box?.left, box?.top, box?.right, box?.bottom].map((at) => Math.round(at ?? 0))];
      }),
    ),
  );

test('head and foot stand in one place, whatever is asked', async () => {
  await show('frame', 'go');
  const go = await places();
  for (const [part, example] of [
    ['frame', 'not-yet'],
    ['frame', 'finished'],
    ['choice-grid', 'fourteen'],
    ['review-row', 'review'],
  ] as const) {
    await show(part, example);
    expect(await places(), `${part} ${example}`).toEqual(go);
  }
});

test('nothing moves by itself', async () => {
  await show('asleep-scene', 'asleep');
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});
