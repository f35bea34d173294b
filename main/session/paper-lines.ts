import { paperColumns } from '../device/printer/port.ts';

/**
 * Lines of a paper in ReceiptLine's notation. Papers are read at arm's length, perhaps without the glasses, so the
 * usual size is `large`: letters of some 6 mm. `small` is for what only staff read.
 */
type Size = 'small' | 'large' | 'largest';

/** How wide and high a letter is, in letters of the printer's own size, and the sign that says so. */
const sizes = {
  small: { times: 1, sign: '' },
  large: { times: 2, sign: '^^^' },
  largest: { times: 4, sign: '^^^^^' },
};

/** A paragraph in the middle, on as many lines as it needs. */
export function centred(text: string, size: Size = 'large'): string[] {
  return lines(text, size).map((line) => sizes[size].sign + escaped(line));
}

export function bold(text: string): string[] {
  return lines(text, 'large').map((line) => `"${sizes.large.sign}${escaped(line)}`);
}

/** A paragraph at the left edge, as a list is read. */
export function atLeft(text: string): string[] {
  return lines(text, 'large').map((line) => `|${sizes.large.sign}${escaped(line)}`);
}

export function qrCode(text: string): string {
  return `{code:${escaped(text)}; option:qrcode,6,m}`;
}

export const rule = '-';
export const cut = '=';

/**
 * Breaks a text where it may be broken: between Chinese characters, but not before a stop; in other scripts between
 * words. The printer itself would break in the middle of a word.
 */
function lines(text: string, size: Size): string[] {
  const columns = Math.floor(paperColumns / sizes[size].times);
  const broken: string[] = [];
  let line = '';
  for (const piece of text.match(pieces) ?? []) {
    if (widthOf((line + piece).trimEnd()) > columns && line !== '') {
      broken.push(line.trimEnd());
      line = '';
    }
    line += line === '' ? piece.trimStart() : piece;
  }
  return [...broken, line.trimEnd()];
}

/** A character of Chinese with what opens before it and the stops behind it, or a word with its space. */
const pieces =
  /[“（《「『]*[\u2E80-\u9FFF\uF900-\uFAFF\u{20000}-\u{3FFFD}][，。！？；：、”）》」』]*|[^\s\u2E80-\u9FFF\uF900-\uFAFF\u{20000}-\u{3FFFD}“（《]+\s*|\s+|./gu;

function widthOf(text: string): number {
  let width = 0;
  for (const char of text)
    width += /[\u2018-\u201D\u2E80-\uFAFF\uFF00-\uFF60\u{20000}-\u{3FFFD}]/u.test(char) ? 2 : 1;
  return width;
}

/** A hall's name or a service's words must not be read as ReceiptLine's own signs. */
function escaped(text: string): string {
  return text.replaceAll('\n', ' ').replaceAll(/[\\|{}~_"`^;]/g, (sign) => `\\${sign}`);
}
