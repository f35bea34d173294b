import { z } from 'zod';
import { contract, type Access } from '../../core/contract.ts';
import { apiOf, type MachineApi } from '../support/call-machine.ts';
import { startIntake } from '../support/running-intake.ts';
import { startTestMachine, type TestMachine } from '../support/test-machine.ts';
import { anythingLike, somethingElse, type Ids } from './calls/hostile-value.ts';
import type { Fault } from './fault.ts';
import { oneOf } from './one-of.ts';
import { begin, step } from './calls/go-on.ts';

const callsEachRound = 100;
const answeredWithinMs = 2_000;
/** Those that have gone mad; on a third, `elsewhere`, somebody stands whom that must not touch. */
const screens = ['kiosk', 'counter'];

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
 * A screen that has gone mad, or that somebody else speaks through: every call, in any order, in any shape and size, with
 * ids that are right, somebody else's or nobody's. None may end as a fault of the machine, reach what is another screen's,
 * or what is the staff's.
 */
export const hostileCalls: Fault = {
  name: 'calls',
  does: 'a screen makes any call in any order, shape and number',
  begin: async () => {
    const intake = await startIntake();
    const machine = await startTestMachine({
      configuration: { intake: intake.url, enrolmentCode: await intake.newCode(), printer: 'none' },
    });
    return {
      round: async (random) => {
        const faults: string[] = [];
        const linesBefore = machine.log.length;
        const others = await begin(apiOf(machine.fetch, 'elsewhere'), random);
        let ids: Ids = { mine: '', theirs: others.session, question: '' };
        const tried: Record<string, number> = {};
        for (let count = 0; count < callsEachRound; count += 1) {
          if (ids.mine === '' || random() < 0.1) ids = { ...ids, ...(await stands(machine, random)) };
          const told = await callOnce(machine, random, ids);
          faults.push(...told.faults);
          tried[`answers of ${told.status}`] = (tried[`answers of ${told.status}`] ?? 0) + 1;
        }
        if (random() < 0.1) faults.push(...(await flood(machine)));
        for (const line of machine.log.splice(linesBefore)) {
          if (line.includes('"call-failed"')) faults.push(`a fault of the machine: ${line.trim()}`);
        }
        const state = await apiOf(machine.fetch, 'elsewhere').kiosk.state();
        if (state.session !== ids.theirs)
          faults.push('the session of another screen is not open there any more');
        else await apiOf(machine.fetch, 'elsewhere').session.leave({ session: ids.theirs });
        return { faults, tried };
      },
      end: async () => {
        await machine.end();
        await intake.close();
        return { faults: [], tried: {} };
      },
    };
  },
};

/** A session somewhere on its way on the screen that has gone mad. */
async function stands(machine: TestMachine, random: () => number): Promise<Pick<Ids, 'mine' | 'question'>> {
  const api = apiOf(machine.fetch);
  const { session } = await api.kiosk.state();
  const view = session === null ? await begin(api, random) : await step(api, session, random);
  return { mine: view?.session ?? '', question: view?.question?.path.question ?? '' };
}

interface Told {
  readonly status: number;
  readonly faults: string[];
}

async function callOnce(machine: TestMachine, random: () => number, ids: Ids): Promise<Told> {
  const { path, access, takes } = oneOf(calls, random);
  const screen = oneOf(screens, random);
  const draw = random();
  const like = anythingLike(takes, random, ids);
  const input = draw < 0.5 ? like : draw < 0.9 ? somethingElse(like, random) : undefined;
  const body = draw < 0.9 ? JSON.stringify({ json: input }) : garbage(random);
  const before = performance.now();
  const response = await machine.fetch(
    new Request(`http://kiosk/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': random() < 0.97 ? 'application/json' : 'text/plain' },
      body,
    }),
    { screen, signal: new AbortController().signal },
  );
  await response.arrayBuffer();
  const ms = performance.now() - before;
  const { status } = response;
  const what = `${path} on ${screen} with ${body.slice(0, 300)}`;
  const faults: string[] = [];
  if (status >= 500) faults.push(`${status} to ${what}`);
  if (ms > answeredWithinMs) faults.push(`only after ${Math.round(ms)} ms, ${what}`);
  if (status < 300 && access === 'staff')
    faults.push(`nobody of the staff is signed in: ${status} to ${what}`);
  const session = typeof input === 'object' && input !== null && 'session' in input ? input.session : '';
  if (status < 300 && access === 'resident' && session === ids.theirs)
    faults.push(`the session of another screen: ${status} to ${what}`);
  return { status, faults };
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
