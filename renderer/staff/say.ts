import type { Saying } from '../text/saying.ts';

/** A text of the staff's screens. */
export function staff(key: string, values?: Record<string, unknown>): Saying {
  return { ns: 'staff', key, ...(values && { values }) };
}
