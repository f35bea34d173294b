import { useSyncExternalStore } from 'react';
import { volumeSteps } from './audio-bus.ts';
import { readerInFront } from './reader.ts';
import { sayOne, speaker, takeCut } from './speech.ts';
import { speedSteps } from './speed.ts';
import { speech } from './say.ts';

/** The voice, for the keys that govern it. Whoever uses it is drawn anew with everything that happens to the voice. */
export interface SpeakerActs {
  speaking: boolean;
  /** Listen goes on where it was stopped. */
  paused: boolean;
  /** The speech variety that is heard because nothing here can say this in the resident's own. */
  instead: string | undefined;
  /** How fast and how loud, from 0 to before `of`. */
  speed: { step: number; of: number };
  volume: { step: number; of: number };
  listen(): void;
  /** Takes up again what its touch cut short, so that the change is heard; or says that it has changed. */
  slower(): void;
  faster(): void;
  louder(): void;
}

const subscribe = (listener: () => void) => speaker().subscribe(listener);
const state = () => speaker().state;

const acts = {
  listen,
  slower: () => changed(() => speaker().slower(), 'speed'),
  faster: () => changed(() => speaker().faster(), 'speed'),
  louder: () => changed(() => speaker().louder(), 'volume'),
};

export function useSpeaker(): SpeakerActs {
  const { speaking, paused, instead, speed, volume } = useSyncExternalStore(subscribe, state);
  return {
    speaking,
    paused,
    instead,
    speed: { step: speed, of: speedSteps.length },
    volume: { step: volume, of: volumeSteps.length },
    ...acts,
  };
}

/** While speaking, stops; stopped in the middle of a screen, goes on from there; otherwise says the screen once more. */
export function listen(): void {
  const cut = takeCut();
  if (cut) {
    if (cut.ofScreen) speaker().hold(cut);
  } else if (!speaker().resume()) readerInFront()?.readAsked();
}

function changed(change: () => void, what: 'speed' | 'volume'): void {
  const cut = takeCut();
  change();
  if (cut) speaker().speak(cut);
  else sayOne(speech(`${what}.changed`));
}
