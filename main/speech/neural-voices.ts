import path from 'node:path';
import type { OperatingLog } from '../log/operating-log.ts';
import type { OutboxClock } from '../outbox/outbox.ts';
import type { NeuralFault, StartVoiceProcess, VoiceProcess } from './neural-message.ts';
import { neuralFolder } from './voice-folder.ts';

/** So long sentences wait for a model that is being loaded; then the next voice says them, until it is there. */
const PATIENCE_MS = 3000;

/** Sound as it is made, mono. It ends early where nobody listens any more or the voice breaks down. */
export interface NeuralSound {
  readonly sampleRate: number;
  readonly samples: ReadableStream<Float32Array>;
}

/** The neural voices that the operator has installed, each in a process that is started when it is first asked for. */
export interface NeuralVoices {
  /** Undefined where there is none for this variety, or it cannot be loaded, or is not yet. An empty text only gets it ready. */
  speak(variety: string, text: string, speed: number, signal?: AbortSignal): Promise<NeuralSound | undefined>;
  close(): void;
}

interface Running {
  /** Over when it is ready, will never be, or has taken so long that nobody waits for it any more. */
  readonly waited: Promise<void>;
  /** Undefined until it is ready. */
  sampleRate: number | undefined;
  readonly process: VoiceProcess;
  readonly listeners: Map<number, { sound(samples: Float32Array): void; end(): void }>;
}

/**
 * @param voicesDir of the hall's voices
 * @param installed the varieties that have a model there
 * @param script `neural-worker` as built
 */
export function neuralVoices(
  voicesDir: string,
  installed: ReadonlySet<string>,
  { start, script }: { start: StartVoiceProcess; script: string },
  log: Pick<OperatingLog, 'line'>,
  after: OutboxClock['after'],
): NeuralVoices {
  const running = new Map<string, Running>();
  let count = 0;
  let closing = false;

  function voiceOf(variety: string): Running {
    const known = running.get(variety);
    if (known) return known;
    const process = start(script);
    const listeners: Running['listeners'] = new Map();
    let state: 'loading' | 'ready' | 'silent' = 'loading';
    const waited = new Promise<void>((resolve) => {
      const callOff = after(PATIENCE_MS, () => {
        log.line('neural-voice-late', { variety });
        resolve();
      });
      const settle = () => {
        callOff();
        resolve();
      };
      // It stays among those that were tried: no sentence waits for it again before the kiosk is started anew.
      const fail = (why: NeuralFault) => {
        state = 'silent';
        if (!closing) log.line('neural-voice-failed', { variety, why });
        settle();
      };
      process.onMessage((answer) => {
        if (answer.kind === 'ready') {
          state = 'ready';
          voice.sampleRate = answer.sampleRate;
          settle();
        } else if (answer.kind === 'missing') {
          fail(answer.why);
          process.end();
        } else if (answer.kind === 'sound') listeners.get(answer.id)?.sound(answer.samples);
        else if (answer.kind === 'end') listeners.get(answer.id)?.end();
      });
      process.onEnd(() => {
        if (state === 'loading') fail('ended');
        // It has spoken before: the next sentence begins with a new one.
        else if (state === 'ready') running.delete(variety);
        for (const { end } of listeners.values()) end();
      });
    });
    const voice: Running = { waited, sampleRate: undefined, process, listeners };
    running.set(variety, voice);
    process.send({ kind: 'load', folder: path.join(voicesDir, variety, neuralFolder) });
    return voice;
  }

  return {
    async speak(variety, text, speed, signal) {
      if (!installed.has(variety)) return undefined;
      const voice = voiceOf(variety);
      await voice.waited;
      const { sampleRate, process, listeners } = voice;
      if (sampleRate === undefined) return undefined;
      const id = ++count;
      const samples = new ReadableStream<Float32Array>({
        start(controller) {
          if (text === '' || signal?.aborted) {
            controller.close();
            return;
          }
          const end = () => {
            if (!listeners.delete(id)) return;
            signal?.removeEventListener('abort', stop);
            controller.close();
          };
          const stop = () => {
            process.send({ kind: 'stop', id });
            end();
          };
          signal?.addEventListener('abort', stop);
          listeners.set(id, { sound: (piece) => controller.enqueue(piece), end });
          process.send({ kind: 'speak', id, text, speed });
        },
        cancel() {
          if (listeners.delete(id)) process.send({ kind: 'stop', id });
        },
      });
      return { sampleRate, samples };
    },
    close() {
      closing = true;
      for (const { process } of running.values()) process.end();
    },
  };
}
