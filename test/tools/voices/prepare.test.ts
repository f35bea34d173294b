import { expect, test } from 'vitest';
import { loudness } from '../../../tools/voices/loudness.ts';
import { prepare } from '../../../tools/voices/prepare.ts';
import { tone } from '../../support/wav.ts';

test.each([24_000, 44_100, 48_000])(
  'a full tone of 997 Hz has the standard’s -3.01 LUFS at %i Hz',
  (rate) => {
    expect(loudness(tone(rate, { length: 3, level: 1, hertz: 997 }), rate)).toBeCloseTo(-3.01, 1);
  },
);

test('silence around a tone does not make it quieter', () => {
  const alone = loudness(tone(24_000, { length: 2 }), 24_000);
  const among = loudness(tone(24_000, { before: 3, length: 2, after: 3 }), 24_000);
  // The blocks that hold both pull it down a little.
  expect(Math.abs(among - alone)).toBeLessThan(1);
});

test.each([0.02, 0.1, 0.9])('a recording at level %f comes out trimmed and at one loudness', (level) => {
  const prepared = prepare(tone(24_000, { before: 1, length: 1.5, after: 2, level }), 24_000);
  if (!prepared.ok) throw new Error(prepared.problem);
  expect(prepared.samples.length / 24_000).toBeCloseTo(1.5 + 0.03 + 0.15, 2);
  expect(loudness(prepared.samples, 24_000)).toBeCloseTo(-20, 0);
});

test('the noise of a room is not taken for speech', () => {
  const samples = tone(24_000, { before: 1, length: 1, after: 1, level: 0.3 });
  const noisy = samples.map((sample, at) => sample + 0.002 * Math.sin(at * 12.9898));
  const prepared = prepare(noisy, 24_000);
  if (!prepared.ok) throw new Error(prepared.problem);
  expect(prepared.samples.length / 24_000).toBeLessThan(1.3);
});

test('what peaks stays below the largest value, and is quieter for it', () => {
  const clicks = tone(24_000, { length: 2, level: 0.05 });
  for (let at = 2000; at < clicks.length; at += 4000) clicks[at] = 0.9;
  const prepared = prepare(clicks, 24_000);
  if (!prepared.ok) throw new Error(prepared.problem);
  expect(Math.max(...prepared.samples)).toBeLessThanOrEqual(0.8901);
});

test.each([
  ['silent', new Float32Array(24_000)],
  ['silent', tone(24_000, { length: 1, level: 0.0005 })],
  ['short', tone(24_000, { before: 1, length: 0.05, after: 0 })],
  ['distorted', tone(24_000, { length: 1, level: 1 }).map((sample) => Math.sign(sample))],
] as const)('a recording that is no good is named: %s', (problem, samples) => {
  expect(prepare(samples, 24_000)).toEqual({ ok: false, problem });
});
