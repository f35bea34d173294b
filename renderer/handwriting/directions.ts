import { type Ink, lengthOf } from './ink.ts';
import { spread } from './spread.ts';

/** Cells along each side of the square. */
const CELLS = 8;
/** Of pen movement, counted from rightwards on. */
const DIRECTIONS = 8;
/** How many numbers describe a character. */
export const features = CELLS * CELLS * DIRECTIONS;
/** In cells: how far a piece of ink is felt. A trembling hand is out by about as much. */
const BLUR = 0.75;
const REACH = 2;
/** A touch without any movement is a dot all the same: so long, and to the right and down, as 丶 is written. */
const DOT_BELOW = 0.01;
const DOT = 0.06;
const DOT_TURN = 1;

/**
 * What a character looks like, as numbers: how much ink runs in each of eight directions in each of eight by eight cells,
 * blurred, of length 1. Which stroke came first, and whether the finger was lifted between two, is not in it, so a wrong
 * order and strokes run together do no more harm than the ink that they add.
 *
 * @param into is overwritten, of length {@link features}
 */
export function directionsOf(ink: Ink, into = new Float32Array(features)): Float32Array {
  into.fill(0);
  for (const stroke of spread(ink)) {
    if (lengthOf(stroke) < DOT_BELOW) {
      const [x, y] = stroke[0]!;
      addTo(into, x * CELLS - 0.5, y * CELLS - 0.5, DOT_TURN, DOT);
    }
    for (let at = 1; at < stroke.length; at += 1) {
      const [x, y] = stroke[at - 1]!;
      const [dx, dy] = [stroke[at]![0] - x, stroke[at]![1] - y];
      const length = Math.hypot(dx, dy);
      if (length < 1e-6) continue;
      const turn = ((Math.atan2(dy, dx) / (2 * Math.PI) + 1) % 1) * DIRECTIONS;
      const steps = Math.max(1, Math.ceil(length * CELLS * 2));
      for (let step = 0; step < steps; step += 1) {
        const part = (step + 0.5) / steps;
        addTo(into, (x + dx * part) * CELLS - 0.5, (y + dy * part) * CELLS - 0.5, turn, length / steps);
      }
    }
  }
  return unit(into);
}

/** A piece of ink at a place (in cells, from the middle of the first) and in a direction that may lie between two. */
function addTo(into: Float32Array, x: number, y: number, turn: number, amount: number): void {
  const direction = Math.floor(turn) % DIRECTIONS;
  const next = (direction + 1) % DIRECTIONS;
  const share = turn - Math.floor(turn);
  const [nearX, nearY] = [Math.round(x), Math.round(y)];
  for (let row = Math.max(0, nearY - REACH); row <= Math.min(CELLS - 1, nearY + REACH); row += 1) {
    const felt = amount * fades(row - y);
    for (let column = Math.max(0, nearX - REACH); column <= Math.min(CELLS - 1, nearX + REACH); column += 1) {
      const ink = felt * fades(column - x);
      const cell = (row * CELLS + column) * DIRECTIONS;
      into[cell + direction]! += ink * (1 - share);
      into[cell + next]! += ink * share;
    }
  }
}

function fades(distance: number): number {
  return Math.exp((-distance * distance) / (2 * BLUR * BLUR));
}

/** The root of each number, so that a long stroke does not drown a dot, and then all of them to length 1. */
function unit(numbers: Float32Array): Float32Array {
  let squares = 0;
  for (let at = 0; at < numbers.length; at += 1) {
    squares += numbers[at]!;
    numbers[at] = Math.sqrt(numbers[at]!);
  }
  const length = Math.sqrt(squares) || 1;
  for (let at = 0; at < numbers.length; at += 1) numbers[at]! /= length;
  return numbers;
}
