import { i18n } from '../text/i18n.ts';
import type { Saying } from '../text/saying.ts';
import { aloudHere } from './aloud-here.ts';
import { audioBus } from './audio-bus.ts';
import { clipVoice } from './clip-voice.ts';
import { espeakVoice } from './espeak-voice.ts';
import { dark, light } from './light.ts';
import { neuralVoice } from './neural-voice.ts';
import { sound } from './sound.ts';
import { type Reading, Speaker, type SpeakerState, type Utterance } from './speaker.ts';
import { aloud, elementSaying, utteranceOf } from './spoken-text.ts';
import { systemVoice } from './system-voice.ts';
import { voiceChain, type VoiceChain } from './voice-chain.ts';
import { chosenVariety } from './chosen-variety.ts';

/** Where the machine serves the small machine voice's own files, and what the hall has recorded. */
const ESPEAK_URL = '/voice/espeak-ng/espeak-ng.js';
const HALL_VOICES_URL = '/voice/hall';
const NEURAL_URL = '/voice/neural';
/** The same words again so soon are one act, heard twice: a touch and the click that follows it. */
const SAME_ACT_MS = 300;

let shared: Speaker | undefined;

let allVoices: VoiceChain | undefined;

/** Every voice of this kiosk, the best first. */
export function voices(): VoiceChain {
  allVoices ??= voiceChain({
    clip: clipVoice(HALL_VOICES_URL, (bytes) => audioBus().context.decodeAudioData(bytes)),
    neural: neuralVoice(NEURAL_URL),
    espeak: espeakVoice(new URL(ESPEAK_URL, location.href).href),
    system: systemVoice('speechSynthesis' in window ? speechSynthesis : undefined),
  });
  return allVoices;
}

/** What the act under way cut short, until the next act. */
let cutByAct: Reading | undefined;
let lastOne = { spoken: '', atMs: 0 };

/** The kiosk's one speaker. From its first use on every act stops it and is answered by a sound. */
export function speaker(): Speaker {
  shared ??= start();
  return shared;
}

/**
 * Calls at once and whenever the voice begins or falls silent, until it is undone. For what counts time by it: a screen
 * that is drawn anew for it is a screen that answers the next touch late.
 */
export function onSpeaking(changed: (now: Pick<SpeakerState, 'speaking' | 'unasked'>) => void): () => void {
  let now = speaker().state;
  changed(now);
  return speaker().subscribe(() => {
    const { speaking } = now;
    now = speaker().state;
    if (now.speaking !== speaking) changed(now);
  });
}

function start(): Speaker {
  const started = new Speaker(voices(), audioBus, { light, dark }, chosenVariety.get);
  document.addEventListener('pointerdown', act, { capture: true });
  document.addEventListener('keydown', act, { capture: true });
  // What is held was put into words while it might be said; it must not be taken up when it may not be any more.
  aloudHere.subscribe(() => started.hold(undefined));
  // The way to the loudspeaker takes an eighth of a second to open and the voice most of a second to get ready, which
  // the first screen must not pay for.
  requestIdleCallback(
    () => {
      audioBus();
      void voices().warm(chosenVariety.get());
    },
    { timeout: 1000 },
  );
  return started;
}

function act(event: Event): void {
  cutByAct = speaker().stop();
  void audioBus().context.resume();
  if (event.target instanceof Element && event.target.closest('button')) sound('taken');
}

/** What the present act cut short, given out once: Listen then means "stop", slower and louder take it up again. */
export function takeCut(): Reading | undefined {
  const cut = cutByAct;
  cutByAct = undefined;
  return cut;
}

/**
 * Says one text at once, lit where it is shown. What is personal stays unsaid until it was allowed.
 *
 * @param how see `sayUtterances`
 */
export function sayOne(saying: Saying, how: { unasked?: boolean } = {}): void {
  const { language } = i18n;
  const element = elementSaying(saying);
  const utterance = element ? utteranceOf(element, language) : { spoken: aloud(saying, language) };
  if (utterance) sayUtterances([utterance], how);
}

/** @param unasked see `Reading` */
export function sayUtterances(utterances: readonly Utterance[], { unasked = false } = {}): void {
  const spoken = utterances.map((utterance) => utterance.spoken(chosenVariety.get())).join('\n');
  const now = performance.now();
  if (spoken === lastOne.spoken && now - lastOne.atMs < SAME_ACT_MS && speaker().state.speaking) return;
  lastOne = { spoken, atMs: now };
  const pending = [...utterances];
  speaker().speak({ next: () => pending.shift(), unasked });
}
