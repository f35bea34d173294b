/** What is said in one go: a word of Latin letters, a number, or a character. Spaces and punctuation are not said. */
const token = /\p{Script=Latin}[\p{Script=Latin}\p{M}'’]*|[0-9]+|[\p{L}\p{N}]/gu;

/** A stretch of the shown text, from its first UTF-16 unit to before its last. */
export interface Stretch {
  from: number;
  to: number;
}

interface Token extends Stretch {
  text: string;
}

/**
 * Where a stretch of the spoken text stands in the shown one, so that the word being said can be lit. The two agree but
 * for figures and a clerk's turns of phrase (`380` is said 三百八十); what differs between two common places lights as a
 * whole. Answers null where nothing is shown for it.
 */
export function alignSpoken(shown: string, spoken: string): (said: Stretch) => Stretch | null {
  const [left, right] = [tokensOf(shown), tokensOf(spoken)];
  const pairs = [...commonTokens(left, right), { left: left.length, right: right.length }];
  const parts: { said: Stretch; shown: Stretch | null }[] = [];
  let [doneLeft, doneRight] = [0, 0];
  for (const pair of pairs) {
    for (const said of right.slice(doneRight, pair.right)) {
      parts.push({ said, shown: stretchOf(left.slice(doneLeft, pair.left)) });
    }
    const [same, said] = [left[pair.left], right[pair.right]];
    if (same && said) parts.push({ said, shown: stretchOf([same]) });
    [doneLeft, doneRight] = [pair.left + 1, pair.right + 1];
  }
  return ({ from, to }) => {
    const lit = parts
      .filter(({ said }) => said.from < to && said.to > from)
      .flatMap((part) => part.shown ?? []);
    return lit.length === 0
      ? null
      : { from: Math.min(...lit.map((part) => part.from)), to: Math.max(...lit.map((part) => part.to)) };
  };
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(token)].map(({ 0: found, index }) => ({
    text: found.toLowerCase(),
    from: index,
    to: index + found.length,
  }));
}

/** The longest common subsequence, as pairs of places. */
function commonTokens(left: readonly Token[], right: readonly Token[]): { left: number; right: number }[] {
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = left.length - 1; row >= 0; row -= 1) {
    for (let column = right.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        left[row]?.text === right[column]?.text
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: { left: number; right: number }[] = [];
  for (let row = 0, column = 0; row < left.length && column < right.length;) {
    if (left[row]?.text === right[column]?.text) pairs.push({ left: row++, right: column++ });
    else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return pairs;
}

function stretchOf(tokens: readonly Token[]): Stretch | null {
  const [first, last] = [tokens[0], tokens.at(-1)];
  return first && last ? { from: first.from, to: last.to } : null;
}
