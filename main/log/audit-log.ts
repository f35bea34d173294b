import type { Actor } from '../../core/session/event.ts';
import type { Damage } from '../store/damage.ts';
import type { AuditEntry } from './audit-chain.ts';

/**
 * The audit log: who did what with what residents entrusted to this kiosk. For whoever has to prove it or look into it,
 * months later; what the machine itself was busy with stands in the operating log.
 *
 * Every entry is one of these, with these fields. None can hold an answer: ids, counts and codes of the program only.
 */
export interface AuditActs {
  enrolled: { kiosk: string; intake: string };
  'intake-moved': { url: string };
  /** One for each setting that is another than at the last start. */
  'configuration-changed': { setting: string; from: string | null; to: string | null };
  /** One for each service that is offered otherwise than at the last start; `null` where it is offered no longer. */
  'service-changed': { service: string; from: string | null; to: string | null };
  /** How the wrapping key was kept, and how the new one is. */
  'wrapping-key-changed': { from: string; to: string };
  /** By the name of the new signing key, and of the intake's new envelope key. */
  'kiosk-keys-changed': { key: string };
  'intake-keys-changed': { key: string; envelopeKey: string };
  'hall-changed': { hall: string };
  'staff-changed': { staff: string; by: 'intake' };
  'staff-removed': { staff: string; by: 'intake' };
  'pin-set': { staff: string };
  'staff-signed-in': { staff: string };
  'staff-signed-out': { staff: string };
  'pin-wrong': { staff: string };
  'code-wrong': NoFields;
  consent: { session: string; consent: string; agreed: boolean; by: Actor };
  'session-reopened': { session: string; by: 'code' | 'number' | `staff:${string}` };
  'session-filled-in': { session: string; by: `staff:${string}` };
  'session-put-away': { session: string; by: `staff:${string}` };
  /** With it everything that was said is deleted. */
  'session-forgotten': { session: string; why: 'left' | 'submitted' | 'expired' };
  /** What went out is deleted here. */
  'envelope-forgotten': { submission: string };
  /** What a clerk said of it is deleted here. */
  'note-forgotten': { submission: string };
  submitted: { submission: string; service: string; digest: string; intake: string };
  received: { submission: string; receipt: string };
  refused: { submission: string; code: string };
  /** The disk has changed it, and nobody else. */
  'damage-found': { what: Damage['what']; id: string };
  /** An operator carried it over from a damaged folder: how many things are damaged, and of how many tables rows may be missing. */
  rescued: { damaged: number; tables: number };
  /** What waited then was to go onto a USB stick. */
  'taken-along': { waiting: number; by: `staff:${string}` };
  /** What the intake had answered was to be taken from a USB stick: of how many submissions, as far as was known then. */
  'answers-taken': { answers: number; by: `staff:${string}` };
  /** Either was ended before its time. */
  'stick-called-off': { what: 'take-along' | 'take-answers'; by: `staff:${string}` };
  /** What upstream said of it, as the kiosk heard it; with what was handed back a session begins. */
  case: { submission: string; case: string; session: string | null };
  /** All that was here of it is deleted. */
  'deleted-by-resident': { submission: string };
  'sent-again': { waiting: number; by: `staff:${string}` | 'operator' };
}

type NoFields = Readonly<Record<string, never>>;

export interface AuditLog {
  /** When it returns, it is on the disk; within a transaction, when that is. Throws where the disk refuses. */
  enter<Act extends keyof AuditActs>(act: Act, fields: AuditActs[Act]): void;
}

export function auditLog(
  table: { append(entry: Omit<AuditEntry, 'seq'>): void },
  clock: { now(): number; trusted(): boolean },
): AuditLog {
  return {
    enter: (act, fields) =>
      table.append({
        at: clock.now(),
        clockTrusted: clock.trusted(),
        act,
        fields: JSON.stringify(fields),
      }),
  };
}

/** Of what is only tried nothing is kept. */
export const noAudit: AuditLog = { enter: () => undefined };
