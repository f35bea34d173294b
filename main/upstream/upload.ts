import { DetailedError, Upload } from 'tus-js-client';
import { silenceOf } from './exchange.ts';
import type { Silence, Uploaded } from './port.ts';
import { tusRoad } from './tus-road.ts';

/**
 * What is sent and answered at once. The system takes it all at a time and sends it at the pace of the line, which nobody sees
 * until it is answered; so it has to be through within `stallMs` on the slowest line, and it is what something that goes first
 * shares the line with. At 64 kbit/s it takes eight seconds.
 */
const pieceBytes = 64 * 1024;

export interface UploadJob {
  /** Where uploads are made; this one then stands at `<at>/<name>`. */
  readonly at: string;
  readonly name: string;
  readonly sealed: Buffer;
  readonly authorization: string;
  /** How long nothing may move. */
  readonly stallMs: number;
  readonly signal: AbortSignal;
}

/**
 * One tus upload. Its place is known beforehand, so nothing has to be remembered for it to be resumed: what is there
 * is asked first, and only where nothing is the upload is made.
 */
export function upload({ at, name, sealed, authorization, stallMs, signal }: UploadJob): Promise<Uploaded> {
  return new Promise((resolve) => {
    let moved = false;
    const finish = (uploaded: Uploaded) => {
      clearTimeout(stalled);
      signal.removeEventListener('abort', giveUp);
      resolve(uploaded);
    };
    const after = (silence: Silence): Silence => (moved ? { ...silence, moved } : silence);
    const stop = (code: 'timed-out' | 'given-up') => {
      running.abort().catch(() => undefined);
      finish(after({ kind: 'silence', code }));
    };
    const giveUp = () => stop('given-up');
    const running = new Upload(sealed, {
      endpoint: at,
      uploadUrl: `${at}/${name}`,
      headers: { authorization },
      chunkSize: pieceBytes,
      httpStack: tusRoad,
      retryDelays: null,
      storeFingerprintForResuming: false,
      onProgress: () => stalled.refresh(),
      onChunkComplete: () => {
        moved = true;
      },
      onSuccess: () => finish({ kind: 'uploaded' }),
      onError: (error) => finish(after(silenceAfter(error))),
    });
    const stalled = setTimeout(() => stop('timed-out'), stallMs);
    signal.addEventListener('abort', giveUp);
    if (signal.aborted) giveUp();
    else running.start();
  });
}

function silenceAfter(error: Error): Silence {
  const response = error instanceof DetailedError ? error.originalResponse : null;
  if (!response) return { kind: 'silence', code: 'unreachable' };
  const headers = new Headers();
  for (const name of ['retry-after', 'date']) {
    const value = response.getHeader(name);
    if (value !== undefined) headers.set(name, value);
  }
  return silenceOf(response.getStatus(), headers);
}
