import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ShownSession } from '../../core/contract.ts';
import { auditEntries } from '../support/audit-entries.ts';
import { apiOf, type MachineApi } from '../support/call-machine.ts';
import { identityNumber } from '../support/identity-number.ts';
import { step, valueFor } from '../support/resident.ts';
import { startIntake, type RunningIntake } from '../support/running-intake.ts';
import { shippedServices } from '../support/shipped-service.ts';
import { startTestMachine, type TestMachine } from '../support/test-machine.ts';

// Neither log has a place for an answer. Here everything is said that there is to say, and then looked for in both.

let intake: RunningIntake;
let machine: TestMachine;
let api: MachineApi;
beforeAll(async () => {
  intake = await startIntake();
  machine = await startTestMachine({
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

/** Goes through a service to its end, and answers every text and number that was said on the way. */
async function throughAll(service: string): Promise<string[]> {
  const said = new Set<string>();
  let view: ShownSession = await api.session.start({ service, language: 'zh-CN', practice: false });
  const { session } = view;
  for (let steps = 0; view.place.at !== 'declaration'; steps += 1) {
    if (steps === 6) view = await parkedAndBack(session);
    const { question } = view;
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
    for (const text of textsIn(question && valueFor(question))) said.add(text);
    view = await step(api, view);
  }
  await api.session.submit({ session, language: 'zh-CN', undrawn: false });
  await api.submission.done({ submission: session, another: false });
  return [...said];
}

async function parkedAndBack(session: string): Promise<ShownSession> {
  const { code } = await api.session.park({ session, silently: false });
  await expect(api.session.reopen({ code: '00000000' })).rejects.toMatchObject({ code: 'code-unknown' });
  return api.session.reopen({ code: code ?? '' });
}

/** Texts of four characters and more: shorter ones stand in every log by chance. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.length >= 4 && /[^a-z_-]/.test(value) ? [value] : [];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsIn);
  return [];
}

test('whatever was said in any service stands in no log', async () => {
  const said = new Set<string>();
  for (const service of shippedServices) for (const text of await throughAll(service)) said.add(text);
  await expect.poll(() => machine.log.join('')).toContain('submission-received');
  await machine.close();
  const operating = machine.log.join('');
  const audit = JSON.stringify(auditEntries(machine.dataDir));
  expect(said.size).toBeGreaterThan(6);
  expect(refusals).toHaveLength(2);
  expect(refusals).not.toContain('taken');
  expect(operating).toContain('session-started');
  expect(audit).toContain('submitted');
  for (const text of said) {
    expect(operating).not.toContain(text);
    expect(audit).not.toContain(text);
  }
});
