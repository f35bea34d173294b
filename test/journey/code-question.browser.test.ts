import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { openEnvelope } from '../../core/submission/envelope.ts';
import type { Outcome } from '../../core/session/session.ts';
import { axeFindings } from '../support/axe.ts';
import { kioskForEach } from '../support/hall.ts';
import { readShipped } from '../support/shipped-service.ts';
import { textsFor, tinySource } from '../support/tiny-service.ts';
import { typeAsScanner } from '../support/type-as-scanner.ts';
import { Words } from '../support/words.ts';

// A service that asks for the number on a slip: scanned and confirmed, or copied.

const words = new Words('zh-CN', 'request-to-the-hall');
const resident = (key: string) => words.of('resident', key);

/** As whoever writes a service may write it. */
const markup =
  '号码 <script>document.title = "ran"</script><img src="x" onerror="document.title = \'ran\'"> 在上面';

const test = kioskForEach
  .extend('services', { scope: 'file' }, ({}, { onCleanup }) => {
    const services = mkdtempSync(path.join(os.tmpdir(), 'bangban-services-'));
    onCleanup(() => rmSync(services, { recursive: true }));
    const source = tinySource([
      { id: 'ticket', type: 'code', minLength: 10, maxLength: 10 },
      { id: 'letter', type: 'code', signs: 'letters-and-digits', minLength: 6, maxLength: 8 },
    ]);
    const folder = path.join(services, source.definition.id);
    mkdirSync(path.join(folder, 'pictures'), { recursive: true });
    writeFileSync(path.join(folder, 'service.json'), JSON.stringify(source.definition));
    for (const [language, texts] of Object.entries(textsFor(source.definition)))
      writeFileSync(
        path.join(folder, `text.${language}.json`),
        JSON.stringify({ ...texts, 'question.ticket.hint': markup }),
      );
    const [picture = ''] = readShipped('request-to-the-hall').pictures.values();
    writeFileSync(path.join(folder, 'pictures/some.svg'), picture);
    return services;
  })
  .override('serve', ({ services }) => ['--services', services]);

test('what is scanned goes up as it stands on the paper, with where it came from', async ({
  intake,
  kiosk,
  page,
  hand,
}) => {
  await page.goto(kiosk.link);
  for (const key of ['asleep.touch', 'welcome.start']) await hand.press(resident(key));
  await hand.choose('(title)');
  for (const key of ['services.go', 'notice.next', 'notice.agree']) await hand.press(resident(key));
  await hand.reads('(question.ticket.ask)');
  // A text of a service is letters on the screen, whatever it looks like.
  await page.getByText(markup, { exact: true }).waitFor();
  expect(await page.locator('main script, main img[src="x"]').count()).toBe(0);
  expect(await page.title()).not.toBe('ran');
  await page.getByText(words.of('input', 'code.scanner'), { exact: true }).waitFor();
  // What has too few signs is none of it.
  await typeAsScanner(page, '2611030');
  await hand.reads(resident('scan.text'));
  await hand.press(resident('scan.go'));
  await typeAsScanner(page, '2611-0300-45');
  await page.getByText(resident('known.code'), { exact: true }).waitFor();
  await page.getByText('26 11 03 00 45', { exact: true }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await hand.press(resident('known.confirm'));
  await hand.reads('(question.letter.ask)');
  await hand.press(words.of('input', 'code.letters'));
  await hand.pressEach('YX');
  await hand.press(words.of('input', 'keyboard.to-signs'));
  await hand.pressEach('2611');
  await hand.press(resident('foot.next'));
  await hand.reads(resident('review.ask'));
  await page.getByText(resident('source.code'), { exact: true }).waitFor();
  await hand.press(resident('review.go'));
  await hand.press(resident('declaration.go'));
  await hand.reads(resident('slip.received'));

  const [newest] = await intake.store.list(1);
  const kept = newest && (await intake.store.submission(newest.submission));
  const { openingKey } = intake.identity;
  const outcome = kept && openingKey && ((await openEnvelope(kept.envelope, openingKey))?.outcome as Outcome);
  expect(outcome?.applications[0]?.answers).toMatchObject([
    { question: 'ticket', type: 'code', value: '2611030045', source: { by: 'resident', from: 'code' } },
    { question: 'letter', type: 'code', value: 'YX2611', source: { by: 'resident', from: 'touch' } },
  ]);
});
