import { describe, expect, test } from 'vitest';
import { type Advice, Guide, type Guidance } from '../../../renderer/input/photo/guide.ts';
import type { Quad } from '../../../renderer/input/photo/quad.ts';
import type { Sight } from '../../../renderer/input/photo/sight.ts';

const corners: Quad = [
  { x: 0.2, y: 0.2 },
  { x: 0.8, y: 0.2 },
  { x: 0.8, y: 0.8 },
  { x: 0.2, y: 0.8 },
];
const good: Sight = { corners };
const shifted = (by: number): Sight => {
  const [a, b, c, d] = corners;
  return { corners: [{ ...a, x: a.x + by }, b, c, d] };
};
const dim: Sight = { lack: 'dim' };
const far: Sight = { lack: 'too-far', corners };

/** Four looks a second. */
const STEP_MS = 250;

/** Somebody who holds a paper before the camera: each sight for so many seconds. */
function holding(
  sights: readonly (readonly [sight: Sight, seconds: number])[],
  manner: { takes?: boolean; busy?: (atMs: number) => boolean } = {},
): { atMs: number; guidance: Guidance }[] {
  const guide = new Guide();
  let atMs = 0;
  return sights.flatMap(([sight, seconds]) =>
    Array.from({ length: (seconds * 1000) / STEP_MS }, () => {
      atMs += STEP_MS;
      const { takes = true, busy = () => false } = manner;
      return { atMs, guidance: guide.follow(sight, atMs, { takes, busy: busy(atMs) }) };
    }),
  );
}

const said = (followed: ReturnType<typeof holding>) =>
  followed.flatMap(({ atMs, guidance }): [number, Advice][] => (guidance.say ? [[atMs, guidance.say]] : []));
const taken = (followed: ReturnType<typeof holding>) =>
  followed.flatMap(({ atMs, guidance }) => (guidance.take ? [atMs] : []));

describe('the guide', () => {
  test('says what is lacking once it has stayed for a second, and what comes next in its turn', () => {
    expect(
      said(
        holding([
          [dim, 4],
          [far, 4],
        ]),
      ),
    ).toEqual([
      [1250, 'dim'],
      [5250, 'too-far'],
    ]);
  });

  test('is silent about what passes', () => {
    const flicker = Array.from({ length: 20 }, (_, at) => [at % 2 ? dim : far, 0.75] as const);
    expect(said(holding(flicker))).toEqual([]);
  });

  test('says nothing twice within eight seconds, and nothing more than three times', () => {
    const times = said(holding([[dim, 120]])).map(([atMs]) => atMs);
    expect(times).toEqual([1250, 9250, 17_250]);
  });

  test('never begins a sentence sooner than two and a half seconds after the last one', () => {
    const sights = [dim, far, { lack: 'glare' }, { lack: 'to-left' }, dim, far] as const;
    const times = said(holding(sights.map((sight) => [sight, 1.5] as const))).map(([atMs]) => atMs);
    expect(times.length).toBeGreaterThan(1);
    const apart = times.slice(1).map((time, at) => time - (times[at] ?? 0));
    expect(Math.min(...apart)).toBeGreaterThanOrEqual(2500);
  });

  test('waits until the voice has said what it was saying', () => {
    expect(said(holding([[dim, 6]], { busy: (atMs) => atMs < 4000 }))).toEqual([[4000, 'dim']]);
  });

  test('counts three beats over a paper that lies well, and takes it after a second and a half', () => {
    const followed = holding([[good, 2.5]]);
    const beats = followed.filter(({ guidance }) => guidance.beat).map(({ atMs }) => atMs);
    expect(beats).toEqual([750, 1250, 1750]);
    expect(followed.filter(({ guidance }) => guidance.beat).map(({ guidance }) => guidance.left)).toEqual([
      3, 2, 1,
    ]);
    expect(taken(followed)[0]).toBe(2250);
    expect(said(followed)[0]).toEqual([750, 'good']);
  });

  test('begins to count anew when the paper was moved or lost', () => {
    const followed = holding([
      [good, 1.5],
      [shifted(0.05), 0.25],
      [good, 3],
    ]);
    expect(taken(followed)[0]).toBeGreaterThan(1500 + 250 + 1500);
    expect(
      holding([
        [good, 1.5],
        [dim, 2],
      ]).some(({ guidance }) => guidance.take),
    ).toBe(false);
  });

  test('does not take the small tremor of a hand for moving', () => {
    const trembling = Array.from(
      { length: 12 },
      (_, at) => [shifted(at % 2 ? 0.008 : 0), STEP_MS / 1000] as const,
    );
    expect(taken(holding(trembling))).toHaveLength(1);
  });

  test('counts over nobody who is being spoken to, and over its own words', () => {
    expect(taken(holding([[good, 5]], { busy: () => true }))).toEqual([]);
    // The words of the count itself begin with its first beat.
    expect(taken(holding([[good, 3]], { busy: (atMs) => atMs > 750 }))[0]).toBe(2250);
  });

  test('takes nothing by itself where it is not to, and says that it lies well', () => {
    const followed = holding([[good, 10]], { takes: false });
    expect(taken(followed)).toEqual([]);
    expect(said(followed)[0]).toEqual([1250, 'good']);
    expect(followed.some(({ guidance }) => guidance.beat)).toBe(false);
  });
});
