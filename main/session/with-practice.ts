import type { Parked, Slip } from '../../core/contract.ts';
import type { FillingIn, Viewed } from './filling-in.ts';
import type { Practice } from './practice.ts';
import { good, refused, type Result } from './result.ts';
import type { Sessions } from './sessions.ts';
import type { HandedIn } from './submitting.ts';

/** The sessions as screens know them, those that count and those that are only tried. */
export interface EverySession extends Omit<
  Sessions,
  'start' | 'park' | 'submit' | 'putAway' | 'parkHidden' | 'pastNotice' | 'idleMs' | 'close'
> {
  start(
    screen: string,
    service: string,
    language: string,
    practice: boolean,
  ): Viewed<'service-unknown' | 'session-open'>;
  /** In silence, what is only tried is put away for good: there is nothing to keep. */
  park(session: string, silently: boolean): Promise<Result<Parked, 'session-gone' | 'only-practice'>>;
  submit(
    screen: string,
    session: string,
    how: HandedIn,
  ): Promise<Result<Slip, 'session-gone' | 'not-complete' | 'only-practice'>>;
}

/** Tells the two kinds apart, here and nowhere else. A screen has one session open at a time, of whichever kind. */
export function withPractice(real: Sessions, practice: Practice): EverySession {
  const kind = (session: string): FillingIn => (practice.has(session) ? practice : real);
  const isTrying = (screen: string) => practice.openOn(screen) !== undefined;

  return {
    openOn: (screen) => practice.openOn(screen) ?? real.openOn(screen),
    mannerOn: (screen) => practice.mannerOn(screen) ?? real.mannerOn(screen),
    keepManner: (session, manner) => kind(session).keepManner(session, manner),
    view: (session) => kind(session).view(session),
    act: (session, intent, from) => kind(session).act(session, intent, from),
    handOver: (session, to) => kind(session).handOver(session, to),
    confirm: (session, path, value) => kind(session).confirm(session, path, value),
    pictureAskedFor: (session, path) => kind(session).pictureAskedFor(session, path),
    keepPhoto: (session, path, photo) => kind(session).keepPhoto(session, path, photo),
    isRecordingAskedFor: (session, path) => kind(session).isRecordingAskedFor(session, path),
    keepPiece: (session, path, piece) => kind(session).keepPiece(session, path, piece),
    finishRecording: (session, path) => kind(session).finishRecording(session, path),
    openPhoto: (session, attachment) => kind(session).openPhoto(session, attachment),
    leave: (session) => kind(session).leave(session),

    start: (screen, service, language, asPractice) => {
      const [one, other] = asPractice ? [practice, real] : [real, practice];
      if (other.openOn(screen) !== undefined) return refused('session-open');
      return one.start(screen, service, language);
    },

    park: async (session, silently) => {
      if (!practice.has(session)) return real.park(session, silently);
      if (!silently) return refused('only-practice');
      practice.leave(session);
      return good({ code: null, keptUntil: null });
    },
    submit: async (screen, session, how) =>
      practice.has(session) ? refused('only-practice') : real.submit(screen, session, how),
    reopen: async (screen, code) => (isTrying(screen) ? refused('session-open') : real.reopen(screen, code)),
    openParked: (screen, session, staff) =>
      isTrying(screen) ? refused('session-open') : real.openParked(screen, session, staff),
    openHandedBack: (screen, session) =>
      isTrying(screen) ? refused('session-open') : real.openHandedBack(screen, session),
    printCode: real.printCode,
    fillIn: real.fillIn,
    parkLeft: real.parkLeft,
  };
}
