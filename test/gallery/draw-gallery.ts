import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { panels, textSizes, themes } from '../../renderer/style/look.ts';
import { allLanguages } from '../../renderer/text/language.ts';
import { pseudoLanguages } from '../../renderer/text/pseudo.ts';
import type { Appearance } from '../support/appearance.ts';
import { drawInputs } from './draw-inputs.ts';
import { drawParts } from './draw-parts.ts';
import { drawScreens } from './draw-screens.ts';
import { galleryPage } from './gallery-page.ts';

/** One picture: what it shows, how, and what the tape measure and axe said of it. */
export interface Drawn extends Appearance {
  what: 'parts' | 'inputs' | 'screens';
  name: string;
  language: string;
  /** Beneath the gallery's folder. */
  file: string;
  amiss: readonly string[];
}

/** What of it is wanted; nothing named means all. */
export type Only = Readonly<Partial<Record<'panel' | 'size' | 'theme' | 'lang' | 'what', readonly string[]>>>;

/** Where and how the pictures are taken. */
export interface Easel {
  appearances: readonly Appearance[];
  /** Those that ship, and those that nobody speaks; these have no examples. */
  languages: readonly string[];
  /** Takes the picture of what stands on the page. */
  keep(drawn: Omit<Drawn, 'file'>, picture: (file: string) => Promise<unknown>): Promise<void>;
}

/**
 * Draws everything anew into `folder`, and a page beside the pictures to leaf through them.
 *
 * @returns how many pictures there are, on how many something is amiss, and the address of the page
 */
export async function drawGallery(
  folder: string,
  only: Only,
  say: (line: string) => void,
): Promise<{ pictures: number; amiss: number; page: string }> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const wanted = (what: keyof Only, value: string | number) => only[what]?.includes(String(value)) ?? true;
  const drawn: Drawn[] = [];
  const easel: Easel = {
    appearances: panels.flatMap((panel) =>
      textSizes.flatMap((size) =>
        themes
          .filter((theme) => wanted('panel', panel) && wanted('size', size) && wanted('theme', theme))
          .map((theme) => ({ panel, size, theme })),
      ),
    ),
    languages: [...allLanguages, ...pseudoLanguages]
      .map(({ tag }) => tag)
      .filter((tag) => wanted('lang', tag)),
    async keep(one, picture) {
      const file = `${String(drawn.length).padStart(5, '0')}.png`;
      await picture(path.join(folder, file));
      drawn.push({ ...one, file });
      if (drawn.length % 100 === 0) say(`${drawn.length} pictures …`);
    },
  };
  if (wanted('what', 'parts')) await drawParts(easel);
  if (wanted('what', 'inputs')) await drawInputs(easel);
  if (wanted('what', 'screens')) await drawScreens(easel, say);
  const page = path.join(folder, 'index.html');
  writeFileSync(page, galleryPage(drawn));
  return {
    pictures: drawn.length,
    amiss: drawn.filter(({ amiss }) => amiss.length > 0).length,
    page: pathToFileURL(page).href,
  };
}
