import type { HallVoice } from '../../core/contract.ts';
import varieties from '../../locales/varieties.json';

/**
 * A speech variety: Mandarin, Cantonese, the county's own dialect. It is chosen by ear and is no language of the texts:
 * the same Chinese text is read in any of several.
 */
export interface Variety {
  tag: string;
  /** Its own name for itself. */
  name: string;
  /** Languages of the texts that can be read in it, the most usual first. */
  languages: readonly string[];
  /** Varieties that whoever speaks this one understands too, for what no voice of this one can say. */
  next: readonly string[];
  /** What eSpeak NG calls it, where it can speak it. */
  espeak?: string;
  /** Voices of operating systems that are known to speak it, by how their names begin, the best first. */
  system?: readonly string[];
  /** How many sentences the hall has recorded in it. */
  clips?: number;
  /** Whether the hall has installed a neural voice for it. */
  neural?: boolean;
}

/** Those that the program speaks by itself, see `locales/varieties.json`. */
export const shippedVarieties: readonly Variety[] = varieties;

/** In which every kiosk can say every text, and which is spoken until somebody chooses. */
export const ordinaryVariety: string = 'cmn';

let varietiesHere = shippedVarieties;

/** Takes in what the hall has recorded, for a variety that ships or for a dialect of its own. */
export function addHallVoices(added: readonly HallVoice[]): void {
  const readable = added.filter(({ problem }) => problem === null);
  const shipped = shippedVarieties.map((variety) => {
    const voice = readable.find((one) => one.variety === variety.tag);
    return voice ? { ...variety, clips: voice.clips, neural: voice.neural } : variety;
  });
  const own = readable.flatMap(({ variety: tag, own: its, clips, neural }) =>
    its && !shippedVarieties.some((one) => one.tag === tag) ? [{ tag, ...its, clips, neural }] : [],
  );
  varietiesHere = [...shipped, ...own];
}

export function allVarieties(): readonly Variety[] {
  return varietiesHere;
}

/** @returns undefined for a dialect that this kiosk has no voice of: a session may have been begun on another */
export function findVariety(tag: string): Variety | undefined {
  return allVarieties().find((variety) => variety.tag === tag);
}

/** The language of the texts for a variety: the one shown now if it can be read in it, or else the most usual. */
export function languageFor(variety: string, shown: string): string {
  const languages = findVariety(variety)?.languages ?? [];
  return languages.includes(shown) ? shown : (languages[0] ?? shown);
}

/** A variety and those that its speakers understand too, the best first. */
export function understood(tag: string): readonly Variety[] {
  const found = findVariety(tag) ?? findVariety(ordinaryVariety);
  if (!found) return [];
  return [found, ...found.next.flatMap((next) => findVariety(next) ?? [])];
}
