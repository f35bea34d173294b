import type { PrivateKey } from '../../core/submission/key.ts';
import type { KeptEnrolment } from '../upstream/enrolment.ts';
import { httpUpstream } from '../upstream/http.ts';
import { httpNews } from '../upstream/news.ts';
import type { AskForNews, Upstream } from '../upstream/port.ts';
import { noNews, noUpstream } from './unenrolled.ts';

/** The road to whichever intake, with whichever keys, the enrolment names at the moment when something is sent. */
export function enrolledRoad(enrolment: () => KeptEnrolment | undefined): Upstream {
  const now = (): Upstream => {
    const kept = enrolment();
    if (!kept) return noUpstream;
    return httpUpstream({
      url: kept.url,
      kiosk: { id: kept.kiosk.id, signingKey: kept.keys.signing },
      intake: { id: kept.intake.id, signingKey: kept.intake.signingKey },
    });
  };
  return {
    sendAttachment: (mark, file, signal) => now().sendAttachment(mark, file, signal),
    sendSubmission: (parcel, signal) => now().sendSubmission(parcel, signal),
  };
}

/**
 * The same for what it says later.
 *
 * @param next the receiving key that a renewal has shown, of which no answer has come yet: the intake may use it already
 * @param now UTC milliseconds
 */
export function enrolledNews(
  enrolment: () => KeptEnrolment | undefined,
  next: () => PrivateKey | undefined,
  now: () => number,
): AskForNews {
  return (after, signal) => {
    const kept = enrolment();
    if (!kept) return noNews(after, signal);
    const { signing, receiving, former } = kept.keys;
    const shown = next();
    const ask = httpNews({
      url: kept.url,
      kiosk: {
        id: kept.kiosk.id,
        signingKey: signing,
        receivingKeys: [receiving, ...former.map((each) => each.receiving), ...(shown ? [shown] : [])],
      },
      intake: { id: kept.intake.id, signingKey: kept.intake.signingKey },
      now,
    });
    return ask(after, signal);
  };
}
