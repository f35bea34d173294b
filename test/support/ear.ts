import type { Page } from 'playwright';

/** Somebody who listens: what the screen asks its voice to say, in words, as a loudspeaker would give it to a whole hall. */
export interface Ear {
  /** Waits until a sentence has been said since `forget`, whatever was said around it. */
  hears(sentence: string): Promise<void>;
  /** Everything said since `forget`. */
  heard(): Promise<string>;
  forget(): Promise<void>;
}

type Listening = typeof globalThis & { said: string[] };

/**
 * Has to be there before the page is opened.
 *
 * @param atOnce a voice that takes no time stands in for the real one: what a screen has to say is said when it comes
 */
export async function listenTo(page: Page, { atOnce = false } = {}): Promise<Ear> {
  if (atOnce) await page.addInitScript(speakAtOnce);
  await page.addInitScript(() => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    // oxlint-disable-next-line typescript/unbound-method
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (this: Worker, message: unknown, ...rest: unknown[]) {
      const order = message as { kind?: string; runs?: { text: string }[] };
      if (order.kind === 'speak') said.push((order.runs ?? []).map(({ text }) => text).join(''));
      return Reflect.apply(post, this, [message, ...rest]);
    };
  });
  const heard = () => page.evaluate(() => (globalThis as Listening).said.join(' '));
  return {
    heard,
    async hears(sentence) {
      const wanted = sentence.replaceAll(' ', '');
      await page.waitForFunction(
        (words) => (globalThis as Listening).said.join('').replaceAll(' ', '').includes(words),
        wanted,
      );
    },
    forget: () => page.evaluate(() => void (globalThis as Listening).said.splice(0)),
  };
}

declare global {
  /** How long the voice that stands in for the real one takes for a sentence, where that is not nothing. */
  // oxlint-disable-next-line no-var
  var sentenceMs: number | undefined;
}

/** Runs in the page. Takes the orders of the voice's worker and has nothing to be waited for, unless a sentence is told to last. */
export function speakAtOnce(): void {
  class Voice extends EventTarget {
    postMessage(order: { kind: string; id?: number }): void {
      const data = order.kind === 'load' ? { kind: 'ready' } : { kind: 'end', id: order.id };
      const tell = () => this.dispatchEvent(new MessageEvent('message', { data }));
      if (globalThis.sentenceMs === undefined) queueMicrotask(tell);
      else setTimeout(tell, globalThis.sentenceMs);
    }
    terminate(): void {}
  }
  const Real = Worker;
  function Start(url: URL, options: WorkerOptions) {
    return String(url).includes('espeak') ? new Voice() : new Real(url, options);
  }
  // What is listened to is the voice: see above.
  Start.prototype = Voice.prototype;
  Object.assign(globalThis, { Worker: Start });
}
