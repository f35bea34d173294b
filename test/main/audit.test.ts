import { rmSync } from 'node:fs';
import { afterEach, beforeAll, afterAll, expect, test } from 'vitest';
import { checkAudit } from '../../main/command/check-audit.ts';
import { auditEntries } from '../support/audit-entries.ts';
import { apiOf, type MachineApi } from '../support/call-machine.ts';
import { fillIn, typed } from '../support/resident.ts';
import { startIntake, type RunningIntake } from '../support/running-intake.ts';
import { startTestMachine, type TestMachine } from '../support/test-machine.ts';

let intake: RunningIntake;
let machine: TestMachine;
let api: MachineApi;
beforeAll(async () => {
  intake = await startIntake();
});
afterAll(() => intake.close());
afterEach(async () => {
  await machine.close();
  rmSync(machine.dataDir, { recursive: true, force: true });
});

async function start(configuration: object = {}, dataDir?: string): Promise<void> {
  machine = await startTestMachine({
    ...(dataDir !== undefined && { dataDir }),
    configuration: {
      demo: true,
      intake: intake.url,
      ...(dataDir === undefined && { enrolmentCode: await intake.newCode() }),
      ...configuration,
    },
  });
  api = apiOf(machine.fetch);
}

const begin = (service: string) => api.session.start({ service, language: 'zh-CN', practice: false });

/** What was audited, once the machine has ended; `but` leaves acts out that another test is about. */
async function audited(...but: string[]) {
  await machine.close();
  return auditEntries(machine.dataDir).filter(({ act }) => !but.includes(act));
}

const ofTheStart = ['configuration-changed', 'service-changed', 'enrolled'];

test('consents, what was handed in and what came back, and what was forgotten are audited, and no answer is', async () => {
  await start();
  const first = await begin('elder-allowance');
  await fillIn(api, first, { pay_to: 'passbook' });
  await api.session.submit({ session: first.session, language: 'zh-CN', undrawn: false });
  const second = await begin('request-to-the-hall');
  await api.session.leave({ session: second.session });
  await expect.poll(() => machine.log.join('')).toContain('submission-received');
  const acts = await audited(...ofTheStart);
  const { session } = first;
  expect(acts).toMatchObject([
    { act: 'consent', session, consent: 'photo', agreed: true, by: 'resident' },
    { act: 'submitted', submission: session, service: 'elder-allowance', intake: intake.identity.id },
    { act: 'session-forgotten', session, why: 'submitted' },
    expect.anything(),
    expect.anything(),
  ]);
  // The road and the next resident are under way at the same time.
  expect(acts.slice(3)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ act: 'received', submission: session }),
      expect.objectContaining({ act: 'session-forgotten', session: second.session, why: 'left' }),
    ]),
  );
  for (const said of Object.values(typed)) expect(JSON.stringify(acts)).not.toContain(said);
});

test('what is only tried is not audited', async () => {
  await start();
  const { session } = await api.session.start({
    service: 'elder-allowance',
    language: 'zh-CN',
    practice: true,
  });
  await fillIn(api, await api.session.view({ session }));
  await api.session.leave({ session });
  expect(await audited(...ofTheStart)).toEqual([]);
});

test('what staff do is audited under their id, and so is a wrong PIN and a wrong code', async () => {
  await start();
  const [person] = await api.staff.people();
  const staff = person?.id ?? '';
  const signIn = () => api.staff.signIn({ staff, pin: machine.demoPin ?? '' });
  const { session } = await begin('elder-allowance');
  await expect(api.staff.signIn({ staff, pin: '000000' })).rejects.toMatchObject({ code: 'pin-wrong' });
  await signIn();
  await api.staff.fillIn({ session });
  await signIn();
  await api.staff.putAway({ session });
  await api.staff.retry({});
  await expect(api.session.reopen({ code: '12345678' })).rejects.toMatchObject({ code: 'code-unknown' });
  await api.staff.open({ session });
  const by = `staff:${staff}`;
  expect(await audited(...ofTheStart)).toMatchObject([
    { act: 'pin-wrong', staff },
    { act: 'staff-signed-in', staff },
    { act: 'session-filled-in', session, by },
    { act: 'staff-signed-out', staff },
    { act: 'staff-signed-in', staff },
    { act: 'session-put-away', session, by },
    { act: 'sent-again', waiting: 0, by },
    { act: 'code-wrong' },
    { act: 'session-reopened', session, by },
    { act: 'staff-signed-out', staff },
  ]);
});

test('what the operator changed while the kiosk was off is audited when it starts again', async () => {
  await start();
  const before = await audited();
  expect(before[0]).toMatchObject({ seq: 1, act: 'enrolled', intake: intake.identity.id });
  expect(before).toContainEqual(
    expect.objectContaining({
      act: 'configuration-changed',
      setting: 'printer',
      from: null,
      to: 'simulated',
    }),
  );
  expect(before).toContainEqual(
    expect.objectContaining({ act: 'service-changed', service: 'elder-allowance', from: null }),
  );

  await start({}, machine.dataDir);
  expect(await audited()).toHaveLength(before.length);
  const moved = 'https://intake.example.cn';
  await start({ printer: 'tcp://192.168.1.50:9100', intake: moved }, machine.dataDir);
  expect((await audited()).slice(before.length)).toMatchObject([
    { act: 'intake-moved', url: moved },
    {
      act: 'configuration-changed',
      setting: 'printer',
      from: 'simulated',
      to: 'tcp://192.168.1.50:9100',
    },
  ]);
});

test('a kiosk that runs is not disturbed by whoever wants to check its log, who is told why', async () => {
  await start();
  expect(checkAudit(machine.dataDir)).toMatchObject({
    ok: false,
    sentence: expect.stringContaining('in use') as string,
  });
  expect(checkAudit('/nowhere')).toMatchObject({ ok: false });
});
