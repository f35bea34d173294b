import { features } from './directions.ts';
import type { Ink, Point } from './ink.ts';

/** Dimensions in which characters are told apart: see tools/handwriting/model.mjs. */
export const dimensions = 200;

/** Everything that is known of how characters are written, as tools/handwriting/model.mjs made it. */
export interface Model {
  /** Every character there is, in the order of all that follows. */
  characters: readonly string[];
  /** Of all characters, to be taken off before anything else; of length `features`. */
  mean: Float32Array;
  /** From `features` numbers to `dimensions` of them, row by row. */
  projection: Float32Array;
  /** Where each character lies, `dimensions` whole numbers each, in steps of {@link step}. */
  places: Int8Array;
  step: number;
  /** How rare a character is in texts of mainland China, and in those of Hong Kong: see {@link rarity}. */
  rare: { simplified: Uint8Array; traditional: Uint8Array };
  /** How a character is written, in a square of side 1. */
  strokesOf(index: number): Ink;
}

/** The files of the model; their forms are told in tools/handwriting/model.mjs. */
export interface ModelFiles {
  characters: string;
  directions: ArrayBuffer;
  strokes: ArrayBuffer;
}

/** Which language is written: the characters are the same, how likely each is is not. */
export type Script = keyof Model['rare'];

/** The natural logarithm of how seldom a character is met. */
export function rarity(model: Model, script: Script, index: number): number {
  return model.rare[script][index]! / 10;
}

export function readModel(files: ModelFiles): Model {
  const characters = Array.from(files.characters);
  const count = characters.length;
  let at = 0;
  const take = <T>(
    Kind: { new (buffer: ArrayBuffer, from: number, length: number): T; BYTES_PER_ELEMENT: number },
    length: number,
  ) => {
    const part = new Kind(files.directions, at, length);
    at += length * Kind.BYTES_PER_ELEMENT;
    return part;
  };
  const [step = 0] = take(Float32Array, 1);
  const mean = take(Float32Array, features);
  const rows = take(Float32Array, dimensions);
  const small = take(Int8Array, features * dimensions);
  const places = take(Int8Array, count * dimensions);
  const simplified = take(Uint8Array, count);
  const traditional = take(Uint8Array, count);

  const projection = Float32Array.from(small, (value, index) => value * rows[Math.floor(index / features)]!);
  return {
    characters,
    mean,
    projection,
    places,
    step,
    rare: { simplified, traditional },
    strokesOf: strokesIn(new Uint8Array(files.strokes), count),
  };
}

/** One byte: how many strokes. Then for each: how many points, and x and y of every point in 255ths of the square. */
function strokesIn(bytes: Uint8Array, count: number): (index: number) => Ink {
  const starts = new Uint32Array(count);
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    starts[index] = at;
    const strokes = bytes[at++]!;
    for (let stroke = 0; stroke < strokes; stroke += 1) at += 1 + 2 * bytes[at]!;
  }
  return (index) => {
    let from = starts[index]!;
    const points = (): Point[] =>
      Array.from({ length: bytes[from++]! }, () => [bytes[from++]! / 255, bytes[from++]! / 255]);
    return Array.from({ length: bytes[from++]! }, points);
  };
}
