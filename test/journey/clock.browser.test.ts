import { expect } from 'vitest';
import { serveLoopback } from '../../main/loopback/loopback.ts';
import { realWorld } from '../../main/real-world.ts';
import { apiOf } from '../support/call-machine.ts';
import { kioskForEach as test } from '../support/hall.ts';
import { identityNumber } from '../support/identity-number.ts';
import { plainText } from '../support/plain-text.ts';
import { fillIn } from '../support/resident.ts';
import { startTestMachine } from '../support/test-machine.ts';
import { Words } from '../support/words.ts';

const words = new Words('zh-CN', 'elder-allowance');
const threeDaysAgo = { ...realWorld.clock, now: () => realWorld.clock.now() - 3 * 24 * 3_600_000 };

// The intake's signed enrolment says what day it is, and the computer's clock says three days ago.

test('while the clock cannot be right, the review warns instead of refusing, and staff are told what to do', async ({
  intake,
  page,
  hand,
}) => {
  const machine = await startTestMachine({
    configuration: { demo: true, intake: intake.url, enrolmentCode: await intake.newCode() },
    ports: { screenDir: 'dist/renderer', clock: threeDaysAgo },
  });
  const loopback = await serveLoopback(machine.fetch, 0, () => crypto.randomUUID());
  try {
    const api = apiOf(machine.fetch);
    const view = await api.session.start({ service: 'elder-allowance', language: 'zh-CN' });
    const filled = await fillIn(api, view, { identity: identityNumber('1990-12-25') }, 'review');
    expect(filled.warnings).toEqual(['age']);

    await page.goto(loopback.link);
    await hand.reads(words.of('resident', 'review.ask'));
    const rule = words.service('eligibility.age').split('{{age}}')[1]?.trim() ?? '';
    const said = await plainText(page.getByRole('main'));
    expect(said).toContain(rule);
    expect(said).toContain(words.of('resident', 'review.checked'));

    for (let touch = 0; touch < 5; touch++) await page.mouse.click(40, 40);
    await hand.reads(words.of('staff', 'sign-in.ask'));
    await page.getByRole('main').getByRole('button').first().click();
    await hand.pressEach(machine.demoPin ?? '');
    await hand.press(words.of('staff', 'sign-in.go'));
    await page.getByText(words.of('staff', 'overview.clock-remedy')).waitFor();
  } finally {
    await loopback.close();
    await machine.end();
  }
});
