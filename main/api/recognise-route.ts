import { longestRecordingSeconds } from '../../core/session/recording-limits.ts';
import type { Recogniser } from '../speech/recogniser.ts';
import { readBody } from './body.ts';
import { inFlight } from './in-flight.ts';

/** What recognisers are made for. */
const sampleRate = 16_000;
const mostBytes = (longestRecordingSeconds + 2) * sampleRate * Float32Array.BYTES_PER_ELEMENT;

/**
 * `POST /recognise` with a voice as 32-bit floats, one channel, 16,000 a second: what may have been said, as `{ text }`, or 204
 * where nothing is proposed. Only proposed: it counts when the resident has heard it and found it right.
 */
export function recogniseRoute(recogniser: Recogniser) {
  const hearing = inFlight(2);

  return async (request: Request, screen: string): Promise<Response> => {
    const giveBack = hearing.take(screen);
    if (!giveBack) return new Response(null, { status: 429 });
    try {
      const body = await readBody(request, mostBytes);
      if (!body) return new Response(null, { status: 413 });
      // A copy of its own: floats lie at places that four divides.
      const samples = new Float32Array(new Uint8Array(body).buffer, 0, Math.floor(body.length / 4));
      const text = await recogniser.recognise(samples, sampleRate);
      return text === undefined ? new Response(null, { status: 204 }) : Response.json({ text });
    } finally {
      giveBack();
    }
  };
}
