import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Panel, panelSizes, type TextSize, type Theme } from '../../../renderer/style/look.ts';
import { axeFindings } from '../../support/axe.ts';
import { hasItsTurn } from '../../support/in-turn.ts';
import { inputExamples, showExample } from '../../support/input-examples.ts';
import { type InputPage, openInputPage } from '../../support/input-page.ts';

// Every way to answer, in every state that lays it out differently, on every glass: renderer/input/*/examples.ts.

/** `axe`: what a screen reader meets differs by look in its colours alone, so it is asked once for each theme. */
type Look = { panel: Panel; size: TextSize; theme: Theme; axe?: true };
const looks: readonly Look[] = [
  { panel: '21', size: 2, theme: 'warm', axe: true },
  { panel: '32', size: 2, theme: 'black-on-white', axe: true },
  { panel: 'p32', size: 2, theme: 'warm' },
  { panel: '12', size: 2, theme: 'white-on-black' },
  { panel: '21', size: 4, theme: 'white-on-black', axe: true },
  { panel: '12', size: 4, theme: 'warm' },
];
/** Nearly every text of Hong Kong is as long as the mainland's: it is seen where there is least room. */
const looksIn: Readonly<Record<string, readonly Look[]>> = {
  'zh-CN': looks,
  en: looks,
  'zh-HK': [
    { panel: '12', size: 4, theme: 'warm' },
    { panel: 'p32', size: 4, theme: 'warm' },
  ],
};

let inputs: InputPage;
beforeAll(async () => {
  inputs = await openInputPage();
});
afterAll(async () => {
  await inputs.close();
});

test.each(inputExamples.map((example, at) => ({ ...example, at })))('$folder: $name', async (example) => {
  const page = await showExample(inputs, example);
  const found: unknown[] = [];
  for (const [at, [language, shown]] of Object.entries(looksIn).entries()) {
    if (!hasItsTurn(example.at + at)) continue;
    await page.evaluate((to) => window.look.language(to), language);
    for (const look of shown) {
      await show(page, look);
      const wrong = await page.evaluate(misfits, panelSizes[look.panel].pxPerMm);
      if (look.axe) wrong.push(...(await axeFindings(page)));
      if (wrong.length > 0) found.push(`${language} ${look.panel} ${look.size} ${look.theme}`, ...wrong);
    }
  }
  await page.close();
  expect(found).toEqual([]);
});

async function show(page: Page, { panel, size, theme }: Look): Promise<void> {
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
    const em = Number.parseFloat(getComputedStyle(key).fontSize);
    if (key.scrollHeight > key.clientHeight + em * 0.3)
      wrong.push(`${key.textContent} is too low for its word`);
  }
  const shown = [...document.querySelectorAll('.frame-sheet button')].filter((key) => key.checkVisibility());
  for (const [at, key] of shown.entries()) {
    const a = key.getBoundingClientRect();
    for (const other of shown.slice(at + 1)) {
      const b = other.getBoundingClientRect();
      if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        wrong.push(`${key.textContent} and ${other.textContent} lie over each other`);
    }
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
