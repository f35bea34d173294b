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
}

/** Those that the program speaks by itself, see `locales/varieties.json`. */
export const shippedVarieties: readonly Variety[] = varieties;

/** In which every kiosk can say every text, and which is spoken until somebody chooses. */
export const ordinaryVariety = 'cmn';

let hallVarieties: readonly Variety[] = [];

/** Those that the hall has recorded voices for; one of a tag that ships takes its place. */
export function addHallVarieties(added: readonly Variety[]): void {
  hallVarieties = added;
}

export function allVarieties(): readonly Variety[] {
  const shipped = shippedVarieties.map(
    (variety) => hallVarieties.find(({ tag }) => tag === variety.tag) ?? variety,
  );
  return [...shipped, ...hallVarieties.filter(({ tag }) => !shipped.some((one) => one.tag === tag))];
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
