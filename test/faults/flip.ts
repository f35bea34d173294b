import Database from 'better-sqlite3';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import type { ShownSession } from '../../core/contract.ts';
import type { Place } from '../../core/session/place.ts';
import { checkAudit } from '../../main/command/check-audit.ts';
import { rescue } from '../../main/command/rescue.ts';
import { randomFrom } from '../../tools/random-from.ts';
import { startIntakeProgram } from '../support/intake-program.ts';
import { openLink, type KioskClient } from '../support/kiosk-client.ts';
import { openingKeyIn } from '../support/opening-key.ts';
import { step } from '../support/resident.ts';
import { startKiosk } from '../support/running-kiosk.ts';
import { giveStaff, signIn } from '../support/staff-at-kiosk.ts';
import type { Fault } from './fault.ts';
import { Journal, type SessionSoFar } from './journal.ts';
import { judgeIntake } from './judge-intake.ts';
import { judgeFolder, receiptsIn, usableWithinMs } from './judge.ts';
import { badRoadTo } from './network/bad-road.ts';
import { oneOf } from './one-of.ts';
import { begin, finish } from './residents.ts';
import { saidIn } from './said.ts';
import { startAgain } from './start-again.ts';
import { waitForReceipts } from './wait-for-receipts.ts';

const visits = 12;
const stepsTaken = 12;
const pageBytes = 4096;
/** Sessions that may be named for one bit, or whatever names all of them would be right. More have no rows on one page. */
const mostDamaged = 3;
const sentWithinMs = 30_000;
/** Whoever stands there is somebody else after ten minutes, and what they said is parked: so often they do something. */
const roundsBetweenTouches = 50;
const pressEveryMs = 200;

/** From where no step goes on. */
const ends: ReadonlySet<Place['at']> = new Set(['declaration', 'not-eligible', 'declined']);

/** What a kiosk says of a submission that it cannot send whole. */
const lost = ['attachment-lost', 'envelope-lost'];

/**
 * One bit of the folder is another than was written: in the database, in its log, in a photo or in the key. The kiosk says so at its start
 * or when it reads it; what is damaged is named, and all the rest is there, here or in the folder that it was rescued into.
 */
export const flip: Fault = {
  name: 'flip',
  does: 'one bit on the disk is flipped while the kiosk is off',
  begin: async (seed) => {
    const random = randomFrom(seed);
    const dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-flip-'));
    const [whole, intakeDir] = [path.join(dir, 'whole'), path.join(dir, 'intake')];
    const intake = await startIntakeProgram(intakeDir);
    const openingKey = await openingKeyIn(intakeDir);
    const road = await badRoadTo(intake.url);
    await giveStaff(whole);
    const before = await startKiosk(
      ['--intake', road.url, '--enrol', intake.enrolmentCode, '--printer', 'none'],
      whole,
    );
    road.be(() => 'refused');
    const journal = new Journal(() => performance.now());
    const first = await openLink(before.link);
    for (let visit = 0; visit < visits; visit += 1) {
      const shown = await begin(first, random);
      // Every third is put away in the middle, by somebody who does not come back.
      if (visit % 3 > 0) await finish(first, journal, random, shown);
      else
        await journal.told(shown.view.session, { kind: 'parked' }, () =>
          first.api.session.park({ session: shown.view.session, silently: true }),
        );
    }
    await answerSome(first, journal, (await begin(first, random)).view);
    await before.kill();
    road.be(() => 'passes');
    const sessions = journal.at(Infinity);
    let pages = pagesIn(whole);
    let untouched = 0;

    /** Whoever stands before it goes to another question and says nothing, and the power fails. */
    async function touchAgain(): Promise<void> {
      road.be(() => 'refused');
      const kiosk = await startKiosk([], whole);
      const { api } = await openLink(kiosk.link);
      const { session } = await api.kiosk.state();
      if (session === null) throw new Error('Nobody stands before the kiosk any more');
      const { place, canGoBack } = await api.session.view({ session });
      await (canGoBack
        ? api.session.back({ session, from: place })
        : api.session.next({ session, from: place }));
      await kiosk.kill();
      road.be(() => 'passes');
      pages = pagesIn(whole);
    }

    return {
      round: async (draw) => {
        if (untouched === roundsBetweenTouches) await touchAgain();
        untouched = untouched === roundsBetweenTouches ? 1 : untouched + 1;
        const flipped = path.join(dir, 'flipped');
        const rescued = path.join(dir, 'rescued');
        cpSync(whole, flipped, { recursive: true });
        const where = flipOneBit(flipped, pages, draw);
        const named = new Set<string>();
        const faults: string[] = [];
        let found = 'nothing to be noticed';
        let dataDir = flipped;
        const start = async (folder: string) => {
          const from = performance.now();
          const started = await startKiosk([], folder).catch((error: unknown) => String(error));
          const ms = performance.now() - from;
          if (ms > usableWithinMs)
            faults.push(`it started, or said why not, only after ${Math.round(ms)} ms`);
          return started;
        };
        let kiosk = await start(flipped);
        if (typeof kiosk === 'string') {
          found = 'refused at the start, and rescued';
          dataDir = rescued;
          const { ok, sentence } = await rescue({
            dataDir: flipped,
            shell: 'serve',
            protections: async () => ({}),
            to: rescued,
            list: (line) => void named.add(line),
          });
          if (!ok) faults.push(`it is refused (${kiosk}) and not rescued: ${sentence}`);
          kiosk = await start(rescued);
          if (typeof kiosk === 'string') faults.push(`what was rescued does not start: ${kiosk}`);
        }
        if (typeof kiosk !== 'string') {
          let client = await openLink(kiosk.link);
          if (!(await letsIn(client))) {
            // They cannot get in, and an operator gives them their PIN anew.
            named.add('staff');
            await kiosk.kill();
            await giveStaff(dataDir);
            kiosk = await startKiosk([], dataDir);
            client = await openLink(kiosk.link);
            await signIn(client.api);
          }
          for (const each of await sendAll(client)) named.add(each);
          const unopened = await openAllParked(client, sessions);
          await kiosk.kill();
          const received = receiptsIn(dataDir);
          // The log itself may be what is damaged; it says so where it is checked.
          checkAudit(dataDir, (line) => {
            if (line.includes('"damage-found"')) named.add(line);
          });
          // A session that is named is whole all the same: one bit of it is put back. Not where rows had to be rescued.
          const excuses = [...named].filter((name) => dataDir === rescued || !name.includes('"session"'));
          const isNamed = (text: string) => excuses.some((name) => name.includes(text));
          for (const [session, why] of unopened)
            if (!isNamed(session)) faults.push(`${session} cannot be opened: ${why}`);
          const unnamed = sessions.filter((session) => !idsOf(session).some(isNamed));
          const damaged = sessions.length - unnamed.length;
          if (damaged > mostDamaged)
            faults.push(`one bit, and ${damaged} of ${sessions.length} sessions are said to be damaged`);
          if (isNamed('"what":"database"')) found = 'mended in the database';
          else if (isNamed('mended')) found = 'mended in the log';
          else if (named.size > 0)
            found = found.startsWith('nothing') ? 'named by the kiosk, which went on' : found;
          faults.push(...(await judgeFolder(dataDir, unnamed, openingKey)));
          for (const { session, told } of unnamed) {
            if (told.some(({ act }) => act.kind === 'handed-in') && !received.has(session))
              faults.push(`${session}: it has no receipt, and nobody says why`);
          }
        }
        rmSync(flipped, { recursive: true, force: true });
        rmSync(rescued, { recursive: true, force: true });
        return { faults: faults.map((fault) => `${where}: ${fault}`), tried: { [found]: 1 } };
      },
      end: async () => {
        // Whatever was sent with one bit flipped: what has arrived is what was said, once, beside what is whole.
        const { kiosk, client, faults } = await startAgain(whole);
        await signIn(client.api);
        faults.push(...(await waitForReceipts(client)));
        await kiosk.kill();
        await road.close();
        await intake.kill();
        faults.push(...(await judgeIntake(intakeDir, sessions, receiptsIn(whole))));
        rmSync(dir, { recursive: true, force: true });
        return { faults, tried: {} };
      },
    };
  },
};

/** One bit of one file. Answers which. @param pages of the database, by what stands on them */
function flipOneBit(dir: string, pages: ReadonlyMap<string, number[]>, random: () => number): string {
  const file = oneOf(
    [...filesIn(dir), ...Array.from({ length: 3 * filesIn(dir).length }, () => 'kiosk.sqlite')],
    random,
  );
  const bytes = readFileSync(path.join(dir, file));
  let at = Math.floor(random() * bytes.length);
  let what = file;
  if (file === 'kiosk.sqlite') {
    const [table, on] = oneOf([...pages], random);
    at = (oneOf(on, random) - 1) * pageBytes + Math.floor(random() * pageBytes);
    what = `${file}, ${table}`;
  }
  bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  writeFileSync(path.join(dir, file), bytes);
  return `a bit of ${what}, at ${at}`;
}

function filesIn(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('-shm'))
    .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)));
}

/**
 * Of the database, by what stands on them: otherwise nearly every bit would be one of a service's texts, which make up most of it.
 * Looked at in a copy, since looking takes the log into the database.
 */
function pagesIn(dir: string): Map<string, number[]> {
  const copy = mkdtempSync(path.join(path.dirname(dir), 'looked-at-'));
  cpSync(dir, copy, { recursive: true });
  const db = new Database(path.join(copy, 'kiosk.sqlite'), { readonly: true });
  const rows = db.prepare<[], { name: string; pageno: number }>('SELECT name, pageno FROM dbstat').all();
  db.close();
  rmSync(copy, { recursive: true });
  const pages = new Map<string, number[]>();
  for (const { name, pageno } of rows) pages.set(name, [...(pages.get(name) ?? []), pageno]);
  return pages;
}

/** The session and all that lies sealed beside its answers. */
function idsOf({ session, told }: SessionSoFar): string[] {
  const attachments = JSON.stringify(told).match(/(?<="attachment":")[0-9a-f-]{36}/g) ?? [];
  return [session, ...attachments];
}

/** Somebody stands before it when it is switched off: what they said last is in the log and not yet in the database. */
async function answerSome({ api }: KioskClient, journal: Journal, from: ShownSession): Promise<void> {
  const { session } = from;
  let view = from;
  for (let steps = 0; steps < stepsTaken && !ends.has(view.place.at); steps += 1) {
    const { question } = view;
    const value = question && question.type !== 'photo' ? saidIn(session, question) : undefined;
    view =
      question && value !== undefined
        ? await journal.told(session, { kind: 'answered', path: question.path, value }, () =>
            api.session.answer({ session, path: question.path, value, from: 'touch' }),
          )
        : await step(api, view);
  }
}

/** Staff look at each, since nobody else has its code, and put it away again. Answers what cannot be opened, and why. */
async function openAllParked(
  { api }: KioskClient,
  sessions: readonly SessionSoFar[],
): Promise<Map<string, string>> {
  const unopened = new Map<string, string>();
  const { session: standing } = await api.kiosk.state();
  const open = async (session: string) => {
    // Whoever opens one has left the staff's room.
    await signIn(api);
    await api.staff.open({ session });
  };
  const away = async (session: string) => {
    try {
      await api.session.park({ session, silently: true });
    } catch (error) {
      unopened.set(session, String(error));
    }
  };
  if (standing !== null) await away(standing);
  const parked = sessions.filter(({ told }) => told.at(-1)?.act.kind === 'parked');
  for (const { session } of parked) {
    try {
      await open(session);
      await api.session.park({ session, silently: true });
    } catch (error) {
      unopened.set(session, String(error));
    }
  }
  if (standing !== null && !unopened.has(standing)) await open(standing);
  return unopened;
}

async function letsIn({ api }: KioskClient): Promise<boolean> {
  return signIn(api).then(
    () => true,
    () => false,
  );
}

/** Sends what can be sent. Answers what the staff's list says is damaged. */
async function sendAll({ api }: KioskClient): Promise<string[]> {
  for (let left = sentWithinMs; ; left -= pressEveryMs) {
    const { submissions } = await api.staff.overview();
    const unsent = submissions.filter(({ lastOutcome }) => lost.includes(lastOutcome ?? ''));
    const received = submissions.filter(({ receipt }) => receipt !== null);
    if (unsent.length + received.length === submissions.length || left <= 0)
      return unsent.map(({ submission }) => submission);
    await api.staff.retry({});
    await rest(pressEveryMs);
  }
}
