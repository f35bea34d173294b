import type { Hall } from '../../core/submission/hall.ts';
import type { Configuration } from '../configuration.ts';
import type { StartRefused } from '../log/start-refusal.ts';
import type { FactTable } from '../store/fact.ts';
import type { KeptEnrolment } from '../upstream/enrolment.ts';
import { enrolAtStart } from './enrol-at-start.ts';
import { keepRenewal, type KeepParts } from './keep-enrolment.ts';
import { unenrolledHall } from './unenrolled.ts';

/** Where a kiosk stands: in which hall, before which intake. */
export interface Site {
  readonly kiosk: { readonly id: string; readonly name: string };
  /** Another one takes its place when the intake has something new to say. */
  enrolment(): KeptEnrolment | undefined;
  /** The same, of a kiosk that is enrolled. */
  enrolled(): KeptEnrolment;
  hall(): Hall;
  /** Keeps what the intake says now, and goes by it from here on. */
  renew(enrolment: KeptEnrolment): void;
}

export interface SiteParts extends KeepParts {
  readonly configuration: Configuration;
  readonly facts: FactTable;
  readonly newId: () => string;
}

type SiteFound = { readonly ok: true; readonly site: Site } | ({ readonly ok: false } & StartRefused);

export async function findSite(parts: SiteParts): Promise<SiteFound> {
  const { configuration, facts, newId } = parts;
  const enrolled = await enrolAtStart(parts);
  if (!enrolled.ok) return enrolled;
  let { enrolment } = enrolled;
  const ownId = () => {
    const kept = facts.read('kiosk');
    if (typeof kept === 'string') return kept;
    const fresh = newId();
    facts.write('kiosk', fresh);
    return fresh;
  };
  const now = () => {
    if (!enrolment) throw new Error('This kiosk is enrolled nowhere');
    return enrolment;
  };
  return {
    ok: true,
    site: {
      kiosk: enrolment
        ? { id: enrolment.kiosk.id, name: enrolment.kiosk.name }
        : { id: ownId(), name: configuration.name },
      enrolment: () => enrolment,
      enrolled: now,
      hall: () => enrolment?.hall ?? unenrolledHall,
      renew: (renewed) => {
        keepRenewal(now(), renewed, parts);
        enrolment = renewed;
      },
    },
  };
}
