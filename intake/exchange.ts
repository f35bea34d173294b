import { type News, exchangeShape, sealNote } from '../core/submission/news.ts';
import { sign } from '../core/submission/signed.ts';
import type { Identity } from './identity.ts';
import { Problem } from './problem.ts';
import { signedByKiosk } from './signed-by-kiosk.ts';
import type { IntakeStore } from './store/port.ts';

/** On a line of 2G this takes a quarter of a minute, and then the kiosk has other things to send. */
const pageBytes = 64_000;
const mostAtOnce = 10;

/**
 * What a kiosk was not told yet, the oldest first. It is signed and its notes are sealed when it is asked for, so with
 * the keys of that moment. The first piece is answered however long it is.
 */
export async function exchange(
  jws: string,
  { identity, store }: { identity: Identity; store: IntakeStore },
): Promise<{ news: string[]; more: boolean }> {
  const question = await signedByKiosk('bangban-exchange', exchangeShape, jws, store);
  if (!question || question.content.kiosk !== question.kiosk.id) {
    throw new Problem('kiosk-unknown', 401, 'This is not asked by a kiosk that is enrolled here');
  }
  const { kiosk, content: asked } = question;
  if (asked.intake !== identity.id)
    throw new Problem('request-invalid', 400, 'This is asked of another intake');

  const found = await store.news(kiosk.id, asked.after, mostAtOnce + 1);
  const news: string[] = [];
  let bytes = 0;
  for (const { case: state, note, sealed, ...rest } of found.slice(0, mostAtOnce)) {
    const { submission, digest, at, before, news: number } = rest;
    const piece: News = {
      kiosk: kiosk.id,
      intake: identity.id,
      news: number,
      before,
      submission,
      digest,
      at,
      case: state,
      ...(note !== null && {
        note: await sealNote({ submission, kiosk: kiosk.id, note }, kiosk.receivingKey),
      }),
      ...(sealed !== null && { sealed }),
    };
    const signed = await sign('bangban-news', piece, identity.signingKey);
    if (news.length > 0 && bytes + signed.length > pageBytes) break;
    news.push(signed);
    bytes += signed.length;
  }
  return { news, more: news.length < found.length };
}
