import { useEffect, useEffectEvent } from 'react';
import { type ReadCode, readCode } from '../../core/code/read-code.ts';
import { sound } from '../speech/sound.ts';
import { speaker } from '../speech/speech.ts';
import { stillHere } from '../still-here.ts';
import { dayInHall } from '../text/hall-time.ts';

/** Answers whether it can use the code. */
type Taker = (code: ReadCode) => boolean;

const takers: Taker[] = [];

/** While this screen is in front it is the first to be asked about a code that was read, from wherever it came. */
export function useScans(take: Taker): void {
  const taken = useEffectEvent(take);
  useEffect(() => {
    const taker: Taker = (code) => taken(code);
    takers.push(taker);
    return () => void takers.splice(takers.indexOf(taker), 1);
  }, []);
}

/**
 * A code was read. It is answered by a sound at once, and by whoever can use it; at the latest by the room that the screen is in, which
 * says that nobody can.
 */
export function hearScan(text: string): void {
  // An act like any other: what was being said is cut short, and somebody is there.
  speaker().stop();
  stillHere();
  const code = readCode(text, dayInHall(Date.now()));
  sound(takers.toReversed().some((taker) => taker(code)) ? 'taken' : 'refused');
}
