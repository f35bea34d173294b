import { sourceLanguage } from '../text/language.ts';
import { findVariety, ordinaryVariety } from './variety.ts';

/** A stretch of a text that one voice of eSpeak NG can read, and where it begins there, in UTF-16 units. */
export interface VoiceRun {
  text: string;
  voice: string;
  from: number;
}

const chinese = /[\p{Script=Han}〇]+(?:[\p{Script=Han}〇，、·\s]*[\p{Script=Han}〇])?/gu;

/**
 * The names and addresses in an English sentence stay Chinese. An English voice says "Chinese letter, Chinese letter"
 * for them, so they are handed to the Chinese one. A Chinese voice reads English words well enough by itself.
 *
 * @returns nothing for a variety that eSpeak NG cannot speak
 */
export function voiceRuns(text: string, variety: string): VoiceRun[] {
  const spoken = findVariety(variety);
  const voice = spoken?.espeak;
  const chineseVoice = findVariety(ordinaryVariety)?.espeak;
  if (voice === undefined) return [];
  if (chineseVoice === undefined || spoken?.languages.includes(sourceLanguage))
    return [{ text, voice, from: 0 }];

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
