import { withoutUnseen } from './unseen.ts';

/**
 * A person's name as it stands on their card. Over 87,000 characters may (GB 18030-2022 and its first amendment), most
 * of them outside the sixteen-bit range, so lengths are counted in code points and nothing is compared with a short
 * range. Characters are kept as they are: normalising them would turn one person's 郎 into another's.
 */
export type Name =
  | { ok: true; name: string }
  | { ok: false; code: 'missing' | 'too-long' | 'character'; /** What cannot stand there. */ part?: string };

/** Names of foreign residents and transcribed names are long; a card's field ends before this. */
export const longestName = 60;

// Ideographs by block, not by \p{Script=Han}: an older engine knows fewer of them than a newer card. Planes two and
// three (Ext B to J) hold nothing else.
const ideograph = '〇\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{2fffd}\\u{30000}-\\u{3fffd}';
const allowed = new RegExp(`^[${ideograph}\\p{L}\\p{M}·'’. -]$`, 'u');
const notIdeographs = new RegExp(`[^${ideograph}]+`, 'gu');
const letter = new RegExp(`[${ideograph}\\p{L}]`, 'u');
/** What keyboards give for the dot between the parts of a name. */
const dots = /[•‧∙⋅・･●．]/gu;

export function parseName(text: string): Name {
  const name = withoutUnseen(text)
    .replaceAll(notIdeographs, (part) => part.normalize('NFC'))
    .replaceAll(dots, '·')
    .replaceAll(/\s*·\s*/gu, '·')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  const stray = Array.from(name).find((char) => !allowed.test(char));
  if (stray !== undefined) return { ok: false, code: 'character', part: stray };
  if (!letter.test(name)) return { ok: false, code: 'missing' };
  const edge = /^[·'’. -]|[·'’ -]$/u.exec(name);
  if (edge) return { ok: false, code: 'character', part: edge[0] };
  if (nameLength(name) > longestName) return { ok: false, code: 'too-long' };
  return { ok: true, name };
}

/** How many characters a person would count. */
export function nameLength(name: string): number {
  return Array.from(name).length;
}
