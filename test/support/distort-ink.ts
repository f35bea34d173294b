import {
  boxOf,
  evenly,
  type Ink,
  lengthOf,
  type Point,
  type Stroke,
} from '../../renderer/handwriting/ink.ts';

/** In [0, 1). */
export type Random = () => number;

/** What hands do to a character, each by itself; amounts are of its longer side. */
export const distortions: Readonly<Record<string, (ink: Ink, random: Random) => Ink>> = {
  'as drawn': (ink) => ink,
  'a light tremor': (ink, random) => shaken(ink, random, { turn: 0.06, shift: 0.02, tremor: 0.012, grow: 0 }),
  'a heavy tremor': (ink, random) =>
    shaken(ink, random, { turn: 0.12, shift: 0.04, tremor: 0.025, grow: 0.12 }),
  'turned by 15 degrees': (ink, random) => turned(ink, (random() < 0.5 ? -1 : 1) * (Math.PI / 12)),
  'half as high': (ink, random) =>
    light(ink, random).map((stroke) => stroke.map(([x, y]): Point => [x, y / 2])),
  'two strokes swapped': (ink, random) => swapped(light(ink, random), random, 1),
  'strokes in any order': (ink, random) => swapped(light(ink, random), random, ink.length * 3),
  'two strokes run together': (ink, random) => runTogether(light(ink, random), random, 1),
  'four in ten run together': (ink, random) =>
    runTogether(light(ink, random), random, Math.ceil(ink.length * 0.4)),
  'the shortest stroke left out': (ink, random) => withoutShortest(light(ink, random)),
};

function light(ink: Ink, random: Random): Ink {
  return shaken(ink, random, { turn: 0.05, shift: 0.015, tremor: 0.008, grow: 0 });
}

/** Turned as a whole; each stroke out of its place and trembling, partly as a slow wave and partly as noise. */
function shaken(
  ink: Ink,
  random: Random,
  { turn, shift, tremor, grow }: Record<'turn' | 'shift' | 'tremor' | 'grow', number>,
): Ink {
  const either = () => random() * 2 - 1;
  const { width, height } = boxOf(ink);
  const side = Math.max(width, height);
  const strokes = ink.map((stroke) => {
    const points = evenly(stroke, Math.max(5, Math.round((lengthOf(stroke) / side) * 24)));
    const [moveX, moveY] = [either() * 1.7 * shift * side, either() * 1.7 * shift * side];
    const scale = 1 + either() * 1.5 * grow;
    const wave = () => {
      const [slow, from] = [1 + random() * 3, random() * 7];
      return (at: number) => (Math.sin(at / slow + from) + either() * 0.6) * tremor * side;
    };
    const [waveX, waveY] = [wave(), wave()];
    const [middleX, middleY] = points[Math.floor(points.length / 2)]!;
    return points.map(([x, y], at): Point => [
      middleX + (x - middleX) * scale + moveX + waveX(at),
      middleY + (y - middleY) * scale + moveY + waveY(at),
    ]);
  });
  return turned(strokes, either() * 2 * turn);
}

function turned(ink: Ink, angle: number): Ink {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return ink.map((stroke) => stroke.map(([x, y]): Point => [x * cos - y * sin, x * sin + y * cos]));
}

function swapped(ink: Ink, random: Random, times: number): Ink {
  const strokes = [...ink];
  for (let time = 0; time < times; time += 1) {
    const [one, other] = [Math.floor(random() * ink.length), Math.floor(random() * ink.length)];
    [strokes[one], strokes[other]] = [strokes[other]!, strokes[one]!];
  }
  return strokes;
}

function runTogether(ink: Ink, random: Random, times: number): Ink {
  const strokes: Stroke[] = [...ink];
  for (let time = 0; time < times && strokes.length > 1; time += 1) {
    const at = Math.floor(random() * (strokes.length - 1));
    strokes.splice(at, 2, [...strokes[at]!, ...strokes[at + 1]!]);
  }
  return strokes;
}

/** Where there are strokes enough: what is left of 二 without one is another character. */
function withoutShortest(ink: Ink): Ink {
  if (ink.length < 4) return ink;
  const lengths = ink.map(lengthOf);
  const shortest = lengths.indexOf(Math.min(...lengths));
  return ink.filter((_, at) => at !== shortest);
}
