import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { importClips } from '../../tools/voices/import-clips.ts';
import { writeSheet } from '../../tools/voices/record-sheet.ts';
import { openSpeechPage, type SpeechPage } from '../support/speech-page.ts';
import { tone, wavOf } from '../support/wav.ts';
import type { MeasureOptions, Row } from './row.ts';

/**
 * From the touch to the first sound of the voice at the loudspeaker, in a real Chromium, under the kiosk's own policy,
 * with the voice warm: eSpeak NG in each speech that ships, and recordings
 * as a hall has them, which a tone of two seconds stands in for. Every other touch cuts a sentence that is being said, as a touch on a screen that is being read
 * does. Timed with the sound card's own clock, so what the card holds back counts too.
 */
export async function measure({ quick }: MeasureOptions): Promise<Row[]> {
  const touches = quick ? 12 : 60;
  const recordings = mkdtempSync(path.join(os.tmpdir(), 'bangban-clips-'));
  await record(path.join(recordings, 'cmn'));
  const opened = await openSpeechPage({ recordings });
  try {
    await opened.load();
    const rows: Row[] = [];
    for (const { language, variety, name, clips } of [
      { language: 'zh-CN', variety: 'cmn', name: 'Mandarin voice', clips: 0 },
      { language: 'zh-CN', variety: 'yue', name: 'Cantonese voice', clips: 0 },
      { language: 'en', variety: 'en', name: 'English voice', clips: 0 },
      { language: 'zh-CN', variety: 'cmn', name: 'recordings', clips: onThePad.length },
    ]) {
      await opened.page.evaluate(
        async (wanted) => {
          const { kit } = window;
          const hall = { variety: 'cmn', own: null, clips: wanted.clips, neural: false, problem: null };
          kit.addHallVoices([hall]);
          kit.chosenVariety.set(wanted.variety);
          await kit.changeLanguage(wanted.language);
        },
        { language, variety, clips },
      );
      const latencies: number[] = [];
      for (let touch = -2; touch < touches; touch++) {
        const latency = await touchToSound(opened, touch % 2 === 0);
        if (touch >= 0) latencies.push(latency);
      }
      rows.push({
        what: `touch to the first sound of the ${name}, p95`,
        measured: { 'p50 ms': quantile(latencies, 0.5), 'p95 ms': quantile(latencies, 0.95), touches },
        value: quantile(latencies, 0.95),
        unit: 'ms',
        budget: { atMost: 150 },
      });
    }
    console.error('No model of a neural voice is installed, so none is measured.');
    return rows;
  } finally {
    await opened.close();
    rmSync(recordings, { recursive: true, force: true });
  }
}

/** What the page's pad says, sentence by sentence, as it is said. */
const onThePad = [
  '选一个。',
  '一个人住',
  '您和谁一起住？',
  '每月有三百八十元。',
  '这里按成了十三月。',
  '和儿女一起住',
];

/** Takes in a recording of each, as a hall's are. */
async function record(voiceDir: string): Promise<void> {
  const sheet = path.join(voiceDir, 'sheet');
  mkdirSync(sheet, { recursive: true });
  writeSheet(
    sheet,
    'cmn',
    'zh-CN',
    onThePad.map((sentence) => ({ sentence, texts: [] })),
  );
  for (const number of onThePad.keys()) {
    const sound = tone(48_000, { before: 0.3, length: 2, after: 0.3 });
    writeFileSync(path.join(sheet, `${number + 1}.wav`), wavOf(sound, 48_000));
  }
  const { taken } = await importClips(sheet, voiceDir);
  if (taken.length < onThePad.length) throw new Error('A recording was not taken in');
}

/** @param cutting whether the voice is speaking at the touch */
async function touchToSound({ page }: SpeechPage, cutting: boolean): Promise<number> {
  if (!cutting) {
    await page.evaluate(() => window.kit.speaker().stop());
    await page.waitForTimeout(150);
  }
  await page.locator('#pad').click();
  const heard = await page.waitForFunction(() => window.kit.firstSoundMs(), null, { polling: 50 });
  const latency = await heard.jsonValue();
  await page.waitForTimeout(200);
  if (latency === undefined) throw new Error('Nothing was heard');
  return latency;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
