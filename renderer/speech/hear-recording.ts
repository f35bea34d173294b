import { heldValue } from '../held-value.ts';
import { stillHere } from '../still-here.ts';
import { aloudHere } from './aloud-here.ts';
import { audioBus } from './audio-bus.ts';
import { speech } from './say.ts';
import { onSpeaking, sayOne, speaker } from './speech.ts';

const TICK_MS = 250;
/** Above the voice of the kiosk, which is even: people speak softly to a machine. */
const GAIN = 1.5;

/** Of which attachment the sound is heard just now. */
export const recordingHeard = heldValue<string | undefined>(undefined);

let stop: (() => void) | undefined;
/** What the act under way silenced, until the next act: pressing the key of what is heard then means "stop". */
let cutByAct: string | undefined;
let listensForActs = false;

function act(): void {
  cutByAct = recordingHeard.get();
  stop?.();
}

/**
 * Lets a recording of this session be heard, as loud as the resident wishes. Any act stops it, and so does the kiosk's own
 * voice; asked for by the act that stopped it, it stays silent. A personal one is heard only where that was allowed, or
 * headphones are in.
 */
export async function hearRecording(attachment: string, personal: boolean): Promise<void> {
  if (cutByAct === attachment) {
    cutByAct = undefined;
    return;
  }
  stop?.();
  speaker().stop();
  if (personal && aloudHere.get() !== true) return sayOne(speech('recording.allow'));
  if (!listensForActs) {
    listensForActs = true;
    for (const kind of ['pointerdown', 'keydown'] as const) document.addEventListener(kind, act, true);
  }
  let isOver = false;
  let source: AudioBufferSourceNode | undefined;
  const timer = setInterval(stillHere, TICK_MS);
  const undo = [
    onSpeaking(({ speaking }) => speaking && over()),
    aloudHere.subscribe(() => personal && aloudHere.get() !== true && over()),
  ];
  function over(): void {
    if (isOver) return;
    isOver = true;
    stop = undefined;
    recordingHeard.set(undefined);
    source?.stop();
    clearInterval(timer);
    for (const each of undo) each();
  }
  stop = over;
  recordingHeard.set(attachment);

  try {
    const response = await fetch(`/attachment/${attachment}`);
    if (!response.ok) throw new Error(`No such recording: ${response.status}`);
    const { context, sounds } = audioBus();
    const buffer = await context.decodeAudioData(await response.arrayBuffer());
    if (isOver) return;
    source = new AudioBufferSourceNode(context, { buffer });
    source.connect(new GainNode(context, { gain: GAIN })).connect(sounds);
    source.addEventListener('ended', over);
    source.start();
  } catch {
    over();
    sayOne(speech('recording.failed'));
  }
}
