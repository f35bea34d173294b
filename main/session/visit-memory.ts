import { isDeepStrictEqual } from 'node:util';
import type { Fact } from '../../core/service/fact.ts';
import { ofOnePerson } from '../../core/service/fact.ts';
import type { Actor } from '../../core/session/event.ts';
import { type Known, nothingKnown, type Said } from '../../core/session/known.ts';
import type { Value } from '../../core/session/value.ts';
import type { Offer } from '../../core/session/view.ts';

/**
 * What one visit knows of the resident, from a card or from a service that was handed in, so that nobody is asked twice,
 * and who presses. In memory alone, and no part of any session: gone when the visit ends, by whichever end comes first,
 * and with the machine. Nothing of it goes into the log.
 */
export interface VisitMemory {
  /** What is known of whoever is before this screen. */
  knownOn(screen: string): Known;
  /** Who presses there: the resident, unless somebody has said otherwise. */
  pressingOn(screen: string): Actor;
  /** From here on somebody else presses there. */
  handOver(screen: string, to: Actor): void;
  /** Somebody did something there, so it is still their visit. */
  goesOn(screen: string): void;
  /**
   * What a service was told that was just handed in.
   *
   * @param title of that service, by language
   */
  learn(screen: string, said: readonly Said[], title: Readonly<Record<string, string>>): void;
  /** What stands on a card that was read there. Answers whether any of it is new. */
  readCard(screen: string, found: ReadonlyMap<Fact, Value>): boolean;
  /** The visit is over. */
  forget(screen: string): void;
  close(): void;
}

/** For what is only tried: nothing is offered there, and nothing is remembered. */
export const noMemory: VisitMemory = {
  knownOn: () => nothingKnown,
  pressingOn: () => 'resident',
  handOver: () => undefined,
  goesOn: () => undefined,
  learn: () => undefined,
  readCard: () => false,
  forget: () => undefined,
  close: () => undefined,
};

interface Remembered {
  readonly known: Map<Fact, Offer>;
  readonly by: Actor;
}

/** The screens end a visit after three minutes without a touch. Only one that broke leaves the memory of one for so long. */
const screenIsBrokenMs = 10 * 60_000;

/** @param after the machine's clock: runs something later, and answers how to call it off */
export function visitMemory(after: (delayMs: number, run: () => void) => () => void): VisitMemory {
  const visits = new Map<string, Remembered & { callOff: () => void }>();

  const forget = (screen: string) => {
    visits.get(screen)?.callOff();
    visits.delete(screen);
  };

  const keep = (screen: string, { known, by }: Remembered) => {
    forget(screen);
    visits.set(screen, { known, by, callOff: after(screenIsBrokenMs, () => forget(screen)) });
  };

  const pressingOn = (screen: string) => visits.get(screen)?.by ?? 'resident';

  const learn = (screen: string, found: readonly (Offer & { fact: Fact })[]): boolean => {
    const before = visits.get(screen)?.known;
    const isAnother = found.some(
      ({ fact, value }) =>
        ofOnePerson.includes(fact) && before?.has(fact) && before.get(fact)?.value !== value,
    );
    const known = new Map(isAnother ? [] : before);
    // What is the same as before has not come from here: it was offered, and confirmed.
    const fresh = found.filter(({ fact, value }) => !isDeepStrictEqual(known.get(fact)?.value, value));
    for (const { fact, value, from } of fresh) known.set(fact, { value, from });
    if (known.size > 0) keep(screen, { known, by: pressingOn(screen) });
    return fresh.length > 0;
  };

  return {
    knownOn: (screen) => visits.get(screen)?.known ?? nothingKnown,
    pressingOn,
    handOver: (screen, to) => keep(screen, { known: new Map(visits.get(screen)?.known), by: to }),
    goesOn: (screen) => {
      const visit = visits.get(screen);
      if (visit) keep(screen, visit);
    },
    learn: (screen, said, title) => {
      const found = said.map(({ fact, value, source }) => {
        const from: Offer['from'] = source.from === 'card' ? { kind: 'card' } : { kind: 'service', title };
        return { fact, value, from };
      });
      learn(screen, found);
    },
    readCard: (screen, found) =>
      learn(
        screen,
        [...found].map(([fact, value]) => ({ fact, value, from: { kind: 'card' } })),
      ),
    forget,
    close: () => {
      for (const screen of visits.keys()) forget(screen);
    },
  };
}
