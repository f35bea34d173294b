import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { importClips } from '../../tools/voices/import-clips.ts';
import { recordable } from '../../tools/voices/recordable.ts';
import { writeSheet } from '../../tools/voices/record-sheet.ts';
import { listenTo } from '../support/ear.ts';
import { kioskForEach } from '../support/hall.ts';
import { tone, wavOf } from '../support/wav.ts';
import { Words } from '../support/words.ts';

// A hall has recorded two sentences in the speech of its county. They are heard as recorded, everything else in
// Mandarin, with the sign that this is meant.

const recorded = ['您好！', '我怎么跟您说话？'];

/** With the folder of the hall's voices. */
const test = kioskForEach
  .extend('voices', async ({}, { onCleanup }) => {
    const dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-dialect-'));
    onCleanup(() => rmSync(dir, { recursive: true, force: true }));
    const voices = path.join(dir, 'voices');
    const voiceDir = path.join(voices, 'x-wanzhou');
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
      writeFileSync(
        path.join(sheet, `${number}.wav`),
        wavOf(tone(48_000, { before: 0.3, length: 1 }), 48_000),
      );
    }
    const { taken } = await importClips(sheet, voiceDir);
    if (taken.length !== recorded.length) throw new Error('A recording was not taken in');
    return voices;
  })
  .override('voice', 'real')
  .override('serve', ({ voices }) => ['--voices', voices]);

test('a dialect is chosen by ear, its recordings are heard, and Mandarin for the rest, said with a picture', async ({
  kiosk,
  page,
  hand,
}) => {
  const words = new Words('zh-CN', 'elder-allowance');
  const ear = await listenTo(page);
  const clips: number[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/voice/hall/x-wanzhou/clips/')) clips.push(response.status());
  });
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
});
