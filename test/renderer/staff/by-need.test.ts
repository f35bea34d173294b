import { describe, expect, it } from 'vitest';
import { byNeed } from '../../../renderer/staff/by-need.ts';
import type { StaffSubmission } from '../../../renderer/staff/submission-row.tsx';

const one = (
  submission: string,
  delivery: StaffSubmission['delivery'],
  undrawn = false,
): StaffSubmission => ({
  submission,
  delivery,
  undrawn,
  number: '12345678',
  service: 'elder-allowance',
  title: {},
  at: 0,
  attempts: 0,
  nextAttemptAt: null,
  lastOutcome: null,
  receipt: null,
  refusal: null,
});

describe('byNeed', () => {
  it('puts what somebody has to see to before what waits, that before what has arrived, and else changes nothing', () => {
    const list = [
      one('arrived', 'received'),
      one('waits', 'waiting'),
      one('to be compared', 'received', true),
      one('is sent', 'sending'),
      one('refused', 'refused'),
    ];
    expect(byNeed(list).map(({ submission }) => submission)).toEqual([
      'to be compared',
      'refused',
      'waits',
      'is sent',
      'arrived',
    ]);
  });
});
