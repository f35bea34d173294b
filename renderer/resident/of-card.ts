import type { KioskState } from '../../core/contract.ts';
import type { Saying } from '../text/saying.ts';
import { resident } from './say.ts';

/** What is said of the card that this kiosk's reader reads: that it may be put on, what went amiss with it, that it was read. */
export function ofCard(
  reader: KioskState['cardReader'],
  what: Exclude<KioskState['card'], 'none'> | 'taken',
): Saying {
  return reader?.card === 'social-security' ? resident(`social-card.${what}`) : resident(`card.${what}`);
}

/** Then the picture shows how it is turned over. */
export function isUpsideDown({ key }: Saying): boolean {
  return key.endsWith('.upside-down');
}
