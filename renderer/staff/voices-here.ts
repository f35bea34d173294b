import type { HallVoice } from '../../core/contract.ts';
import { allVarieties, type Variety } from '../speech/variety.ts';
import type { VoiceChain, VoiceKind } from '../speech/voice-chain.ts';

/** Which voices speak a variety on this kiosk, and what of the hall's own does not. */
export interface VoicesOf {
  variety: Pick<Variety, 'tag' | 'name' | 'clips'>;
  kinds: readonly VoiceKind[];
  /** Whether a neural voice was installed that does not speak. Why stands in the operating log. */
  neuralSilent: boolean;
  /** The file in the hall's folder that is broken. */
  problem: string | null;
}

/** Tried, not looked up: a voice that cannot be loaded is not there. */
export async function voicesHere(
  ofHall: readonly HallVoice[],
  chain: Pick<VoiceChain, 'kindsOf'>,
): Promise<VoicesOf[]> {
  const spoken = await Promise.all(
    allVarieties().map(async (variety) => {
      const kinds = await chain.kindsOf(variety.tag);
      return {
        variety,
        kinds,
        neuralSilent: variety.neural === true && !kinds.includes('neural'),
        problem: ofHall.find((voice) => voice.variety === variety.tag)?.problem ?? null,
      };
    }),
  );
  const silent = ofHall.filter(
    ({ variety, problem }) => problem !== null && !spoken.some((one) => one.variety.tag === variety),
  );
  return [
    ...spoken,
    ...silent.map(({ variety, problem }) => ({
      variety: { tag: variety, name: variety },
      kinds: [],
      neuralSilent: false,
      problem,
    })),
  ];
}
