import { isRealDate } from '../../../core/text/calendar-date.ts';
import type { SpokenMapping } from './mapping.ts';
import type { CardMishap, CardRead } from './port.ts';

export type Understood =
  | { readonly kind: 'read'; readonly card: CardRead }
  | { readonly kind: 'amiss'; readonly why: CardMishap }
  /** No card lies there, or it says something that was not written down. */
  | { readonly kind: 'nothing' }
  /** The service runs, and no reader is plugged in. */
  | { readonly kind: 'absent' };

/** What a message of the reader says, by the operator's mapping. Everything that is not named there is dropped here. */
export function understand(message: unknown, mapping: SpokenMapping): Understood {
  const { state, fields } = mapping;
  const at = (place: string | number | undefined) => textAt(message, place);
  if (state) {
    const code = at(state.at);
    const says = (codes: readonly string[] | undefined) => code !== undefined && codes?.includes(code);
    if (says(state.upsideDown)) return { kind: 'amiss', why: 'upside-down' };
    if (says(state.removedEarly)) return { kind: 'amiss', why: 'removed-early' };
    if (says(state.unreadable)) return { kind: 'amiss', why: 'unreadable' };
    if (says(state.absent)) return { kind: 'absent' };
    if (!says(state.read)) return { kind: 'nothing' };
  }
  const name = at(fields.name)?.replaceAll(/\s/g, '');
  const number = at(fields.number);
  const sex = mapping.sexes[at(fields.sex) ?? ''];
  const birth = dayFrom(at(fields.birth), mapping.dates);
  const address = at(fields.address);
  const validUntil = dayFrom(at(fields.validUntil), mapping.dates);
  const card: CardRead = {
    ...(name !== undefined && { name }),
    ...(sex !== undefined && { sex }),
    ...(birth !== undefined && { birth }),
    ...(address !== undefined && { address }),
    ...(number !== undefined && { number }),
    ...(validUntil !== undefined && { validUntil }),
  };
  if (name === undefined && number === undefined)
    return state ? { kind: 'amiss', why: 'unreadable' } : { kind: 'nothing' };
  return { kind: 'read', card };
}

/** The longest address on a card has 35 characters; whatever is much longer is something else. */
const longest = 200;

function textAt(message: unknown, place: string | number | undefined): string | undefined {
  if (place === undefined) return undefined;
  const steps = typeof place === 'number' ? [`${place}`] : place.split('.');
  const found = steps.reduce<unknown>(memberOf, message);
  if (typeof found !== 'string' && typeof found !== 'number') return undefined;
  const text = `${found}`.trim();
  return text === '' || text.length > longest ? undefined : text;
}

/** Its own alone: what every object has is no answer of a reader. */
function memberOf(inside: unknown, name: string): unknown {
  if (typeof inside !== 'object' || inside === null) return undefined;
  return Object.getOwnPropertyDescriptor(inside, name)?.value as unknown;
}

/** `2026-11-23`, or undefined where it is no day: 长期, which a card says that counts for ever, is none. */
function dayFrom(text: string | undefined, form: SpokenMapping['dates']): string | undefined {
  if (text === undefined) return undefined;
  const digits = form.replace('YYYY', '(\\d{4})').replace('MM', '(\\d{2})').replace('DD', '(\\d{2})');
  const [, year, month, day] = new RegExp(`^${digits.replaceAll('.', '\\.')}$`).exec(text) ?? [];
  const date = `${year}-${month}-${day}`;
  return isRealDate(date) ? date : undefined;
}
