import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { newEnrolmentCode } from './enrol.ts';
import { openIdentity } from './identity.ts';
import { readOptions, usage } from './options.ts';
import type { Options } from './options.ts';
import { demoHall, demoStaff, openPremises, plainHall } from './premises.ts';
import { createServer } from './server.ts';
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
  trustProxy,
  demo,
  services,
  host,
  port,
  newCode,
  addStaff,
}: Options): Promise<void> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const identity = await openIdentity(dataDir);
  const premises = await openPremises(dataDir, demo ? demoHall : plainHall);
  if (addStaff !== undefined) {
    console.log(JSON.stringify(await premises.addStaff(addStaff)));
    return;
  }

  const store =
    databaseUrl === undefined
      ? sqliteStore(path.join(dataDir, 'intake.sqlite'))
      : await postgresStore(databaseUrl);
  const enrolmentCode = await newEnrolmentCode(identity, store, Date.now());
  if (newCode) {
    await store.close();
    console.log(JSON.stringify({ enrolmentCode }));
    return;
  }

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
    atOnce: { places: 64, bytes: 256_000_000 },
    pageLength: 500,
    log: process.stderr,
  });
  const url = await app.listen({ host, port });
  const staff = demo ? { staff: await demoStaff(dataDir, premises) } : {};
  console.log(JSON.stringify({ url, enrolmentCode, token: identity.token, page: `${url}/`, ...staff }));

  const stop = () => {
    app
      .close()
      .then(() => store.close())
      .catch(() => {
        process.exitCode = 1;
      });
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
