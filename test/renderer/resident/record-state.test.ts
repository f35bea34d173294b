import { expect, test } from 'vitest';
import type { HandedInRecord } from '../../../core/contract.ts';
import { asOf } from '../../../renderer/resident/record-state.ts';

test.for([
  ['2026-11-30T16:43:00Z', 'midnight', 12, '2026-12-01'],
  ['2026-11-30T21:59:00Z', 'small-hours', 5, '2026-12-01'],
  ['2026-11-30T22:00:00Z', 'morning', 6, '2026-12-01'],
  ['2026-12-01T04:30:00Z', 'noon', 12, '2026-12-01'],
  ['2026-12-01T05:00:00Z', 'afternoon', 1, '2026-12-01'],
  ['2026-12-01T10:00:00Z', 'evening', 6, '2026-12-01'],
  ['2026-12-01T15:59:00Z', 'evening', 11, '2026-12-01'],
] as const)(
  'what upstream said at %s is so as of an hour as people say it: %s %i',
  ([at, part, hour, day]) => {
    const record = { delivery: 'received', asOf: Date.parse(at) } as HandedInRecord;
    expect(asOf(record)).toMatchObject({ key: `record.as-of-${part}`, values: { day, hour } });
  },
);

test('what is still here, or was never told, is as of no hour', () => {
  expect(asOf({ delivery: 'waiting', asOf: 1 } as HandedInRecord)).toBeUndefined();
  expect(asOf({ delivery: 'received', asOf: null } as HandedInRecord)).toBeUndefined();
});
