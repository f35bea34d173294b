import { useEffect, useEffectEvent, useRef } from 'react';
import type { ShownSession } from '../../core/contract.ts';
import { api } from '../api.ts';
import { useKiosk } from '../kiosk.tsx';
import { useScans } from '../scan/taken-scans.ts';
import { sayOne } from '../speech/speech.ts';
import type { Saying } from '../text/saying.ts';
import { useVisit } from './visit.tsx';
import { ofCard } from './of-card.ts';

/**
 * Where a card on the reader may answer this question: says so, or why the last one could not be read, and shows what was
 * read as soon as it is known. Without a reader nothing speaks of a card, and the ordinary way to answer is there in any case.
 */
export function useCard(view: ShownSession): Saying | undefined {
  const { state, onEvent } = useKiosk();
  const { go } = useVisit();
  const { question, session, practice } = view;
  const isAsked = question?.onCard === true && question.value === undefined;
  /** Also where something is offered already: another card may follow, and what is shown has to be what is confirmed. */
  const waits = isAsked && !practice && state.card !== 'none';
  /** What the reader says to this question; undefined where none is asked, there is none, or something is offered already. */
  const reader = waits && !question.offer && state.card !== 'none' ? state.card : undefined;

  async function showFresh(fresh: Promise<ShownSession>): Promise<void> {
    // What cannot be fetched now is no obstacle: the number can be typed.
    const now = await fresh.catch(() => undefined);
    // Somebody may have gone on meanwhile.
    if (now?.question?.offer && isSame(now, view) && !isSameOffer(now, view))
      go({ at: 'session', view: now });
  }
  const show = useEffectEvent(showFresh);

  useEffect(() => {
    if (!waits) return;
    const look = () => void show(api.session.view({ session }));
    const undo = onEvent((event) => {
      if (event.kind === 'session.changed' && event.session === session) look();
    });
    // One that lay there already may have been read, and told of, while this question was on its way to the glass.
    look();
    return undo;
  }, [onEvent, session, waits]);

  useScans((code) => {
    // Where the reader is no keyboard, what is typed that fast has not stood on a card.
    if (!waits || code.kind !== 'identity-number' || state.cardReader?.types !== true) return false;
    void showFresh(api.session.card({ session, number: code.number }));
    return true;
  });

  const told = useRef(reader);
  useEffect(() => {
    if (told.current === reader) return;
    told.current = reader;
    if (reader !== undefined && reader !== 'ready') sayOne(ofCard(state.cardReader, reader));
  }, [reader, state.cardReader]);

  return reader && ofCard(state.cardReader, reader);
}

function isSameOffer(one: ShownSession, other: ShownSession): boolean {
  return JSON.stringify(one.question?.offer) === JSON.stringify(other.question?.offer);
}

function isSame(one: ShownSession, other: ShownSession): boolean {
  return one.session === other.session && JSON.stringify(one.place) === JSON.stringify(other.place);
}
