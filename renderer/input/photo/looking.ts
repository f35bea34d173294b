import type { Blemish } from './blemish.ts';
import type { Sight } from './sight.ts';

/** A picture that was taken of a document: as the camera saw it, and the page by itself where its edges are certain. */
export interface Taken {
  whole: Blob;
  page?: Blob;
  /** What is amiss with what will be kept. */
  blemish?: Blemish;
}

/** To the worker, and back. Every order is answered once, in its turn. */
export interface LookingOrder {
  kind: 'look' | 'finish';
  picture: ImageBitmap;
}

export type LookingAnswer =
  { kind: 'seen'; sight: Sight } | { kind: 'finished'; taken: Taken } | { kind: 'failed' };

/** What the camera sees, looked at beside the screen: a touch never waits for it. */
export class Looking {
  readonly #worker = new Worker(new URL('looking-worker.ts', import.meta.url), { type: 'module' });
  readonly #waiting: { resolve(answer: LookingAnswer): void }[] = [];

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<LookingAnswer>) => {
      this.#waiting.shift()?.resolve(data);
    });
    // A worker that does not start answers nothing by itself.
    this.#worker.addEventListener('error', () => {
      for (const { resolve } of this.#waiting.splice(0)) resolve({ kind: 'failed' });
    });
  }

  /** One look. Undefined where it cannot be looked at. */
  async look(picture: ImageBitmap): Promise<Sight | undefined> {
    const answer = await this.#ask({ kind: 'look', picture });
    return answer.kind === 'seen' ? answer.sight : undefined;
  }

  /** Finds the page in a picture that was taken. Undefined where it cannot be looked at. */
  async finish(picture: ImageBitmap): Promise<Taken | undefined> {
    const answer = await this.#ask({ kind: 'finish', picture });
    return answer.kind === 'finished' ? answer.taken : undefined;
  }

  close(): void {
    this.#worker.terminate();
  }

  #ask(order: LookingOrder): Promise<LookingAnswer> {
    return new Promise((resolve) => {
      this.#waiting.push({ resolve });
      this.#worker.postMessage(order, [order.picture]);
    });
  }
}
