import type { Page } from 'playwright';
import {
  type Panel,
  panels,
  panelSizes,
  type TextSize,
  type Theme,
  themes,
} from '../../renderer/style/look.ts';

/** How a screen is shown: on which glass, in which size of text, in which colours. */
export interface Appearance {
  panel: Panel;
  size: TextSize;
  theme: Theme;
}

/** Every glass with the usual and the largest text in every theme, glass by glass. */
export const everyAppearance: readonly Appearance[] = panels.flatMap((panel) =>
  ([2, 4] as const).flatMap((size) => themes.map((theme) => ({ panel, size, theme }))),
);

/**
 * Every glass, each in one size and one theme; with the next turn in the next ones. Six turns show every screen in every
 * appearance, and one takes a sixth of the time.
 */
export function appearancesOf(turn: number): Appearance[] {
  const ofOneGlass = everyAppearance.length / panels.length;
  return everyAppearance.filter(
    (_, at) => at % ofOneGlass === (turn + Math.floor(at / ofOneGlass)) % ofOneGlass,
  );
}

/** Shows what stands there in another way, as a resident may at any time, and waits until it is laid out. */
export async function appear(page: Page, { panel, size, theme }: Appearance): Promise<void> {
  const { width, height } = panelSizes[panel];
  const now = page.viewportSize();
  if (now?.width !== width || now.height !== height) await page.setViewportSize({ width, height });
  await page.evaluate(
    async ({ panel: glass, ...look }) => {
      const html = document.documentElement;
      // A window that fills no known glass is scaled to the nearest: a known one has its own millimetre.
      html.style.removeProperty('--mm');
      Object.assign(html.dataset, { panel: glass, ...look });
      // Sentences settle how they break, beads how many have room, sheets what they leave out, and pages where they end, each
      // after the last.
      // It runs inside the page, and so brings along what it needs.
      // oxlint-disable-next-line unicorn/consistent-function-scoping
      const laidOut = () =>
        [...document.querySelectorAll('[data-say], button, .bead')]
          .map((element) => JSON.stringify(element.getBoundingClientRect()))
          .join('|');
      await document.fonts.ready;
      let last = '';
      for (let still = 0, frames = 0; still < 4 && frames < 60; frames += 1) {
        await new Promise((drawn) => requestAnimationFrame(drawn));
        const next = laidOut();
        still = next === last ? still + 1 : 0;
        last = next;
      }
    },
    { panel, size: String(size), theme },
  );
}
