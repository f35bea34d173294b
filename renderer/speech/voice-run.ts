import { languageOf, sourceLanguage } from '../text/language.ts';

/** A stretch of a text that one voice can read, and where it begins there, in UTF-16 units. */
export interface VoiceRun {
  text: string;
  voice: string;
  from: number;
}

const chinese = /[\p{Script=Han}〇]+(?:[\p{Script=Han}〇，、·\s]*[\p{Script=Han}〇])?/gu;

/**
 * The names and addresses in an English sentence stay Chinese. An English voice says "Chinese letter, Chinese letter"
 * for them, so they are handed to the Chinese one. A Chinese voice reads English words well enough by itself.
 */
export function voiceRuns(text: string, language: string): VoiceRun[] {
  const voice = languageOf(language).voice;
  const chineseVoice = languageOf(sourceLanguage).voice;
  if (voice === chineseVoice) return [{ text, voice, from: 0 }];

  const runs: VoiceRun[] = [];
  let done = 0;
  const add = (upTo: number, runVoice: string) => {
    const run = text.slice(done, upTo);
    if (/[\p{L}\p{N}]/u.test(run)) runs.push({ text: run, voice: runVoice, from: done });
    done = upTo;
  };
  for (const found of text.matchAll(chinese)) {
    add(found.index, voice);
    add(found.index + found[0].length, chineseVoice);
  }
  add(text.length, voice);
  return runs;
}
