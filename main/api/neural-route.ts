import { z } from 'zod';
import type { NeuralVoices } from '../speech/neural-voices.ts';
import { readBody } from './body.ts';
import type { Caller } from './caller.ts';
import { inFlight } from './in-flight.ts';

const askedShape = z.strictObject({
  /** One sentence; empty to get the voice ready. */
  text: z.string().max(600),
  speed: z.number().min(0.25).max(4),
});
const mostBytes = 4096;

/**
 * `POST /voice/neural/<variety>` with a sentence: its sound as 32-bit floats, one channel, while it is made. Posted,
 * since it may name somebody, and an address is written down in more places than a body.
 */
export function neuralRoute(voices: NeuralVoices) {
  const speaking = inFlight(4);

  return async (request: Request, variety: string, { screen, signal }: Caller): Promise<Response> => {
    const giveBack = speaking.take(screen);
    if (!giveBack) return new Response(null, { status: 429 });
    let handedOver = false;
    try {
      const body = await readBody(request, mostBytes);
      const asked = askedShape.safeParse(body && parsed(body));
      if (!asked.success) return new Response(null, { status: 400 });
      const sound = await voices.speak(variety, asked.data.text, asked.data.speed, signal);
      if (!sound) return new Response(null, { status: 404 });
      handedOver = true;
      return new Response(bytesOf(sound.samples, giveBack), {
        headers: { 'content-type': 'application/octet-stream', 'x-sample-rate': String(sound.sampleRate) },
      });
    } finally {
      if (!handedOver) giveBack();
    }
  };
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** The floats as the bytes that they are, and word when the last has gone. */
function bytesOf(samples: ReadableStream<Float32Array>, over: () => void): ReadableStream<Uint8Array> {
  const reader = samples.getReader();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) {
        over();
        controller.close();
      } else controller.enqueue(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    },
    async cancel() {
      over();
      await reader.cancel();
    },
  });
}
