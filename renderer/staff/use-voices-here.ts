import { useEffect, useState } from 'react';
import type { HallVoice } from '../../core/contract.ts';
import { useKiosk } from '../kiosk.tsx';
import { voices } from '../speech/speech.ts';
import { allVarieties, type Variety } from '../speech/variety.ts';
import type { VoiceKind } from '../speech/voice-chain.ts';

/** Which voices speak a variety on this kiosk, and what of the hall's own cannot be read. */
export interface VoicesOf {
  variety: Pick<Variety, 'tag' | 'name' | 'clips'>;
  kinds: readonly VoiceKind[];
  /** The file in the hall's folder that is broken. */
  problem: string | null;
}

/** Tried, not looked up: a voice that cannot be loaded is not there. Empty until that is known. */
export function useVoicesHere(): readonly VoicesOf[] {
  const { voices: ofHall } = useKiosk().state;
  const [here, setHere] = useState<readonly VoicesOf[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    const look = async () => {
      const found = await lookAt(ofHall);
      if (!stop.signal.aborted) setHere(found);
    };
    void look();
    return () => stop.abort();
  }, [ofHall]);
  return here;
}

async function lookAt(ofHall: readonly HallVoice[]): Promise<VoicesOf[]> {
  const spoken = await Promise.all(
    allVarieties().map(async (variety) => ({
      variety,
      kinds: await voices().kindsOf(variety.tag),
      problem: ofHall.find((voice) => voice.variety === variety.tag)?.problem ?? null,
    })),
  );
  const silent = ofHall.filter(
    ({ variety, problem }) => problem !== null && !spoken.some((one) => one.variety.tag === variety),
  );
  return [
    ...spoken,
    ...silent.map(({ variety, problem }) => ({
      variety: { tag: variety, name: variety },
      kinds: [],
      problem,
    })),
  ];
}
