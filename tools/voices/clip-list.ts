import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { clipsFile, clipsFileShape, clipsFolder, type ClipsFile } from '../../main/speech/voice-folder.ts';
import type { Recordable } from './recordable.ts';

/** What was recorded in a variety, empty where nothing was. Throws where the list cannot be read. */
export function readClipList(voiceDir: string, language: string): ClipsFile {
  const file = path.join(voiceDir, clipsFile);
  if (!existsSync(file)) return { language, clips: {} };
  return clipsFileShape.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Puts the new list in place of the old one at once: a kiosk may be reading it. */
export function writeClipList(voiceDir: string, list: ClipsFile): void {
  mkdirSync(path.join(voiceDir, clipsFolder), { recursive: true });
  const file = path.join(voiceDir, clipsFile);
  writeFileSync(`${file}.new`, `${JSON.stringify(list, undefined, 2)}\n`);
  renameSync(`${file}.new`, file);
}

/** How a list of clips stands to the texts of today. */
export interface ClipState {
  /** Sentences that nobody has read yet. */
  missing: Recordable[];
  /** What was read of a text that says something else now, or is gone. */
  stale: { sentence: string; texts: readonly string[]; now: string[] }[];
  /** Read, and its file is not there. */
  lost: string[];
}

export function stateOf(list: ClipsFile, wanted: readonly Recordable[], voiceDir: string): ClipState {
  const sentences = new Set(wanted.map(({ sentence }) => sentence));
  return {
    missing: wanted.filter(({ sentence }) => !(sentence in list.clips)),
    stale: Object.entries(list.clips)
      .filter(([sentence]) => !sentences.has(sentence))
      .map(([sentence, { texts }]) => ({
        sentence,
        texts,
        now: wanted.filter((one) => one.texts.some((key) => texts.includes(key))).map((one) => one.sentence),
      })),
    lost: Object.entries(list.clips)
      .filter(([, { file }]) => !existsSync(path.join(voiceDir, clipsFolder, file)))
      .map(([sentence]) => sentence),
  };
}
