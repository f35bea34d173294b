import { existsSync } from 'node:fs';
import type { OperatingLog } from '../log/operating-log.ts';
import type { NeuralFault, StartVoiceProcess, VoiceProcess } from './neural-message.ts';

/** Proposes letters for what somebody said. Where the operator has installed none, it proposes nothing. */
export interface Recogniser {
  readonly isInstalled: boolean;
  /** Undefined where nothing is proposed: none is there, it does not load, or it has made nothing of it. */
  recognise(samples: Float32Array, sampleRate: number): Promise<string | undefined>;
  close(): void;
}

type Answered = (text: string | undefined) => void;

/**
 * The model is loaded when somebody has spoken for the first time. A process that ends over one recording is begun anew for
 * the next; one that does not load is not tried again before the kiosk is started anew.
 *
 * @param folder where the operator puts model and library
 * @param script `recogniser-worker` as built
 */
export function recogniserIn(
  folder: string,
  { start, script }: { start: StartVoiceProcess; script: string },
  log: Pick<OperatingLog, 'line'>,
): Recogniser {
  const isInstalled = existsSync(folder);
  const waiting = new Map<number, Answered>();
  let running: VoiceProcess | undefined;
  let isBroken = false;
  let closing = false;
  let count = 0;

  function fail(why: NeuralFault): void {
    if (isBroken || closing) return;
    isBroken = true;
    log.line('recogniser-failed', { why });
  }

  function open(): VoiceProcess {
    const process = start(script);
    let isReady = false;
    process.onMessage((answer) => {
      if (answer.kind === 'ready') isReady = true;
      else if (answer.kind === 'missing') {
        fail(answer.why);
        process.end();
      } else if (answer.kind === 'text') {
        waiting.get(answer.id)?.(answer.text);
        waiting.delete(answer.id);
      }
    });
    process.onEnd(() => {
      if (!isReady) fail('ended');
      running = undefined;
      for (const answered of waiting.values()) answered(undefined);
      waiting.clear();
    });
    process.send({ kind: 'load', folder });
    return process;
  }

  return {
    isInstalled,
    recognise: async (samples, sampleRate) => {
      if (!isInstalled || isBroken || closing) return undefined;
      running ??= open();
      const { send } = running;
      const id = ++count;
      const answered = await new Promise<string | undefined>((resolve) => {
        waiting.set(id, resolve);
        send({ kind: 'recognise', id, samples, sampleRate });
      });
      const text = answered?.trim();
      return text === '' ? undefined : text;
    },
    close: () => {
      closing = true;
      running?.end();
    },
  };
}
