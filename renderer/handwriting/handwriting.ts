import type { Ink } from './ink.ts';
import type { Script } from './model.ts';
import type { Reading, ReadingAnswer, ReadingOrder } from './reading.ts';

/**
 * Handwriting as the screen sees it: a worker that is asked what some ink may be. Only the latest question counts; one
 * that has been overtaken is never answered, and while one is worked on the next waits here and not in a queue.
 */
export class Handwriting {
  readonly #worker = new Worker(new URL('handwriting-worker.ts', import.meta.url), { type: 'module' });
  readonly #heard: (ink: Ink, readings: readonly Reading[]) => void;
  /** What is being read. */
  #order: ReadingOrder | undefined;
  #waiting: ReadingOrder | undefined;

  /** @param heard is told of each answer, unless a later question waits already */
  constructor(heard: (ink: Ink, readings: readonly Reading[]) => void) {
    this.#heard = heard;
    this.#worker.addEventListener('message', ({ data }: MessageEvent<ReadingAnswer>) => {
      const order = this.#order;
      this.#order = undefined;
      if (this.#waiting) this.#send(this.#waiting);
      else if (order) this.#heard(order.ink, data.readings);
    });
  }

  /** Fetches what is needed, so that the first character is read as quickly as the second. */
  warm(script: Script): void {
    this.read([], script);
  }

  read(ink: Ink, script: Script): void {
    const order = { ink, script };
    if (this.#order) this.#waiting = order;
    else this.#send(order);
  }

  close(): void {
    this.#worker.terminate();
  }

  #send(order: ReadingOrder): void {
    this.#waiting = undefined;
    this.#order = order;
    // A worker has no origin to name: the rule means windows.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    this.#worker.postMessage(order);
  }
}
