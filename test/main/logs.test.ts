import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ShownSession } from '../../core/contract.ts';
import { decide } from '../../intake/decide.ts';
import { auditEntries } from '../support/audit-entries.ts';
import { apiOf, type MachineApi } from '../support/call-machine.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { identityNumber } from '../support/identity-number.ts';
import { type Answers, step, valueFor } from '../support/resident.ts';
import { startIntake, type RunningIntake } from '../support/running-intake.ts';
import { shippedServices } from '../support/shipped-service.ts';
import { startTestMachine, type TestMachine } from '../support/test-machine.ts';

// Neither log has a place for an answer. Here everything is said that there is to say, and then looked for in both.

let intake: RunningIntake;
let machine: TestMachine;
let clock: FakeClock;
let api: MachineApi;
beforeAll(async () => {
  clock = createFakeClock(Date.now());
  intake = await startIntake();
  machine = await startTestMachine({
    ports: { clock },
    configuration: { demo: true, intake: intake.url, enrolmentCode: await intake.newCode() },
  });
  api = apiOf(machine.fetch);
});
afterAll(async () => {
  await intake.close();
  rmSync(machine.dataDir, { recursive: true, force: true });
});

/** What came of each wrong number. */
const refusals: string[] = [];
/** What opens something, and what a clerk has said: none of it an answer, and no more to be found there. */
const secrets: Record<string, string> = {};
/** Of two characters. Few names are longer than three. */
const shortName = '郝琪';
const note = '请把户口簿带来';

/** Goes through a service to its end, and answers every text and number that was said on the way. */
async function throughAll(service: string): Promise<string[]> {
  const said = new Set<string>();
  let view: ShownSession = await api.session.start({ service, language: 'zh-CN', practice: false });
  const { session } = view;
  for (let steps = 0; view.place.at !== 'declaration'; steps += 1) {
    if (steps === 6) view = await parkedAndBack(session);
    const { question } = view;
    const answers: Answers = service === 'elder-allowance' ? { name: shortName } : {};
    // A wrong one first, which is refused: what is refused is said all the same.
    if (question?.type === 'identity-number') {
      const wrong = identityNumber('1951-02-03').replace(/.$/, (last) => (last === '0' ? '1' : '0'));
      said.add(wrong);
      const refusal = await api.session
        .answer({ session, path: question.path, value: wrong, from: 'touch' })
        .then(
          () => 'taken',
          (error: unknown) => String(error),
        );
      refusals.push(refusal);
    }
    for (const text of textsIn(question && valueFor(question, answers))) said.add(text);
    view = await step(api, view, answers);
  }
  const { number } = await api.session.submit({ session, language: 'zh-CN', undrawn: false });
  secrets[`the number of the slip of ${service}`] = number;
  await api.submission.done({ submission: session, another: false });
  return [...said];
}

async function parkedAndBack(session: string): Promise<ShownSession> {
  const { code } = await api.session.park({ session, silently: false });
  secrets['a code of what is parked'] = code ?? '';
  await expect(api.session.reopen({ code: '00000000' })).rejects.toMatchObject({ code: 'code-unknown' });
  return api.session.reopen({ code: code ?? '' });
}

/** Digits and Latin letters of fewer than four stand in every log by chance; of what is Chinese two do not. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') {
    const canBeFound = value.length >= 4 ? /[^a-z_-]/.test(value) : /\p{Script=Han}{2}/u.test(value);
    return canBeFound ? [value] : [];
  }
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsIn);
  return [];
}

test('whatever was said in any service stands in no log', { timeout: 30_000 }, async () => {
  const said = new Set<string>();
  for (const service of shippedServices) for (const text of await throughAll(service)) said.add(text);
  await expect.poll(() => lines('submission-received')).toBe(shippedServices.length);
  await staffComeAndGo();
  await clerkSays(note);
  await machine.close();
  const operating = machine.log.join('');
  const audit = JSON.stringify(auditEntries(machine.dataDir));
  expect(said.size).toBeGreaterThan(6);
  expect(said).toContain(shortName);
  expect(Object.keys(secrets)).toHaveLength(7);
  expect(refusals).toHaveLength(2);
  expect(refusals).not.toContain('taken');
  expect(operating).toContain('session-started');
  expect(audit).toContain('submitted');
  expect(audit).toContain('pin-wrong');
  expect(audit).toContain('code-wrong');
  const all = [...Array.from(said, (text) => [text, text]), ...Object.entries(secrets)];
  for (const [what, text = ''] of all) {
    expect(text).not.toBe('');
    expect(operating.includes(text), `${what} in the operating log`).toBe(false);
    expect(audit.includes(text), `${what} in the audit log`).toBe(false);
  }
});

const lines = (name: string) => machine.log.filter((line) => line.includes(`"${name}"`)).length;

async function staffComeAndGo(): Promise<void> {
  const [person] = await api.staff.people();
  const [staff, pin, wrong] = [person?.id ?? '', machine.demoPin ?? '', '94837261'];
  Object.assign(secrets, { 'a PIN': pin, 'a wrong PIN': wrong });
  await expect(api.staff.signIn({ staff, pin: wrong })).rejects.toMatchObject({ code: 'pin-wrong' });
  await api.staff.signIn({ staff, pin });
  await api.staff.signOut();
}

/** Of each that arrived, and the kiosk hears it. */
async function clerkSays(said: string): Promise<void> {
  secrets['what a clerk said'] = said;
  const { openingKey } = intake.identity;
  for (const { submission } of await intake.store.list(10)) {
    const kept = await intake.store.submission(submission);
    if (!kept) throw new Error('The intake does not have it');
    const decision = { case: 'paper-missing', note: said } as const;
    await decide(kept, decision, { store: intake.store, openingKey, now: clock.now });
  }
  await clock.pass(21 * 60_000);
  await expect.poll(() => lines('case-heard')).toBe(shippedServices.length);
}
