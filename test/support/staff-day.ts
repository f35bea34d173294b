import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { serveLoopback } from '../../main/loopback/loopback.ts';
import { apiOf } from './call-machine.ts';
import { createFakeClock } from './fake-clock.ts';
import { fillIn } from './resident.ts';
import { startIntake } from './running-intake.ts';
import { startTestMachine } from './test-machine.ts';

/** Noon in the hall. */
const noon = Date.UTC(2026, 10, 24, 4);
const hour = 3_600_000;
/** With one on the screen nine: the fifth makes a wait of 15 s and each further one twice as much, here 4 minutes. */
const GUESSES = 8;
const GUESSED_EVERY_MS = 120_000;

/** A kiosk on a day with something of everything that its staff look after. */
export interface StaffDay {
  /** To be opened once. */
  link: string;
  pin: string;
  /** The machine's time (UTC ms). It stands still while somebody looks, and what waits goes on waiting. */
  now(): number;
  /** Somebody tries PINs until there is a wait of some minutes. */
  guess(): Promise<void>;
  /** The wait is over, and what is to be sent was tried just now: it waits for the better part of an hour. */
  sitOut(): Promise<void>;
  /** Somebody puts a USB stick in, or pulls it out again. */
  moveStick(): void;
  close(): Promise<void>;
}

/** The folder of a service that has two things to be mended. */
export const brokenService = 'bus-pass';

export async function startStaffDay(): Promise<StaffDay> {
  const clock = createFakeClock(noon - 26 * hour);
  const services = mkdtempSync(path.join(os.tmpdir(), 'bangban-services-'));
  cpSync('services', services, { recursive: true });
  breakService(services);
  // It takes no requests to the hall, and so refuses one.
  const intake = await startIntake({ now: clock.now, services: new Set(['elder-allowance']) });
  const machine = await startTestMachine({
    configuration: {
      demo: true,
      stick: 'simulated',
      intake: intake.url,
      enrolmentCode: await intake.newCode(),
      servicesDir: services,
    },
    ports: { screenDir: 'dist/renderer', clock },
  });
  // Not the screen that is looked at, which would show what is begun on it.
  const api = apiOf(machine.fetch, 'residents');

  await park('elder-allowance');
  await clock.pass(26 * hour);
  await park('request-to-the-hall');
  await handIn('elder-allowance', { faces: 5 });
  await handIn('elder-allowance', { faces: 3, undrawn: true });
  await handIn('request-to-the-hall', { faces: 1 });
  await intake.close();
  const busy = http.createServer((_request, response) => {
    response.writeHead(503, { 'retry-after': '3000' }).end();
  });
  await new Promise<void>((resolve) => {
    busy.listen(Number(new URL(intake.url).port), '127.0.0.1', resolve);
  });
  await handIn('elder-allowance');
  await apiOf(machine.fetch, 'other').session.start({ service: 'elder-allowance', language: 'zh-CN' });

  const [person] = await api.staff.people();
  const staff = person?.id ?? '';
  const pin = machine.demoPin ?? '';
  const loopback = await serveLoopback(machine.fetch, 0, () => crypto.randomUUID());
  return {
    link: loopback.link,
    pin,
    now: clock.now,
    async guess() {
      for (let times = 0; times < GUESSES; times++) {
        await clock.pass(GUESSED_EVERY_MS);
        await api.staff.signIn({ staff, pin: '000001' }).catch(() => undefined);
      }
    },
    async sitOut() {
      await clock.pass(2 * GUESSED_EVERY_MS);
      await api.staff.signIn({ staff, pin });
      await api.staff.retry();
      await api.staff.signOut();
    },
    moveStick() {
      const stick = path.join(machine.dataDir, 'stick');
      if (existsSync(stick)) renameSync(stick, `${stick}-out`);
      else if (existsSync(`${stick}-out`)) renameSync(`${stick}-out`, stick);
      else mkdirSync(stick);
    },
    async close() {
      await loopback.close();
      await machine.end();
      busy.close();
      rmSync(services, { recursive: true, force: true });
    },
  };

  /** Somebody began and left. */
  async function park(service: string): Promise<void> {
    const { session } = await api.session.start({ service, language: 'zh-CN' });
    await api.session.park({ session, silently: true });
  }

  async function handIn(
    service: string,
    { faces, undrawn = false }: { faces?: number; undrawn?: boolean } = {},
  ): Promise<void> {
    const begun = await api.session.start({ service, language: 'zh-CN' });
    const { session } = await fillIn(api, begun);
    const { submission } = await api.session.submit({ session, language: 'zh-CN', undrawn });
    while ((await api.submission.slip({ submission })).delivery === 'sending') await wait(50);
    if (faces) await api.submission.rate({ submission, faces });
    await api.submission.done({ submission });
  }
}

function breakService(services: string): void {
  const folder = path.join(services, brokenService);
  cpSync('services/elder-allowance', folder, { recursive: true });
  const file = path.join(folder, 'service.json');
  const definition = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  definition['sample'] = 'yes';
  delete definition['version'];
  writeFileSync(file, JSON.stringify(definition));
}
