import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QuestionView } from '../../../core/session/view.ts';
import { type Panel, panelSizes, type TextSize, type Theme } from '../../../renderer/style/look.ts';
import { axeFindings } from '../../support/axe.ts';
import { type InputPage, openInputPage } from '../../support/input-page.ts';

/** Every way to answer, in every state that lays it out differently, on every glass. */
type State = [
  name: string,
  question: Pick<QuestionView, 'type'> & Partial<QuestionView>,
  service?: string | undefined,
  act?: ((page: Page) => Promise<void>) | undefined,
  problem?: string,
];

const lives = ['alone', 'spouse', 'family', 'care_home'].map((value) => ({
  value,
  picture: `live-${value.replace('_', '-')}`,
}));
const places = ['浙江省', '丽水市', '云溪县', '柳溪镇', '柳溪社区'];
const words = { type: 'text', path: { question: 'words' }, optional: true } as const;
const request = 'request-to-the-hall';

const states: State[] = [
  ['yes-no', { type: 'yes-no', path: { question: 'local' }, value: true }],
  ['choice', { type: 'choice', path: { question: 'living' }, choices: lives, value: 'spouse' }],
  ['number', { type: 'number', path: { question: 'phone' }, value: 380 }],
  ['money', { type: 'money', path: { question: 'phone' }, value: 38_050 }],
  ['phone', { type: 'phone', path: { question: 'phone' }, value: '13800138' }],
  ['identity number', { type: 'identity-number', value: '110105194912' }],
  ['identity number with a wrong year', { type: 'identity-number', value: '11010509491231002X' }],
  ...(['identity-check-digit', 'identity-day', 'identity-character'] as const).map((problem): State => [
    `identity number with ${problem}`,
    { type: 'identity-number', value: '11010519491231002X', personal: true },
    undefined,
    undefined,
    problem,
  ]),
  [
    'phone that has no such start',
    { type: 'phone', path: { question: 'phone' }, value: '23800138000', personal: true },
    undefined,
    undefined,
    'phone-start',
  ],
  ['identity number told back', { type: 'identity-number', value: '11010519491231002X' }],
  [
    'identity number full',
    { type: 'identity-number', value: '11010519491231002X' },
    undefined,
    (page) => page.keyboard.press('9'),
  ],
  [
    'identity number in letters',
    { type: 'identity-number', value: '' },
    undefined,
    (page) => page.getByRole('button', { name: '字母' }).click(),
  ],
  ['identity number after letters', { type: 'identity-number', value: 'USA1100' }],
  ['years', { type: 'date', path: { question: 'phone' }, limits: { birthday: true } }],
  ['days', { type: 'date', path: { question: 'phone' }, limits: { birthday: true }, value: '1938-05-09' }],
  [
    'name',
    { type: 'name', path: { question: 'name' } },
    undefined,
    (page) => page.keyboard.type('wangguizhen'),
  ],
  ['own words', { ...words, value: '楼下的路灯不亮，晚上走路看不见，请你们来看一看' }, request],
  ['signs', words, request, (page) => page.getByRole('button', { name: '123' }).click()],
  ['places near', { type: 'address', path: { question: 'address' } }],
  [
    'house number',
    {
      type: 'address',
      path: { question: 'address' },
      value: { code: '331190190001', levels: places, detail: '12号' },
    },
  ],
  ['camera', { type: 'photo', path: { question: 'account_photo' }, optional: true }],
  [
    'photo taken',
    { type: 'photo', path: { question: 'scene' }, optional: true, limits: { max: 3 } },
    request,
    async (page) => {
      await page.getByRole('button', { name: '拍', exact: true }).click();
      await page.getByRole('button', { name: '重拍' }).waitFor();
    },
  ],
  ['note', { type: 'note', path: { question: 'danger_now' }, picture: 'call-the-clerk' }, request],
];

/** `axe`: what a screen reader meets differs by look in its colours alone, so it is asked once for each theme. */
const looks: { panel: Panel; size: TextSize; theme: Theme; axe?: true }[] = [
  { panel: '21', size: 2, theme: 'warm', axe: true },
  { panel: '32', size: 2, theme: 'black-on-white', axe: true },
  { panel: 'p32', size: 2, theme: 'warm' },
  { panel: '12', size: 2, theme: 'white-on-black' },
  { panel: '21', size: 4, theme: 'white-on-black', axe: true },
  { panel: '12', size: 4, theme: 'warm' },
];

let inputs: InputPage;
beforeAll(async () => {
  inputs = await openInputPage();
});
afterAll(async () => {
  await inputs.close();
});

test.each(states)('%s', async (_, question, service = 'elder-allowance', act, problem) => {
  const page = await inputs.open(question, { service, ...(problem !== undefined && { problem }) });
  await act?.(page);
  const found: unknown[] = [];
  for (const language of ['zh-CN', 'en']) {
    await page.evaluate((to) => window.look.language(to), language);
    for (const look of looks) {
      await show(page, look);
      const wrong = await page.evaluate(misfits, panelSizes[look.panel].pxPerMm);
      if (look.axe) wrong.push(...(await axeFindings(page)));
      if (wrong.length > 0) found.push(`${language} ${look.panel} ${look.size} ${look.theme}`, ...wrong);
    }
  }
  expect(found).toEqual([]);
  await page.close();
});

async function show(page: Page, { panel, size, theme }: (typeof looks)[number]): Promise<void> {
  await page.setViewportSize(panelSizes[panel]);
  await page.evaluate(
    (look) => {
      window.look.panel(look.panel);
      window.look.size(look.size);
      window.look.theme(look.theme);
    },
    { panel, size, theme },
  );
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/** Keys of 16 mm and more, 5 mm between those of a pad or keyboard, no word that its key cannot hold, nothing to scroll. */
function misfits(pxPerMm: number): string[] {
  const wrong: string[] = [];
  const sheet = document.querySelector('.frame-sheet');
  if (!sheet || sheet.scrollHeight > sheet.clientHeight + 1 || sheet.scrollWidth > sheet.clientWidth + 1) {
    wrong.push(`the sheet scrolls by ${(sheet?.scrollHeight ?? 0) - (sheet?.clientHeight ?? 0)}`);
  }
  for (const key of document.querySelectorAll('.frame-sheet button')) {
    if (!key.checkVisibility()) continue;
    const { width, height } = key.getBoundingClientRect();
    const size = [width, height].map((pixels) => pixels / pxPerMm);
    if (Math.min(...size) < 15.95)
      wrong.push(`${key.textContent} is ${size.map((mm) => mm.toFixed(1)).join(' by ')} mm`);
    if (key.scrollWidth > key.clientWidth + 1) wrong.push(`${key.textContent} is too narrow for its word`);
  }
  for (const group of document.querySelectorAll('.pad, .key-row, .date-keys')) {
    const keys = [...group.querySelectorAll('button')].map((key) => key.getBoundingClientRect());
    for (const [at, a] of keys.entries()) {
      for (const b of keys.slice(at + 1)) {
        const apart =
          Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom) / pxPerMm;
        if (apart < 4.9) wrong.push(`two keys are ${apart.toFixed(1)} mm apart`);
      }
    }
  }
  return wrong;
}
