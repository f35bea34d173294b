import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { apiOf } from '../support/call-machine.ts';
import { fillIn } from '../support/resident.ts';
import { startIntake, type RunningIntake } from '../support/running-intake.ts';
import { startTestMachine, type TestMachine } from '../support/test-machine.ts';

// A whole machine and a whole intake each time.
vi.setConfig({ testTimeout: 30_000 });

let intake: RunningIntake;
let machine: TestMachine;

beforeEach(async () => {
  intake = await startIntake();
  machine = await startTestMachine({
    configuration: { intake: intake.url, enrolmentCode: await intake.newCode() },
  });
});

afterEach(async () => {
  await machine.end();
  await intake.close();
});

test.each(['elder-allowance', 'request-to-the-hall', 'resident-medical-insurance'])(
  '%s is filled in, handed in and arrives once',
  async (service) => {
    const api = apiOf(machine.fetch);
    const view = await fillIn(api, await api.session.start({ service, language: 'zh-CN' }));
    const { session } = view;
    const [slip, again] = await Promise.all([
      api.session.submit({ session, language: 'zh-CN' }),
      api.session.submit({ session, language: 'zh-CN' }),
    ]);
    expect(again).toEqual(slip);
    expect(slip.printed).toBe('printed');
    await expect
      .poll(async () => (await api.submission.slip({ submission: slip.submission })).delivery)
      .toBe('received');
    expect((await api.kiosk.state()).session).toBeNull();
    const [arrived, ...others] = await intake.store.list(10);
    expect(others).toEqual([]);
    expect(arrived).toMatchObject({ submission: session, slip: slip.number, service: { id: service } });
  },
);
