import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSchedule } from '../../../main/outbox/schedule.ts';
import type { Next } from '../../../main/outbox/schedule.ts';

const waiting = (...names: string[]) => names.map((submission, at) => ({ submission, bytes: 1000, at }));
const most = () => 0.999_999;
const chosen = (next: Next) => (next && 'submission' in next ? next.submission : undefined);
const rest = (next: Next) => (next && 'waitMs' in next ? next.waitMs : undefined);

describe('the schedule', () => {
  test('sends small things first, then what waits longest', () => {
    const schedule = createSchedule(most);
    const rows = [
      { submission: 'photos', bytes: 3_000_000, at: 1 },
      { submission: 'later', bytes: 1000, at: 3 },
      { submission: 'earlier', bytes: 1000, at: 2 },
    ];
    const order: (string | undefined)[] = [];
    while (rows.length > 0) {
      const next = chosen(schedule.next(rows, 0));
      order.push(next);
      schedule.answered(next ?? '', 0);
      rows.splice(
        rows.findIndex(({ submission }) => submission === next),
        1,
      );
    }
    expect(order).toEqual(['earlier', 'later', 'photos']);
  });

  test('has nothing to do when nothing waits', () => {
    expect(createSchedule(most).next([], 0)).toBeUndefined();
  });

  test('rests longer after each failure, never more than 300 s', () => {
    const schedule = createSchedule(most);
    const rests: number[] = [];
    let now = 0;
    for (let failures = 0; failures < 40; failures++) {
      schedule.failed('a', now, undefined);
      const waitMs = rest(schedule.next(waiting('a'), now)) ?? 0;
      rests.push(Math.round(waitMs / 1000));
      now += waitMs;
    }
    expect(rests.slice(0, 9)).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300]);
    expect(Math.max(...rests)).toBe(300);
  });

  test('spreads the rest over the whole span, so that fifty kiosks do not come at once', () => {
    let draw = 0;
    const schedule = createSchedule(() => draw);
    for (let failures = 0; failures < 12; failures++) schedule.failed('a', 0, undefined);
    for (draw of [0, 0.25, 0.5, 0.75]) {
      schedule.failed('a', 0, undefined);
      expect(schedule.restMs('a', 0)).toBe(draw * 300_000);
    }
  });

  test('passes a bad one by: the next try is for another', () => {
    const schedule = createSchedule(most);
    schedule.failed('a', 0, undefined);
    const waitMs = rest(schedule.next(waiting('a', 'b'), 0)) ?? 0;
    expect(chosen(schedule.next(waiting('a', 'b'), waitMs))).toBe('b');
  });

  test('tries everything at once when an answer shows that the road is back', () => {
    const schedule = createSchedule(most);
    let now = 0;
    for (let failures = 0; failures < 30; failures++) {
      schedule.failed(['a', 'b', 'c'][failures % 3] ?? '', now, undefined);
      now += 300_000;
    }
    schedule.answered('a', now);
    expect(chosen(schedule.next(waiting('b', 'c'), now))).toBe('b');
    schedule.answered('b', now);
    expect(chosen(schedule.next(waiting('c'), now))).toBe('c');
  });

  test('rests one that fails while others get through, ever longer, without holding the others up', () => {
    const schedule = createSchedule(most);
    let now = 0;
    let tries = 0;
    for (let minute = 0; minute < 24 * 60; minute++) {
      now = minute * 60_000;
      schedule.hurry();
      const good = `good-${minute}`;
      let next = chosen(schedule.next(waiting('bad', good), now));
      for (; next === 'bad'; next = chosen(schedule.next(waiting('bad', good), now))) {
        tries += 1;
        schedule.failed('bad', now, undefined);
        schedule.hurry();
      }
      expect(next).toBe(good);
      schedule.answered(good, now);
      if (chosen(schedule.next(waiting('bad'), now)) === 'bad') {
        tries += 1;
        schedule.failed('bad', now, undefined);
      }
    }
    expect(tries).toBeGreaterThan(24);
    expect(tries).toBeLessThan(24 * 60);
  });

  test('goes on soon with a large one over a line that breaks again and again, and with small ones before it', () => {
    const schedule = createSchedule(most);
    let now = 0;
    for (let failures = 0; failures < 3; failures++) schedule.failed('small', now, undefined);
    for (let cuts = 0; cuts < 10; cuts++) {
      schedule.moved();
      schedule.failed('large', now, undefined);
      const waitMs = rest(schedule.next(waiting('large'), now)) ?? 0;
      expect(waitMs).toBeLessThanOrEqual(2_000);
      now += waitMs;
      expect(chosen(schedule.next(waiting('large'), now))).toBe('large');
    }
    now += 300_000;
    expect(chosen(schedule.next(waiting('large', 'small'), now))).toBe('small');
    // What does not move at all rests ever longer, as before.
    for (let failures = 0; failures < 10; failures++) schedule.failed('large', now, undefined);
    expect(rest(schedule.next(waiting('large'), now))).toBeGreaterThan(200_000);
  });

  test('does not forget that the intake asked for a rest, though part of something was taken', () => {
    const schedule = createSchedule(() => 0);
    schedule.failed('a', 0, 600_000);
    schedule.moved();
    expect(rest(schedule.next(waiting('a'), 1000))).toBe(599_000);
  });

  test('obeys Retry-After, also when something new comes in, and forgets it when all is to start over', () => {
    const schedule = createSchedule(() => 0);
    schedule.failed('a', 0, 600_000);
    schedule.hurry();
    expect(rest(schedule.next(waiting('a', 'new'), 1000))).toBe(599_000);
    schedule.startOver();
    expect(chosen(schedule.next(waiting('a', 'new'), 1000))).toBe('a');
  });

  test('tries something new at once although the road rests', () => {
    const schedule = createSchedule(most);
    for (let failures = 0; failures < 9; failures++) schedule.failed('a', 0, undefined);
    expect(rest(schedule.next(waiting('a', 'new'), 0))).toBeGreaterThan(0);
    schedule.hurry();
    expect(chosen(schedule.next(waiting('a', 'new'), 0))).toBe('new');
  });

  test('whatever happened, everything that waits is tried again within 300 s of rest, and in the end', () => {
    const happenings = fc.array(
      fc.tuple(
        fc.constantFrom('a', 'b', 'c', 'd'),
        fc.constantFrom('answered', 'failed', 'moved'),
        fc.nat(200_000),
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(happenings, fc.double({ min: 0, max: 0.999, noNaN: true }), (happened, draw) => {
        const schedule = createSchedule(() => draw);
        let now = 0;
        for (const [submission, what, passed] of happened) {
          now += passed;
          if (what === 'moved') schedule.moved();
          if (what === 'answered') schedule.answered(submission, now);
          else schedule.failed(submission, now, undefined);
        }
        const left = new Set(['a', 'b', 'c', 'd']);
        for (let tries = 0; left.size > 0; tries++) {
          expect(tries).toBeLessThan(100);
          const next = schedule.next(waiting('a', 'b', 'c', 'd'), now);
          const waitMs = rest(next);
          expect(waitMs ?? 0).toBeLessThanOrEqual(300_000);
          now += waitMs ?? 0;
          const submission = chosen(next);
          if (submission === undefined) continue;
          left.delete(submission);
          schedule.failed(submission, now, undefined);
        }
      }),
    );
  });
});
