import type { Browser, Page } from 'playwright';
import { findPseudoLanguage } from '../../renderer/text/language.ts';
import { launchChromium } from '../support/chromium.ts';
import { installClock } from '../support/page-clock.ts';
import { buildPseudoScreen } from '../support/pseudo-screen.ts';
import { startIntake } from '../support/running-intake.ts';
import { startKiosk } from '../support/running-kiosk.ts';
import { shippedMoves } from '../support/shipped-moves.ts';
import { startStaffDay } from '../support/staff-day.ts';
import { visitAstray } from '../support/visit-astray.ts';
import { visit } from '../support/visit.ts';
import { visitBeside } from '../support/visit-beside.ts';
import { visitStaff } from '../support/visit-staff.ts';
import { Walk } from '../support/walk.ts';
import type { Easel } from './draw-gallery.ts';

/**
 * Every screen of a visit to each service, those that lie beside the way, those of what goes amiss, and the staff's, at
 * kiosks that run.
 */
export async function drawScreens(easel: Easel, say: (line: string) => void): Promise<void> {
  const browser = await launchChromium();
  try {
    await drawResidents(browser, easel, say);
    await drawStaff(browser, easel, say);
  } finally {
    await browser.close();
  }
}

async function drawResidents(browser: Browser, easel: Easel, say: (line: string) => void): Promise<void> {
  const intake = await startIntake();
  const kiosk = await startKiosk(['--demo', '--intake', intake.url, '--enrol', await intake.newCode()]);
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await installClock(page);
    await page.goto(kiosk.link);
    const walk = walkWith(easel, page);
    for (const language of easel.languages) {
      const look = (where: string) => walk.look(language, where);
      const forget = await teach(page, language);
      for (const [service, moves] of Object.entries(shippedMoves)) {
        say(`${service} in ${language} …`);
        await visit(page, { service, language, moves, look });
      }
      say(`beside the way in ${language} …`);
      await visitBeside(page, { language, look });
      await visitAstray(page, { kiosk, language, look });
      await forget();
    }
    sayUnseen(walk, say);
  } finally {
    await kiosk.close();
    await intake.close();
  }
}

async function drawStaff(browser: Browser, easel: Easel, say: (line: string) => void): Promise<void> {
  const day = await startStaffDay();
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await installClock(page, day.now());
    await page.goto(day.link);
    const walk = walkWith(easel, page);
    for (const language of easel.languages) {
      say(`the staff in ${language} …`);
      const forget = await teach(page, language);
      await visitStaff(page, { language, day, look: (where) => walk.look(language, where) });
      await forget();
    }
    sayUnseen(walk, say);
  } finally {
    await day.close();
  }
}

function walkWith(easel: Easel, page: Page): Walk {
  return new Walk(page, {
    appearances: () => easel.appearances,
    axeAlways: true,
    shown: ({ where, page: turned, ...how }, amiss) =>
      easel.keep(
        { what: 'screens', name: turned > 1 ? `${where} (${turned})` : where, amiss, ...how },
        (file) => page.screenshot({ path: file }),
      ),
  });
}

/** Has the kiosk know the language, if it is one that nobody speaks. Answers how it forgets it again. */
async function teach(page: Page, language: string): Promise<() => Promise<void>> {
  if (!findPseudoLanguage(language)) return () => Promise.resolve();
  const screen = await buildPseudoScreen(language);
  await screen.over(page);
  await page.reload();
  return async () => {
    await page.unrouteAll();
    await screen.close();
  };
}

/** What moves by itself is on no picture. */
function sayUnseen({ findings }: Walk, say: (line: string) => void): void {
  for (const finding of findings.filter((one) => one.includes('by itself'))) say(finding);
}
