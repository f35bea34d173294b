import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { expect } from 'vitest';
import { parkedText } from '../../core/code/own-code.ts';
import { randomFrom } from '../../tools/random-from.ts';
import { axeFindings } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { filmOf, type Held, heldWell, pictureOf } from '../support/code-video.ts';
import { listenTo } from '../support/ear.ts';
import { kioskForEach } from '../support/hall.ts';
import type { Hand } from '../support/hand.ts';
import { Words } from '../support/words.ts';

// A paper that is shown to the camera: Chromium's own camera, which plays a film here, and the real reader of codes behind
// the kiosk's own rules of what a page may load.

const words = new Words('zh-CN', 'request-to-the-hall');
const resident = (key: string) => words.of('resident', key);
const input = (key: string) => words.of('input', key);
const secondQuestion = words.service('question.danger.ask');
const glass = { width: 1280, height: 720 };

const test = kioskForEach
  .extend('film', { scope: 'file' }, async ({}, { onCleanup }) => {
    const dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-film-'));
    onCleanup(() => rmSync(dir, { recursive: true }));
    return path.join(dir, 'film.y4m');
  })
  .override('browser', { scope: 'file' }, async ({ film }, { onCleanup }) => {
    const browser = await launchChromium([
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      // Opened when the camera is.
      `--use-file-for-fake-video-capture=${film}`,
    ]);
    onCleanup(() => browser.close());
    return browser;
  })
  .override('serve', ['--camera', 'real']);

/** What the camera sees: nothing at first, then the code, over and over. */
function show(film: string, text: string, held: Partial<Held>): void {
  const nothing = new Uint8Array(glass.width * glass.height).fill(110);
  const code = pictureOf(text, { ...heldWell, ...held }, glass, randomFrom(3));
  writeFileSync(film, filmOf([nothing, nothing, code, code, code, code], glass.width, glass.height, 4));
}

/** A code that lies before the camera and stays there. */
function lay(film: string, text: string): void {
  const code = pictureOf(text, heldWell, glass, randomFrom(3));
  writeFileSync(film, filmOf([code], glass.width, glass.height, 4));
}

/** A case that is put away; its digits. */
async function parkedCase(page: Page, hand: Hand): Promise<string> {
  for (const key of ['asleep.touch', 'welcome.start']) await hand.press(resident(key));
  await hand.choose(words.service('title'));
  for (const key of ['services.go', 'notice.next', 'notice.agree']) await hand.press(resident(key));
  await hand.choose(words.service('question.category.choice.lamp'));
  await hand.press(resident('foot.next'));
  await hand.reads(secondQuestion);
  for (const key of ['foot.help', 'help.more', 'help.later']) await hand.press(resident(key));
  const digits = await page.getByText(/^[0-9]{2}( [0-9]{2}){3}$/).innerText();
  await hand.press(resident('parked.go'));
  return digits.replaceAll(' ', '');
}

/** To the screen that asks for the digits. */
async function toReopen(hand: Hand): Promise<void> {
  for (const key of ['asleep.touch', 'welcome.start']) await hand.press(resident(key));
  await hand.choose(resident('services.reopen'));
  await hand.reads(resident('reopen.ask'));
}

test.for<[string, Partial<Held>]>([
  ['turned', { turned: 33 }],
  ['small', { size: 0.2, turned: 8 }],
  ['dim', { paper: 55, noise: 6 }],
  ['leaning, noisy and not sharp', { lean: 0.5, noise: 25, blur: 2, turned: 190 }],
])('a paper held %s opens its case', async ([, held], { film, kiosk, page, hand }) => {
  await page.goto(kiosk.link);
  const code = await parkedCase(page, hand);
  show(film, parkedText(code), held);
  await toReopen(hand);
  expect(await page.locator('video').count()).toBe(0);
  await hand.key(input('code.by-camera')).click();
  await page.getByText(input('code.hold')).waitFor();
  await hand.reads(secondQuestion);
  expect(await page.locator('video').count()).toBe(0);
});

test('what is no paper of a case is told, and the camera rests so long; by hand is one touch away', async ({
  film,
  kiosk,
  page,
  hand,
}) => {
  const ear = await listenTo(page, { atOnce: true });
  await page.addInitScript(readSlowly, 2500);
  lay(film, 'https://example.cn/');
  await page.goto(kiosk.link);
  await toReopen(hand);
  await hand.press(input('code.by-camera'));
  await hand.reads(resident('scan.text'));
  await ear.hears(resident('scan.text'));
  await expect.poll(() => lit(page)).toBe(0);
  expect(await axeFindings(page)).toEqual([]);
  await hand.press(resident('scan.go'));
  await expect.poll(() => lit(page)).toBe(1);
  expect(await axeFindings(page)).toEqual([]);
  // It lies there still: that is no other code, however long the computer takes for each look.
  await page.waitForTimeout(6000);
  await hand.press(input('code.by-hand'));
  await hand.key('1').waitFor();
  expect(await lit(page)).toBe(0);
});

test('a camera that does not open, or is pulled out, leaves the keys', async ({
  film,
  kiosk,
  page,
  hand,
}) => {
  const ear = await listenTo(page, { atOnce: true });
  show(film, 'bangban', { size: 0.01 });
  await page.addInitScript(() => {
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    let times = 0;
    mediaDevices.getUserMedia = async (wanted) => {
      times += 1;
      if (times === 1) throw new DOMException('', 'NotAllowedError');
      const stream = await open(wanted);
      Object.assign(window, {
        pullOut: () => stream.getTracks().forEach((track) => track.dispatchEvent(new Event('ended'))),
      });
      return stream;
    };
  });
  await page.goto(kiosk.link);
  await toReopen(hand);
  await hand.press(input('code.by-camera'));
  await page.getByText(input('code.refused')).waitFor();
  await ear.hears(input('code.refused'));
  await hand.press(input('photo.try-again'));
  await page.getByText(input('code.hold')).waitFor();
  await expect.poll(() => lit(page)).toBe(1);
  await page.evaluate(() => (window as unknown as { pullOut(): void }).pullOut());
  await page.getByText(input('code.dark')).waitFor();
  await hand.press(input('code.by-hand'));
  await hand.pressEach('12');
});

/** How many cameras are on. */
function lit(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      [...document.querySelectorAll('video')].filter(({ srcObject }) =>
        (srcObject as MediaStream | null)?.getTracks().some(({ readyState }) => readyState === 'live'),
      ).length,
  );
}

/** Runs in the page. As on a busy processor, each look for a code takes so long. */
function readSlowly(lookMs: number): void {
  const Quick = Worker;
  function Slow(url: URL, options: WorkerOptions) {
    const worker = new Quick(url, options);
    if (!String(url).includes('code-worker')) return worker;
    const post = worker.postMessage.bind(worker);
    worker.postMessage = (...order: unknown[]) =>
      void setTimeout(() => Reflect.apply(post, worker, order), lookMs);
    return worker;
  }
  Slow.prototype = Quick.prototype;
  Object.assign(globalThis, { Worker: Slow });
}
