import type { Path } from '../../core/session/place.ts';
import type { Recording } from '../../core/session/value.ts';

/** A second of speech for each piece. */
const pieceMs = 1_000;

/** Sends one request to `/recording`, as the page of a screen. */
export type SendRecording = (
  method: 'PUT' | 'POST',
  query: URLSearchParams,
  piece?: Uint8Array<ArrayBuffer>,
) => Promise<Response>;

/** Speaks as into the microphone of the screen: piece by piece, and then done. Answers what the question is answered with. */
export async function speakInto(
  send: SendRecording,
  session: string,
  { question, row }: Path,
  pieces: readonly Uint8Array<ArrayBuffer>[],
): Promise<Recording> {
  const query = (more: Record<string, string> = {}) =>
    new URLSearchParams({ session, question, ...(row !== undefined && { row }), ...more });
  for (const [number, piece] of pieces.entries()) {
    const place = { piece: String(number), ms: String((number + 1) * pieceMs) };
    await taken(await send('PUT', query(place), piece), 204);
  }
  return (await (await taken(await send('POST', query()), 201)).json()) as Recording;
}

async function taken(response: Response, status: number): Promise<Response> {
  if (response.status === status) return response;
  // As a call says it that the disk did not take.
  if (response.status === 507)
    throw Object.assign(new Error('The disk did not take it'), { code: 'not-saved' });
  throw new Error(`What was said was answered with ${response.status}: ${await response.text()}`);
}
