import type { HallVoice } from '../../core/contract.ts';
import { allVarieties, type Variety } from '../speech/variety.ts';
import type { VoiceChain, VoiceKind } from '../speech/voice-chain.ts';

/** What a folder of the hall says which speech it is with, where that is none of the program's own. */
const VARIETY_FILE = 'variety.json';

/** Which voices speak a variety on this kiosk, and what of the hall's own does not. */
export interface VoicesOf {
  variety: Pick<Variety, 'tag' | 'name' | 'clips'>;
  kinds: readonly VoiceKind[];
  /** Whether a neural voice was installed that does not speak. Why stands in the operating log. */
  neuralSilent: boolean;
  problem: FolderProblem | null;
}

/** Why the hall's folder speaks no word: a file of it is broken, or the one that says which speech it is was forgotten. */
interface FolderProblem {
  what: 'broken' | 'missing';
  file: string;
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
        problem: brokenIn(ofHall.find((voice) => voice.variety === variety.tag)),
      };
    }),
  );
  const silent = ofHall.filter(({ variety }) => !spoken.some((one) => one.variety.tag === variety));
  return [
    ...spoken,
    ...silent.map((voice) => ({
      variety: { tag: voice.variety, name: voice.variety },
      kinds: [],
      neuralSilent: false,
      problem: brokenIn(voice) ?? { what: 'missing' as const, file: VARIETY_FILE },
    })),
  ];
}

function brokenIn(voice: HallVoice | undefined): FolderProblem | null {
  return voice && voice.problem !== null ? { what: 'broken', file: voice.problem } : null;
}
