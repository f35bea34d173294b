import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { expect } from 'vitest';
import { digestOf } from '../../core/submission/digest.ts';
import { open, openFile } from '../../intake/open.ts';
import type { Outcome } from '../../core/session/session.ts';
import type { Recording } from '../../core/session/value.ts';
import { launchChromium } from '../support/chromium.ts';
import { closeSearched } from '../support/close-searched.ts';
import { kioskForEach } from '../support/hall.ts';
import { Hand } from '../support/hand.ts';
import type { RunningIntake } from '../support/running-intake.ts';
import { startKiosk } from '../support/running-kiosk.ts';
import { plainText } from '../support/plain-text.ts';
import { visit } from '../support/visit.ts';
import { Words } from '../support/words.ts';

// A request to the hall by voice: from Chromium's own microphone, which beeps once a second, to the intake, where it is opened
// and heard. And what is left of it when everything is killed in the middle.

const words = new Words('zh-CN', 'request-to-the-hall');
const resident = (key: string) => words.of('resident', key);
const recording = (key: string) => words.of('input', `recording.${key}`);

const test = kioskForEach
  .override('voice', 'real')
  .override('browser', { scope: 'file' }, async ({}, { onCleanup }) => {
    const browser = await launchChromium([
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ]);
    onCleanup(() => browser.close());
    return browser;
  })
  .override('serve', ['--microphone', 'real']);

/** Decoded by the browser: how long it sounds, and how loud at its loudest. */
async function soundOf(page: Page, bytes: Buffer): Promise<{ seconds: number; peak: number }> {
  return page.evaluate(async (base64) => {
    const data = Uint8Array.from(atob(base64), (sign) => sign.codePointAt(0) ?? 0);
    const sound = await new AudioContext().decodeAudioData(data.buffer);
    const peak = sound.getChannelData(0).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    return { seconds: sound.duration, peak };
  }, bytes.toString('base64'));
}

/** The newest answer to the question, and what is sealed beside it, as whoever has the opening key finds it. */
async function arrived(intake: RunningIntake, question: string): Promise<{ said: Recording; bytes: Buffer }> {
  const [newest] = await intake.store.list(1);
  const kept = newest && (await intake.store.submission(newest.submission));
  const { openingKey } = intake.identity;
  const opened = kept && openingKey && (await open(kept, openingKey));
  if (!kept || !opened) throw new Error('Nothing has arrived that could be opened');
  const { applications } = opened.outcome as Outcome;
  const answers = applications.flatMap((application) => application.answers);
  const said = answers.find((answer) => answer.question === question)?.value as Recording;
  const { attachment } = said.recording;
  const file = path.join(intake.dataDir, 'attachments', `${kept.kiosk}.${attachment}`);
  const key = opened.attachmentKeys.get(attachment) ?? new Uint8Array();
  return { said, bytes: await openFile(file, attachment, key) };
}

test(
  'a request that was said arrives, is opened there, and is as long as it was said',
  { timeout: 180_000 },
  async ({ intake, kiosk, page }) => {
    await page.goto(kiosk.link);
    const heard: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/attachment/')) heard.push(request.url());
    });
    let spoken = '';
    await visit(page, {
      service: 'request-to-the-hall',
      language: 'zh-CN',
      moves: {
        category: { choose: 'other' },
        danger: { choose: 'no' },
        story: { speak: 6 },
        has_photo: { choose: 'no' },
        call_back: { choose: 'no' },
      },
      look: async (where) => {
        if (where !== resident('review.ask')) return;
        const told = page.getByText(/^录了\s\d+\s秒$/);
        if ((await told.count()) === 0) return;
        spoken = await plainText(told);
        // Personal, and so heard only where that was allowed.
        const hand = new Hand(page);
        await hand.press(words.of('part', 'hear.start'));
        expect(heard).toEqual([]);
        await hand.press(words.of('speech', 'ask-aloud.yes'));
        await hand.press(words.of('part', 'hear.start'));
        await expect.poll(() => heard).toHaveLength(1);
      },
    });

    const { said, bytes } = await arrived(intake, 'story');
    const sound = await soundOf(page, bytes);
    expect(spoken).toBe(`录了 ${said.seconds} 秒`);
    expect(said.seconds).toBeGreaterThanOrEqual(6);
    expect(Math.abs(sound.seconds - said.seconds)).toBeLessThan(0.75);
    expect(sound.peak).toBeGreaterThan(0.05);
    // What is left of it on the kiosk is what went out, sealed, and nothing of what it was made from.
    const { attachment } = said.recording;
    await expect.poll(() => readdirSync(path.join(kiosk.dataDir, 'attachments'))).toEqual([attachment]);
    const sealed = readFileSync(path.join(kiosk.dataDir, 'attachments', attachment));
    expect(await digestOf(sealed)).toBe(said.recording.digest);
  },
);

test(
  'what was said and photographed is there again after Back, and after another answer',
  { timeout: 180_000 },
  async ({ kiosk, page, hand }) => {
    const asked = (question: string) => words.service(`question.${question}.ask`);
    const backAndOn = async (before: string) => {
      await hand.press(resident('foot.back'));
      await hand.reads(asked(before));
      await hand.press(resident('foot.next'));
    };
    await page.goto(kiosk.link);
    await hand.press(resident('asleep.touch'));
    await hand.press(resident('welcome.start'));
    await hand.choose(words.service('title'));
    for (const key of ['services.go', 'notice.next', 'notice.agree']) await hand.press(resident(key));
    await hand.choose(words.service('question.category.choice.other'));
    await hand.press(resident('foot.next'));
    await hand.choose(words.of('input', 'yes-no.no'));
    await hand.press(resident('foot.next'));

    await hand.press(recording('speak'));
    await page.getByText(recording('listening')).waitFor();
    await page.waitForTimeout(2500);
    await hand.press(recording('stop'));
    await hand.key(words.of('part', 'hear.start')).waitFor();
    const said = await plainText(page.getByText(/^录了\s\d+\s秒$/));
    await backAndOn('danger');
    await hand.key(words.of('part', 'hear.start')).waitFor();
    expect(await plainText(page.getByText(/^录了\s\d+\s秒$/))).toBe(said);
    await hand.press(resident('foot.next'));

    await hand.choose(words.of('input', 'yes-no.yes'));
    await hand.press(resident('foot.next'));
    await hand.choose(resident('consent.agree'));
    await hand.press(resident('foot.next'));
    await hand.press(words.of('input', 'photo.shutter'));
    await hand.key(words.of('input', 'photo.again')).waitFor();
    await hand.press(resident('foot.back'));
    await hand.press(resident('foot.back'));
    await hand.reads(asked('has_photo'));
    await hand.press(resident('foot.next'));
    await hand.press(resident('foot.next'));
    await hand.key(words.of('input', 'photo.again')).waitFor();
    const photo = page.getByRole('main').locator('img[src^="/attachment/"]');
    await expect
      .poll(() => photo.first().evaluate((image) => (image as HTMLImageElement).naturalWidth), {
        timeout: 20_000,
      })
      .toBeGreaterThan(0);
  },
);

test(
  'killed in the middle of speech, kiosk and screen lose two seconds at most, and offer the rest',
  { timeout: 180_000 },
  async ({ kiosk, page, browser }) => {
    await page.goto(kiosk.link);
    const hand = new Hand(page);
    await hand.press(resident('asleep.touch'));
    await hand.press(resident('welcome.start'));
    await hand.choose(words.service('title'));
    for (const key of ['services.go', 'notice.next', 'notice.agree']) {
      await hand.pressAtEnd(words.of('part', 'pages.next'), resident(key));
    }
    await hand.choose(words.service('question.category.choice.other'));
    await hand.press(resident('foot.next'));
    await hand.choose(words.of('input', 'yes-no.no'));
    await hand.press(resident('foot.next'));
    await hand.key(recording('speak')).click();
    await page.getByText(recording('listening')).waitFor();
    const began = performance.now();
    await page.waitForTimeout(7600);
    kiosk.child.kill('SIGKILL');
    const spoken = (performance.now() - began) / 1000;
    await kiosk.kill();
    await page.close();

    const again = await startKiosk(['--demo', '--microphone', 'real'], kiosk.dataDir);
    const after = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    try {
      await after.goto(again.link);
      await after.getByText(recording('found')).waitFor();
      const fetched = after.waitForResponse('**/attachment/*');
      const found = new Hand(after);
      await found.press(words.of('speech', 'ask-aloud.yes'));
      await found.press(words.of('part', 'hear.start'));
      const { seconds } = await soundOf(after, await (await fetched).body());
      const lost = spoken - seconds;
      expect(lost).toBeLessThan(2);
      expect(seconds).toBeGreaterThan(5);
      await found.press(resident('foot.next'));
      await after.getByRole('heading', { name: words.service('question.has_photo.ask') }).waitFor();
    } finally {
      await after.close();
      await closeSearched(again);
    }
  },
);
