import type { EverySession } from '../session/with-practice.ts';
import { isDiskRefusal } from '../store/disk-refusal.ts';
import { bodyWithin, TooLong } from './body.ts';
import { inFlight } from './in-flight.ts';

interface Picture {
  type: string;
  mostBytes: number;
  /** The bytes with which each begins. What is inside is looked at by whoever opens it at the intake. */
  begins: Buffer;
}

/** What each kind of question takes. */
const pictures: Readonly<Record<'photo' | 'signature', Picture>> = {
  // A photo of 12 megapixels as JPEG has half of this.
  photo: { type: 'image/jpeg', mostBytes: 10 * 1024 * 1024, begins: Buffer.from([0xff, 0xd8, 0xff]) },
  // Ink on white, at the size of the largest panel, has a tenth of this.
  signature: {
    type: 'image/png',
    mostBytes: 1024 * 1024,
    begins: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  },
};

/** What is shown or heard again, by how it begins. */
const shown = [
  ...Object.values(pictures),
  // A recording, which comes in piece by piece: `recording-route.ts`.
  { type: 'audio/webm', begins: Buffer.from([0x1a, 0x45, 0xdf, 0xa3]) },
];

/**
 * Photos and signatures as bytes: `PUT /attachment?session=&question=&row=` keeps one and answers its mark, `GET /attachment/<id>`
 * shows it again, or lets a recording be heard. Both only for the screen in front of which the session is open.
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
    const asked = sessions.pictureAskedFor(session, path);
    if (!asked) return refusal(422, 'answer-refused');
    const picture = pictures[asked];
    if (request.headers.get('content-type') !== picture.type) return refusal(415, 'not-a-photo');
    const giveBack = uploads.take(screen);
    if (!giveBack) return refusal(429, 'too-many');
    try {
      // It is sealed piece by piece as it comes in, and reaches the disk when all of it has come.
      const kept = await sessions.keepPhoto(session, path, comingIn(request, picture));
      return kept.ok ? Response.json(kept.value, { status: 201 }) : refusal(410, kept.code);
    } catch (error) {
      if (error instanceof TooLong) return refusal(413, 'too-large');
      if (error instanceof NotAPhoto) return refusal(422, 'not-a-photo');
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
      const type = shown.find(({ begins }) => beginsWith(photo, begins))?.type;
      if (type === undefined) return refusal(404, 'photo-unknown');
      return new Response(new Uint8Array(photo), { headers: { 'content-type': type } });
    } finally {
      giveBack();
    }
  };

  return { put, get };
}

/** It begins otherwise than its kind does. */
class NotAPhoto extends Error {
  override name = 'NotAPhoto';
}

/** The picture piece by piece, the first only when it shows that it is of its kind. */
async function* comingIn(request: Request, { mostBytes, begins }: Picture): AsyncGenerator<Uint8Array, void> {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const piece of bodyWithin(request, mostBytes)) {
    if (!head) {
      yield piece;
      continue;
    }
    head = Buffer.concat([head, piece]);
    if (head.length <= begins.length) continue;
    if (!beginsWith(head, begins)) throw new NotAPhoto();
    yield head;
    head = undefined;
  }
  if (head) throw new NotAPhoto();
}

function beginsWith(bytes: Buffer, begins: Buffer): boolean {
  return bytes.length > begins.length && bytes.subarray(0, begins.length).equals(begins);
}

function refusal(status: number, code: string): Response {
  return Response.json({ code }, { status });
}
