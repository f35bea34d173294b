import cluster from 'node:cluster';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { newEnrolmentCode } from './enrol.ts';
import { newKeys, openIdentity } from './identity.ts';
import { readOptions, usage } from './options.ts';
import type { Options } from './options.ts';
import { demoHall, demoStaff, openPremises, plainHall } from './premises.ts';
import { letGo, sayReady, startProcesses } from './processes.ts';
import { createServer } from './server.ts';
import { importInto } from './stick/import-command.ts';
import { postgresStore } from './store/postgres.ts';
import { sqliteStore } from './store/sqlite.ts';

// The reference upstream as a program. What it prints to standard output is one line of JSON, once it is ready.

const version = '0.1.0';

const options = readOptions(process.argv.slice(2), process.env);
if (typeof options === 'string') {
  console.error(`${options}\n\n${usage}`);
  process.exitCode = 2;
} else {
  await run(options).catch((error: unknown) => {
    console.error(`The intake cannot start: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  });
}

async function run({
  dataDir,
  databaseUrl,
  processes,
  trustProxy,
  demo,
  services,
  host,
  port,
  newCode,
  addStaff,
  importFrom,
  suite,
  newKeys: wantsNewKeys,
  kiosks,
  revoke,
}: Options): Promise<void> {
  // In a wrong folder a new intake would begin, which knows no kiosk.
  if (importFrom !== undefined && !existsSync(path.join(dataDir, 'keys', 'signing.json')))
    throw new Error(`No intake was ever started in ${dataDir}`);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (wantsNewKeys) {
    const { signingKey, envelopeKey } = await newKeys(dataDir, Date.now());
    console.log(JSON.stringify({ signingKey: signingKey.kid, envelopeKey: envelopeKey.kid }));
    return;
  }
  const identity = await openIdentity(dataDir, suite);
  const premises = await openPremises(dataDir, demo ? demoHall : plainHall);
  if (addStaff !== undefined) {
    console.log(JSON.stringify(await premises.addStaff(addStaff)));
    return;
  }

  const store =
    databaseUrl === undefined
      ? sqliteStore(path.join(dataDir, 'intake.sqlite'))
      : await postgresStore(databaseUrl);
  if (kiosks) {
    for (const kiosk of await store.kiosks()) console.log(JSON.stringify(kiosk));
    await store.close();
    return;
  }
  if (revoke !== undefined) {
    const revoked = await store.revoke(revoke, Date.now());
    await store.close();
    console.log(JSON.stringify({ revoked }));
    if (!revoked) process.exitCode = 1;
    return;
  }
  if (importFrom !== undefined) {
    const told = await importInto({ root: importFrom, dataDir, identity, store, services });
    await store.close();
    console.log(JSON.stringify(told));
    if (told.left.length > 0 || !told.receiptsWritten) process.exitCode = 1;
    return;
  }
  if (!cluster.isPrimary) {
    const listening = await listen();
    sayReady(listening.url);
    stopWhenAsked(() => listening.close().then(letGo));
    return;
  }
  const enrolmentCode = await newEnrolmentCode(identity, store, Date.now());
  if (newCode) {
    await store.close();
    console.log(JSON.stringify({ enrolmentCode }));
    return;
  }
  const staff = demo ? { staff: await demoStaff(dataDir, premises) } : {};
  let url: string;
  if (processes === 1) {
    const listening = await listen();
    url = listening.url;
    stopWhenAsked(() => listening.close());
  } else {
    await store.close();
    const started = await startProcesses(processes);
    url = started.url;
    stopWhenAsked(() => Promise.resolve(started.stop()));
  }
  console.log(JSON.stringify({ url, enrolmentCode, token: identity.token, page: `${url}/`, ...staff }));

  async function listen(): Promise<{ url: string; close: () => Promise<void> }> {
    const app = await createServer({
      dataDir,
      version,
      identity,
      store,
      premises,
      services,
      now: Date.now,
      random: Math.random,
      trustProxy,
      atOnce: { places: Math.ceil(128 / processes), bytes: Math.ceil(256_000_000 / processes) },
      pageLength: 500,
      log: process.stderr,
    });
    return {
      url: await app.listen({ host, port }),
      close: async () => {
        await app.close();
        await store.close();
      },
    };
  }
}

function stopWhenAsked(stop: () => Promise<void>): void {
  const now = () => {
    stop().catch(() => {
      process.exitCode = 1;
    });
  };
  process.once('SIGINT', now);
  process.once('SIGTERM', now);
}
