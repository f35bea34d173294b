import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { HallVoice } from '../../core/contract.ts';
import type { OperatingLog } from '../../main/log/operating-log.ts';
import { forkedVoiceProcess } from '../../main/speech/forked-voice-process.ts';
import { neuralVoices } from '../../main/speech/neural-voices.ts';
import { readVoiceFolders } from '../../main/speech/voice-folder.ts';
import { importClips } from '../../tools/voices/import-clips.ts';
import { writeSheet } from '../../tools/voices/record-sheet.ts';
import { openSpeechPage, type SpeechPage } from '../support/speech-page.ts';
import { tone, wavOf } from '../support/wav.ts';
import type { MeasureOptions, Row } from './row.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** The speeches that ship, and in which language the pad's texts are read in each. */
const speeches = [
  { variety: 'cmn', name: 'Mandarin', language: 'zh-CN' },
  { variety: 'yue', name: 'Cantonese', language: 'zh-CN' },
  { variety: 'en', name: 'English', language: 'en' },
] as const;
type Speech = (typeof speeches)[number];

/**
 * From the touch to the first sound of the voice at the loudspeaker, in a real Chromium, under the kiosk's own policy,
 * with the voice warm: eSpeak NG in each speech that ships, recordings as a hall has them, which a tone of two seconds
 * stands in for, and what is installed here besides: models in the folder of voices that `BANGBAN_NEURAL` names, or in
 * the one of `npm start`, and the computer's own voices. Every other touch cuts a sentence that is being said, as a touch
 * on a screen that is being read does. Timed with the sound card's own clock, so what the card holds back counts too; a
 * voice of the computer plays past it, and there it is the voice's own word that it has begun.
 */
export async function measure({ quick }: MeasureOptions): Promise<Row[]> {
  const touches = quick ? 12 : 60;
  const voicesDir = process.env['BANGBAN_NEURAL'] ?? path.join(root, '.data/voices');
  return [...(await measureOurs(voicesDir, touches)), ...(await measureComputers(touches))];
}

/** The voices that sound through the kiosk's own loudspeaker. */
async function measureOurs(voicesDir: string, touches: number): Promise<Row[]> {
  const recordings = mkdtempSync(path.join(os.tmpdir(), 'bangban-clips-'));
  await record(path.join(recordings, 'cmn'));
  const models = new Set(
    readVoiceFolders(voicesDir, aloud).flatMap(({ variety, neural }) => (neural ? [variety] : [])),
  );
  const neural = neuralVoices(
    voicesDir,
    models,
    { start: forkedVoiceProcess, script: path.join(root, 'main/speech/neural-worker.ts') },
    aloud,
    // It is measured warm, however long that takes.
    () => () => undefined,
  );
  const opened = await openSpeechPage({ recordings, neural });
  try {
    await opened.load();
    const rows: Row[] = [];
    for (const speech of speeches) {
      await choose(opened, speech, {});
      rows.push(await rowOf(opened, `${speech.name} voice`, touches));
    }
    await choose(opened, speeches[0], { clips: onThePad.length });
    rows.push(await rowOf(opened, 'recordings', touches));
    const without: Speech[] = [];
    for (const speech of speeches) {
      const kinds = await choose(opened, speech, { neural: models.has(speech.variety) });
      if (kinds.includes('neural')) rows.push(await rowOf(opened, `neural ${speech.name} voice`, touches));
      else without.push(speech);
    }
    tell(without, `has no neural voice that speaks in ${voicesDir}`);
    return rows;
  } finally {
    await opened.close();
    neural.close();
    rmSync(recordings, { recursive: true, force: true });
  }
}

/** The computer's own voices, which are heard where no other is. */
async function measureComputers(touches: number): Promise<Row[]> {
  const opened = await openSpeechPage({ voice: false });
  try {
    await opened.load();
    await opened.page.evaluate(() => window.kit.computerVoices());
    const rows: Row[] = [];
    const without: Speech[] = [];
    for (const speech of speeches) {
      const kinds = await choose(opened, speech, {});
      if (kinds.includes('system'))
        rows.push(await rowOf(opened, `computer's ${speech.name} voice`, touches));
      else without.push(speech);
    }
    tell(without, 'has no allowed voice of the computer');
    return rows;
  } finally {
    await opened.close();
  }
}

/** Says which speeches a kind of voice was not measured in, and nothing where it was measured in all. */
function tell(without: readonly Speech[], why: string): void {
  for (const { name } of without) console.error(`${name} ${why}: none is measured.`);
}

/** What the machine would write into the operating log, for whoever looks on. */
const aloud: Pick<OperatingLog, 'line'> = { line: (name, fields) => console.error(name, fields) };

/** Speaks in this from now on. Answers which kinds of voice can. */
async function choose(
  { page }: SpeechPage,
  { variety, language }: Speech,
  { clips = 0, neural = false }: Partial<Pick<HallVoice, 'clips' | 'neural'>>,
): Promise<readonly string[]> {
  return page.evaluate(
    async (wanted) => {
      const { kit } = window;
      kit.addHallVoices([{ own: null, problem: null, ...wanted.hall }]);
      kit.chosenVariety.set(wanted.hall.variety);
      await kit.changeLanguage(wanted.language);
      return kit.kindsOf(wanted.hall.variety);
    },
    { language, hall: { variety, clips, neural } },
  );
}

async function rowOf(opened: SpeechPage, name: string, touches: number): Promise<Row> {
  const latencies: number[] = [];
  for (let touch = -2; touch < touches; touch++) {
    const latency = await touchToSound(opened, touch % 2 === 0);
    if (touch >= 0) latencies.push(latency);
  }
  return {
    what: `touch to the first sound of the ${name}, p95`,
    measured: { 'p50 ms': quantile(latencies, 0.5), 'p95 ms': quantile(latencies, 0.95), touches },
    value: quantile(latencies, 0.95),
    unit: 'ms',
    budget: { atMost: 150 },
  };
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
