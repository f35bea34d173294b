import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { contract, slipShape, type Access, type KioskState, type Slip } from '../../core/contract.ts';
import { apiOf, type MachineApi } from '../support/call-machine.ts';
import { openingKeyIn } from '../support/opening-key.ts';
import { startIntake } from '../support/running-intake.ts';
import { giveStaff, signIn } from '../support/staff-at-kiosk.ts';
import { startTestMachine, type TestMachine } from '../support/test-machine.ts';
import { openAgain, standElsewhere } from './calls/elsewhere.ts';
import { begin, step } from './calls/go-on.ts';
import { hostileUpload, type Bytes } from './calls/hostile-upload.ts';
import { anythingLike, somethingElse, type Ids } from './calls/hostile-value.ts';
import type { Fault } from './fault.ts';
import { Journal } from './journal.ts';
import { judgeIntake } from './judge-intake.ts';
import { judgeFolder, receiptsIn } from './judge.ts';
import { oneOf } from './one-of.ts';
import { finish } from './residents.ts';
import { waitForReceipts } from './wait-for-receipts.ts';

const callsEachRound = 100;
const answeredWithinMs = 2_000;
/** Ten megabytes are sealed and flushed before they are answered. */
const uploadedWithinMs = 10_000;
/** To the next question that is answered with a photo or by speaking. */
const mostSteps = 12;
/** Those that have gone mad, staff at the second; on a third, `elsewhere`, somebody stands whom that must not touch. */
const screens = ['kiosk', 'counter'];

/** Neither leaves nor parks: after so many wrong codes whoever wants to come back has to wait, as is meant. */
const handsIn = () => 0.99;

interface Call {
  readonly path: string;
  readonly access: Access;
  /** JSON Schema of what it takes. */
  readonly takes: unknown;
}

/** Every call of the contract, by its path. Streams are opened by the conformance suite; here they would never end. */
const calls: readonly Call[] = Object.entries(contract).flatMap(([area, procedures]) =>
  Object.entries(procedures)
    .filter(([name]) => name !== 'events')
    .map(([name, procedure]) => {
      const { meta, inputSchema } = procedure['~orpc'];
      return {
        path: `${area}/${name}`,
        access: (meta as { access: Access }).access,
        takes:
          inputSchema instanceof z.ZodType
            ? z.toJSONSchema(inputSchema, { io: 'input', unrepresentable: 'any' })
            : {},
      };
    }),
);

/**
 * A screen that has gone mad, or that somebody else speaks through: every call and every upload, in any order, in any shape
 * and size, with ids that are right, somebody else's or nobody's; in half of the rounds where staff have signed in. None may
 * end as a fault of the machine, reach what is another screen's, or what is the staff's where they are not.
 */
export const hostileCalls: Fault = {
  name: 'calls',
  does: 'a screen makes any call in any order, shape and number',
  begin: async () => {
    const dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-calls-'));
    const [dataDir, intakeDir] = [path.join(dir, 'data'), path.join(dir, 'intake')];
    const intake = await startIntake({ dataDir: intakeDir });
    await giveStaff(dataDir);
    const machine = await startTestMachine({
      dataDir,
      configuration: { intake: intake.url, enrolmentCode: await intake.newCode(), printer: 'none' },
    });
    const journal = new Journal(() => performance.now());
    /** Those that the screens gave who have gone mad, by submission. */
    const slips = new Map<string, string>();
    const gave = ({ submission, number }: Slip) => void slips.set(submission, number);

    return {
      round: async (random) => {
        const faults: string[] = [];
        const linesBefore = machine.log.length;
        const elsewhere = await standElsewhere(machine, journal, random);
        const hasStaff = random() < 0.5;
        const stood = new Map<string, Stood>();
        const tried: Record<string, number> = {};
        const count = (what: string) => {
          tried[what] = (tried[what] ?? 0) + 1;
        };
        if (hasStaff) count('rounds with staff signed in');
        for (let made = 0; made < callsEachRound; made += 1) {
          const screen = oneOf(screens, random);
          const isUpload = random() < 0.25;
          const goesOn = !stood.has(screen) || random() < (isUpload ? 0.3 : 0.1);
          for (let steps = goesOn ? mostSteps : 0; steps > 0; steps -= 1) {
            const now = await stands(apiOf(machine.fetch, screen), random, gave);
            stood.set(screen, now);
            if (!isUpload || now.takes) break;
          }
          const named = stood.get(random() < 0.8 ? screen : oneOf(screens, random));
          const ids: Ids = {
            mine: named?.session ?? '',
            theirs: elsewhere.session,
            question: named?.question ?? '',
          };
          const before = await apiOf(machine.fetch, screen).kiosk.state();
          if (hasStaff && screen === 'counter' && before.staff === null) {
            await signIn(apiOf(machine.fetch, screen));
            before.staff = { id: 'tester', name: '' };
          }
          const told = isUpload
            ? await uploadOnce(machine, random, { ...ids, takes: named?.takes }, { screen, before })
            : await callOnce(machine, random, ids, { screen, before });
          const { status, body, what } = told;
          faults.push(...told.faults);
          if (body.includes(elsewhere.said))
            faults.push(`what was said on another screen: ${status} to ${what}`);
          count(`${isUpload ? 'uploads' : 'calls'} answered with ${status}`);
          if (before.staff !== null && told.access === 'staff') count(`staff calls answered with ${status}`);
          if (status === 200 && told.path === 'session/submit') gave(slipIn(body));
          if (status === 200 && told.path === 'staff/putAway' && told.session === elsewhere.session) {
            count('sessions of another screen put away by staff');
            faults.push(...(await openAgain(elsewhere)));
          }
        }
        if (random() < 0.1) faults.push(...(await flood(machine)));
        const looked = await machine.fetch(new Request(`http://kiosk/attachment/${elsewhere.attachment}`), {
          screen: oneOf(screens, random),
        });
        if (looked.status !== 404) faults.push(`the photo of another screen: ${looked.status}`);
        for (const screen of screens) await apiOf(machine.fetch, screen).staff.signOut();
        for (const line of machine.log.splice(linesBefore)) {
          if (line.includes('"call-failed"')) faults.push(`a fault of the machine: ${line.trim()}`);
        }
        const { api } = elsewhere.client;
        const { session } = await api.kiosk.state();
        if (session !== elsewhere.session)
          return { faults: [...faults, 'the session of another screen is not open there any more'], tried };
        if (!isDeepStrictEqual(await api.session.view({ session }), elsewhere.view))
          faults.push('the session of another screen is shown otherwise than before');
        await finish(elsewhere.client, journal, handsIn, { view: elsewhere.view, isOld: false });
        return { faults, tried };
      },
      end: async () => {
        const api = apiOf(machine.fetch, 'counter');
        await signIn(api);
        const faults = await waitForReceipts({ api });
        await machine.close();
        await intake.close();
        const openingKey = await openingKeyIn(intakeDir);
        faults.push(...(await judgeFolder(dataDir, journal.at(Infinity), openingKey)));
        const receipts = receiptsIn(dataDir);
        for (const fault of await judgeIntake(intakeDir, journal.at(Infinity), receipts)) {
          // What those have said who have gone mad, nobody knows; that it has arrived is seen below.
          const [submission = '', what] = fault.split(': ');
          if (!(slips.has(submission) && what === 'it arrived from nobody')) faults.push(fault);
        }
        for (const [submission, number] of slips)
          if (!receipts.has(submission)) faults.push(`${submission}: its slip ${number} has no receipt`);
        rmSync(dir, { recursive: true, force: true });
        return { faults, tried: { 'slips given': receipts.size } };
      },
    };
  },
};

/** Where a session stands on a screen that has gone mad. */
interface Stood {
  readonly session: string;
  readonly question: string;
  /** Where it is answered with a photo or by speaking. */
  readonly takes: Bytes | undefined;
}

/** A session somewhere on its way there: one more step, or a new one. */
async function stands(api: MachineApi, random: () => number, gave: (slip: Slip) => void): Promise<Stood> {
  const { session } = await api.kiosk.state();
  const view = session === null ? await begin(api, random) : await step(api, session, random, gave);
  const question = view?.question;
  return {
    session: view?.session ?? '',
    question: question?.path.question ?? '',
    takes:
      question?.type === 'photo'
        ? 'attachment'
        : question?.limits['recordingSeconds'] === undefined
          ? undefined
          : 'recording',
  };
}

interface Told {
  readonly path: string;
  /** Who may make it; undefined of an upload. */
  readonly access: Access | undefined;
  /** The session that it named. */
  readonly session: unknown;
  readonly status: number;
  readonly body: Buffer;
  readonly what: string;
  readonly faults: string[];
}

/** From where it is made, and how things stand there before. */
interface Where {
  readonly screen: string;
  readonly before: KioskState;
}

async function callOnce(
  machine: TestMachine,
  random: () => number,
  ids: Ids,
  { screen, before }: Where,
): Promise<Told> {
  const { path: call, access, takes } = oneOf(calls, random);
  const draw = random();
  const like = anythingLike(takes, random, ids);
  const input = draw < 0.5 ? like : draw < 0.9 ? somethingElse(like, random) : undefined;
  const body = draw < 0.9 ? JSON.stringify({ json: input }) : garbage(random);
  const what = `${call} on ${screen} with ${body.slice(0, 300)}`;
  const told = await sendOnce(
    machine,
    new Request(`http://kiosk/api/${call}`, {
      method: 'POST',
      headers: { 'content-type': random() < 0.97 ? 'application/json' : 'text/plain' },
      body,
    }),
    { screen, withinMs: answeredWithinMs, what },
  );
  const { status, faults } = told;
  if (status < 300 && access === 'staff' && before.staff === null)
    faults.push(`nobody of the staff is signed in: ${status} to ${what}`);
  if (status === 403 && access === 'staff' && before.staff !== null)
    faults.push(`staff are signed in: ${status} to ${what}`);
  const session = typeof input === 'object' && input !== null && 'session' in input ? input.session : '';
  const isTheirs = access === 'resident' ? session !== before.session : session === ids.theirs;
  if (status < 300 && access !== 'staff' && isTheirs)
    faults.push(`the session of another screen: ${status} to ${what}`);
  return { ...told, path: call, access, session, what };
}

async function uploadOnce(
  machine: TestMachine,
  random: () => number,
  { takes, ...ids }: Ids & { takes: Bytes | undefined },
  { screen, before }: Where,
): Promise<Told> {
  const { request, signal, session, isGivenUp } = hostileUpload(random, ids, takes);
  const what = `${request.method} ${request.url} on ${screen}`;
  const told = await sendOnce(machine, request, { screen, signal, withinMs: uploadedWithinMs, what });
  const { status, faults } = told;
  if (status < 300 && session !== before.session)
    faults.push(`the session of another screen: ${status} to ${what}`);
  // Whoever ends a recording sends no bytes.
  if (status < 300 && isGivenUp && request.method === 'PUT')
    faults.push(`half of it was taken for the whole: ${status} to ${what}`);
  return { ...told, path: new URL(request.url).pathname, access: undefined, session, what };
}

async function sendOnce(
  machine: TestMachine,
  request: Request,
  {
    screen,
    signal = new AbortController().signal,
    withinMs,
    what,
  }: { screen: string; signal?: AbortSignal; withinMs: number; what: string },
): Promise<Pick<Told, 'status' | 'body' | 'faults'>> {
  const before = performance.now();
  const response = await machine.fetch(request, { screen, signal });
  const body = Buffer.from(await response.arrayBuffer());
  const ms = performance.now() - before;
  const { status } = response;
  const faults: string[] = [];
  if (status >= 500) faults.push(`${status} to ${what}`);
  if (ms > withinMs) faults.push(`only after ${Math.round(ms)} ms, ${what}`);
  return { status, body, faults };
}

/** What a call of `session/submit` has answered. */
function slipIn(body: Buffer): Slip {
  const { json } = JSON.parse(body.toString('utf8')) as { json: unknown };
  return slipShape.parse(json);
}

function garbage(random: () => number): string {
  const all = [
    '',
    '{',
    'null',
    '[]',
    '{"json":',
    '"\\ud800"',
    '\u0000',
    '9'.repeat(70_000),
    '['.repeat(20_000),
  ];
  return oneOf(all, random);
}

/** Two hundred at once: some are turned away, none fails, and afterwards everything is as before. */
async function flood(machine: TestMachine): Promise<string[]> {
  const api: MachineApi = apiOf(machine.fetch);
  const answers = await Promise.allSettled(Array.from({ length: 200 }, () => api.kiosk.state()));
  const wrong = answers.filter(
    (answer) => answer.status === 'rejected' && !String(answer.reason).includes('TOO_MANY_REQUESTS'),
  );
  const after = await api.kiosk.state().then(
    () => [],
    (error: unknown) => [`after a flood: ${String(error)}`],
  );
  return [...wrong.map((answer) => `in a flood: ${JSON.stringify(answer)}`), ...after];
}
