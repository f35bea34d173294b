import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { ShownSession, Slip } from '../../core/contract.ts';
import { apiOf, type MachineApi } from '../support/call-machine.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { type Answers, fillIn, step, typed } from '../support/resident.ts';
import { startIntake, type RunningIntake } from '../support/running-intake.ts';
import { filesHolding, formsOf } from '../support/search-folder.ts';
import { startTestMachine, type TestMachine } from '../support/test-machine.ts';

// What one visit knows of the resident: offered in its next service, and to nobody else, whichever way the visit ends.

// Each starts a whole machine, on a disk that has to say that it is done.
vi.setConfig({ testTimeout: 30_000 });

const minute = 60_000;
/** What is not asked about the resident themself. */
const others = { living: 'alone', pay_to: 'social_card' };

let intake: RunningIntake;
let machine: TestMachine;
let clock: FakeClock;
let api: MachineApi;

beforeAll(async () => {
  intake = await startIntake();
});
afterAll(() => intake.close());

beforeEach(async () => {
  clock = createFakeClock(Date.now());
  machine = await startTestMachine({
    configuration: { intake: intake.url, enrolmentCode: await intake.newCode(), demo: true },
    ports: { clock },
  });
  api = apiOf(machine.fetch);
});
afterEach(() => machine.end());

function begin(service: string, practice = false): Promise<ShownSession> {
  return api.session.start({ service, language: 'zh-CN', practice });
}

async function handIn(service = 'elder-allowance'): Promise<Slip> {
  const view = await fillIn(api, await begin(service), others);
  return api.session.submit({ session: view.session, language: 'zh-CN' });
}

/** What is offered on the way through a service, by question, while everything is answered anew. */
async function offeredIn(view: ShownSession, answers: Answers = others): Promise<Record<string, string>> {
  const offered: Record<string, string> = {};
  let now = view;
  while (now.place.at !== 'review') {
    const { question } = now;
    const { path, offer } = question ?? {};
    if (path && offer) {
      offered[path.question] = offer.from.kind === 'card' ? 'card' : (offer.from.title['zh-CN'] ?? '');
    }
    now = await step(api, now, answers);
  }
  return offered;
}

/** What the next service would offer to whoever stands there now. */
async function nextIsOffered(): Promise<Record<string, string>> {
  return offeredIn(await begin('resident-medical-insurance'));
}

const all = { name: '高龄津贴', identity: '高龄津贴', phone: '高龄津贴', address: '高龄津贴' };

test('what was handed in is offered in the next service of the same visit', async () => {
  const slip = await handIn();
  await api.submission.done({ submission: slip.submission, another: true });
  expect(await nextIsOffered()).toEqual(all);
});

test('confirmed it is an answer that was carried over, and its next offer still names where it was said', async () => {
  const slip = await handIn();
  await api.submission.done({ submission: slip.submission, another: true });
  let view: ShownSession = await begin('resident-medical-insurance');
  const { session } = view;
  while (view.place.at !== 'declaration') {
    const { question } = view;
    view = question?.offer
      ? await api.session.confirm({ session, path: question.path, value: question.offer.value })
      : await step(api, view, others);
  }
  const sources = view.review?.flatMap((item) =>
    item.kind === 'answer' && item.question.source
      ? [[item.question.path.question, item.question.source]]
      : [],
  );
  expect(sources).toContainEqual(['phone', { by: 'resident', from: 'carried-over' }]);
  expect(sources).toContainEqual(['local', { by: 'resident', from: 'touch' }]);
  const again = await api.session.submit({ session, language: 'zh-CN' });
  await api.submission.done({ submission: again.submission, another: true });
  expect(await offeredIn(await begin('elder-allowance'))).toMatchObject({ phone: '高龄津贴' });
});

test('a screen cannot claim that something stood on a card or was said before', async () => {
  const view = await fillIn(api, await begin('elder-allowance'), {}, 'question');
  const path = { question: 'identity' };
  for (const from of ['card', 'carried-over'])
    await expect(
      api.session.answer({ session: view.session, path, value: typed.identity, from: from as 'touch' }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

test('confirming what is offered no more changes nothing', async () => {
  const view = await fillIn(api, await begin('elder-allowance'), {}, 'question');
  expect(
    await api.session.confirm({
      session: view.session,
      path: { question: 'identity' },
      value: typed.identity,
    }),
  ).toEqual(view);
});

const endings: Record<string, (slip: Slip) => Promise<unknown>> = {
  'the slip was taken': ({ submission }) => api.submission.done({ submission }),
  'the screen fell asleep': async ({ submission }) => {
    await api.submission.done({ submission, another: true });
    await api.visit.end();
  },
  'a service was begun and left': async ({ submission }) => {
    await api.submission.done({ submission, another: true });
    const { session } = await fillIn(api, await begin('request-to-the-hall'), {}, 'review');
    await api.session.leave({ session });
  },
  'a service was begun and parked': async ({ submission }) => {
    await api.submission.done({ submission, another: true });
    const { session } = await fillIn(api, await begin('request-to-the-hall'), {}, 'review');
    await api.session.park({ session, silently: false });
  },
  'a service was begun and nobody was there any more': async ({ submission }) => {
    await api.submission.done({ submission, another: true });
    const { session } = await begin('request-to-the-hall');
    await api.session.park({ session, silently: true });
  },
  'the screen broke': async ({ submission }) => {
    await api.submission.done({ submission, another: true });
    await clock.pass(11 * minute);
  },
  'the kiosk was started again': async ({ submission }) => {
    await api.submission.done({ submission, another: true });
    const { dataDir } = machine;
    await machine.close();
    machine = await startTestMachine({ dataDir, configuration: { demo: true }, ports: { clock } });
    api = apiOf(machine.fetch);
  },
};

test.each(Object.entries(endings))('%s: the next person is offered nothing', async (_how, end) => {
  await end(await handIn());
  expect(await nextIsOffered()).toEqual({});
});

test('a parked session that is opened again is offered nothing of who was there before', async () => {
  const begun = await fillIn(api, await begin('resident-medical-insurance'), {}, 'question');
  const { code } = await api.session.park({ session: begun.session, silently: false });
  const slip = await handIn();
  await api.submission.done({ submission: slip.submission, another: true });
  expect(await offeredIn(await api.session.reopen({ code: code ?? '' }))).toEqual({});
});

test('staff who open a session find where its answers came from, and no offer', async () => {
  const slip = await handIn();
  await api.submission.done({ submission: slip.submission, another: true });
  let view: ShownSession = await begin('request-to-the-hall');
  const { session } = view;
  while (view.question?.path.question !== 'phone') {
    view = await step(api, view, { call_back: true });
  }
  await api.session.confirm({ session, path: view.question.path, value: typed.phone });
  await api.session.park({ session, silently: false });
  const [person] = await api.staff.people();
  await api.staff.signIn({ staff: person?.id ?? '', pin: machine.demoPin ?? '' });
  const opened = await api.staff.open({ session });
  const back = await api.session.goTo({ session, place: { at: 'question', question: 'phone' } });
  expect(opened.session).toBe(session);
  expect(back.question?.source).toEqual({ by: 'resident', from: 'carried-over' });
  expect(await nextIsOffered().catch(({ code }) => code as unknown)).toBe('session-open');
});

test('another screen of the same kiosk is offered nothing', async () => {
  const slip = await handIn();
  await api.submission.done({ submission: slip.submission, another: true });
  api = apiOf(machine.fetch, 'another');
  expect(await nextIsOffered()).toEqual({});
});

test('whoever only chose the wrong service is still known', async () => {
  const slip = await handIn();
  await api.submission.done({ submission: slip.submission, another: true });
  const { session } = await begin('request-to-the-hall');
  await api.session.leave({ session });
  expect(await nextIsOffered()).toEqual(all);
});

test('somebody else who goes on in the same visit is not mixed up with the first', async () => {
  const slip = await handIn();
  await api.submission.done({ submission: slip.submission, another: true });
  const other = { ...others, name: '李建国', phone: '13800138000' };
  const view = await fillIn(api, await begin('resident-medical-insurance'), other);
  const second = await api.session.submit({ session: view.session, language: 'zh-CN' });
  await api.submission.done({ submission: second.submission, another: true });
  expect(await offeredIn(await begin('elder-allowance'), other)).toEqual({
    name: '居民医保',
    identity: '居民医保',
    phone: '居民医保',
    address: '居民医保',
  });
});

test('what is only tried is offered nothing and leaves nothing known', async () => {
  const slip = await handIn();
  await api.submission.done({ submission: slip.submission, another: true });
  const practice = await begin('resident-medical-insurance', true);
  expect(await offeredIn(practice)).toEqual({});
  await api.session.leave({ session: practice.session });
  expect(await nextIsOffered()).toEqual(all);
});

/** Who gave the answers that the session holds. */
function givenBy({ review }: ShownSession): ReadonlySet<string> {
  const by = review?.flatMap((item) =>
    item.kind === 'answer' && item.question.source ? [item.question.source.by] : [],
  );
  return new Set(by);
}

test('whoever presses for the resident is named with each answer, in the next service of the visit too', async () => {
  const first = await begin('elder-allowance');
  expect(first.by).toBe('resident');
  const { session } = await fillIn(api, first, {}, 'question');
  expect((await api.session.handOver({ session, to: 'helper' })).by).toBe('helper');
  const filled = await fillIn(api, await api.session.view({ session }), others);
  expect(givenBy(filled)).toEqual(new Set(['helper']));
  const slip = await api.session.submit({ session, language: 'zh-CN' });
  await api.submission.done({ submission: slip.submission, another: true });

  const second = await fillIn(api, await begin('request-to-the-hall'), {}, 'review');
  expect(second.by).toBe('helper');
  expect(givenBy(second)).toEqual(new Set(['helper']));
  const { question } = await api.session.goTo({
    session: second.session,
    place: { at: 'question', question: 'category' },
  });
  await api.session.handOver({ session: second.session, to: 'resident' });
  await api.session.answer({
    session: second.session,
    path: { question: 'category' },
    value: question?.choices[1]?.value ?? '',
    from: 'touch',
  });
  expect(givenBy(await api.session.view({ session: second.session }))).toEqual(
    new Set(['helper', 'resident']),
  );
});

test('the next person presses for themself', async () => {
  const { session } = await begin('elder-allowance');
  await api.session.handOver({ session, to: 'helper' });
  const { code } = await api.session.park({ session, silently: false });
  expect((await api.session.reopen({ code: code ?? '' })).by).toBe('resident');
});

test('one of the staff who fills in is named by their id with each answer, and to the screen is staff', async () => {
  const { session } = await begin('elder-allowance');
  const [person] = await api.staff.people();
  const staff = person?.id ?? '';
  await expect(api.staff.fillIn({ session })).rejects.toMatchObject({ status: 403 });
  await api.staff.signIn({ staff, pin: machine.demoPin ?? '' });
  await expect(api.staff.fillIn({ session: crypto.randomUUID() })).rejects.toMatchObject({
    code: 'session-gone',
  });
  expect((await api.staff.fillIn({ session })).by).toBe('staff');
  expect((await api.kiosk.state()).staff).toBeNull();
  const filled = await fillIn(api, await api.session.view({ session }), others);
  expect(givenBy(filled)).toEqual(new Set([`staff:${staff}`]));
});

test('nothing of it stands on the disk or in the log', async () => {
  const slip = await handIn();
  await api.submission.done({ submission: slip.submission, another: true });
  const { session } = await begin('request-to-the-hall');
  await api.session.leave({ session });
  const looked = {
    ...formsOf('the phone', typed.phone),
    ...formsOf('the name', typed.name),
    ...formsOf('the number', typed.identity),
  };
  expect(filesHolding(machine.dataDir, looked)).toEqual([]);
  const log = machine.log.join('\n');
  for (const said of [typed.phone, typed.name, typed.identity]) expect(log).not.toContain(said);
  // And yet it is known.
  expect(await nextIsOffered()).toEqual(all);
});
