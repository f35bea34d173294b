import path from 'node:path';
import { newEnrolmentCode } from '../../intake/enrol.ts';
import { openIdentity } from '../../intake/identity.ts';
import { demoHall, openPremises } from '../../intake/premises.ts';
import { createServer } from '../../intake/server.ts';
import { postgresStore } from '../../intake/store/postgres.ts';
import { sqliteStore } from '../../intake/store/sqlite.ts';

// A program of its own: the intake, which is killed by itself, as by a power cut, between storing and answering.
//   node intake-that-dies.ts <data folder> <port> <dies after so many submissions> [database url]

const [dataDir = '', port = '0', dyingAfter = '0', databaseUrl] = process.argv.slice(2);
const identity = await openIdentity(dataDir);
const store =
  databaseUrl === undefined
    ? sqliteStore(path.join(dataDir, 'intake.sqlite'))
    : await postgresStore(databaseUrl);
const { accept } = store;
let left = Number(dyingAfter);
store.accept = async (submission) => {
  const kept = await accept(submission);
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
  return kept;
};
const app = await createServer({
  dataDir,
  version: '0.0.0',
  identity,
  store,
  premises: await openPremises(dataDir, demoHall),
  services: undefined,
  now: Date.now,
  random: Math.random,
  trustProxy: [],
  atOnce: { places: 64, bytes: 256_000_000 },
  pageLength: 500,
  log: process.stderr,
});
const enrolmentCode = await newEnrolmentCode(identity, store, Date.now());
const url = await app.listen({ host: '127.0.0.1', port: Number(port) });
console.log(JSON.stringify({ url, enrolmentCode, token: identity.token }));
