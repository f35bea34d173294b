import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Curve } from '../../core/submission/suite/suite.ts';
import { newEnrolmentCode } from '../../intake/enrol.ts';
import { openIdentity } from '../../intake/identity.ts';
import type { Identity } from '../../intake/identity.ts';
import { demoHall, openPremises } from '../../intake/premises.ts';
import type { Premises } from '../../intake/premises.ts';
import { createServer } from '../../intake/server.ts';
import type { ServerParts } from '../../intake/server.ts';
import type { IntakeStore } from '../../intake/store/port.ts';
import { sqliteStore } from '../../intake/store/sqlite.ts';

/** A real intake on a port of its own, in this process. */
export interface RunningIntake {
  readonly url: string;
  readonly dataDir: string;
  readonly identity: Identity;
  readonly store: IntakeStore;
  readonly premises: Premises;
  newCode(): Promise<string>;
  close(): Promise<void>;
}

export async function startIntake(
  given: Partial<
    Pick<ServerParts, 'services' | 'now' | 'random' | 'trustProxy' | 'pageLength' | 'atOnce'>
  > & {
    /** Of its keys, where it is new. */
    curve?: Curve;
    /** Taken away by whoever made it. Without one the intake has a folder of its own. */
    dataDir?: string;
    /** Closed by whoever made it. Without one the intake has a SQLite of its own. */
    store?: IntakeStore;
    /** Takes the lines of the log. */
    log?: string[];
  } = {},
): Promise<RunningIntake> {
  const dataDir = given.dataDir ?? mkdtempSync(path.join(os.tmpdir(), 'bangban-intake-'));
  const identity = await openIdentity(dataDir, given.curve);
  const premises = await openPremises(dataDir, demoHall);
  const store = given.store ?? sqliteStore(path.join(dataDir, 'intake.sqlite'));
  const now = given.now ?? Date.now;
  const app = await createServer({
    dataDir,
    version: '0.0.0',
    identity,
    store,
    premises,
    services: given.services,
    now,
    random: given.random ?? Math.random,
    trustProxy: given.trustProxy ?? [],
    atOnce: given.atOnce ?? { places: 64, bytes: 256_000_000 },
    pageLength: given.pageLength ?? 500,
    log: { write: (line) => void given.log?.push(line) },
  });
  return {
    url: await app.listen({ host: '127.0.0.1', port: 0 }),
    dataDir,
    identity,
    store,
    premises,
    newCode: () => newEnrolmentCode(identity, store, now()),
    close: async () => {
      await app.close();
      if (!given.store) await store.close();
      if (given.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
