import path from 'node:path';
import { titles } from '../core/service/summary.ts';
import { publicPart } from '../core/submission/key.ts';
import { firstSuite, suiteOf } from '../core/submission/suite/suites.ts';
import { eventHub } from './api/event-hub.ts';
import { handlerOf } from './api/handler.ts';
import { openCatalog } from './catalog/catalog.ts';
import { readDivisions } from './catalog/divisions.ts';
import { auditChanges } from './changed-since-last-start.ts';
import type { Configuration } from './configuration.ts';
import { dataIn } from './data.ts';
import { simulatedPhoto } from './device/camera/simulated-camera.ts';
import { devicesFor } from './devices.ts';
import { findSite } from './enrolment/site.ts';
import { keepHouse } from './housekeeping.ts';
import type { OperatingLog } from './log/operating-log.ts';
import type { StartRefused } from './log/start-refusal.ts';
import type { Machine, Ports } from './machine.ts';
import { putRightAtStart } from './put-right.ts';
import { openRoad } from './road.ts';
import { attachmentsIn } from './session/attachments.ts';
import { cardsOf } from './session/cards.ts';
import { codesOf } from './session/codes.ts';
import { garbageCollector } from './session/collect-garbage.ts';
import { countedTries } from './session/counted-tries.ts';
import { hearingOf } from './session/hearing.ts';
import { lettingGo } from './session/letting-go.ts';
import { papers } from './session/paper.ts';
import { parkingCodes } from './session/parking-code.ts';
import { parkingOf } from './session/parking.ts';
import { practiceOf } from './session/practice.ts';
import { recordingsIn } from './session/recordings.ts';
import { recordsOf } from './session/records.ts';
import { sessionsOf } from './session/sessions.ts';
import { slipsOf } from './session/slips.ts';
import { submittingOf } from './session/submitting.ts';
import { dayInHall } from './session/trusted-clock.ts';
import { visitMemory } from './session/visit-memory.ts';
import { wipingOf } from './session/wiping.ts';
import { withPractice } from './session/with-practice.ts';
import { demoPin } from './staff/demo-pin.ts';
import { staffDesk } from './staff/staff-desk.ts';
import { staffRoom } from './staff/staff-room.ts';
import { stickDesk } from './staff/stick-desk.ts';
import type { Store } from './store/open.ts';
import { sealedFilesIn } from './store/sealed-files.ts';
import { readSignedAnswer } from './upstream/signed-answer.ts';

const dayMs = 86_400_000;

type PutTogether =
  { readonly ok: true; readonly parts: Omit<Machine, 'close'> } | ({ readonly ok: false } & StartRefused);

/**
 * Its data, its site, its devices, its decisions with the road, its staff's, its housekeeping, in this order. `atEnd` takes
 * what has to be done when the machine is closed, the last first.
 */
export async function putTogether(
  configuration: Configuration,
  ports: Ports,
  store: Store,
  log: OperatingLog,
  atEnd: (end: () => unknown) => void,
): Promise<PutTogether> {
  const { dataDir, servicesDir = ports.servicesDir, demo } = configuration;
  const { shell, version, clock, newId, random } = ports;
  const keptMs = configuration.keepParkedDays * dayMs;
  const envelopesKeptMs = configuration.keepEnvelopesDays * dayMs;

  // Its data.
  const data = dataIn(store, clock);
  const { together, facts, trusted, audit, packages, sessions: table, shown, submissions, cases } = data;

  // Its site: which hall, which intake.
  const found = await findSite({ configuration, newId, learn: trusted.learn, ...data });
  if (!found.ok) return found;
  const { site } = found;
  const { kiosk } = site;
  const enrolment = site.enrolment();
  const isDamaged = await putRightAtStart({
    store,
    signingKey: enrolment && publicPart(enrolment.keys.signing),
    now: trusted.now,
    together,
    audit,
    log,
  });

  // What it tells its screens.
  const events = eventHub();
  const kioskChanged = () => events.announce({ kind: 'kiosk.changed' });
  const wentOn = (session: string) => events.announce({ kind: 'session.changed', session });
  const sessionChanged = (session: string) => {
    wentOn(session);
    kioskChanged();
  };
  const submissionChanged = (submission: string) => {
    events.announce({ kind: 'submission.changed', submission });
  };

  // Its devices.
  const devices = devicesFor({ configuration, ports, log, changed: kioskChanged, atEnd });
  const { printer } = devices;

  // Its decisions.
  const divisions = readDivisions([servicesDir, ports.servicesDir]);
  const catalog = openCatalog({ dir: servicesDir, packages, isOpen: enrolment !== undefined, log });
  const files = sealedFilesIn(path.join(dataDir, 'attachments'));
  const attachments = attachmentsIn({
    files,
    table: data.attachments,
    now: trusted.now,
    newId,
    suite: () => {
      const envelopeKey = site.enrolment()?.intake.envelopeKey;
      return envelopeKey ? suiteOf(envelopeKey) : firstSuite;
    },
    log,
  });
  const recordings = recordingsIn(files);
  const paper = papers(() => ({ kiosk: kiosk.name, hall: site.hall(), demo }));
  const slips = slipsOf({
    shown,
    submissions,
    catalog,
    printer,
    papers: paper,
    kiosk: () => kiosk,
    now: trusted.now,
    changed: submissionChanged,
  });
  const tries = countedTries(data.attempts, trusted.now, audit);
  const parking = parkingOf({
    table,
    tries,
    codes: parkingCodes(data.secrets, random),
    printer,
    papers: paper,
    clock: trusted,
    keptMs,
    isSlip: (number) => submissions.byNumber(number) !== undefined,
    log,
  });
  const hearing = hearingOf({
    table,
    packages,
    catalog,
    attachments,
    clock: trusted,
    newId,
    keptMs,
    submissions,
    cases,
    facts,
    together,
    audit,
    log,
    changed: submissionChanged,
  });
  const outbox = openRoad({
    data,
    site,
    ports,
    listener: hearing,
    files,
    onChange: submissionChanged,
    renewed: kioskChanged,
    log,
    atEnd,
  });

  const submitting = submittingOf({
    submissions,
    attachments,
    enrolment: site.enrolment,
    now: trusted.now,
    random,
    wake: outbox.wake,
    changed: submissionChanged,
  });
  const wiping = wipingOf({ wipeTraces: store.wipeTraces, after: clock.after, log });
  atEnd(wiping.close);
  const letting = lettingGo(garbageCollector(), clock.after);
  atEnd(letting.close);
  const visits = visitMemory(clock.after);
  atEnd(visits.close);
  const shared = {
    catalog,
    clock: trusted,
    monotonicMs: clock.monotonicMs,
    divisions,
    newId,
    changed: sessionChanged,
    wentOn,
    lettingGo: letting,
    log,
  };
  const sessions = sessionsOf({
    ...shared,
    practice: false,
    table,
    packages,
    attachments,
    recordings,
    parking,
    slips,
    submitting,
    cases,
    noteOn: (submission) => cases.read(submission)?.note ?? null,
    audit,
    together,
    visits,
    wiping,
    begun: (session, service) => log.line('session-started', { session, service }),
  });
  atEnd(sessions.close);
  const records = recordsOf({
    submissions,
    cases,
    table,
    sessions,
    attachments,
    recordings,
    catalog,
    hearing,
    wantsToKnow: outbox.wantsToKnow,
    tries,
    printer,
    papers: paper,
    envelopesKeptMs,
    refusedKeptMs: keptMs,
    auditRows: data.auditRows,
    wiping,
    after: clock.after,
    together,
    audit,
    log,
    changed: submissionChanged,
  });
  atEnd(records.close);
  const cards = cardsOf({
    configured: devices.cardReader,
    visits,
    reading: sessions.pastNotice,
    divisions,
    today: trusted.today,
    after: clock.after,
    kioskChanged,
    sessionChanged: wentOn,
  });
  atEnd(cards.close);
  const codes = codesOf({
    open: devices.scanner,
    after: clock.after,
    read: () => events.announce({ kind: 'code.read' }),
  });
  atEnd(codes.close);
  const practice = practiceOf({ ...shared, slips });
  atEnd(practice.close);

  // What its staff have.
  const room = staffRoom({
    table: data.staff,
    attempts: data.attempts,
    now: clock.now,
    monotonicMs: clock.monotonicMs,
    audit,
    log,
    changed: kioskChanged,
  });
  const desk = staffDesk({
    sessions: table,
    submissions,
    ratings: shown,
    refused: catalog.refused,
    service: (digest) => {
      const service = catalog.byDigest(digest)?.service;
      return service ? { id: service.definition.id, title: titles(service) } : { id: digest, title: {} };
    },
    outbox,
    clock: trusted,
    dayOf: dayInHall,
    audit,
  });
  const stick = stickDesk({
    open: devices.sticks,
    allowed: configuration.stick !== 'none',
    kiosk: kiosk.id,
    submissions,
    files,
    readAnswer: async (body, sent) => {
      const enrolled = site.enrolment();
      return enrolled && readSignedAnswer(body, sent, enrolled);
    },
    outbox,
    audit,
    log,
    changed: () => events.announce({ kind: 'stick.changed' }),
  });
  atEnd(stick.close);

  // Its housekeeping.
  const tidying = {
    ...data,
    table,
    attachments,
    recordings,
    sessions,
    practice,
    slips,
    parking,
    wiping,
    envelopesKeptMs,
    refusedKeptMs: keptMs,
    notesKeptMs: keptMs,
    clock: trusted,
    log,
  };
  atEnd(keepHouse(tidying, isDamaged, clock));

  const handler = handlerOf({
    areas: {
      kiosk: () => ({
        kiosk,
        hall: site.hall(),
        demo,
        panel: configuration.panel,
        keys: configuration.keys,
        glassAtMm: configuration.glassAtMm,
        camera: configuration.camera,
        microphone: configuration.microphone,
        recogniser: devices.recogniser.isInstalled,
        cameraLooks: configuration.cameraLooks,
        card: cards.state(),
        cardReader: cards.reader(),
        scanner: configuration.scanner !== 'none',
        headphones: devices.headphones.isIn(),
        voices: devices.voices,
        idle: { warnBeforeCaseAfterMs: 60_000, warnAfterMs: 120_000, parkAfterMs: 60_000 },
      }),
      events,
      catalog,
      divisions,
      sessions: withPractice(sessions, practice),
      slips,
      records,
      visits,
      cards,
      codes,
      staff: room,
      desk,
      stick,
      today: trusted.today,
      log,
      newReference: () =>
        Math.floor(random() * 36 ** 6)
          .toString(36)
          .toUpperCase()
          .padStart(6, '0'),
    },
    screenDir: ports.screenDir,
    voiceDir: ports.voiceDir,
    fontsDir: ports.fontsDir,
    hallVoicesDir: configuration.voicesDir,
    neuralVoices: devices.neural,
    recogniser: devices.recogniser,
    simulatedPhoto: configuration.camera === 'simulated' ? simulatedPhoto() : undefined,
  });
  auditChanges({ facts, audit, together, configuration, services: catalog.list(trusted.today()) });
  if (!trusted.trusted()) log.line('clock-untrusted', { now: clock.now() });
  log.line('machine-started', {
    version,
    shell,
    wrappingKey: store.keyFile.kept,
    services: catalog.list(trusted.today()).length,
    refused: catalog.refused().length,
  });

  return {
    ok: true,
    parts: {
      ...handler,
      isEnrolled: enrolment !== undefined,
      demoPin: demo ? await demoPin(data.staff, random) : undefined,
    },
  };
}
