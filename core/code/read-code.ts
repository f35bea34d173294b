import { checkDigitFits } from '../submission/number.ts';
import { parseIdentityNumber } from '../text/identity-number.ts';

/** What a code turned out to be, whether a scanner typed it or a camera saw it. */
export type ReadCode =
  /** The paper of a parked session. */
  | { readonly kind: 'parked'; readonly code: string }
  /** The slip of what was handed in. */
  | { readonly kind: 'slip'; readonly kiosk: string; readonly number: string }
  | { readonly kind: 'identity-number'; readonly number: string }
  /** Whatever else can be read: what it is, only the question knows that asks for it. */
  | { readonly kind: 'text'; readonly text: string }
  /** One of the kiosk's own with signs missing, or nothing that a scanner can type: it is to be read once more. */
  | { readonly kind: 'garbled' };

/** What a scanner typed that has no key, say a Chinese character. */
export const untypable = '\uFFFD';

const parked = /^bangban:parked\/1\/([0-9]{8})$/i;
const slip = /^bangban:slip\/1\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([0-9]{8})$/i;

/**
 * Capitals count as small letters in the kiosk's own codes: a scanner may have been left with its Caps Lock on.
 *
 * @param today `2026-11-23`: nobody's number says that they are born after it
 */
export function readCode(raw: string, today: string): ReadCode {
  const text = raw.trim();
  if (text === '' || text.includes(untypable)) return { kind: 'garbled' };
  const [, code] = parked.exec(text) ?? [];
  if (code !== undefined) return { kind: 'parked', code };
  const [, kiosk, number] = slip.exec(text) ?? [];
  if (kiosk !== undefined && number !== undefined && checkDigitFits(number))
    return { kind: 'slip', kiosk: kiosk.toLowerCase(), number };
  // Its own and yet neither: signs were lost on the way.
  if (/^bangban:/i.test(text)) return { kind: 'garbled' };
  const identity = parseIdentityNumber(text, today);
  return identity.ok ? { kind: 'identity-number', number: identity.number } : { kind: 'text', text };
}
