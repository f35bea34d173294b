import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { differences, newestAnswers } from '../support/arrived.ts';
import { beginElderAllowance, words } from '../support/begin-elder-allowance.ts';
import { closeSearched, searchLogs } from '../support/close-searched.ts';
import { newDataDir, startElectronKiosk, type ElectronKiosk } from '../support/electron-kiosk.ts';
import { Hand } from '../support/hand.ts';
import { identityNumber } from '../support/identity-number.ts';
import { startIntake, type RunningIntake } from '../support/running-intake.ts';
import { filesHolding, formsOf } from '../support/search-folder.ts';
import { everythingTyped, hearWhatIsTyped } from '../support/typed-here.ts';
import { type Moves, visit } from '../support/visit.ts';

// The program that halls install: one resident from the first touch to the receipt, and a second one whose screen
// crashes and whose power fails. Everything is found by what it is and what it is called.
const dataDir = newDataDir();

const said = {
  identity: identityNumber('1940-12-25'),
  name: '王桂兰',
  phone: '13956780412',
  /** What is put there on purpose: a search that does not find it finds nothing. */
  left: 'left-here',
};

let intake: RunningIntake;
let kiosk: ElectronKiosk;

beforeAll(async () => {
  intake = await startIntake();
  await open(['--enrol', await intake.newCode()]);
});

afterAll(async () => {
  await intake?.close();
  // Neither of its two logs has anything that was typed.
  if (kiosk) await closeSearched(kiosk);
});

async function open(args: readonly string[] = []): Promise<void> {
  kiosk = await startElectronKiosk(dataDir, ['--demo', '--intake', intake.url, ...args]);
  hearWhatIsTyped(kiosk.page);
}

test(
  'the elder allowance, from the first touch to the receipt, arrives once',
  { timeout: 300_000 },
  async () => {
    const moves: Moves = {
      identity: { digits: said.identity },
      name: { pinyin: 'wangguilan', pick: said.name, latin: 'wang guilan' },
      local: { choose: 'yes' },
      living: { choose: 'alone' },
      address: { places: ['柳溪社区'], number: '12' },
      pay_to: { choose: 'passbook' },
      account_photo: { photo: true },
      phone: { digits: said.phone },
      yearly: { choose: 'hall' },
      also: { choose: 'elder_card' },
    };
    const { number } = await visit(kiosk.page, {
      service: 'elder-allowance',
      language: 'zh-CN',
      moves,
      look: () => Promise.resolve(),
    });
    expect(differences(moves, 'zh-CN', await newestAnswers(intake), ['also'])).toEqual([]);
    const arrived = await intake.store.list(10);
    expect(arrived.map(({ service, attachments }) => [service.id, attachments.length])).toEqual([
      ['elder-allowance', 1],
    ]);
    expect([arrived[0]?.number, arrived[0]?.slip]).toContain(number.replaceAll(' ', ''));
  },
);

test('a screen that crashes comes back with the question that it showed', async () => {
  await beginElderAllowance(kiosk.page);

  // The driver gives a page up that has crashed, so what is shown afterwards is asked of Electron.
  const back = await kiosk.app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<string>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        const heading = (): void =>
          void contents
            ?.executeJavaScript("document.querySelector('h1')?.textContent ?? ''")
            .then((text: string) => (text === '' ? setTimeout(heading, 50) : resolve(text)));
        contents?.once('did-finish-load', heading);
        contents?.forcefullyCrashRenderer();
      }),
  );
  expect(back).toBe(words.service('question.name.ask'));
});

test('after the power failed the question stands there again', async () => {
  await kiosk.kill();
  // The next one writes a log of its own.
  searchLogs({ 'operating log': kiosk.messages() });
  expect([...everythingTyped()]).toEqual(expect.arrayContaining([said.identity, said.name, said.phone]));
  expect(inBrowserFolder()).toEqual([]);
  await open();
  const hand = new Hand(kiosk.page);
  await kiosk.page.getByRole('heading', { level: 1 }).waitFor();
  expect(await hand.heading()).toBe(words.service('question.name.ask'));
  expect(await intake.store.count()).toBe(1);
});

test('Chromium’s own folder in the data folder has nothing of what was said, when the program has ended', async () => {
  // The kiosk's own session is in memory alone. What is put into the other one, beside it, the search has to find.
  await kiosk.app.evaluate(async ({ session }, value) => {
    const in2200 = 7_258_118_400;
    await session.defaultSession.cookies.set({
      url: 'https://a.example',
      name: 'said',
      value,
      expirationDate: in2200,
    });
    await session.defaultSession.cookies.flushStore();
  }, said.left);
  await kiosk.page.evaluate((text) => localStorage.setItem('name', text), said.name);
  await kiosk.end();
  const found = inBrowserFolder();
  expect(found).not.toEqual([]);
  expect(found.filter((each) => !each.startsWith('left '))).toEqual([]);
});

/** Where what was said stands in it, in whatever form. */
function inBrowserFolder(): string[] {
  const forms = Object.entries(said).flatMap(([what, text]) => Object.entries(formsOf(what, text)));
  return filesHolding(path.join(dataDir, 'shell'), Object.fromEntries(forms));
}
