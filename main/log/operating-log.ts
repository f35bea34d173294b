import pino, { type DestinationStream } from 'pino';
import type { ScreenFault, StickState } from '../../core/contract.ts';
import type { NeuralFault } from '../speech/neural-message.ts';

/**
 * The operating log: what the machine did, for whoever keeps it running. Who did what stands in the audit log.
 *
 * Every line is one of these, with these fields. None can hold an answer: ids, counts, codes and places in the
 * program only, never a message of an error, which may quote what somebody typed.
 */
export interface LogLines {
  'machine-started': {
    version: string;
    shell: string;
    /** How it is kept. */
    wrappingKey: string;
    services: number;
    refused: number;
  };
  'machine-stopped': NoFields;
  'start-failed': { error: string; code: string; stack: string[] };
  /** What nobody caught. */
  'program-failed': { error: string; code: string; stack: string[] };
  'clock-untrusted': { now: number };
  'service-refused': { service: string; file: string; at: string; code: string };
  'voice-refused': { variety: string; file: string };
  'neural-voice-failed': { variety: string; why: NeuralFault };
  'recogniser-failed': { why: NeuralFault };
  'neural-voice-late': { variety: string };
  'call-failed': { reference: string; call: string; error: string; code: string; stack: string[] };
  'screen-failed': { reference: string } & ScreenFault;
  'session-started': { session: string; service: string };
  /** Of what is only tried nothing more is written. */
  'practice-started': { service: string };
  'session-parked': { session: string; silently: boolean };
  'session-forgotten': { session: string; why: 'left' | 'submitted' | 'expired' };
  'envelope-forgotten': { submission: string };
  'note-forgotten': { submission: string };
  'damage-found': { what: string; id: string };
  'session-unreadable': { session: string };
  'wipe-failed': { error: string; code: string; stack: string[] };
  'session-hidden': { session: string };
  'tidying-failed': { error: string; code: string; stack: string[] };
  'attachment-dropped': { attachment: string };
  'audit-failed': { error: string; code: string; stack: string[] };
  'submission-unanswered': { submission: string; outcome: string; attempt: number };
  'submission-received': { submission: string };
  'submission-refused': { submission: string; code: string };
  'stick-done': NonNullable<StickState['last']>;
  'stick-failed': { error: string; code: string; stack: string[] };
  'case-heard': { submission: string; case: string };
  'submission-forgotten': { submission: string };
  'news-unanswered': { outcome: string };
  /** The intake has said again what this kiosk has to know. */
  renewed: NoFields;
  'renewal-unanswered': { outcome: string };
  'renewal-failed': { error: string; code: string; stack: string[] };
  'outbox-failed': { error: string; code: string; stack: string[] };
  'paper-failed': { device: string; code: string };
}

type NoFields = Readonly<Record<string, never>>;

export interface OperatingLog {
  line<Name extends keyof LogLines>(name: Name, fields: LogLines[Name]): void;
}

/** Lines of JSON, to `destination` or to standard error. */
export function operatingLog(destination: DestinationStream = pino.destination(2)): OperatingLog {
  const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  return {
    line: (name, fields) => {
      const level = name.endsWith('-failed') || name.endsWith('-unreadable') ? 'error' : 'info';
      const line: object = { ...fields };
      log[level](line, name);
    },
  };
}

/** An error without its message: its kind, its code and where it arose. */
export function withoutMessage(error: unknown): { error: string; code: string; stack: string[] } {
  if (!(error instanceof Error)) return { error: typeof error, code: '', stack: [] };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const header = `${error.name}: ${error.message}`;
  const stack = error.stack ?? '';
  // A stack that does not begin with the message could carry it anywhere, so it is left out whole.
  const frames = stack.startsWith(header) ? stack.slice(header.length) : '';
  return { error: error.name, code: /^[A-Za-z0-9_-]{1,60}$/.test(code) ? code : '', stack: places(frames) };
}

function places(frames: string): string[] {
  return frames
    .split('\n')
    .map((frame) => /([^/\\() ]+:\d+:\d+)\)?$/.exec(frame)?.[1])
    .filter((place) => place !== undefined)
    .slice(0, 12);
}
