import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { importClips } from '../../tools/voices/import-clips.ts';
import { recordable } from '../../tools/voices/recordable.ts';
import { writeSheet } from '../../tools/voices/record-sheet.ts';
import { launchChromium } from '../support/chromium.ts';
import { listenTo } from '../support/ear.ts';
import { Hand } from '../support/hand.ts';
import { startIntake } from '../support/running-intake.ts';
import { startKiosk } from '../support/running-kiosk.ts';
import { tone, wavOf } from '../support/wav.ts';
import { Words } from '../support/words.ts';

// A hall has recorded two sentences in the speech of its county. They are heard as recorded, everything else in
// Mandarin, with the sign that this is meant.

const recorded = ['您好！', '我怎么跟您说话？'];

test('a dialect is chosen by ear, its recordings are heard, and Mandarin for the rest, said with a picture', async () => {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-dialect-'));
  const voiceDir = path.join(dir, 'voices', 'x-wanzhou');
  const sheet = path.join(dir, 'sheet');
  mkdirSync(voiceDir, { recursive: true });
  writeFileSync(
    path.join(voiceDir, 'variety.json'),
    JSON.stringify({ name: '万州话', languages: ['zh-CN'], next: ['cmn'] }),
  );
  const sentences = recordable('locales', 'services', 'zh-CN', 'x-wanzhou');
  writeSheet(
    sheet,
    'x-wanzhou',
    'zh-CN',
    sentences.filter(({ sentence }) => recorded.includes(sentence)),
  );
  for (const number of ['001', '002']) {
    writeFileSync(path.join(sheet, `${number}.wav`), wavOf(tone(48_000, { before: 0.3, length: 1 }), 48_000));
  }
  expect((await importClips(sheet, voiceDir)).taken).toHaveLength(2);

  const words = new Words('zh-CN', 'elder-allowance');
  const intake = await startIntake();
  const kiosk = await startKiosk([
    '--demo',
    '--intake',
    intake.url,
    '--enrol',
    await intake.newCode(),
    '--voices',
    path.join(dir, 'voices'),
  ]);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    const ear = await listenTo(page);
    const clips: number[] = [];
    page.on('response', (response) => {
      if (response.url().includes('/voice/hall/x-wanzhou/clips/')) clips.push(response.status());
    });
    const hand = new Hand(page);
    const instead = page.locator('.frame-instead');
    await page.goto(kiosk.link);
    await hand.press(words.of('resident', 'asleep.touch'));
    await ear.hears('我怎么跟您说话？');
    expect(clips).toEqual([]);

    await ear.forget();
    await hand.choose('万州话');
    await expect.poll(() => clips).toEqual([200, 200]);
    // What is recorded is not asked of the machine's voice; what is not, is, and in Mandarin.
    await ear.hears(words.of('resident', 'welcome.hint'));
    expect(await ear.heard()).not.toContain('我怎么跟您说话');
    await instead.waitFor();
    expect(await instead.textContent()).toBe('您好');
    // Every other card is heard in its own speech, so the hall's is not said by a stranger.
    await hand.choose('普通话');
    await ear.hears('我怎么跟您说话？');
    await instead.waitFor({ state: 'detached' });
  } finally {
    await browser.close();
    await kiosk.close();
    await intake.close();
    rmSync(dir, { recursive: true, force: true });
  }
});
