import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Panel, panels, panelSizes, textSizes, themes } from '../../../renderer/style/look.ts';
import { allLanguages } from '../../../renderer/text/language.ts';
import { axeFindings } from '../../support/axe.ts';
import { type Gallery, openGallery } from '../../support/gallery.ts';
import { inTurn } from '../../support/in-turn.ts';
import { measure } from '../../support/measure.ts';
import { misfitsOf } from '../../support/misfits.ts';

// Every example of every part: axe in every theme and at the largest text, and a tape measure on every panel.

let gallery: Gallery;
let examples: { part: string; example: string }[];
let page: Page;
const problems: string[] = [];

beforeAll(async () => {
  gallery = await openGallery();
  const context = await gallery.browser.newContext();
  page = await context.newPage();
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    // The gallery serves no voice, and the kiosk is silent without one.
    if (message.type() === 'error' && !message.location().url.includes('/voice/'))
      problems.push(message.text());
  });
  await page.goto(gallery.address({}));
  examples = await page
    .getByRole('link')
    .evaluateAll((links) =>
      links.map((link) => Object.fromEntries(new URL((link as HTMLAnchorElement).href).searchParams)),
    )
    .then((found) => found as typeof examples);
});

afterAll(() => gallery.close());

async function show(wanted: Record<string, string>, panel: Panel): Promise<void> {
  await fill(panel);
  await page.goto(gallery.address({ ...wanted, panel }), { waitUntil: 'load' });
  await page.getByRole('main').waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** Shows what stands there in another way, which is also what a resident does: loading it anew would take minutes. */
async function change(wanted: Record<string, string> & { panel: Panel; lang: string }): Promise<void> {
  await fill(wanted.panel);
  await page.evaluate(
    async ({ search, lang }) => {
      // It runs inside the page, and so brings along what it needs.
      // oxlint-disable-next-line unicorn/consistent-function-scoping
      const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
      history.replaceState(null, '', search);
      dispatchEvent(new PopStateEvent('popstate'));
      while (!document.documentElement.lang.startsWith(lang)) await frame();
      await document.fonts.ready;
      await frame();
      await frame();
    },
    { search: `?${new URLSearchParams(wanted)}`, lang: wanted.lang.slice(0, 2) },
  );
}

/** What fits at once is settled; what does not is looked at again once it has been drawn, as an eye would see it. */
async function misfitsOn(panel: Panel): Promise<string[]> {
  const atOnce = misfitsOf(await page.evaluate(measure), panel);
  if (atOnce.length === 0) return [];
  await page.evaluate(async () => {
    for (let frames = 0; frames < 3; frames += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
  });
  return misfitsOf(await page.evaluate(measure), panel);
}

async function fill(panel: Panel): Promise<void> {
  const { width, height } = panelSizes[panel];
  await page.setViewportSize({ width, height });
}

test('there are examples of every part', async () => {
  expect(examples.length).toBeGreaterThan(30);
});

describe('axe finds nothing', () => {
  test('in any theme, nor at the largest text', async () => {
    const found: string[] = [];
    const looks = [...themes.map((name) => [name, '2'] as const), ['warm', '4'] as const];
    for (const [at, wanted] of examples.entries()) {
      await show(wanted, '21');
      for (const [theme, size] of inTurn(looks, at)) {
        await page.evaluate(
          ([name, level]) => Object.assign(document.documentElement.dataset, { theme: name, size: level }),
          [theme, size] as const,
        );
        for (const finding of await axeFindings(page))
          found.push(`${wanted.part} ${wanted.example} ${theme} ${size}: ${finding}`);
      }
    }
    expect(found).toEqual([]);
  }, 1_800_000);
});

describe('every panel holds every example, in every language, at every size', () => {
  test('keys, gaps, type, nothing cut off', async () => {
    const found: string[] = [];
    for (const [at, wanted] of examples.entries()) {
      await show(wanted, '21');
      for (const [next, panel] of panels.entries()) {
        for (const { tag: lang } of inTurn(allLanguages, at + next)) {
          await change({ ...wanted, panel, lang });
          for (const size of textSizes) {
            await page.evaluate((level) => {
              document.documentElement.dataset['size'] = level;
            }, String(size));
            const misfits = await misfitsOn(panel);
            found.push(
              ...misfits.map(
                (misfit) => `${panel} ${lang} ${size} ${wanted.part} ${wanted.example}: ${misfit}`,
              ),
            );
          }
        }
      }
    }
    expect(found).toEqual([]);
  }, 1_800_000);
});

test('no part breaks the policy of the kiosk or fails by itself', () => {
  expect(problems).toEqual([]);
});
