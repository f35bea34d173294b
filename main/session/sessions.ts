import type { Parked, Printed, Slip } from '../../core/contract.ts';
import { titles } from '../../core/service/summary.ts';
import type { CaseTable } from '../store/case.ts';
import type { SessionRow } from '../store/session.ts';
import { fillingIn, type FillingIn, type FillingInParts, type Viewed } from './filling-in.ts';
import { OpenSessions } from './open-sessions.ts';
import type { Parking } from './parking.ts';
import { done, good, refused, type Done, type Result } from './result.ts';
import type { Slips } from './slips.ts';
import type { HandedIn, Submitting } from './submitting.ts';

/** The sessions of this kiosk that count, each open on one screen or parked. */
export interface Sessions extends FillingIn {
  park(session: string, silently: boolean): Promise<Result<Parked, 'session-gone'>>;
  printCode(
    session: string,
    code: string,
    language: string,
  ): Promise<Result<{ printed: Printed }, 'code-unknown'>>;
  reopen(
    screen: string,
    code: string,
  ): Promise<Viewed<'code-unknown' | 'code-of-slip' | 'wait' | 'session-open'>>;
  /** For staff, who need no code. The log says which of them it was. */
  openParked(screen: string, session: string, staff: string): Viewed<'session-gone' | 'session-open'>;
  /** What was handed back, for whoever has its number. */
  openHandedBack(screen: string, session: string): Viewed<'session-gone' | 'session-open'>;
  /** A person of the staff presses for the resident, in what is open on their screen. The log says which of them it was. */
  fillIn(screen: string, session: string, staff: string): Viewed<'session-gone'>;
  /** For staff, who see that nobody is before it any more. Throws where the disk refuses; hidden it is all the same. */
  parkLeft(session: string, staff: string): Result<Done, 'session-gone'>;
  /** Parks without a code, because nobody is there any more; hides where the disk refuses. */
  putAway(session: string): Parked;
  /** Where a session stands open in which somebody was told already what is asked of them, and why. */
  pastNotice(): { screen: string; session: string }[];
  /** Parks what was only hidden. Throws where the disk still does not take it. */
  parkHidden(): void;
  submit(
    screen: string,
    session: string,
    how: HandedIn,
  ): Promise<Result<Slip, 'session-gone' | 'not-complete'>>;
  close(): void;
}

export interface SessionsParts extends FillingInParts {
  readonly parking: Parking;
  readonly slips: Slips;
  readonly submitting: Submitting;
  readonly cases: Pick<CaseTable, 'forgetNote'>;
}

export function sessionsOf(parts: SessionsParts): Sessions {
  const { table, attachments, recordings, catalog, parking, slips, submitting, visits, wiping, audit, log } =
    parts;
  const open = new OpenSessions(parts);
  const filling = fillingIn(open, parts);
  const underWay = new Map<string, ReturnType<Sessions['submit']>>();

  const openAgain = (
    screen: string,
    row: SessionRow,
    by: 'code' | 'number' | `staff:${string}`,
  ): Viewed<'session-gone'> => {
    if (!open.canBeRead(row)) return refused('session-gone');
    parts.together(() => {
      table.reopen(row.session, screen);
      slips.hide(screen);
      audit.enter('session-reopened', { session: row.session, by });
    });
    // Nobody knows whether who comes with a code, or whom staff lead there, is who was there before.
    visits.forget(screen);
    parts.changed(row.session);
    return filling.view(row.session);
  };

  const openKnown = (
    screen: string,
    session: string,
    by: 'number' | `staff:${string}`,
  ): Viewed<'session-gone' | 'session-open'> => {
    open.parkHidden();
    if (open.openOn(screen) !== undefined) return refused('session-open');
    const row = table.read(session);
    return row?.state === 'parked' ? openAgain(screen, row, by) : refused('session-gone');
  };

  return {
    ...filling,

    park: async (session, silently) => {
      const screen = open.get(session)?.row.screen;
      if (screen === undefined || screen === null) return refused('session-gone');
      if (silently) return good(open.putAway(session));
      const parked = await parking.withCode(session);
      if (!parked) return refused('session-gone');
      visits.forget(screen);
      open.close(session);
      parts.changed(session);
      return good(parked);
    },

    printCode: (session, code, language) => parking.print(session, code, language),

    putAway: (session) => open.putAway(session),
    parkHidden: () => open.parkHidden(),
    pastNotice: () => open.pastNotice(),

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

    openParked: (screen, session, staff) => openKnown(screen, session, `staff:${staff}`),
    openHandedBack: (screen, session) => openKnown(screen, session, 'number'),

    fillIn: (screen, session, staff) => {
      if (open.openOn(screen) !== session || !open.get(session)) return refused('session-gone');
      // Before they press for anybody: where this does not reach the disk, nobody does.
      audit.enter('session-filled-in', { session, by: `staff:${staff}` });
      return filling.handOver(session, `staff:${staff}`);
    },

    parkLeft: (session, staff) => {
      const row = table.read(session);
      if (!row) return refused('session-gone');
      if (row.state === 'open') open.putAway(session, `staff:${staff}`);
      open.parkHidden();
      return good(done);
    },

    submit: (screen, session, how) => {
      const call = `${screen} ${session}`;
      const already = underWay.get(call);
      if (already) return already;
      const submitted = submit(screen, session, how).finally(() => underWay.delete(call));
      underWay.set(call, submitted);
      return submitted;
    },

    close: () => open.closeAll(),
  };

  async function submit(
    screen: string,
    session: string,
    how: HandedIn,
  ): Promise<Result<Slip, 'session-gone' | 'not-complete'>> {
    // A second tap, or an answer that got lost on the way to the screen: the same slip.
    if (slips.shownOn(screen) === session) return slipOf(screen, session);
    const found = open.openOn(screen) === session ? open.get(session) : undefined;
    if (!found) return refused('session-gone');
    const frozen = await submitting.freeze(found, how);
    if (!frozen.ok) return frozen;
    // Something was changed or the session was left while its answers were being sealed.
    if (!open.isOpen(found) || found.seq !== frozen.value.seq) return submit(screen, session, how);
    const manner = table.read(session)?.manner ?? found.row.manner;
    const unused = attachments
      .marks(session)
      .filter(({ attachment }) => !frozen.value.photos.has(attachment));
    parts.together(() => {
      frozen.value.insert();
      table.forget(session);
      // What was to be changed has been.
      if (found.row.corrects !== null) parts.cases.forgetNote(found.row.corrects);
      slips.show(screen, session, manner);
      audit.enter('submitted', frozen.value.what);
      audit.enter('session-forgotten', { session, why: 'submitted' });
    });
    visits.learn(screen, found.engine.said(), titleOf(found.row.digest));
    open.close(session);
    // It is stored: from here on nothing that goes wrong may keep it from being sent, or its slip from the resident.
    submitting.sent(session);
    wiping.soon(() => {
      attachments.removeFiles(unused.map(({ attachment }) => attachment));
      recordings.dropAll(session);
      log.line('session-forgotten', { session, why: 'submitted' });
    });
    parts.changed(session);
    if (found.row.corrects !== null) submitting.corrected(found.row.corrects);
    await slips.printSoon(screen, session, how.language);
    return slipOf(screen, session);
  }

  function titleOf(digest: string): Record<string, string> {
    const service = catalog.byDigest(digest)?.service;
    return service ? titles(service) : {};
  }

  function slipOf(screen: string, session: string): Result<Slip, 'session-gone'> {
    const slip = slips.read(screen, session);
    return slip.ok ? slip : refused('session-gone');
  }
}
