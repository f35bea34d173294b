import { isDeepStrictEqual } from 'node:util';
import type { Manner, ShownSession } from '../../core/contract.ts';
import type { Actor, Origin } from '../../core/session/event.ts';
import type { Intent } from '../../core/session/intent.ts';
import type { Path } from '../../core/session/place.ts';
import { longestRecordingSeconds } from '../../core/session/recording-limits.ts';
import { keptWith, type Recording, type Value } from '../../core/session/value.ts';
import type { QuestionView } from '../../core/session/view.ts';
import type { AttachmentMark } from '../../core/submission/cover.ts';
import type { Divisions } from '../catalog/divisions.ts';
import type { PackageTable } from '../store/package.ts';
import type { SessionRow } from '../store/session.ts';
import { agreesWithPlaces } from './known-places.ts';
import type { OpenSessions, OpenSessionsParts } from './open-sessions.ts';
import type { Piece } from './recordings.ts';
import { done, good, refused, type Done, type Result } from './result.ts';
import type { Running } from './running.ts';
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
  /** From here on somebody else presses, see `VisitMemory`. */
  handOver(session: string, to: Actor): Viewed<'session-gone'>;
  /** Takes this as the answer, if it is what is offered there. Otherwise it stands where it stood, with what is offered now. */
  confirm(session: string, path: Path, value: Value): Viewed<'session-gone' | 'answer-refused'>;
  /** Which kind of picture is asked for there at present, if any. */
  pictureAskedFor(session: string, path: Path): 'photo' | 'signature' | undefined;
  keepPhoto(
    session: string,
    path: Path,
    photo: AsyncIterable<Uint8Array>,
  ): Promise<Result<AttachmentMark, 'session-gone'>>;
  /** Whether what is asked for there at present may be said. */
  isRecordingAskedFor(session: string, path: Path): boolean;
  /** When it returns, the piece is kept. `recording-gone` where it is not the next of one that is being made. */
  keepPiece(
    session: string,
    path: Path,
    piece: Piece,
  ): Result<Done, 'session-gone' | 'recording-gone' | 'recording-full'>;
  /** Makes an attachment of what was said there so far, if anything was. */
  finishRecording(session: string, path: Path): Promise<Result<Recording | undefined, 'session-gone'>>;
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
  readonly newId: () => string;
  /** What the clerk says has to be changed in a submission that was handed back. */
  readonly noteOn: (submission: string) => string | null;
  /** For the log. */
  readonly begun: (session: string, service: string) => void;
  /** Something in the session is another, and it stands open where it stood. */
  readonly wentOn: (session: string) => void;
}

export function fillingIn(open: OpenSessions, parts: FillingInParts): FillingIn {
  const { table, packages, catalog, attachments, recordings, clock, slips, visits, newId, practice } = parts;

  const pressing = ({ screen }: SessionRow): Actor =>
    screen === null ? 'resident' : visits.pressingOn(screen);

  /** To the screen one of the staff is as good as another. */
  const whoPresses = (row: SessionRow): ShownSession['by'] => {
    const by = pressing(row);
    return by === 'resident' || by === 'helper' ? by : 'staff';
  };

  const shown = ({ engine, row }: Running): ShownSession => ({
    ...engine.view(row.screen === null ? undefined : visits.knownOn(row.screen)),
    practice,
    by: whoPresses(row),
    handedBack: row.corrects === null ? null : { note: parts.noteOn(row.corrects) },
  });

  const view = (session: string): Viewed<'session-gone'> => {
    const found = open.get(session);
    return found ? good(shown(found)) : refused('session-gone');
  };

  const act = (
    session: string,
    intent: Intent,
    from: Origin = 'touch',
  ): Viewed<'session-gone' | RefusalOf[Intent['do']]> => {
    const found = open.get(session);
    if (!found) return refused('session-gone');
    found.touchedMs = parts.monotonicMs();
    if (found.row.screen !== null) visits.goesOn(found.row.screen);
    if (intent.do === 'answer' && !areOwn(intent.value, attachments.marks(session))) {
      return refused('answer-refused', { code: missingIn(intent.value), ...intent.path, params: {} });
    }
    if (intent.do === 'answer' && !agreesWithPlaces(intent.value, parts.divisions)) {
      return refused('answer-refused', { code: 'address-incomplete', ...intent.path, params: {} });
    }
    const by = pressing(found.row);
    const decision = found.act(intent, { by, from }, newId(), clock.now(), () => {
      if (intent.do !== 'consent') return;
      const { consent, agreed } = intent;
      parts.audit.enter('consent', { session, consent, agreed, by });
    });
    if ('refusal' in decision) {
      const { refusal } = decision;
      const data = 'problem' in refusal ? refusal.problem : 'place' in refusal ? refusal.place : undefined;
      return refused(refusal.code, data);
    }
    if (intent.do === 'answer' || intent.do === 'skip') {
      attachments.dropUnused(session, found.inUseAfter(intent.path));
      recordings.drop(session, found.key, intent.path);
    }
    parts.wentOn(session);
    return good(shown(found));
  };

  // Which refusals an intent may come to is known to the engine and said by `RefusalOf`, not by its types.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const actOf = act as FillingIn['act'];

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

    act: actOf,

    handOver: (session, to) => {
      const found = open.get(session);
      if (!found || found.row.screen === null) return refused('session-gone');
      visits.handOver(found.row.screen, to);
      return good(shown(found));
    },

    confirm: (session, path, value) => {
      const now = view(session);
      if (!now.ok) return now;
      const offer = isAt(now.value.question, path) ? now.value.question?.offer : undefined;
      if (!offer || !isDeepStrictEqual(offer.value, value)) return now;
      const from = offer.from.kind === 'card' ? 'card' : 'carried-over';
      return actOf(session, { do: 'answer', path, value: offer.value }, from);
    },

    pictureAskedFor: (session, path) => {
      const question = open.get(session)?.engine.view().question;
      const type = isAt(question, path) ? question?.type : undefined;
      return type === 'photo' || type === 'signature' ? type : undefined;
    },
    keepPhoto: async (session, path, photo) => {
      const found = open.get(session);
      const sealed = found && (await attachments.seal(found.key, photo));
      // It may have been left or parked while the photo came in.
      if (!found || !sealed || !open.isOpen(found)) return refused('session-gone');
      attachments.makeRoom(session, found.photos);
      const kept = attachments.keep(session, sealed);
      found.noteTaken(kept.attachment, path);
      return good(kept);
    },
    isRecordingAskedFor: (session, path) => {
      const question = open.get(session)?.engine.view().question;
      return isAt(question, path) && question?.limits['recordingSeconds'] !== undefined;
    },
    keepPiece: (session, path, piece) => {
      const found = open.get(session);
      if (!found) return refused('session-gone');
      // Whoever speaks is there.
      found.touchedMs = parts.monotonicMs();
      const kept = recordings.add(session, found.key, path, piece);
      if (kept === 'kept') return good(done);
      return refused(kept === 'full' ? 'recording-full' : 'recording-gone');
    },
    finishRecording: async (session, path) => {
      const found = open.get(session);
      const spoken = found && (await recordings.read(session, found.key, path));
      const sealed = spoken && (await attachments.seal(found.key, [spoken.content]));
      if (!found || !open.isOpen(found)) return refused('session-gone');
      if (!sealed) return good(undefined);
      attachments.makeRoom(session, found.photos);
      const recording = attachments.keep(session, sealed);
      found.noteTaken(recording.attachment, path);
      recordings.drop(session, found.key, path);
      const seconds = Math.round(spoken.ms / 1000);
      return good({ recording, seconds: Math.min(Math.max(1, seconds), longestRecordingSeconds) });
    },
    openPhoto: async (session, attachment) => {
      const found = open.get(session);
      return found && attachments.open(attachment, session, found.key);
    },

    idleMs: (session) => open.idleMs(session),

    leave: (session) => {
      // Whoever turns back from a service before they said anything only chose the wrong one.
      if (open.get(session)?.engine.view().begun) open.endVisit(session);
      open.forget(session);
      return good(done);
    },
  };
}

/** What has to be given anew, as a sentence of `problem.json`. */
function missingIn(value: Value): string {
  if (typeof value === 'object' && 'kind' in value) return 'signature-missing';
  return typeof value === 'object' && 'recording' in value ? 'recording-missing' : 'photo-missing';
}

/** An answer may only name what was taken, drawn or said in this session. */
function areOwn(value: unknown, own: readonly AttachmentMark[]): boolean {
  return keptWith(value).every((photo) =>
    own.some((mark) => mark.attachment === photo.attachment && mark.digest === photo.digest),
  );
}

function isAt(question: QuestionView | undefined, path: Path): boolean {
  return question?.path.question === path.question && question.path.row === path.row;
}
