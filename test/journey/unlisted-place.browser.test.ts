import { expect } from 'vitest';
import { serveLoopback } from '../../main/loopback/loopback.ts';
import { words } from '../support/begin-elder-allowance.ts';
import { apiOf } from '../support/call-machine.ts';
import { kioskForEach as test } from '../support/hall.ts';
import { plainText } from '../support/plain-text.ts';
import { fillIn } from '../support/resident.ts';
import { startTestMachine } from '../support/test-machine.ts';

// A card may name a place that this kiosk's list does not know: a village that was founded since, a hall abroad. It is taken as
// it stands, and whoever looks it over is told that somebody looks again.

const further = words.of('resident', 'review.more');

test.for([
  ['on no list is told', '990101', ['新省', '新城'], 1],
  ['on the list is not', '331190190001', ['浙江省', '丽水市', '云溪县', '柳溪镇', '柳溪社区'], 0],
] as const)('that a place %s', async ([, code, levels, times], { intake, page, hand }) => {
  const machine = await startTestMachine({
    configuration: { demo: true, intake: intake.url, enrolmentCode: await intake.newCode() },
    ports: { screenDir: 'dist/renderer' },
  });
  const loopback = await serveLoopback(machine.fetch, 0, () => crypto.randomUUID());
  try {
    const api = apiOf(machine.fetch);
    const begun = await api.session.start({ service: 'elder-allowance', language: 'zh-CN' });
    await fillIn(api, begun, { address: { code, levels: [...levels], detail: '桥头第二家' } }, 'review');
    const looked = page.waitForResponse('**/api/division/path');
    await page.goto(loopback.link);
    await hand.reads(words.of('resident', 'review.ask'));
    const address = page.getByRole('main').filter({ hasText: /桥头第二家/ });
    await hand.turnTo(further, address);
    await address.waitFor();
    await (await looked).finished();
    await expect
      .poll(async () => (await plainText(address)).split(words.of('resident', 'review.unlisted')).length - 1)
      .toBe(times);
  } finally {
    // The voice may still be on its way, and a machine that goes meanwhile is a fault on a page that is there.
    await page.goto('about:blank');
    await loopback.close();
    await machine.end();
  }
});
