import type { EspeakAnswer, EspeakOrder } from './espeak-message.ts';
import { findVariety, shippedVarieties } from './variety.ts';
import type { Voice, VoiceChunk, VoiceManner } from './voice.ts';
import { voiceRuns } from './voice-run.ts';

/** Words a minute at speed 1, as eSpeak NG counts them. Half of it is nearly the slowest that it can, 80. */
const ORDINARY_RATE = 170;

export function espeakRate(speed: number): number {
  return Math.round(ORDINARY_RATE * speed);
}

type Heard = (answer: EspeakAnswer) => void;

/**
 * eSpeak NG in a worker of its own: small, offline, in every variety that ships, and plainly a machine.
 *
 * @param url where its own, unmodified files are served
 */
export function espeakVoice(url: string): Voice {
  let worker: Worker | undefined;
  let ready: Promise<boolean> | undefined;
  let count = 0;
  const listeners = new Map<number, Heard>();

  function order(message: EspeakOrder): void {
    // A worker has no origin to name: the rule means windows.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    worker?.postMessage(message);
  }

  function start(): Promise<boolean> {
    ready ??= new Promise((resolve) => {
      const own = new Worker(new URL('espeak-worker.ts', import.meta.url), { type: 'module' });
      let wasReady = false;
      worker = own;
      own.addEventListener('error', () => {
        if (!wasReady) resolve(false);
        // One that has been replaced may have failed at the next sentence too.
        else if (worker === own) startAnew();
      });
      own.addEventListener('message', ({ data }: MessageEvent<EspeakAnswer>) => {
        if (data.kind === 'ready' || data.kind === 'missing') {
          wasReady = data.kind === 'ready';
          resolve(wasReady);
        } else listeners.get(data.id)?.(data);
      });
      order({ kind: 'load', url, voices: shippedVarieties.flatMap(({ espeak }) => espeak ?? []) });
    });
    return ready;
  }

  /** A voice that broke down may say anything from here on. What it was saying ends, and what comes next has a new one. */
  function startAnew(): void {
    worker?.terminate();
    ready = undefined;
    for (const [id, heard] of listeners) heard({ kind: 'end', id });
    void start();
  }

  async function* speak(text: string, manner: VoiceManner, signal: AbortSignal): AsyncGenerator<VoiceChunk> {
    const runs = voiceRuns(text, manner.variety);
    if (runs.length === 0 || !(await start()) || signal.aborted) return;
    const id = ++count;
    const heard: EspeakAnswer[] = [];
    let wake: (() => void) | undefined;
    const stop = () => wake?.();
    signal.addEventListener('abort', stop);
    listeners.set(id, (answer) => {
      heard.push(answer);
      wake?.();
    });
    try {
      order({
        kind: 'speak',
        id,
        runs,
        rate: espeakRate(manner.speed),
      });
      while (!signal.aborted) {
        const answer = heard.shift();
        if (answer?.kind === 'chunk') yield answer;
        else if (answer?.kind === 'end') return;
        else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      listeners.delete(id);
      signal.removeEventListener('abort', stop);
    }
  }

  return {
    warm: async (variety) => findVariety(variety)?.espeak !== undefined && (await start()),
    speak,
  };
}
