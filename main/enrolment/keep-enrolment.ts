import type { AuditLog } from '../log/audit-log.ts';
import type { Keyring } from '../store/keyring.ts';
import type { StaffTable } from '../store/staff.ts';
import { dropNextKeys, writeEnrolment, writeKioskKeys, type KeptEnrolment } from '../upstream/enrolment.ts';

export interface KeepParts {
  readonly secrets: Keyring;
  readonly staff: StaffTable;
  /** Runs all or nothing, on the disk when it returns. */
  readonly together: (work: () => void) => void;
  readonly audit: AuditLog;
  /** A time that the intake has just signed. */
  readonly learn: (at: number) => void;
}

/** Puts what the intake says on the disk the first time, with everything that comes of it. */
export function keepEnrolment(enrolment: KeptEnrolment, parts: KeepParts): void {
  const { secrets, staff, together, audit, learn } = parts;
  together(() => {
    writeEnrolment(secrets, enrolment);
    for (const { id, name, pinHash } of enrolment.staff) staff.write({ staff: id, name, pinHash });
    learn(enrolment.at);
    audit.enter('enrolled', { kiosk: enrolment.kiosk.id, intake: enrolment.intake.id });
  });
}

/**
 * The same when it says something again, which is audited as far as it is new. A person of the staff is changed here only
 * where the intake says otherwise than before: a PIN that was set on the kiosk stays, and so does whoever is known here alone.
 */
export function keepRenewal(from: KeptEnrolment, to: KeptEnrolment, parts: KeepParts): void {
  const { secrets, staff, together, audit, learn } = parts;
  together(() => {
    writeKioskKeys(secrets, to.keys);
    dropNextKeys(secrets);
    writeEnrolment(secrets, to);
    learn(to.at);
    const [own, theirs] = [to.keys.signing.kid, to.intake.signingKey.kid];
    if (own !== from.keys.signing.kid) audit.enter('kiosk-keys-changed', { key: own });
    if (theirs !== from.intake.signingKey.kid || to.intake.envelopeKey.kid !== from.intake.envelopeKey.kid)
      audit.enter('intake-keys-changed', { key: theirs, envelopeKey: to.intake.envelopeKey.kid });
    if (!same(to.hall, from.hall)) audit.enter('hall-changed', { hall: to.hall.name });
    const before = new Map(from.staff.map((person) => [person.id, person]));
    for (const person of to.staff) {
      const was = before.get(person.id);
      before.delete(person.id);
      if (was && same(was, person)) continue;
      staff.write({ staff: person.id, name: person.name, pinHash: person.pinHash });
      audit.enter('staff-changed', { staff: person.id, by: 'intake' });
    }
    for (const id of before.keys()) {
      staff.remove(id);
      audit.enter('staff-removed', { staff: id, by: 'intake' });
    }
  });
}

function same(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
