import type { KioskEvent } from '../../core/contract.ts';

/** What came back for a request. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** The kiosk's stream of events as one page hears it. */
export interface Listening {
  readonly status: number;
  next(): Promise<KioskEvent | undefined>;
  /** Breaks it off, as a page that goes away does. */
  cut(): Promise<void>;
}

/**
 * One way of reaching the machine, for the conformance suite: the handler called directly, http on loopback, or
 * Electron's own scheme. Everything is asked as the kiosk's own page asks it, save what `strangers` does.
 */
export interface ShellUnderTest {
  /** The staff's PIN of the machine behind it, which runs as a demo, enrolled at a real intake. */
  readonly pin: string;
  send(path: string, asked?: Asked): Promise<Answered>;
  listen(): Promise<Listening>;
  /** Begins a call and gives it up before it is answered. */
  giveUp(path: string, asked: Asked): Promise<void>;
  /** Loads the page again while calls and a stream of it are under way. */
  reload(): Promise<void>;
  /**
   * Everybody else who can reach the shell tries to call `kiosk.state`: pages and frames of other origins, documents
   * without one, programs without a pass. By a name for each, the status, or `blocked` where no answer could be read.
   */
  strangers(): Promise<Readonly<Record<string, number | 'blocked'>>>;
  /** Calls and streams under way in the machine. */
  underWay(): Promise<number>;
  /** False where the sender itself lets only a few requests go at a time, so that a flood never arrives as one. */
  readonly sendsAllAtOnce: boolean;
  close(): Promise<void>;
}
