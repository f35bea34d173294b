import { useSyncExternalStore } from 'react';
import type { Saying } from '../text/saying.ts';
import { volumeSteps } from './audio-bus.ts';
import { readerInFront } from './reader.ts';
import { sayOne, speaker, takeCut } from './speech.ts';
import { speedSteps } from './speed.ts';

/** The voice, for the keys that govern it and for a screen that has something to say. */
export interface SpeakerActs {
  speaking: boolean;
  /** The speech variety that is heard because nothing here can say this in the resident's own. */
  instead: string | undefined;
  /** How fast and how loud, from 0 to before `of`. */
  speed: { step: number; of: number };
  volume: { step: number; of: number };
  /** Says the screen once more; while speaking, stops. */
  listen(): void;
  stop(): void;
  /** Takes up again what its touch cut short, so that the change is heard; or says that it has changed. */
  slower(): void;
  faster(): void;
  louder(): void;
  sayOne(saying: Saying): void;
}

const subscribe = (listener: () => void) => speaker().subscribe(listener);
const state = () => speaker().state;

const acts = {
  listen() {
    if (!takeCut()) readerInFront()?.readAll();
  },
  stop: () => void speaker().stop(),
  slower: () => changed(() => speaker().slower(), 'speed'),
  faster: () => changed(() => speaker().faster(), 'speed'),
  louder: () => changed(() => speaker().louder(), 'volume'),
  sayOne,
};

export function useSpeaker(): SpeakerActs {
  const { speaking, instead, speed, volume } = useSyncExternalStore(subscribe, state);
  return {
    speaking,
    instead,
    speed: { step: speed, of: speedSteps.length },
    volume: { step: volume, of: volumeSteps.length },
    ...acts,
  };
}

function changed(change: () => void, what: 'speed' | 'volume'): void {
  const cut = takeCut();
  change();
  if (cut) speaker().speak(cut);
  else sayOne({ ns: 'speech', key: `${what}.changed` });
}
