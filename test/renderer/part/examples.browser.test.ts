import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Panel, panels, panelSizes, themes } from '../../../renderer/style/look.ts';
import { axeFindings } from '../../support/axe.ts';
import { type Gallery, openGallery } from '../../support/gallery.ts';
import { capDegrees } from '../../support/millimetre.ts';
import { measure, type Target } from './walk.ts';

// Every example of every part: axe in every theme and at the largest text, and a tape measure on every panel.

/** Millimetres: what a finger of 78 needs, and how far keys stand apart. The voice group is one thing to the hand. */
const TARGET = 20;
const GAP = 6;
const VOICE_GAP = 4;
/** Half a pixel of rounding, on the panel with the fewest of them. */
const HAIR = 0.2;

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
  const { width, height } = panelSizes[panel];
  await page.setViewportSize({ width, height });
  await page.goto(gallery.address({ ...wanted, panel }), { waitUntil: 'load' });
  await page.getByRole('main').waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

test('there are examples of every part', async () => {
  expect(examples.length).toBeGreaterThan(30);
});

describe('axe finds nothing', () => {
  test('in any theme, nor at the largest text', async () => {
    const found: string[] = [];
    for (const wanted of examples) {
      await show({ ...wanted, theme: 'warm' }, '21');
      for (const [theme, size] of [...themes.map((name) => [name, '2'] as const), ['warm', '4'] as const]) {
        await page.evaluate(
          ([name, level]) => Object.assign(document.documentElement.dataset, { theme: name, size: level }),
          [theme, size] as const,
        );
        for (const finding of await axeFindings(page))
          found.push(`${wanted.part} ${wanted.example} ${theme} ${size}: ${finding}`);
      }
    }
    expect(found).toEqual([]);
  }, 900_000);
});

describe.each(panels)('panel %s', (panel) => {
  const mm = (px: number) => px / panelSizes[panel].pxPerMm;

  test.each(['zh-CN', 'en'])(
    'holds every example in %s: keys, gaps, type, nothing cut off',
    async (lang) => {
      const found: string[] = [];
      for (const wanted of examples) {
        await show({ ...wanted, lang }, panel);
        for (const size of ['1', '2', '3', '4']) {
          await page.evaluate((level) => {
            document.documentElement.dataset['size'] = level;
          }, size);
          const { targets, texts, overflow, burst } = await page.evaluate(measure);
          const scrolls = overflow > 1 && mayScroll(panel, size, lang, wanted);
          const at = `${wanted.part} ${wanted.example} size ${size}:`;
          for (const target of targets) {
            const [wide, high] = [mm(target.right - target.left), mm(target.bottom - target.top)];
            if (Math.min(wide, high) < TARGET - HAIR)
              found.push(`${at} ${target.words} is ${wide.toFixed(1)} x ${high.toFixed(1)} mm`);
          }
          for (const [one, other, gap] of scrolls ? [] : gaps(targets))
            if (mm(gap) < (one.voice && other.voice ? VOICE_GAP : GAP) - HAIR)
              found.push(`${at} ${one.words} and ${other.words} are ${mm(gap).toFixed(1)} mm apart`);
          for (const { em, words } of texts)
            if (capDegrees(mm(em)) < 0.7)
              found.push(`${at} "${words}" is ${capDegrees(mm(em)).toFixed(2)} degrees`);
          if (burst.length > 0) found.push(`${at} words stick out of ${burst.join(', ')}`);
          if (overflow > 1 && !scrolls) found.push(`${at} sticks out by ${overflow} px`);
        }
      }
      expect(found).toEqual([]);
    },
    600_000,
  );
});

test('no part breaks the policy of the kiosk or fails by itself', () => {
  expect(problems).toEqual([]);
});

/**
 * Nothing scrolls at the default size. On the smallest panel the largest words may, where a paper stands beside them or
 * English is longer than the Chinese that the sheets were measured for.
 */
function mayScroll(panel: Panel, size: string, lang: string, { part }: { part: string }): boolean {
  return panel === '12' && Number(size) > 2 && (part === 'paper-slip' || lang === 'en');
}

/** The distance between every two targets that are neighbours: side by side or one above the other. */
function gaps(targets: readonly Target[]): [Target, Target, number][] {
  return targets.flatMap((one, index) =>
    targets.slice(index + 1).map((other): [Target, Target, number] => {
      const across = Math.max(one.left - other.right, other.left - one.right);
      const down = Math.max(one.top - other.bottom, other.top - one.bottom);
      return [one, other, across > 0 && down > 0 ? Math.hypot(across, down) : Math.max(across, down)];
    }),
  );
}
