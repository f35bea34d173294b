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
  /** How many sentences of the languages asked about there are. One that is said in two of them is read once. */
  wanted: number;
  /** Sentences of those languages that nobody has read yet. */
  missing: Recordable[];
  /** What was read of a text that says something else now, or is gone. */
  stale: { sentence: string; texts: readonly string[]; now: string[] }[];
  /** Read, and its file is not there. */
  lost: string[];
}

/**
 * @param said in every language that is read in the variety, asked about or not: one folder holds the recordings of all
 *   of them, and each is what the screen says in its own
 * @param languages that are asked about
 */
export function stateOf(
  list: ClipsFile,
  said: readonly Recordable[],
  languages: readonly string[],
  voiceDir: string,
): ClipState {
  const sentences = new Set(said.map(({ sentence }) => sentence));
  const wanted = new Map<string, Recordable>();
  for (const one of said) {
    if (languages.includes(one.language) && !wanted.has(one.sentence)) wanted.set(one.sentence, one);
  }
  return {
    wanted: wanted.size,
    missing: [...wanted.values()].filter(({ sentence }) => !(sentence in list.clips)),
    stale: Object.entries(list.clips)
      .filter(([sentence]) => !sentences.has(sentence))
      .map(([sentence, { texts, language = list.language }]) => ({
        sentence,
        texts,
        now: said
          .filter((one) => one.language === language && one.texts.some((key) => texts.includes(key)))
          .map((one) => one.sentence),
      })),
    lost: Object.entries(list.clips)
      .filter(([, { file }]) => !existsSync(path.join(voiceDir, clipsFolder, file)))
      .map(([sentence]) => sentence),
  };
}
