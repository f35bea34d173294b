import path from 'node:path';
import { titles } from '../core/service/summary.ts';
import { eventHub } from './api/event-hub.ts';
import { handlerOf } from './api/handler.ts';
import { openCatalog } from './catalog/catalog.ts';
import { readDivisions } from './catalog/divisions.ts';
import type { Configuration } from './configuration.ts';
import { simulatedPhoto } from './device/camera/simulated-camera.ts';
import { cardReaderFor } from './device/card-reader/card-reader-for.ts';
import { scannerFor } from './device/scanner/scanner-for.ts';
import { headphonesFor } from './device/headphones/headphones-for.ts';
import { printerFor } from './device/printer/printer-for.ts';
import { auditChanges } from './changed-since-last-start.ts';
import { enrolAtStart } from './enrol-at-start.ts';
import { auditLog } from './log/audit-log.ts';
import { withoutMessage, type OperatingLog } from './log/operating-log.ts';
import { createOutbox } from './outbox/outbox.ts';
import { attachmentsIn } from './session/attachments.ts';
import { cardsOf } from './session/cards.ts';
import { codesOf } from './session/codes.ts';
import { papers } from './session/paper.ts';
import { parkingCodes } from './session/parking-code.ts';
import { parkingOf } from './session/parking.ts';
import { practiceOf } from './session/practice.ts';
import { recordingsIn } from './session/recordings.ts';
import { sessionsOf } from './session/sessions.ts';
import { slipsOf } from './session/slips.ts';
import { submittingOf } from './session/submitting.ts';
import { tidy, tidyAtStart } from './session/tidying.ts';
import { dayInHall, trustedClock } from './session/trusted-clock.ts';
import { visitMemory } from './session/visit-memory.ts';
import { wipingOf } from './session/wiping.ts';
import { withPractice } from './session/with-practice.ts';
import { demoPin } from './staff/demo-pin.ts';
import type { StartRefused } from './log/start-refusal.ts';
import { neuralVoices } from './speech/neural-voices.ts';
import { recogniserIn } from './speech/recogniser.ts';
import { readVoiceFolders } from './speech/voice-folder.ts';
import { staffDesk } from './staff/staff-desk.ts';
import { staffRoom } from './staff/staff-room.ts';
import { attachmentTable } from './store/attachment.ts';
import { auditTable } from './store/audit.ts';
import { factTable } from './store/fact.ts';
import { keyring } from './store/keyring.ts';
import type { Store } from './store/open.ts';
import { packageTable } from './store/package.ts';
import { sealedFilesIn } from './store/sealed-files.ts';
import { sessionTable } from './store/session.ts';
import { shownSlipTable } from './store/shown-slip.ts';
import { staffTable } from './store/staff.ts';
import { submissionTable } from './store/submission.ts';
import { wrongAttemptTable } from './store/wrong-attempt.ts';
import { noUpstream, unenrolledHall } from './unenrolled.ts';
import { httpUpstream } from './upstream/http.ts';
import type { Machine, Ports } from './machine.ts';

const tidyEveryMs = 600_000;
const dayMs = 86_400_000;

type PutTogether =
  { readonly ok: true; readonly parts: Omit<Machine, 'close'> } | ({ readonly ok: false } & StartRefused);

/**
 * Its data, its decisions, its devices, its road, in this order. `atEnd` takes what has to be done when the machine
 * is closed, the last first.
 */
export async function putTogether(
  configuration: Configuration,
  ports: Ports,
  store: Store,
  log: OperatingLog,
  atEnd: (end: () => unknown) => void,
): Promise<PutTogether> {
  const {
    dataDir,
    servicesDir = ports.servicesDir,
    voicesDir,
    demo,
    panel,
    camera,
    microphone,
    cameraLooks,
    keys,
    glassAtMm,
  } = configuration;
  const { shell, version, clock, newId, random } = ports;
  const { now } = clock;

  // Its data.
  const together = (work: () => void) => store.db.transaction(work)();
  const secrets = keyring(store);
  const facts = factTable(store.db);
  const staff = staffTable(store.db);
  const attempts = wrongAttemptTable(store.db);
  const packages = packageTable(store.db);
  const table = sessionTable(store);
  const shown = shownSlipTable(store.db);
  const submissions = submissionTable(store.db);
  const trusted = trustedClock(facts, clock);
  const auditRows = auditTable(store.db);
  const audit = auditLog(auditRows, trusted);

  // Its place: which hall, which intake.
  const enrolled = await enrolAtStart({
    configuration,
    secrets,
    staff,
    together,
    audit,
    learn: trusted.learn,
  });
  if (!enrolled.ok) return enrolled;
  const { enrolment } = enrolled;
  const ownId = () => {
    const kept = facts.read('kiosk');
    if (typeof kept === 'string') return kept;
    const fresh = newId();
    facts.write('kiosk', fresh);
    return fresh;
  };
  const kiosk = enrolment
    ? { id: enrolment.kiosk.id, name: enrolment.kiosk.name }
    : { id: ownId(), name: configuration.name };
  const hall = enrolment?.hall ?? unenrolledHall;

  // Its devices.
  const printer = printerFor(configuration.printer, dataDir, log);
  const voices = readVoiceFolders(voicesDir, log);
  const headphones = headphonesFor(
    configuration.headphones,
    configuration.usbHeadphones,
    dataDir,
  )(() => kioskChanged());
  atEnd(headphones.close);
  const cardReader = cardReaderFor(configuration.cardReader, dataDir);
  const neural = neuralVoices(
    voicesDir,
    new Set(voices.flatMap((voice) => (voice.neural ? [voice.variety] : []))),
    ports.voiceProcess,
    log,
    clock.after,
  );
  atEnd(neural.close);
  const recogniser = recogniserIn(
    path.join(dataDir, 'recogniser'),
    { start: ports.voiceProcess.start, script: ports.voiceProcess.recogniserScript },
    log,
  );
  atEnd(recogniser.close);

  // Its decisions.
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
  const divisions = readDivisions([servicesDir, ports.servicesDir]);
  const catalog = openCatalog({ dir: servicesDir, packages, isOpen: enrolment !== undefined, log });
  const files = sealedFilesIn(path.join(dataDir, 'attachments'));
  const attachments = attachmentsIn({
    files,
    table: attachmentTable(store.db),
    now: trusted.now,
    newId,
    log,
  });
  const recordings = recordingsIn(files);
  const paper = papers(() => ({ kiosk: kiosk.name, hall, demo }));
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
  const parking = parkingOf({
    table,
    attempts,
    codes: parkingCodes(secrets, random),
    printer,
    papers: paper,
    clock: trusted,
    keptMs: configuration.keepParkedDays * dayMs,
    audit,
    log,
  });

  // Its road.
  const outbox = createOutbox({
    store: submissions,
    upstream: enrolment
      ? httpUpstream({
          url: enrolment.url,
          kiosk: { id: enrolment.kiosk.id, signingKey: enrolment.keys.signing },
          intake: { id: enrolment.intake.id, signingKey: enrolment.intake.signingKey },
        })
      : noUpstream,
    files,
    clock,
    random,
    audit,
    log,
    together,
    onChange: (submission) => {
      // Here it has just come. Later the same time would put a clock back that has gone on.
      const receipt = submissions.get(submission)?.receipt;
      if (receipt) trusted.learn(receipt.at);
      submissionChanged(submission);
    },
  });

  atEnd(outbox.close);

  const submitting = submittingOf({
    submissions,
    attachments,
    enrolment: () => enrolment,
    now: trusted.now,
    random,
    wake: outbox.wake,
    changed: submissionChanged,
  });
  const wiping = wipingOf({ wipeTraces: store.wipeTraces, after: clock.after, log });
  atEnd(wiping.close);
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
    audit,
    together,
    visits,
    wiping,
    begun: (session, service) => log.line('session-started', { session, service }),
  });
  atEnd(sessions.close);
  const cards = cardsOf({
    configured: cardReader,
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
    open: scannerFor(configuration.scanner, dataDir),
    after: clock.after,
    read: () => events.announce({ kind: 'code.read' }),
  });
  atEnd(codes.close);
  const practice = practiceOf({ ...shared, slips });
  atEnd(practice.close);
  const room = staffRoom({ table: staff, attempts, now, audit, log, changed: kioskChanged });
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

  // Its housekeeping.
  const tidying = {
    table,
    packages,
    submissions,
    shown,
    attachments,
    recordings,
    sessions,
    practice,
    slips,
    parking,
    wiping,
    envelopesKeptMs: configuration.keepEnvelopesDays * dayMs,
    clock: trusted,
    auditRows,
    audit,
    log,
    together,
  };
  tidyAtStart(tidying);
  let callOff: (() => void) | undefined;
  atEnd(() => callOff?.());
  const keepTidy = () => {
    try {
      tidy(tidying);
    } catch (error) {
      // The disk may be full, and somebody stand before the kiosk: it is no reason to end.
      log.line('tidying-failed', withoutMessage(error));
    }
    callOff = clock.after(tidyEveryMs, keepTidy);
  };
  keepTidy();

  const handler = handlerOf({
    areas: {
      kiosk: () => ({
        kiosk,
        hall,
        demo,
        panel,
        keys,
        glassAtMm,
        camera,
        microphone,
        recogniser: recogniser.isInstalled,
        cameraLooks,
        card: cards.state(),
        cardReader: cards.reader(),
        scanner: configuration.scanner !== 'none',
        headphones: headphones.isIn(),
        voices,
        idle: { warnBeforeCaseAfterMs: 60_000, warnAfterMs: 120_000, parkAfterMs: 60_000 },
      }),
      events,
      catalog,
      divisions,
      sessions: withPractice(sessions, practice),
      slips,
      visits,
      cards,
      codes,
      staff: room,
      desk,
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
    hallVoicesDir: voicesDir,
    neuralVoices: neural,
    recogniser,
    simulatedPhoto: camera === 'simulated' ? simulatedPhoto() : undefined,
  });
  auditChanges({ facts, audit, together, configuration, services: catalog.list(trusted.today()) });
  if (!trusted.trusted()) log.line('clock-untrusted', { now: now() });
  log.line('machine-started', {
    version,
    shell,
    services: catalog.list(trusted.today()).length,
    refused: catalog.refused().length,
  });

  return {
    ok: true,
    parts: {
      ...handler,
      isEnrolled: enrolment !== undefined,
      demoPin: demo ? await demoPin(staff, random) : undefined,
    },
  };
}
