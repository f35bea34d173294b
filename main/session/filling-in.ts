import type { Manner, ShownSession } from '../../core/contract.ts';
import type { Origin } from '../../core/session/event.ts';
import type { Intent } from '../../core/session/intent.ts';
import type { Path } from '../../core/session/place.ts';
import { photosShape } from '../../core/session/value.ts';
import type { AttachmentMark } from '../../core/submission/cover.ts';
import type { Divisions } from '../catalog/divisions.ts';
import type { PackageTable } from '../store/package.ts';
import { agreesWithPlaces } from './known-places.ts';
import type { OpenSessions, OpenSessionsParts } from './open-sessions.ts';
import { done, good, refused, type Done, type Result } from './result.ts';
import type { Slips } from './slips.ts';
import type { TrustedClock } from './trusted-clock.ts';

/** Which failures an intent may come to, as the contract declares them. */
interface RefusalOf {
  answer: 'answer-refused';
  skip: 'answer-missing';
  next: 'not-complete';
  back: never;
  goTo: 'place-unknown';
  addRow: 'rows-full';
  removeRow: never;
  consent: never;
}

export type Viewed<Code extends string> = Result<ShownSession, Code>;

/**
 * Sessions while they are filled in: begun, answered, left. Where they are kept and what becomes of them is not said here,
 * so those that are only practice go by the same decisions.
 */
export interface FillingIn {
  openOn(screen: string): string | undefined;
  /** In which the session that is open there was shown last. */
  mannerOn(screen: string): Manner | undefined;
  keepManner(session: string, manner: Manner): void;
  start(screen: string, service: string, language: string): Viewed<'service-unknown' | 'session-open'>;
  view(session: string): Viewed<'session-gone'>;
  act<Wanted extends Intent>(
    session: string,
    intent: Wanted,
    from?: Origin,
  ): Viewed<'session-gone' | RefusalOf[Wanted['do']]>;
  asksForPhoto(session: string, path: Path): boolean;
  keepPhoto(session: string, photo: Uint8Array): Promise<Result<AttachmentMark, 'session-gone'>>;
  openPhoto(session: string, attachment: string): Promise<Buffer | undefined>;
  /** How long nobody has done anything in a session that stands open. */
  idleMs(session: string): number;
  leave(session: string): Result<Done, 'session-gone'>;
}

export interface FillingInParts extends OpenSessionsParts {
  readonly practice: boolean;
  readonly packages: Pick<PackageTable, 'keep'>;
  readonly clock: TrustedClock;
  readonly slips: Pick<Slips, 'hide'>;
  readonly divisions: Divisions;
  /** Runs all or nothing, kept when it returns. */
  readonly together: (work: () => void) => void;
  readonly newId: () => string;
  /** For the log. */
  readonly begun: (session: string, service: string) => void;
  /** Something in the session is another, and it stands open where it stood. */
  readonly wentOn: (session: string) => void;
}

export function fillingIn(open: OpenSessions, parts: FillingInParts): FillingIn {
  const { table, packages, catalog, attachments, clock, slips, newId, practice } = parts;

  const view = (session: string): Viewed<'session-gone'> => {
    const found = open.get(session);
    return found ? good({ ...found.engine.view(), practice }) : refused('session-gone');
  };

  const act = (
    session: string,
    intent: Intent,
    from: Origin = 'touch',
  ): Viewed<'session-gone' | RefusalOf[Intent['do']]> => {
    const found = open.get(session);
    if (!found) return refused('session-gone');
    found.touchedMs = parts.monotonicMs();
    if (intent.do === 'answer' && !ownPhotos(intent.value, attachments.marks(session))) {
      return refused('answer-refused', { code: 'photo-missing', ...intent.path, params: {} });
    }
    if (intent.do === 'answer' && !agreesWithPlaces(intent.value, parts.divisions)) {
      return refused('answer-refused', { code: 'address-incomplete', ...intent.path, params: {} });
    }
    const decision = found.act(intent, from, newId(), clock.now());
    if ('refusal' in decision) {
      const { refusal } = decision;
      const data = 'problem' in refusal ? refusal.problem : 'place' in refusal ? refusal.place : undefined;
      return refused(refusal.code, data);
    }
    if (intent.do === 'answer' || intent.do === 'skip') attachments.dropUnused(session, found.photos);
    parts.wentOn(session);
    return good({ ...found.engine.view(), practice });
  };

  return {
    openOn: (screen) => open.openOn(screen),
    mannerOn: (screen) => {
      const session = open.openOn(screen);
      return session === undefined ? undefined : table.read(session)?.manner;
    },
    keepManner: (session, manner) => table.keepManner(session, manner),

    start: (screen, service, language) => {
      open.parkHidden();
      if (open.openOn(screen) !== undefined) return refused('session-open');
      const offered = catalog.offered(service, clock.today());
      if (!offered) return refused('service-unknown');
      const session = newId();
      parts.together(() => {
        packages.keep(offered.kept);
        table.insert({
          session,
          digest: offered.digest,
          language,
          today: clock.today(),
          clockTrusted: clock.trusted(),
          openedAt: clock.now(),
          screen,
        });
        slips.hide(screen);
      });
      parts.begun(session, service);
      parts.changed(session);
      const started = view(session);
      if (!started.ok) throw new Error('A session that was just started is gone');
      return started;
    },

    view,

    // Which refusals an intent may come to is known to the engine and said by `RefusalOf`, not by its types.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    act: act as FillingIn['act'],

    asksForPhoto: (session, path) => {
      const question = open.get(session)?.engine.view().question;
      return (
        question?.type === 'photo' &&
        question.path.question === path.question &&
        question.path.row === path.row
      );
    },
    keepPhoto: async (session, photo) => {
      const found = open.get(session);
      const sealed = found && (await attachments.seal(found.key, photo));
      // It may have been left or parked while the photo was being sealed.
      if (!found || !sealed || !open.isOpen(found)) return refused('session-gone');
      attachments.makeRoom(session, found.photos);
      return good(attachments.keep(session, sealed));
    },
    openPhoto: async (session, attachment) => {
      const found = open.get(session);
      return found && attachments.open(attachment, session, found.key);
    },

    idleMs: (session) => open.idleMs(session),

    leave: (session) => {
      open.forget(session);
      return good(done);
    },
  };
}

/** An answer may only name photos that were taken in this session. */
function ownPhotos(value: unknown, own: readonly AttachmentMark[]): boolean {
  const photos = photosShape.safeParse(value);
  if (!photos.success) return true;
  return photos.data.every((photo) =>
    own.some((mark) => mark.attachment === photo.attachment && mark.digest === photo.digest),
  );
}
