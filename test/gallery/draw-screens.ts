import { findPseudoLanguage } from '../../renderer/text/language.ts';
import { launchChromium } from '../support/chromium.ts';
import { buildPseudoScreen } from '../support/pseudo-screen.ts';
import { startIntake } from '../support/running-intake.ts';
import { startKiosk } from '../support/running-kiosk.ts';
import { shippedMoves } from '../support/shipped-moves.ts';
import { visitAstray } from '../support/visit-astray.ts';
import { visit } from '../support/visit.ts';
import { visitBeside } from '../support/visit-beside.ts';
import { Walk } from '../support/walk.ts';
import type { Easel } from './draw-gallery.ts';

/**
 * Every screen of a visit to each service, those that lie beside the way, and those of what goes amiss, at a kiosk that
 * runs.
 */
export async function drawScreens(easel: Easel, say: (line: string) => void): Promise<void> {
  const browser = await launchChromium();
  const intake = await startIntake();
  const kiosk = await startKiosk(['--demo', '--intake', intake.url, '--enrol', await intake.newCode()]);
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await page.clock.install();
    await page.goto(kiosk.link);
    const walk = new Walk(page, {
      appearances: () => easel.appearances,
      axeAlways: true,
      shown: ({ where, page: turned, ...how }, amiss) =>
        easel.keep(
          { what: 'screens', name: turned > 1 ? `${where} (${turned})` : where, amiss, ...how },
          (file) => page.screenshot({ path: file }),
        ),
    });
    for (const language of easel.languages) {
      const look = (where: string) => walk.look(language, where);
      const invented = findPseudoLanguage(language) && (await buildPseudoScreen(language));
      await invented?.over(page);
      await page.reload();
      for (const [service, moves] of Object.entries(shippedMoves)) {
        say(`${service} in ${language} …`);
        await visit(page, { service, language, moves, look });
      }
      say(`beside the way in ${language} …`);
      await visitBeside(page, { language, look });
      await visitAstray(page, { kiosk, language, look });
      await page.unrouteAll();
      await invented?.close();
    }
    // What moves by itself is seen on no picture.
    for (const finding of walk.findings) say(finding);
  } finally {
    await browser.close();
    await kiosk.close();
    await intake.close();
  }
}
