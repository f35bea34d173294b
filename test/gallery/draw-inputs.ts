import { findPseudoLanguage } from '../../renderer/text/language.ts';
import { appear } from '../support/appearance.ts';
import { axeFindings } from '../support/axe.ts';
import { inputExamples, showExample } from '../support/input-examples.ts';
import { openInputPage } from '../support/input-page.ts';
import { measure } from '../support/measure.ts';
import { misfitsOf } from '../support/misfits.ts';
import type { Easel } from './draw-gallery.ts';

/** Every example of every way to answer, on the sheet of a question and before a machine that plays along. */
export async function drawInputs({ appearances, languages, keep }: Easel): Promise<void> {
  const inputs = await openInputPage();
  try {
    for (const example of inputExamples) {
      const page = await showExample(inputs, example);
      for (const language of languages.filter((tag) => !findPseudoLanguage(tag))) {
        await page.evaluate((to) => window.look.language(to), language);
        for (const how of appearances) {
          await appear(page, how);
          const amiss = [...misfitsOf(await page.evaluate(measure), how.panel), ...(await axeFindings(page))];
          await keep(
            { what: 'inputs', name: `${example.folder}: ${example.name}`, language, ...how, amiss },
            (file) => page.screenshot({ path: file }),
          );
        }
      }
      await page.close();
    }
  } finally {
    await inputs.close();
  }
}
