import { canDraw, doubtful } from './can-draw.ts';
import { rareFonts } from './rare-fonts.ts';

/** A font that travels with the program, by the name that `style/base.css` calls it. */
interface Face {
  font: string;
  /** Names its slices. It comes when first needed, unless it is part of the look. */
  sheet?(): Promise<unknown>;
}

const mainland: Face = { font: 'Noto Sans SC Variable' };
const hongKong: Face = {
  font: 'Noto Sans HK Variable',
  sheet: () => import('@fontsource-variable/noto-sans-hk/index.css'),
};

/** Languages whose characters are written in other shapes than on the mainland. */
const elsewhere: Readonly<Record<string, Face>> = { 'zh-HK': hongKong };

/**
 * Fetches the slices of a language's font that hold these letters, before they are shown: a screen whose letters come
 * late is laid out twice, the first time in another font.
 */
export async function fetchLetters(texts: object, language: string): Promise<void> {
  const { font, sheet } = elsewhere[language] ?? mainland;
  await fetched(`"${font}"`, JSON.stringify(texts), sheet);
}

/** Fetches what any font here has of these letters: a rare character of a name may stand in one alone. */
export async function fetchRareLetters(text: string): Promise<void> {
  await fetched(`"${mainland.font}", "${hongKong.font}"`, text, hongKong.sheet);
  const rest = Array.from(text).filter((character) => doubtful.test(character));
  for (const { family } of rareFonts) {
    if (rest.every(canDraw)) return;
    await fetched(`"${family}"`, text);
  }
}

async function fetched(fonts: string, text: string, sheet?: Face['sheet']): Promise<void> {
  try {
    await sheet?.();
    await document.fonts.load(`1em ${fonts}`, text);
  } catch {
    // Without it everything is shown all the same, as soon as its slice has come.
  }
}
