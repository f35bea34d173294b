import type { Place } from '../core/session/place.ts';
import type { Problem } from '../core/session/view.ts';

/** What went wrong with a call, as a screen needs it. */
export type Trouble =
  | { code: 'answer-refused'; problem: Problem }
  /** Something is missing or wrong, and where. */
  | { code: 'not-complete'; place: Place }
  /** Too many wrong tries: how long to wait. */
  | { code: 'wait'; seconds: number }
  /** Whoever calls has not, or no longer, the right to. */
  | { code: 'not-allowed' }
  /** Everything undeclared: a number to be told to whoever looks after the machine. */
  | { code: 'fault'; reference: string }
  /** Any other declared code of the contract. */
  | { code: string };

/** How many calls a screen may have under way is limited; a resident can only reach that by pressing very fast. */
const BUSY: readonly unknown[] = [413, 429, 503];

/**
 * Sorts a failed call. Only what the contract declares has `defined`; shapes that the machine refused are faults too,
 * and a lost connection has nothing but a message.
 */
export function interpret(error: unknown): Trouble {
  const code = property(error, 'code');
  const data = property(error, 'data');
  if (property(error, 'defined') === true && typeof code === 'string') return declared(code, data);
  if (BUSY.includes(property(error, 'status'))) return { code: 'busy' };
  if (property(error, 'status') === 403) return { code: 'not-allowed' };
  const reference = property(data, 'reference');
  return { code: 'fault', reference: typeof reference === 'string' ? reference : '—' };
}

function declared(code: string, data: unknown): Trouble {
  if (code === 'answer-refused' && isProblem(data)) return { code, problem: data };
  if (code === 'not-complete' && isPlace(data)) return { code, place: data };
  const seconds = property(data, 'seconds');
  if (code === 'wait' && typeof seconds === 'number') return { code, seconds };
  return { code };
}

// The machine has checked its data against the contract before sending it; here it is only told apart.
function isProblem(data: unknown): data is Problem {
  return property(data, 'question') !== undefined && property(data, 'params') !== undefined;
}

function isPlace(data: unknown): data is Place {
  return property(data, 'at') !== undefined;
}

function property(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
}
