import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { aloudHere } from '../../../../renderer/speech/aloud-here.ts';
import { audioBus } from '../../../../renderer/speech/audio-bus.ts';
import { ReadOnArrival } from '../../../../renderer/speech/read-on-arrival.tsx';
import { sound } from '../../../../renderer/speech/sound.ts';
import { sayOne, speaker, voices } from '../../../../renderer/speech/speech.ts';
import { stretched } from '../../../../renderer/speech/stretch.ts';
import { Spoken } from '../../../../renderer/speech/spoken.tsx';
import { useSpeaker } from '../../../../renderer/speech/use-speaker.ts';
import { addHallVoices } from '../../../../renderer/speech/variety.ts';
import { chosenVariety } from '../../../../renderer/speech/chosen-variety.ts';
import { changeLanguage } from '../../../../renderer/text/change-language.ts';
import { i18n } from '../../../../renderer/text/i18n.ts';

/** A screen as small as one can be, and an ear at the loudspeaker. */
i18n.addResourceBundle('zh-CN', 'page', {
  ask: '您和谁一起住？每月有 380 元。',
  hint: '选一个。',
  alone: '一个人住',
  family: '和儿女一起住',
  name: '王桂珍',
  wrong: '这里按成了 13 月。',
});
i18n.addResourceBundle('en', 'page', {
  ask: 'Who do you live with?',
  hint: 'Choose one, 王桂珍.',
  alone: 'I live alone',
  family: 'With my children',
  name: '王桂珍',
  wrong: 'Month 13 does not exist.',
});

/** What the pad says, one after another, so that no two touches say the same. */
const heldOut = (function* (): Generator<string, string> {
  for (;;) yield* ['hint', 'alone', 'ask', 'wrong', 'family'];
})();

const said = (key: string) => ({ ns: 'page', key });

function Page() {
  const { speaking, listen, slower } = useSpeaker();
  const [open, setOpen] = useState(false);
  const [wrong, setWrong] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(!open)}>
        door
      </button>
      <button type="button" onClick={listen}>
        listen
      </button>
      <button type="button" onClick={slower}>
        slower
      </button>
      <button type="button" onClick={() => setWrong(!wrong)}>
        next
      </button>
      <p id="pad" onPointerUp={() => sayOne(said(heldOut.next().value))}>
        pad
      </p>
      <output id="speaking">{String(speaking)}</output>
      {open && (
        <main>
          <ReadOnArrival />
          {wrong ? (
            <div role="alert">
              <Spoken as="h1" say={said('wrong')} />
            </div>
          ) : (
            <div>
              <Spoken as="h1" say={said('ask')} />
              <Spoken as="p" say={said('hint')} />
            </div>
          )}
          <Spoken as="p" say={said('name')} personal />
          <button type="button" aria-pressed="false">
            <Spoken say={said('alone')} quiet />
          </button>
          <button type="button" aria-pressed="false">
            <Spoken say={said('family')} quiet />
          </button>
        </main>
      )}
    </>
  );
}

interface Heard {
  at: number;
  samples: Float32Array;
}

const heard: Heard[] = [];
/** Every stretch of text that was lit, in order. */
const lit: string[] = [];

async function listenIn(): Promise<void> {
  noteFirstSounds();
  const { context, sounds } = audioBus();
  await context.audioWorklet.addModule('/recorder.js');
  const recorder = new AudioWorkletNode(context, 'recorder');
  recorder.port.addEventListener('message', ({ data }: MessageEvent<Heard>) => heard.push(data));
  recorder.port.start();
  sounds.connect(recorder);
  recorder.connect(context.destination);

  const highlights = CSS.highlights;
  const set = highlights.set.bind(highlights);
  highlights.set = (name, highlight) => {
    for (const range of highlight) if (range instanceof Range) lit.push(range.toString());
    return set(name, highlight);
  };
}

/** When the last touch was, as events have it, and when the voice began after it, on the sound card's clock. */
let touchedAt = 0;
let soundsAt: number | undefined;
let computerBeganAt: number | undefined;

/** Notes when the first thing that can be heard is played; what leads up to it is silence. */
function noteFirstSounds(): void {
  const bus = audioBus();
  const { play } = bus;
  bus.play = (samples, sampleRate) => {
    const startsAt = play(samples, sampleRate);
    const first = samples.findIndex((sample) => Math.abs(sample) >= 0.005);
    if (first >= 0) soundsAt ??= startsAt + first / sampleRate;
    return startsAt;
  };
  // A voice of the computer plays past the sound card: its own word for it that it has begun is all there is.
  const speak = speechSynthesis.speak.bind(speechSynthesis);
  speechSynthesis.speak = (utterance) => {
    utterance.addEventListener('start', ({ timeStamp }) => {
      computerBeganAt ??= timeStamp;
    });
    speak(utterance);
  };
  document.addEventListener('pointerdown', touched, { capture: true });
}

function touched({ timeStamp }: Event): void {
  touchedAt = timeStamp;
  soundsAt = undefined;
  computerBeganAt = undefined;
}

/** From the last touch to the voice leaving the sound card; undefined until it has. */
function firstSoundMs(): number | undefined {
  if (computerBeganAt !== undefined) return computerBeganAt - touchedAt;
  const { contextTime = 0, performanceTime = 0 } = audioBus().context.getOutputTimestamp();
  if (soundsAt === undefined || soundsAt > contextTime) return undefined;
  return performanceTime + (soundsAt - contextTime) * 1000 - touchedAt;
}

/** The names of what the computer can speak with. A browser hears of them only after it was asked once. */
async function computerVoices(): Promise<string[]> {
  if (speechSynthesis.getVoices().length === 0) {
    await new Promise((resolve) => {
      speechSynthesis.addEventListener('voiceschanged', resolve, { once: true });
      setTimeout(resolve, 1000);
    });
  }
  return speechSynthesis.getVoices().map(({ name }) => name);
}

const violations: string[] = [];
document.addEventListener('securitypolicyviolation', (event) => {
  violations.push(`${event.violatedDirective} ${event.blockedURI}`);
});

const kit = {
  listenIn,
  heard,
  lit,
  violations,
  aloudHere,
  speaker,
  context: () => audioBus().context,
  chosenVariety,
  addHallVoices,
  kindsOf: (variety: string) => voices().kindsOf(variety),
  computerVoices,
  changeLanguage,
  stretched,
  firstSoundMs,
  sound,
};
export type Kit = typeof kit;
Object.assign(window, { kit });

const container = document.getElementById('page');
if (container) createRoot(container).render(<Page />);
