import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditEntries } from '../../support/audit-entries.ts';
import { foundIn } from '../../support/looked-for.ts';
import { shippedServices } from '../../support/shipped-service.ts';
import { clerkDecides } from './clerk.ts';
import { beginDay, type Day } from './day.ts';
import { bringsCard, handsIn, triesItFirst } from './residents.ts';
import { staffFillIn } from './staff.ts';

// No log has a place for an answer. Here everything is said that there is to say, and then looked for in all of them.

/** What the audit log tells by then: all that was done with what somebody said. */
const acts = [
  'enrolled',
  'configuration-changed',
  'service-changed',
  'consent',
  'code-wrong',
  'session-reopened',
  'session-filled-in',
  'session-forgotten',
  'submitted',
  'received',
  'case',
  'deleted-by-resident',
  'pin-wrong',
  'staff-signed-in',
  'staff-signed-out',
];

let day: Day;
beforeAll(async () => {
  day = await beginDay();
});
afterAll(() => day.end());

test('whatever was said in any way stands in no log', { timeout: 120_000 }, async () => {
  const { clock, intake, machine, said, told } = day;
  for (const service of shippedServices) await handsIn(day, service);
  const number = await handsIn(day, 'request-to-the-hall', { speaks: true });
  await bringsCard(day);
  await triesItFirst(day);
  await staffFillIn(day);
  const handedIn = shippedServices.length + 3;
  await told('submission-received', handedIn);
  await clerkDecides(day, '郝琪');
  await clock.pass(21 * 60_000);
  await told('case-heard', handedIn);
  await looksAtOwnData(number);
  await machine.close();

  const audit = auditEntries(machine.dataDir);
  const troubles = intake
    .written()
    .split('\n')
    .filter((line) => line.includes('"trouble"'));
  const logs = {
    'operating log': machine.log.join(''),
    'audit log': audit.map((entry) => JSON.stringify(entry)).join('\n'),
    'output of the intake': intake.written(),
  };
  expect(foundIn(logs, said.texts())).toEqual([]);

  // Where nothing was said or nothing written, nothing would have been found.
  expect(said.counts()).toEqual({
    'a resident': 11,
    'a resident: a photo': 12,
    'a resident: a voice note': 4,
    codes: 5,
    'numbers of slips': 7,
    'a card': 7,
    'somebody with a card': 7,
    'somebody with a card: a photo': 4,
    'somebody who tries': 10,
    'somebody who tries: a photo': 8,
    'somebody who tries: a voice note': 4,
    PINs: 2,
    'somebody whom staff press for': 8,
    'what a clerk said': 12,
  });
  expect(machine.log.length).toBeGreaterThan(30);
  expect(new Set(audit.map(({ act }) => act))).toEqual(new Set(acts));
  expect(troubles.length).toBeGreaterThan(3);
});

/** By the number of the slip and that of the receipt; has it printed, deletes it, and finds nothing any more. */
async function looksAtOwnData(number: string): Promise<void> {
  const { api, said } = day;
  const { receipt, case: decided } = await api.record.find({ number });
  expect(decided?.note).toContain('户口簿');
  said.add('numbers of slips', receipt?.number);
  await api.record.find({ number: receipt?.number ?? '' });
  expect(await api.record.print({ language: 'zh-CN' })).toEqual({ printed: 'printed' });
  await api.record.forget();
  await expect(api.record.find({ number })).rejects.toMatchObject({ code: 'number-unknown' });
}
