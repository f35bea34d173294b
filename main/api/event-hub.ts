import type { KioskEvent } from '../../core/contract.ts';

/** What changed, for every screen that listens. */
export interface EventHub {
  announce(event: KioskEvent): void;
  /** Ends when the signal is aborted, also while nothing happens. */
  listen(signal: AbortSignal): AsyncGenerator<KioskEvent, void>;
  /** How many listen now: none may be left over when a screen is reloaded. */
  readonly listeners: number;
}

/** More than this unread, and the listener is told to fetch everything again instead. */
const mostUnread = 100;

export function eventHub(): EventHub {
  const listeners = new Set<Listener>();
  return {
    announce: (event) => {
      for (const listener of listeners) listener.tell(event);
    },
    listen: async function* (signal) {
      const listener = new Listener();
      listeners.add(listener);
      const wake = () => listener.wake();
      signal.addEventListener('abort', wake);
      try {
        while (!signal.aborted) {
          yield* listener.taken();
          if (!signal.aborted) await listener.something();
        }
      } finally {
        signal.removeEventListener('abort', wake);
        listeners.delete(listener);
      }
    },
    get listeners() {
      return listeners.size;
    },
  };
}

/** Events are hints, so the same one twice is one, and a reader that is slow costs no memory. */
class Listener {
  #unread = new Map<string, KioskEvent>([['hello', { kind: 'hello' }]]);
  #wake: (() => void) | undefined;

  tell(event: KioskEvent): void {
    if (this.#unread.size >= mostUnread) this.#unread = new Map([['hello', { kind: 'hello' }]]);
    else this.#unread.set(JSON.stringify(event), event);
    this.wake();
  }

  *taken(): Generator<KioskEvent, void> {
    const events = this.#unread;
    this.#unread = new Map();
    yield* events.values();
  }

  something(): Promise<void> {
    if (this.#unread.size > 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  wake(): void {
    this.#wake?.();
    this.#wake = undefined;
  }
}
