import { coverShape } from '../core/submission/cover.ts';
import { fitsDigest } from '../core/submission/digest.ts';
import type { PublicKey } from '../core/submission/key.ts';
import { verify } from '../core/submission/signed.ts';
import type { AuditLog } from './log/audit-log.ts';
import type { OperatingLog } from './log/operating-log.ts';
import { damageIn } from './store/damage.ts';
import type { Store } from './store/open.ts';
import { sessionTable } from './store/session.ts';
import { staffTable } from './store/staff.ts';
import { submissionTable } from './store/submission.ts';

export interface PutRightParts {
  readonly store: Store;
  /** With which the covers here were signed. */
  readonly signingKey: PublicKey | undefined;
  readonly now: () => number;
  /** Runs all or nothing, on the disk when it returns. */
  readonly together: (work: () => void) => void;
  readonly audit: AuditLog;
  readonly log: OperatingLog;
}

/**
 * Looks at start for what the disk has damaged, names it in both logs, and puts right what can be: one bit
 * of what stands in clear is put back; where it is more, a session is parked and kept, and a submission is written anew from its
 * cover. Answers whether anything of
 * what residents said was found: then nothing may be swept away as of no use, since what refers to it may be what is damaged.
 */
export async function putRightAtStart({
  store,
  signingKey,
  now,
  together,
  audit,
  log,
}: PutRightParts): Promise<boolean> {
  const damage = await damageIn(store, 'at-start');
  const sessions = sessionTable(store);
  const submissions = submissionTable(store.db);
  const people = staffTable(store.db);
  const inClear = new Set([...sessions.damaged(), ...submissions.damaged()]);
  for (const { what, id } of damage) {
    const parcel = what === 'submission' ? submissions.parcel(id) : undefined;
    const cover =
      parcel && signingKey && (await verify('bangban-cover', coverShape, parcel.cover, signingKey));
    const isRight = cover && parcel && (await fitsDigest(parcel.envelope, cover.envelope));
    together(() => {
      if (what === 'staff') people.mend(id);
      if (what === 'session' && inClear.has(id)) sessions.putRight(id, now());
      if (what === 'submission' && !(inClear.has(id) && submissions.mend(id)) && cover && isRight)
        submissions.putRight(id, cover);
      audit.enter('damage-found', { what, id });
    });
    log.line('damage-found', { what, id });
  }
  return damage.some(({ what }) => what !== 'secret' && what !== 'staff' && what !== 'note');
}
