import type { KioskState } from '../../core/contract.ts';
import type { Fact } from '../../core/service/fact.ts';
import { toldByNumber } from '../../core/session/known.ts';
import type { Value } from '../../core/session/value.ts';
import { parseIdentityNumber } from '../../core/text/identity-number.ts';
import { parseName } from '../../core/text/name.ts';
import type { Divisions } from '../catalog/divisions.ts';
import type { ConfiguredReader } from '../device/card-reader/card-reader-for.ts';
import type { CardRead } from '../device/card-reader/port.ts';
import { addressFromCard } from './card-address.ts';
import type { VisitMemory } from './visit-memory.ts';

/**
 * Cards that are put on the reader. What one says goes to the visit whose session is open past what is told
 * beforehand, and is offered there; before, nobody has heard yet what is asked and why, and it is let go.
 */
export interface Cards {
  /** Whether there is a reader, and if the last card could not be read, why. */
  state(): KioskState['card'];
  /** What is put on it, and how it tells; null where there is none. */
  reader(): KioskState['cardReader'];
  /** A reader that is a keyboard has typed a number before this screen. */
  typed(screen: string, number: string): void;
  close(): void;
}

export interface CardsParts {
  readonly configured: ConfiguredReader;
  readonly visits: Pick<VisitMemory, 'readCard'>;
  /** Where a session stands open that a card may be read for. */
  readonly reading: () => readonly { readonly screen: string; readonly session: string }[];
  readonly divisions: Divisions;
  readonly today: () => string;
  readonly after: (delayMs: number, run: () => void) => () => void;
  readonly kioskChanged: () => void;
  readonly sessionChanged: (session: string) => void;
}

/** What went amiss is shown so long: whoever comes later has done nothing wrong. */
const shownMs = 30_000;

type Mishap = Exclude<KioskState['card'], 'none' | 'ready'>;

export function cardsOf(parts: CardsParts): Cards {
  const { configured, visits, reading, divisions, today, after, kioskChanged, sessionChanged } = parts;
  let mishap: Mishap | undefined;
  let callOff: (() => void) | undefined;

  const show = (now: Mishap | undefined) => {
    callOff?.();
    callOff = now && after(shownMs, () => show(undefined));
    if (now === mishap) return;
    mishap = now;
    kioskChanged();
  };

  /** The one screen that is meant: where several are in use, nobody can say before which the card was put on. */
  const meant = () => {
    const [one, ...others] = reading();
    return others.length === 0 ? one : undefined;
  };

  const take = (card: CardRead, at: { screen: string; session: string }) => {
    const facts = factsOn(card, divisions, today());
    if (facts.size === 0) return show('unreadable');
    if (card.validUntil !== undefined && card.validUntil < today()) return show('expired');
    show(undefined);
    // One that stays lying there is told of again and again.
    if (visits.readCard(at.screen, facts)) sessionChanged(at.session);
  };

  const { open, card: kind, types } = configured;
  const reader = open({
    changed: kioskChanged,
    read: (card) => {
      const at = meant();
      if (at) take(card, at);
    },
    amiss: (why) => {
      if (meant()) show(why);
    },
  });

  return {
    reader: () => (reader.isThere() ? { card: kind, types } : null),
    state: () => (reader.isThere() ? (mishap ?? 'ready') : 'none'),
    typed: (screen, number) => {
      const at = reading().find((one) => one.screen === screen);
      if (at && types && reader.isThere()) take({ number }, at);
    },
    close: () => {
      callOff?.();
      reader.close();
    },
  };
}

/** What of a card can be an answer. Its number tells birthday and sex by itself, checked by its last digit. */
function factsOn(
  { name, sex, birth, address, number }: CardRead,
  divisions: Divisions,
  today: string,
): ReadonlyMap<Fact, Value> {
  const facts = new Map<Fact, Value>();
  if (sex !== undefined) facts.set('sex', sex);
  if (birth !== undefined && birth <= today) facts.set('birth', birth);
  const known = number === undefined ? undefined : parseIdentityNumber(number, today);
  if (known?.ok) {
    facts.set('identity-number', known.number);
    for (const { fact, value } of toldByNumber(known.number, today)) facts.set(fact, value);
  }
  const named = name === undefined ? undefined : parseName(name);
  if (named?.ok) facts.set('name', named.name);
  const where = address === undefined ? undefined : addressFromCard(address, divisions);
  if (where) facts.set('address', where);
  return facts;
}
