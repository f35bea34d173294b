import type { Page } from 'playwright';
import { expect } from 'vitest';
import { apiOf } from '../support/call-machine.ts';
import { launchChromium } from '../support/chromium.ts';
import { kioskForEach as test } from '../support/hall.ts';
import { fillIn } from '../support/resident.ts';
import type { RunningIntake } from '../support/running-intake.ts';
import { startTestMachine } from '../support/test-machine.ts';

// Two clerks decide of one submission, each at the intake's page: by its address on this computer, and by a name over plain
// HTTP, as in a hall, where a browser says less of where a form comes from.

test.for([
  ['on this computer', '127.0.0.1'],
  ['over plain HTTP', 'intake.hall.example'],
] as const)('%s a clerk decides, and who has not seen it decides nothing', async ([, host], { intake }) => {
  const submission = await handedIn(intake);
  const browser = await launchChromium([`--host-resolver-rules=MAP ${host} 127.0.0.1`]);
  try {
    const address = intake.url.replace('127.0.0.1', host);
    const clerk = await browser.newContext({ locale: 'zh-CN' });
    const [first, second] = [await clerk.newPage(), await clerk.newPage()];
    await signIn(first, address, intake.identity.token);
    for (const page of [first, second]) await page.goto(`${address}/submissions/${submission}`);
    await first.getByRole('button', { name: '通过' }).click();
    await first.locator('li strong', { hasText: '通过' }).waitFor();

    await second.getByLabel('请他带什么来').fill('请带存折来');
    await second.getByRole('button', { name: '告诉他缺材料' }).click();
    await second.getByRole('alert').waitFor();
    expect((await intake.store.cases(submission)).map((one) => one.case)).toEqual(['accepted']);

    // Now they have seen it.
    await second.getByLabel('请他带什么来').fill('请带存折来');
    await second.getByRole('button', { name: '告诉他缺材料' }).click();
    await second.getByText('请带存折来').first().waitFor();
    expect((await intake.store.cases(submission)).map((one) => one.case)).toEqual([
      'accepted',
      'paper-missing',
    ]);
  } finally {
    await browser.close();
  }
});

async function signIn(page: Page, address: string, token: string): Promise<void> {
  await page.goto(address);
  await page.getByLabel('口令').fill(token);
  await page.getByRole('button', { name: '进入' }).click();
  await page.getByRole('link', { name: '从 U 盘收' }).waitFor();
}

async function handedIn(intake: RunningIntake): Promise<string> {
  const machine = await startTestMachine({
    configuration: { intake: intake.url, enrolmentCode: await intake.newCode() },
  });
  try {
    const api = apiOf(machine.fetch);
    const view = await fillIn(
      api,
      await api.session.start({ service: 'request-to-the-hall', language: 'zh-CN', practice: false }),
    );
    await api.session.submit({ session: view.session, language: 'zh-CN', undrawn: false });
    await expect.poll(() => intake.store.submission(view.session)).toBeDefined();
    return view.session;
  } finally {
    await machine.end();
  }
}
