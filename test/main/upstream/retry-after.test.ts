import { expect, test } from 'vitest';
import { retryAfterMs } from '../../../main/upstream/retry-after.ts';

const date = 'Mon, 23 Nov 2026 04:00:00 GMT';

test.each<[Record<string, string>, number | undefined]>([
  [{}, undefined],
  [{ 'retry-after': '' }, undefined],
  [{ 'retry-after': '120' }, 120_000],
  [{ 'retry-after': '0' }, 0],
  [{ 'retry-after': '-5' }, undefined],
  [{ 'retry-after': 'soon' }, undefined],
  [{ 'retry-after': '99999999999' }, 3_600_000],
  [{ 'retry-after': 'Mon, 23 Nov 2026 04:02:00 GMT', date }, 120_000],
  [{ 'retry-after': 'Mon, 23 Nov 2026 03:00:00 GMT', date }, undefined],
  [{ 'retry-after': 'Mon, 23 Nov 2026 04:02:00 GMT' }, undefined],
])('%j means %s ms', (headers, expected) => {
  expect(retryAfterMs(new Headers(headers))).toBe(expected);
});
