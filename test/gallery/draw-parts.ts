import { panelSizes } from '../../renderer/style/look.ts';
import { findPseudoLanguage } from '../../renderer/text/language.ts';
import { axeFindings } from '../support/axe.ts';
import { openGallery } from '../support/gallery.ts';
import { measure } from '../support/measure.ts';
import { misfitsOf } from '../support/misfits.ts';
import type { Easel } from './draw-gallery.ts';

/** Every example of every part, as renderer/gallery.html shows them. */
export async function drawParts({ appearances, languages, keep }: Easel): Promise<void> {
  const gallery = await openGallery();
  try {
    const page = await gallery.browser.newPage();
    await page.goto(gallery.address({}));
    const examples = await page
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).search));
    for (const example of examples) {
      const { part = '', example: name = '' } = Object.fromEntries(new URLSearchParams(example));
      for (const language of languages.filter((tag) => !findPseudoLanguage(tag))) {
        for (const { panel, size, theme } of appearances) {
          const { width, height } = panelSizes[panel];
          await page.setViewportSize({ width, height });
          const how = { panel, size: String(size), theme, lang: language };
          await page.goto(gallery.address({ part, example: name, ...how }), { waitUntil: 'load' });
          await page.getByRole('main').waitFor();
          await page.evaluate(() => document.fonts.ready.then(() => undefined));
          const amiss = [...misfitsOf(await page.evaluate(measure), panel), ...(await axeFindings(page))];
          await keep(
            { what: 'parts', name: `${part} ${name}`, language, panel, size, theme, amiss },
            (file) => page.screenshot({ path: file }),
          );
        }
      }
    }
  } finally {
    await gallery.close();
  }
}
