import type { Path } from '../../core/session/place.ts';
import type { EverySession } from '../session/with-practice.ts';
import { isDiskRefusal } from '../store/disk-refusal.ts';
import { readBody } from './body.ts';
import { inFlight } from './in-flight.ts';

/** A second of speech has 4 kB. What is sent in one go after a stop of the whole computer has some more. */
const mostBytes = 512 * 1024;
const type = 'audio/webm';
/** With which a recording begins: EBML. */
const begins = Buffer.from([0x1a, 0x45, 0xdf, 0xa3]);

/**
 * What somebody says, as they say it: `PUT /recording?session=&question=&row=&piece=&ms=` keeps one piece more, counted from
 * 0, which begins anew; `ms` is how much was said up to its end. `POST /recording?session=&question=&row=` makes an
 * attachment of what lies there and answers it with its seconds, or 204 where nothing lies there: so what a screen or a
 * machine that broke down has left is found again too. Only for the screen in front of which the session is open.
 */
export function recordingRoute(sessions: EverySession) {
  const uploads = inFlight(2);

  return async (request: Request, screen: string): Promise<Response> => {
    const query = new URL(request.url).searchParams;
    const session = query.get('session') ?? '';
    if (sessions.openOn(screen) !== session) return refusal(410, 'session-gone');
    const row = query.get('row');
    const path: Path = { question: query.get('question') ?? '', ...(row !== null && { row }) };
    if (!sessions.isRecordingAskedFor(session, path)) return refusal(422, 'answer-refused');
    const giveBack = uploads.take(screen);
    if (!giveBack) return refusal(429, 'too-many');
    try {
      return await (request.method === 'PUT' ? put(request, session, path, query) : finish(session, path));
    } catch (error) {
      if (isDiskRefusal(error)) return refusal(507, 'not-saved');
      throw error;
    } finally {
      giveBack();
    }
  };

  async function put(
    request: Request,
    session: string,
    path: Path,
    query: URLSearchParams,
  ): Promise<Response> {
    const [number, ms] = [wholeNumber(query.get('piece')), wholeNumber(query.get('ms'))];
    if (number === undefined || ms === undefined) return refusal(400, 'not-a-piece');
    if (request.headers.get('content-type') !== type) return refusal(415, 'not-a-recording');
    const bytes = await readBody(request, mostBytes);
    if (!bytes) return refusal(413, 'recording-full');
    if (number === 0 && !bytes.subarray(0, begins.length).equals(begins)) {
      return refusal(422, 'not-a-recording');
    }
    const kept = sessions.keepPiece(session, path, { number, ms, bytes });
    if (kept.ok) return new Response(null, { status: 204 });
    return refusal(
      kept.code === 'recording-full' ? 413 : kept.code === 'recording-gone' ? 409 : 410,
      kept.code,
    );
  }

  async function finish(session: string, path: Path): Promise<Response> {
    const finished = await sessions.finishRecording(session, path);
    if (!finished.ok) return refusal(410, finished.code);
    return finished.value === undefined
      ? new Response(null, { status: 204 })
      : Response.json(finished.value, { status: 201 });
  }
}

/** Eight digits: a counter that is longer is none. */
function wholeNumber(given: string | null): number | undefined {
  return given !== null && /^[0-9]{1,8}$/.test(given) ? Number(given) : undefined;
}

function refusal(status: number, code: string): Response {
  return Response.json({ code }, { status });
}
