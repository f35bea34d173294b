/** Breaks of lines and of columns: what they part stays parted. */
const breaks = /[\t\n\r\u2028\u2029]+/gu;

/**
 * Control characters, half of a character (a lone surrogate has no form in UTF-8, so it would be lost on the way), marks that
 * turn the direction of what follows, and characters without width. The two joiners stay, which Uyghur and Tibetan are
 * written with, and so do variation selectors: one may tell two people's names apart.
 */
const unseen =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** The text as it is seen. What nobody sees nobody meant, and upstream it could only do harm. */
export function withoutUnseen(text: string): string {
  return text.replaceAll(breaks, ' ').replaceAll(unseen, '');
}
