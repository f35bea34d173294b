import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Outcome } from '../../core/session/session.ts';
import { openEnvelope } from '../../core/submission/envelope.ts';
import { openedPage } from '../../intake/page-html.ts';
import { pageWords } from '../../intake/page-words.ts';
import { candidates } from '../../renderer/pinyin/candidates.ts';
import { apiOf } from '../support/call-machine.ts';
import { fillIn } from '../support/resident.ts';
import { type RunningIntake, startIntake } from '../support/running-intake.ts';
import { shippedDictionary } from '../support/shipped-dictionary.ts';
import { startTestMachine } from '../support/test-machine.ts';

/*
 * GB 18030-2022 at its third level: names hold characters from every extension of the ideographs, most of them outside
 * the sixteen-bit range. What somebody typed is what arrives, code point for code point, whatever a font can draw.
 */
const extensions: Readonly<Record<string, readonly number[]>> = {
  'the first block': [0x4e00, 0x9fa5, 0x9fff],
  A: [0x3400, 0x4dbf],
  B: [0x20000, 0x2a6df],
  C: [0x2a700, 0x2b739],
  D: [0x2b740, 0x2b81d],
  E: [0x2b820, 0x2cea1],
  F: [0x2ceb0, 0x2ebe0],
  G: [0x30000, 0x30ede, 0x3134a],
  H: [0x31350, 0x323af],
  I: [0x2ebf0, 0x2ee5d],
  'the compatibility ideographs': [0xf9dc, 0xfa0e, 0x2f800],
};

let intake: RunningIntake;

beforeAll(async () => {
  intake = await startIntake();
});
afterAll(async () => {
  await intake.close();
});

const dictionary = shippedDictionary();

const charactersOf = (codePoints: readonly number[]) => codePoints.map((code) => String.fromCodePoint(code));

test.each(Object.entries(extensions))(
  'characters of %s can be typed by the number that the register prints',
  (_, codePoints) => {
    const found = codePoints.map(
      (code) => candidates(dictionary, `u${code.toString(16)}`, { name: true, before: '王' })[0]?.text,
    );
    expect(found).toEqual(charactersOf(codePoints));
  },
);

test('a name with characters of every extension is shown, kept, sent and laid before the hall exactly', async () => {
  const name = `王${charactersOf(Object.values(extensions).flat()).join('')}`;
  const configuration = { intake: intake.url, enrolmentCode: await intake.newCode() };
  const first = await startTestMachine({ configuration });
  const begun = apiOf(first.fetch);
  const { session } = await fillIn(
    begun,
    await begun.session.start({ service: 'elder-allowance', language: 'zh-CN' }),
    { name },
  );
  expect(nameIn(await begun.session.view({ session }))).toBe(name);
  await first.close();

  // Off the disk again.
  const machine = await startTestMachine({ configuration: { intake: intake.url }, dataDir: first.dataDir });
  const api = apiOf(machine.fetch);
  expect(nameIn(await api.session.view({ session }))).toBe(name);
  const before = await intake.store.count();
  await api.session.submit({ session, language: 'zh-CN' });
  await expect.poll(() => intake.store.count(), { timeout: 10_000 }).toBe(before + 1);

  const kept = await intake.store.submission(session);
  const [listed] = await intake.store.list(1);
  const { openingKey } = intake.identity;
  if (!openingKey) throw new Error('This intake cannot open what it keeps');
  const opened = await openEnvelope(kept?.envelope ?? '', openingKey);
  const outcome = opened?.outcome as Outcome;
  const answers = outcome.applications.flatMap((application) => application.answers);
  expect(answers.find(({ type }) => type === 'name')?.value).toBe(name);
  if (!listed) throw new Error('Nothing has arrived');
  const undecided = { cases: [], corrects: undefined, corrections: [] };
  expect(openedPage(pageWords('zh-CN'), listed, { outcome }, undecided)).toContain(name);
  await machine.end();
}, 30_000);

function nameIn(view: { review?: readonly unknown[] | undefined }): unknown {
  const answers = (view.review ?? []).map((item) => item as { question?: { type: string; value: unknown } });
  return answers.find(({ question }) => question?.type === 'name')?.question?.value;
}
