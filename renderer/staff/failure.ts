import type { Saying } from '../text/saying.ts';
import type { Trouble } from '../trouble.ts';
import { staff } from './say.ts';

/** What went wrong, and what helps. */
export interface Failure {
  say: Saying;
  hint: Saying;
}

const KNOWN = ['busy', 'not-saved', 'session-gone', 'session-open'] as const;

/** A failed call of the staff's in words. What is not known is a fault, with the number that it has in the log. */
export function failureOf(trouble: Trouble): Failure {
  if (trouble.code === 'pin-wrong') {
    return { say: staff('sign-in.wrong'), hint: staff('sign-in.wrong-hint') };
  }
  const name = KNOWN.find((code) => code === trouble.code) ?? 'fault';
  const reference = 'reference' in trouble ? trouble.reference : trouble.code;
  return { say: staff(`failure.${name}`), hint: staff(`failure.${name}-hint`, { reference }) };
}
