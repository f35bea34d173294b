import { toDataURL } from 'qrcode';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parkedText } from '../../core/code/own-code.ts';
import { closeSearched } from '../support/close-searched.ts';
import { type ElectronKiosk, newDataDir, startElectronKiosk } from '../support/electron-kiosk.ts';
import { Hand } from '../support/hand.ts';
import { type RunningIntake, startIntake } from '../support/running-intake.ts';
import { typeAsScanner } from '../support/type-as-scanner.ts';
import { hearWhatIsTyped } from '../support/typed-here.ts';
import { Words } from '../support/words.ts';

// The reader of codes is WebAssembly in a worker: that the program itself, by its own rules and from its own files, runs it.

const words = new Words('zh-CN', 'request-to-the-hall');
const resident = (key: string) => words.of('resident', key);
const dataDir = newDataDir();

let intake: RunningIntake;
let kiosk: ElectronKiosk;

beforeAll(async () => {
  intake = await startIntake();
  kiosk = await startElectronKiosk(dataDir, [
    '--demo',
    '--intake',
    intake.url,
    '--enrol',
    await intake.newCode(),
  ]);
  hearWhatIsTyped(kiosk.page);
});
afterAll(async () => {
  await intake?.close();
  // Neither of its two logs has a code that was read.
  if (kiosk) await closeSearched(kiosk);
});

test('a paper before the camera opens its case, and so does a scanner', { timeout: 120_000 }, async () => {
  const { page } = kiosk;
  const hand = new Hand(page);
  for (const key of ['asleep.touch', 'welcome.start']) await hand.press(resident(key));
  await hand.choose(words.service('title'));
  for (const key of ['services.go', 'notice.next', 'notice.agree']) await hand.press(resident(key));
  for (const key of ['foot.help', 'help.more', 'help.later']) await hand.press(resident(key));
  const first = await parked();
  await hand.press(resident('parked.go'));

  for (const key of ['asleep.touch', 'welcome.start']) await hand.press(resident(key));
  await hand.choose(resident('services.reopen'));
  await hand.press(words.of('input', 'code.by-camera'));
  // What the demonstration's camera sees from here on.
  const paper = await toDataURL(parkedText(first), { width: 300 });
  await page.locator('.code-viewfinder img').evaluate((img, src) => img.setAttribute('src', src), paper);
  await hand.reads(words.service('question.category.ask'));

  for (const key of ['foot.help', 'help.more', 'help.later']) await hand.press(resident(key));
  const second = await parked();
  await hand.press(resident('parked.go'));
  await hand.key(resident('asleep.touch')).waitFor();
  await typeAsScanner(page, parkedText(second));
  await hand.reads(words.service('question.category.ask'));
  expect(second).not.toBe(first);

  async function parked(): Promise<string> {
    const digits = await page.getByText(/^[0-9]{2}( [0-9]{2}){3}$/).innerText();
    return digits.replaceAll(' ', '');
  }
});
