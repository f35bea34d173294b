import type { EverySession } from '../session/with-practice.ts';
import { isDiskRefusal } from '../store/disk-refusal.ts';
import { readBody } from './body.ts';
import { inFlight } from './in-flight.ts';

/** A photo of 12 megapixels as JPEG has half of this. */
const mostPhotoBytes = 10 * 1024 * 1024;

/**
 * Photos as bytes: `PUT /attachment?session=&question=&row=` keeps one and answers its mark, `GET /attachment/<id>`
 * shows it again. Both only for the screen in front of which the session is open.
 */
export function photoRoute(sessions: EverySession) {
  const uploads = inFlight(2);
  /** A question has six photos at most, and a screen shows one question. */
  const views = inFlight(6);

  const put = async (request: Request, screen: string): Promise<Response> => {
    const query = new URL(request.url).searchParams;
    const session = query.get('session') ?? '';
    if (sessions.openOn(screen) !== session) return refusal(410, 'session-gone');
    const row = query.get('row');
    const path = { question: query.get('question') ?? '', ...(row === null ? {} : { row }) };
    if (!sessions.asksForPhoto(session, path)) return refusal(422, 'answer-refused');
    if (request.headers.get('content-type') !== 'image/jpeg') return refusal(415, 'not-a-photo');
    const giveBack = uploads.take(screen);
    if (!giveBack) return refusal(429, 'too-many');
    try {
      const photo = await readBody(request, mostPhotoBytes);
      if (!photo) return refusal(413, 'too-large');
      if (!isJpeg(photo)) return refusal(422, 'not-a-photo');
      // The session may have been left while the photo came in.
      if (sessions.openOn(screen) !== session) return refusal(410, 'session-gone');
      const kept = await sessions.keepPhoto(session, photo);
      return kept.ok ? Response.json(kept.value, { status: 201 }) : refusal(410, kept.code);
    } catch (error) {
      if (isDiskRefusal(error)) return refusal(507, 'not-saved');
      throw error;
    } finally {
      giveBack();
    }
  };

  const get = async (attachment: string, screen: string): Promise<Response> => {
    const giveBack = views.take(screen);
    if (!giveBack) return refusal(429, 'too-many');
    try {
      const session = sessions.openOn(screen);
      const photo = session === undefined ? undefined : await sessions.openPhoto(session, attachment);
      if (!photo) return refusal(404, 'photo-unknown');
      return new Response(new Uint8Array(photo), { headers: { 'content-type': 'image/jpeg' } });
    } finally {
      giveBack();
    }
  };

  return { put, get };
}

/** Begins and ends like one. What is inside is looked at by whoever opens it at the intake. */
function isJpeg(bytes: Buffer): boolean {
  return bytes.length > 4 && bytes.readUInt16BE(0) === 0xffd8 && bytes[2] === 0xff;
}

function refusal(status: number, code: string): Response {
  return Response.json({ code }, { status });
}
