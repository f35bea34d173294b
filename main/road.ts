import type { Data } from './data.ts';
import { enrolledNews, enrolledRoad } from './enrolment/enrolled-road.ts';
import type { Site } from './enrolment/site.ts';
import type { OperatingLog } from './log/operating-log.ts';
import type { Ports } from './machine.ts';
import { createOutbox, type Outbox, type OutboxParts } from './outbox/outbox.ts';
import { renewingOf } from './outbox/renewing.ts';
import { readNextKeys } from './upstream/enrolment.ts';
import { renew } from './upstream/renew.ts';

export interface RoadParts extends Pick<OutboxParts, 'listener' | 'files' | 'onChange'> {
  readonly data: Data;
  readonly site: Site;
  readonly ports: Pick<Ports, 'clock' | 'random' | 'firstPassMs'>;
  readonly log: OperatingLog;
  /** Another hall, other keys, other staff. */
  readonly renewed: () => void;
  readonly atEnd: (end: () => unknown) => void;
}

/** The way upstream: what waits goes out, what the intake says comes in, and keys are changed on both sides. */
export function openRoad(parts: RoadParts): Outbox {
  const { data, site, ports, log, renewed, atEnd, listener, files, onChange } = parts;
  const { submissions, secrets, trusted, together, audit } = data;
  const { clock, random } = ports;
  const outbox = createOutbox({
    store: submissions,
    upstream: enrolledRoad(site.enrolment),
    ask: enrolledNews(site.enrolment, () => readNextKeys(secrets)?.receiving, trusted.now),
    listener,
    files,
    clock,
    firstPassMs: ports.firstPassMs,
    random,
    audit,
    log,
    together,
    onChange,
    onAnotherKey: () => renewing?.soon(),
    learn: trusted.learn,
  });
  atEnd(outbox.close);
  const renewing = site.enrolment()
    ? renewingOf({
        renew: async (signal) => renew(site.enrolled(), { secrets, now: trusted.now, signal }),
        keep: ({ enrolment }) => {
          site.renew(enrolment);
          renewed();
          outbox.wake();
        },
        clock,
        random,
        log,
      })
    : undefined;
  atEnd(() => renewing?.close());
  return outbox;
}
