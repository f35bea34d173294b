import type { Manner, Parked, Printed, Slip } from '../../core/contract.ts';
import type { Origin } from '../../core/session/event.ts';
import type { Intent } from '../../core/session/intent.ts';
import type { Path } from '../../core/session/place.ts';
import { photosShape } from '../../core/session/value.ts';
import type { SessionView } from '../../core/session/view.ts';
import type { AttachmentMark } from '../../core/submission/cover.ts';
import type { Divisions } from '../catalog/divisions.ts';
import type { PackageTable } from '../store/package.ts';
import type { SessionRow } from '../store/session.ts';
import { agreesWithPlaces } from './known-places.ts';
import { OpenSessions, type OpenSessionsParts } from './open-sessions.ts';
import type { Parking } from './parking.ts';
import { done, good, refused, type Done, type Result } from './result.ts';
import type { Slips } from './slips.ts';
import type { Submitting } from './submitting.ts';
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

type Viewed<Code extends string> = Result<SessionView, Code>;

/** The sessions of this kiosk, each open on one screen or parked. */
export interface Sessions {
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
  park(session: string, silently: boolean): Promise<Result<Parked, 'session-gone'>>;
  printCode(
    session: string,
    code: string,
    language: string,
  ): Promise<Result<{ printed: Printed }, 'code-unknown'>>;
  reopen(screen: string, code: string): Promise<Viewed<'code-unknown' | 'wait' | 'session-open'>>;
  /** For staff, who need no code. The log says which of them it was. */
  openParked(screen: string, session: string, staff: string): Viewed<'session-gone' | 'session-open'>;
  /** For staff, who see that nobody is before it any more. Throws where the disk refuses; hidden it is all the same. */
  parkLeft(session: string, staff: string): Result<Done, 'session-gone'>;
  /** Parks without a code, because nobody is there any more; hides where the disk refuses. */
  putAway(session: string): Parked;
  /** Parks what was only hidden. Throws where the disk still does not take it. */
  parkHidden(): void;
  /** How long nobody has done anything in a session that stands open. */
  idleMs(session: string): number;
  leave(session: string): Result<Done, 'session-gone'>;
  submit(
    screen: string,
    session: string,
    language: string,
  ): Promise<Result<Slip, 'session-gone' | 'not-complete'>>;
  close(): void;
}

export interface SessionsParts extends OpenSessionsParts {
  readonly packages: PackageTable;
  readonly clock: TrustedClock;
  readonly parking: Parking;
  readonly slips: Slips;
  readonly submitting: Submitting;
  readonly divisions: Divisions;
  /** Runs all or nothing, on the disk when it returns. */
  readonly together: (work: () => void) => void;
  readonly newId: () => string;
  /** Something in the session is another, and it stands open where it stood. */
  readonly wentOn: (session: string) => void;
}

export function sessionsOf(parts: SessionsParts): Sessions {
  const { table, packages, catalog, attachments, clock, parking, slips, submitting, wiping, newId, log } =
    parts;
  const open = new OpenSessions(parts);
  const underWay = new Map<string, ReturnType<Sessions['submit']>>();

  const openAgain = (
    screen: string,
    row: SessionRow,
    by: 'code' | `staff:${string}`,
  ): Viewed<'session-gone'> => {
    table.reopen(row.session, screen);
    slips.hide(screen);
    log.line('session-reopened', { session: row.session, by });
    parts.changed(row.session);
    return view(row.session);
  };

  const view = (session: string): Viewed<'session-gone'> => {
    const found = open.get(session);
    return found ? good(found.engine.view()) : refused('session-gone');
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
    return good(found.engine.view());
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
      log.line('session-started', { session, service });
      parts.changed(session);
      const started = view(session);
      if (!started.ok) throw new Error('A session that was just started is gone');
      return started;
    },

    view,

    // Which refusals an intent may come to is known to the engine and said by `RefusalOf`, not by its types.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    act: act as Sessions['act'],

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

    park: async (session, silently) => {
      if (!open.get(session)) return refused('session-gone');
      if (silently) return good(open.putAway(session));
      const parked = await parking.withCode(session);
      if (!parked) return refused('session-gone');
      open.close(session);
      parts.changed(session);
      return good(parked);
    },

    printCode: (session, code, language) => parking.print(session, code, language),

    putAway: (session) => open.putAway(session),
    parkHidden: () => open.parkHidden(),
    idleMs: (session) => open.idleMs(session),

    reopen: async (screen, code) => {
      open.parkHidden();
      if (open.openOn(screen) !== undefined) return refused('session-open');
      const found = await parking.find(code);
      if (!found.ok) return found;
      // Somebody may have begun here while the code was looked up.
      if (open.openOn(screen) !== undefined) return refused('session-open');
      const opened = openAgain(screen, found.value, 'code');
      return opened.ok ? opened : refused('code-unknown');
    },

    openParked: (screen, session, staff) => {
      open.parkHidden();
      if (open.openOn(screen) !== undefined) return refused('session-open');
      const row = table.read(session);
      return row?.state === 'parked' ? openAgain(screen, row, `staff:${staff}`) : refused('session-gone');
    },

    parkLeft: (session, staff) => {
      const row = table.read(session);
      if (!row) return refused('session-gone');
      if (row.state === 'open') open.putAway(session);
      open.parkHidden();
      log.line('session-put-away', { session, by: `staff:${staff}` });
      return good(done);
    },

    leave: (session) => {
      open.forget(session);
      return good(done);
    },

    submit: (screen, session, language) => {
      const call = `${screen} ${session}`;
      const already = underWay.get(call);
      if (already) return already;
      const submitted = submit(screen, session, language).finally(() => underWay.delete(call));
      underWay.set(call, submitted);
      return submitted;
    },

    close: () => open.closeAll(),
  };

  async function submit(
    screen: string,
    session: string,
    language: string,
  ): Promise<Result<Slip, 'session-gone' | 'not-complete'>> {
    // A second tap, or an answer that got lost on the way to the screen: the same slip.
    if (slips.shownOn(screen) === session) return slipOf(screen, session);
    const found = open.openOn(screen) === session ? open.get(session) : undefined;
    if (!found) return refused('session-gone');
    const frozen = await submitting.freeze(found, language);
    if (!frozen.ok) return frozen;
    // Something was changed or the session was left while its answers were being sealed.
    if (!open.isOpen(found) || found.seq !== frozen.value.seq) return submit(screen, session, language);
    const manner = table.read(session)?.manner ?? found.row.manner;
    const unused = attachments
      .marks(session)
      .filter(({ attachment }) => !frozen.value.photos.has(attachment));
    parts.together(() => {
      frozen.value.insert();
      table.forget(session);
      slips.show(screen, session, manner);
    });
    open.close(session);
    // It is stored: from here on nothing that goes wrong may keep it from being sent, or its slip from the resident.
    submitting.sent(session);
    wiping.soon(() => {
      attachments.removeFiles(unused.map(({ attachment }) => attachment));
      log.line('session-forgotten', { session, why: 'submitted' });
    });
    parts.changed(session);
    await slips.printSoon(screen, session, language);
    return slipOf(screen, session);
  }

  function slipOf(screen: string, session: string): Result<Slip, 'session-gone'> {
    const slip = slips.read(screen, session);
    return slip.ok ? slip : refused('session-gone');
  }
}

/** An answer may only name photos that were taken in this session. */
function ownPhotos(value: unknown, own: readonly AttachmentMark[]): boolean {
  const photos = photosShape.safeParse(value);
  if (!photos.success) return true;
  return photos.data.every((photo) =>
    own.some((mark) => mark.attachment === photo.attachment && mark.digest === photo.digest),
  );
}
