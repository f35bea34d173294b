import fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import { admission, type AdmissionLimits } from './admission.ts';
import { openAttachments } from './attachments.ts';
import { createAttempts } from './attempts.ts';
import { findingIn } from './finding.ts';
import type { Identity } from './identity.ts';
import { addOpenApi } from './openapi.ts';
import { createPageAccess } from './page-access.ts';
import { addPage } from './page.ts';
import type { Premises } from './premises.ts';
import { addKioskRoutes, addProblems, usualBodyBytes } from './routes.ts';
import { addStickPage } from './stick/page.ts';
import type { IntakeStore } from './store/port.ts';
import { sweepNowAndThen } from './sweep-now-and-then.ts';
import { addTakingOut } from './taking-out.ts';

export interface ServerParts {
  readonly dataDir: string;
  readonly version: string;
  readonly identity: Identity;
  readonly store: IntakeStore;
  readonly premises: Premises;
  /** Ids of the services that are taken; undefined takes all. */
  readonly services: ReadonlySet<string> | undefined;
  readonly now: () => number;
  readonly random: () => number;
  /** Addresses whose X-Forwarded-For is believed. */
  readonly trustProxy: readonly string[];
  /** How much is worked on at once. */
  readonly atOnce: AdmissionLimits;
  /** How many submissions are listed at a time. */
  readonly pageLength: number;
  /** Takes lines of JSON. */
  readonly log: { write(line: string): void };
}

/** The intake: everything it answers, on parts that are handed in. Listening and closing are the caller's. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const { identity, store, premises, services, now, random } = parts;
  const app = fastify({
    bodyLimit: usualBodyBytes,
    // Wrong codes are counted by address, and behind a web server all would have that server's.
    trustProxy: parts.trustProxy.length > 0 ? [...parts.trustProxy] : false,
    logger: { level: 'error', stream: parts.log },
    genReqId: () => randomUUID(),
    // A kiosk on a 2G line takes its time, but not for ever.
    requestTimeout: 600_000,
    forceCloseConnections: true,
  });
  const attachments = await openAttachments(parts.dataDir, {
    intake: identity.id,
    store,
    now,
    log: (error) => app.log.error({ err: error }, 'attachment'),
  });
  app.addHook(
    'onClose',
    sweepNowAndThen(attachments, (error) => app.log.error({ err: error }, 'sweep')),
  );
  // Whatever is answered is somebody's own, opened, or signed for one: no computer of a clerk and no web server keeps it.
  app.addHook('onRequest', async (_request, reply) => {
    void reply.header('cache-control', 'no-store');
  });
  addProblems(app);
  await addOpenApi(app, parts.version);
  const enrol = {
    identity,
    store,
    premises: () => premises.read(),
    attempts: createAttempts(store, 'code', { now, allowed: 5 }),
    now,
    uuid: randomUUID,
  };
  const accept = {
    identity,
    store,
    attachments,
    services,
    now,
    random,
  };
  addKioskRoutes(app, {
    accept,
    enrol,
    attachments,
    admission: admission(parts.atOnce, random),
  });
  const access = createPageAccess(identity.token, createAttempts(store, 'token', { now, allowed: 5 }));
  const { pageLength } = parts;
  const finding = findingIn({ store, access, pageLength });
  addPage(app, { store, attachments, access, finding, identity, now });
  addTakingOut(app, { store, finding, identity, now, pageLength });
  addStickPage(app, {
    intake: identity.id,
    access,
    parts: { accept, attachments, log: (error) => app.log.error({ err: error }, 'stick') },
  });
  return app;
}
