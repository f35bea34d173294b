import { type Box, boxOf, type Ink } from './ink.ts';
import type { Script } from './model.ts';
import type { Reading } from './reading.ts';
import type { Guess, Recogniser } from './recognise.ts';

/** Ten keys that a finger can hit, and no more to choose from at once. */
const MOST = 10;
/** A character is no wider than this, of the height of the whole line. */
const WIDEST = 1.5;
/** What one more character costs: 林 is not to be two, nor 明. */
const ONE_MORE = 60;
/** What a character costs that is wider than high, for each time its height that it is too wide. */
const TOO_WIDE = 250;
/** What a gap within a character costs, for each time the height of the line. */
const GAP = 500;

/**
 * What some ink may be, the likeliest first. Where it is plainly wider than one character, first all of its characters
 * together, and then what the first one of them may be, so that one wrong one is put right and the rest stays.
 */
export function readingsOf(recogniser: Recogniser, ink: Ink, script: Script): Reading[] {
  const characters = apart(recogniser, ink, script);
  const [first] = characters;
  if (!first) return [];
  const guesses = first.guesses.map(({ character }) => ({ text: character, strokes: first.strokes }));
  if (characters.length === 1) return guesses;
  const whole = {
    text: characters.map(({ guesses: [best] }) => best?.character ?? '').join(''),
    strokes: characters.flatMap(({ strokes }) => strokes),
  };
  return [whole, ...guesses].slice(0, MOST);
}

interface Part {
  /** By their places in the ink. */
  strokes: readonly number[];
  guesses: readonly Guess[];
}

/** The ink as the row of characters that explains it best: every way to cut it between its pieces is tried. */
function apart(recogniser: Recogniser, ink: Ink, script: Script): readonly Part[] {
  const box = boxOf(ink);
  const { height } = box;
  const read = (strokes: readonly number[]): Part => ({
    strokes,
    guesses: recogniser.guess(
      strokes.map((at) => ink[at]!),
      script,
      MOST,
    ),
  });
  if (!isWide(box)) return [read(ink.map((_, at) => at))];
  const pieces = piecesOf(ink);
  // best[n]: how the first n pieces are read.
  const best: { cost: number; parts: readonly Part[] }[] = [{ cost: 0, parts: [] }];
  for (let to = 1; to <= pieces.length; to += 1) {
    let least: (typeof best)[number] = { cost: Infinity, parts: [] };
    for (let from = to - 1; from >= 0; from -= 1) {
      const some = pieces.slice(from, to);
      const { width } = around(some);
      if (from < to - 1 && width > WIDEST * height) break;
      const part = read(strokesIn(some));
      const cost =
        best[from]!.cost +
        ONE_MORE +
        (part.guesses[0]?.cost ?? 0) +
        TOO_WIDE * Math.max(0, width / height - 1.1) +
        GAP * gapsIn(some, height);
      if (cost < least.cost) least = { cost, parts: [...best[from]!.parts, part] };
    }
    best.push(least);
  }
  return best.at(-1)!.parts;
}

/** Strokes that lie over one another, seen from above, belong to one character in any case. */
interface Piece {
  strokes: number[];
  box: Box;
}

/** From left to right. */
function piecesOf(ink: Ink): Piece[] {
  const pieces: Piece[] = [];
  const inOrder = ink
    .map((stroke, at) => ({ at, box: boxOf([stroke]) }))
    .sort((one, other) => one.box.left - other.box.left);
  for (const { at, box } of inOrder) {
    const last = pieces.at(-1);
    const overlap = last ? last.box.left + last.box.width - box.left : 0;
    if (last && overlap > 0.25 * Math.min(box.width, last.box.width)) {
      last.strokes.push(at);
      last.box = union(last.box, box);
    } else pieces.push({ strokes: [at], box });
  }
  return pieces;
}

function isWide({ width, height }: Box): boolean {
  return width > WIDEST * height && height > 0;
}

function strokesIn(pieces: readonly Piece[]): number[] {
  return pieces.flatMap(({ strokes }) => strokes).sort((one, other) => one - other);
}

function around(pieces: readonly Piece[]): Box {
  return pieces.map(({ box }) => box).reduce(union);
}

/** How much empty room there is between the pieces beyond what a character has within it. */
function gapsIn(pieces: readonly Piece[], height: number): number {
  let sum = 0;
  for (let at = 1; at < pieces.length; at += 1) {
    const { left, width } = pieces[at - 1]!.box;
    sum += Math.max(0, (pieces[at]!.box.left - left - width) / height - 0.12);
  }
  return sum;
}

function union(one: Box, other: Box): Box {
  const left = Math.min(one.left, other.left);
  const top = Math.min(one.top, other.top);
  return {
    left,
    top,
    width: Math.max(one.left + one.width, other.left + other.width) - left,
    height: Math.max(one.top + one.height, other.top + other.height) - top,
  };
}
