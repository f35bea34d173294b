/** As `style/base.css` names it. */
const FONT = '1em "Noto Sans SC Variable"';

/**
 * Fetches the slices of the font that hold these letters, before they are shown: a screen whose letters come late is
 * laid out twice, the first time in another font.
 */
export function fetchLetters(texts: object): void {
  // Without it everything is shown all the same, as soon as its slice has come.
  document.fonts.load(FONT, JSON.stringify(texts)).catch(() => undefined);
}
