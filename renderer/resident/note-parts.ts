/** So much stands on one line or two at the largest text on the smallest glass. */
const longest = 24;

/**
 * What a clerk says, in parts that each have room beside a picture and are said in one breath: broken at its own stops, and
 * only where there is none anywhere else.
 */
export function noteParts(note: string): string[] {
  const clauses = note.match(/[^，。！？；、,;!?]+[，。！？；、,;!?]*\s*|[，。！？；、,;!?]+\s*/gu) ?? [note];
  const parts: string[] = [];
  for (const clause of clauses.flatMap((each) => shortened(each))) {
    const last = parts.at(-1) ?? '';
    if (parts.length > 0 && widthOf(last + clause.trimEnd()) <= longest)
      parts[parts.length - 1] = last + clause;
    else parts.push(clause);
  }
  return parts.map((part) => part.trim());
}

/** Words of letters stay whole; Chinese may be broken anywhere. */
function shortened(clause: string): string[] {
  const pieces: string[] = [];
  for (const word of clause.match(/[\p{Script=Latin}\p{N}]+\S*\s*|\S\s*|\s+/gu) ?? []) {
    const last = pieces.at(-1);
    if (last !== undefined && widthOf(last + word.trimEnd()) <= longest)
      pieces[pieces.length - 1] = last + word;
    else pieces.push(word);
  }
  return pieces;
}

/** In Chinese characters; letters take about half of one. */
function widthOf(text: string): number {
  return Array.from(text, (sign) =>
    /[\u2E80-\uFFEF]|[\u{20000}-\u{3FFFD}]/u.test(sign) ? 1 : 0.5,
  ).reduce<number>((sum, width) => sum + width, 0);
}
