import { expect, test, vi } from 'vitest';
import { staffDesk } from '../../../main/staff/staff-desk.ts';
import { shownSlipTable } from '../../../main/store/shown-slip.ts';
import { submissionTable } from '../../../main/store/submission.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { kioskDatabase } from '../../support/kiosk-database.ts';

test('where the disk takes no entry of who asked for it, nothing is sent again', () => {
  const db = kioskDatabase();
  const retryAll = vi.fn<() => void>();
  const enter = vi.fn<() => void>(() => {
    throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  });
  const desk = staffDesk({
    sessions: { all: () => [] },
    submissions: submissionTable(db),
    ratings: shownSlipTable(db),
    refused: () => [],
    service: (id) => ({ id, title: {} }),
    outbox: { retryAll, seenAt: () => null },
    clock: { now: createFakeClock(0).now, today: () => '2026-12-01', trusted: () => true },
    dayOf: () => '2026-12-01',
    audit: { enter },
  });
  expect(() => desk.retry('zhang')).toThrow('full');
  expect(retryAll).not.toHaveBeenCalled();

  enter.mockImplementation(() => undefined);
  expect(desk.retry('zhang')).toBe(0);
  expect(enter).toHaveBeenLastCalledWith('sent-again', { waiting: 0, by: 'staff:zhang' });
  expect(retryAll).toHaveBeenCalledOnce();
});
