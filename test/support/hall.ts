import type { Browser, Page } from 'playwright';
import { test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { closeSearched } from './close-searched.ts';
import { speakAtOnce } from './ear.ts';
import { Hand } from './hand.ts';
import { type RunningIntake, startIntake } from './running-intake.ts';
import { startKiosk } from './running-kiosk.ts';
import { tellWhatStood } from './tell-what-stood.ts';
import { hearWhatIsTyped } from './typed-here.ts';

/** Set up once for all tests of a file, and taken down after the last of them. */
const forAll = { scope: 'file' } as const;

/**
 * A hall to journey through: a browser, and an intake that its kiosks are enrolled with. What throws on one of its pages
 * turns the test red in which it did, whatever else that test looks at; and so does, when a kiosk is closed, what was typed and
 * stands in one of its logs.
 */
const inHall = test
  .extend('browser', forAll, async ({}, { onCleanup }) => {
    const browser = await launchChromium();
    onCleanup(() => browser.close());
    return browser;
  })
  .extend('intake', forAll, async ({}, { onCleanup }) => {
    const intake = await startIntake();
    onCleanup(() => intake.close());
    return intake;
  })
  .extend('faults', forAll, (): string[] => [])
  .extend('faultless', { auto: true }, ({ faults }, { onCleanup }) => {
    onCleanup(() => {
      const thrown = faults.splice(0);
      if (thrown.length > 0) throw new Error(`On the page was thrown: ${thrown.join('; ')}`);
    });
  });

/**
 * A voice takes a quarter of what a journey costs. Where nobody listens, one that takes no time stands in for it; whole journeys
 * with the real one are `second-service`, `household` and `say-it`, and in Electron.
 */
type VoiceHeard = 'at-once' | 'real';

/** The glass that most panels have, in pixels. */
const fullHd = { width: 1920, height: 1080 };

/**
 * One kiosk and one screen for all tests of a file, so that it sees one visitor after the other, as in life. A file may
 * override `serve`, the further options of `npm run serve`, how the glass is, and `voice`.
 */
export const kioskForAll = inHall
  .extend('serve', forAll, [] as readonly string[])
  .extend('glass', forAll, fullHd)
  .extend('hasTouch', forAll, false)
  .extend('voice', forAll, (): VoiceHeard => 'at-once')
  .extend('kiosk', forAll, enrolledKiosk)
  .extend('page', forAll, blankPage)
  .extend('hand', forAll, ({ page }) => new Hand(page));

/**
 * A new kiosk and a new screen for each test, where one would feel what another has left behind. A kiosk that no test
 * asks for is not started. `hall` has at once what a file keeps for its own steps.
 */
export const kioskForEach = inHall
  .extend('serve', [] as readonly string[])
  .extend('glass', fullHd)
  .extend('hasTouch', false)
  .extend('voice', (): VoiceHeard => 'at-once')
  .extend('kiosk', enrolledKiosk)
  .extend('page', blankPage)
  .extend('hand', ({ page }) => new Hand(page))
  .extend('hall', ({ intake, kiosk, page, hand }) => ({ intake, kiosk, page, hand }));

interface Close {
  onCleanup: (close: () => Promise<void>) => void;
}

async function enrolledKiosk(
  { browser, intake, serve }: { browser: Browser; intake: RunningIntake; serve: readonly string[] },
  { onCleanup }: Close,
) {
  const kiosk = await startKiosk([
    '--demo',
    '--intake',
    intake.url,
    '--enrol',
    await intake.newCode(),
    ...serve,
  ]);
  onCleanup(async () => {
    // Its screens first: what they are still fetching would break off before their eyes, which is a fault on a page.
    await Promise.all(browser.contexts().map((context) => context.close()));
    await closeSearched(kiosk);
  });
  return kiosk;
}

/**
 * Nothing is opened on it yet: a start link works once, and a journey may have a clock or an ear that has to be there
 * before.
 */
async function blankPage(
  {
    browser,
    faults,
    glass,
    hasTouch,
    voice,
  }: {
    browser: Browser;
    faults: string[];
    glass: { width: number; height: number };
    hasTouch: boolean;
    voice: VoiceHeard;
  },
  { onCleanup }: Close,
): Promise<Page> {
  const page = await browser.newPage({ viewport: glass, hasTouch });
  if (voice === 'at-once') await page.addInitScript(speakAtOnce);
  hearWhatIsTyped(page);
  tellWhatStood(page);
  page.on('pageerror', (error) => faults.push(error.message));
  onCleanup(() => page.close());
  return page;
}
