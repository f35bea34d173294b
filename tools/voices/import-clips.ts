import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { clipsFolder } from '../../main/speech/voice-folder.ts';
import { readClipList, writeClipList } from './clip-list.ts';
import { clipName } from './clip-name.ts';
import { prepare } from './prepare.ts';
import { sheetFile, sheetShape } from './record-sheet.ts';
import { CLIP_RATE, readWav, toFlac } from './sound-file.ts';

export type ImportProblem = 'no-number' | 'unreadable' | 'silent' | 'short' | 'distorted' | 'twice';

export interface Imported {
  taken: { file: string; sentence: string; seconds: number }[];
  problems: { file: string; problem: ImportProblem }[];
}

/**
 * Takes the recordings of a sheet's folder in: each without the silence around it, at one loudness, as FLAC. One that
 * is no good is named and left out; the others are taken.
 *
 * @param voiceDir the variety's folder among the hall's voices
 */
export async function importClips(folder: string, voiceDir: string): Promise<Imported> {
  const sheet = sheetShape.parse(JSON.parse(readFileSync(path.join(folder, sheetFile), 'utf8')));
  const list = readClipList(voiceDir, sheet.language);
  mkdirSync(path.join(voiceDir, clipsFolder), { recursive: true });
  const another = sheet.language === list.language ? {} : { language: sheet.language };
  const outcome: Imported = { taken: [], problems: [] };
  const seen = new Set<string>();
  for (const file of readdirSync(folder).sort()) {
    if (!/\.wav$/i.test(file)) continue;
    const number = /^\d+/.exec(file)?.[0].padStart(3, '0') ?? '';
    const read = sheet.sentences[number];
    const problem = !read ? 'no-number' : seen.has(number) ? 'twice' : undefined;
    if (!read || problem) {
      outcome.problems.push({ file, problem: problem ?? 'no-number' });
      continue;
    }
    seen.add(number);
    const samples = await readWav(readFileSync(path.join(folder, file))).catch(() => undefined);
    const prepared = samples && prepare(samples, CLIP_RATE);
    if (!prepared?.ok) {
      outcome.problems.push({ file, problem: prepared?.problem ?? 'unreadable' });
      continue;
    }
    const name = clipName(sheet.variety, read.sentence);
    writeFileSync(path.join(voiceDir, clipsFolder, name), await toFlac(prepared.samples));
    list.clips[read.sentence] = { file: name, texts: read.texts, ...another };
    outcome.taken.push({ file, sentence: read.sentence, seconds: prepared.samples.length / CLIP_RATE });
  }
  writeClipList(voiceDir, list);
  return outcome;
}
