import type { Saying } from '../text/saying.ts';

/** A text of the ways to answer. */
export function input(key: string, values?: Record<string, unknown>): Saying {
  return { ns: 'input', key, ...(values && { values }) };
}

/** What the resident wrote, as it stands. */
export function literal(text: string): Saying {
  return input('literal', { text });
}
