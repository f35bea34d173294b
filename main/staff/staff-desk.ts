import type { Delivery } from '../../core/contract.ts';
import type { ServiceSummary } from '../../core/service/summary.ts';
import type { RefusedService } from '../catalog/catalog.ts';
import type { AuditLog } from '../log/audit-log.ts';
import type { TrustedClock } from '../session/trusted-clock.ts';
import type { SessionTable } from '../store/session.ts';
import type { ShownSlipTable } from '../store/shown-slip.ts';
import type { SubmissionTable } from '../store/submission.ts';

export interface StaffDeskParts {
  readonly sessions: Pick<SessionTable, 'all'>;
  readonly submissions: Pick<SubmissionTable, 'list' | 'unanswered'>;
  readonly ratings: Pick<ShownSlipTable, 'ratedSince'>;
  readonly refused: () => RefusedService[];
  /** A service's id and titles by the digest of its package. */
  readonly service: (digest: string) => Pick<ServiceSummary, 'id' | 'title'>;
  readonly outbox: { retryAll(): void; seenAt(): number | null };
  readonly clock: Pick<TrustedClock, 'now' | 'today' | 'trusted'>;
  readonly dayOf: (at: number) => string;
  readonly audit: AuditLog;
}

/** What staff see of the day: that something happened and how it stands, never what was said. */
export interface StaffDesk {
  overview(): Overview;
  /** Tries at once what waits, and answers how many that is. The audit log says which of the staff asked for it. */
  retry(staff: string): number;
}

type Overview = ReturnType<typeof overviewOf>;

export function staffDesk(parts: StaffDeskParts): StaffDesk {
  return {
    overview: () => overviewOf(parts),
    retry: (staff) => {
      const waiting = parts.submissions.unanswered().length;
      // Before anything is tried: where this does not reach the disk, nothing is.
      parts.audit.enter('sent-again', { waiting, by: `staff:${staff}` });
      parts.outbox.retryAll();
      return waiting;
    },
  };
}

function overviewOf(parts: StaffDeskParts) {
  const { sessions, submissions, ratings, refused, service, outbox, clock, dayOf } = parts;
  const isToday = (at: number) => dayOf(at) === clock.today();
  return {
    sessions: sessions
      .all()
      .map(({ session, digest, state, openedAt, changedAt, keptUntil, corrects }) => {
        const { id, title } = service(digest);
        return {
          session,
          service: id,
          title,
          state,
          openedAt,
          changedAt,
          keptUntil,
          handedBack: corrects !== null,
        };
      })
      .toSorted((one, other) => broughtAt(other) - broughtAt(one)),
    submissions: submissions
      .list()
      .filter(({ at, delivery, sealed }) => isUnsettled(delivery, sealed) || isToday(at))
      .map(({ submission, number, service: { id, digest }, at, ...rest }) => ({
        submission,
        number,
        service: id,
        title: service(digest).title,
        at,
        delivery: rest.delivery,
        attempts: rest.attempts,
        nextAttemptAt: rest.nextAttemptAt,
        lastOutcome: rest.lastOutcome,
        undrawn: rest.undrawn,
        receipt: rest.receipt,
        refusal: rest.refusal,
      })),
    refusedServices: refused(),
    ratings: countedFaces(ratings.ratedSince(clock.now() - dayMs).filter(({ at }) => isToday(at))),
    clockTrusted: clock.trusted(),
    upstreamSeenAt: outbox.seenAt(),
  };
}

/** What was refused is so until it is forgotten: from then on nobody can do anything about it. */
function isUnsettled(delivery: Delivery, sealed: boolean): boolean {
  return delivery === 'refused' ? sealed : delivery !== 'received';
}

const dayMs = 86_400_000;

/** Of those that somebody gave, the most satisfied first. */
function countedFaces(ratings: readonly { readonly faces: number }[]) {
  return [5, 4, 3, 2, 1]
    .map((faces) => ({ faces, count: ratings.filter((rating) => rating.faces === faces).length }))
    .filter(({ count }) => count > 0);
}

/** When it came to stand as it stands: whoever has just been put away comes first, however long ago they began. */
function broughtAt({ state, openedAt, changedAt }: { state: string; openedAt: number; changedAt: number }) {
  return state === 'open' ? openedAt : changedAt;
}
