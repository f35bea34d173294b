import { expect } from 'vitest';
import { formsOf } from '../../core/text/forms.ts';
import { differences, newestAnswers, newestSources } from '../support/arrived.ts';
import { BlindResident } from '../support/blind-resident.ts';
import { blindVisit } from '../support/blind-visit.ts';
import { kioskForEach as test } from '../support/hall.ts';
import { identityNumber } from '../support/identity-number.ts';
import { inTurn } from '../support/in-turn.ts';
import { shippedMoves } from '../support/shipped-moves.ts';
import { visit, type Moves } from '../support/visit.ts';
import { Words } from '../support/words.ts';

// A blind farmer with headphones and a keypad of eight keys, from the sleeping kiosk to the receipt, the screen dark.

interface Way {
  moves: Moves;
  /** For the second person of a household. */
  others?: readonly Moves[];
  /** Questions that decide what is made of the answers, and are themselves in nothing. */
  deciding?: readonly string[];
}

const ways: Readonly<Record<string, Way>> = {
  'elder-allowance': { moves: shippedMoves['elder-allowance'], deciding: ['also'] },
  // Own words are written in the others, and said here.
  'request-to-the-hall': {
    moves: { ...shippedMoves['request-to-the-hall'], danger: { choose: 'yes' }, words: { speak: 4 } },
  },
  'resident-medical-insurance': {
    moves: shippedMoves['resident-medical-insurance'],
    others: [
      {
        name: { pinyin: 'wangguilan', pick: '王桂兰', latin: 'WANG' },
        identity: { digits: identityNumber('1971-12-25') },
        work_insured: { choose: 'yes' },
      },
    ],
  },
};

test.for(inTurn(Object.keys(ways)))(
  '%s is done by ear and eight keys alone, and nothing of it was to be seen',
  { timeout: 300_000 },
  async (id, { intake, kiosk, page }) => {
    const { moves, others = [], deciding = [] } = ways[id] ?? { moves: {} };
    const words = new Words('zh-CN', id);
    const resident = (key: string) => words.of('resident', key);
    const service = (key: string) => words.service(key);
    const blind = await BlindResident.sitDown(page, words);
    await page.goto(kiosk.link);
    await page.getByRole('button', { name: resident('asleep.touch') }).waitFor();

    // Any key wakes it, and the keys are taught.
    await blind.press('down');
    await blind.hears(words.of('keys', 'lesson.ask'));
    expect(await blind.press('down')).toBe(blind.sounds(words.of('keys', 'does.down')));
    expect(await blind.press('help')).toBe(blind.sounds(words.of('keys', 'does.help')));
    await blind.press('select');
    await blind.press('select');
    await blind.hears(words.of('keys', 'blank.ask'));
    await blind.choose(words.of('keys', 'blank.dark'));
    expect(await blind.heard()).toContain(blind.sounds(words.of('keys', 'chosen')));
    const dark = await page.screenshot();
    // Others may hear: it is asked before anything that is personal is said.
    await blind.choose(words.of('speech', 'ask-aloud.yes'));
    await blind.choose(resident('manner.done'));

    await blind.hears(resident('welcome.ask'));
    await blind.choose(resident('welcome.start'));
    await blind.hears(resident('services.ask'));
    await blind.choose(service('title'));
    await blind.choose(resident('services.go'));

    await blindVisit(blind, moves, others);
    const seen = await page.screenshot();
    await blind.choose(resident('declaration.go'));
    await blind.hears(resident('slip.received'));
    await blind.hears(resident('slip.receipt'));
    const number = await blind.heard();
    await blind.choose(resident('slip.take'));
    await blind.hears(resident('rating.ask'));
    await blind.choose(words.of('part', 'faces.5'));
    await blind.choose(resident('rating.go'));
    await blind.hears(resident('thanks.ask'));
    await blind.find(resident('thanks.go'));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: resident('asleep.touch') }).waitFor();

    const [newest] = await intake.store.list(1);
    expect(number).toContain(blind.sounds(formsOf('zh-CN').spoken.code(newest?.number ?? '')));
    expect(
      differences({ ...moves, ...others.at(-1) }, 'zh-CN', await newestAnswers(intake), deciding),
    ).toEqual([]);
    expect([...(await newestSources(intake)).values()].map(({ from }) => from)).not.toContain('touch');
    expect(seen.equals(dark)).toBe(true);
    // For the next person there is light, and nothing to be seen of the keys.
    expect((await page.screenshot()).equals(dark)).toBe(false);
    expect(await page.locator('html').getAttribute('data-keys')).toBeNull();
  },
);

test('where it stands and what is kept of it is heard, printed and deleted by ear and eight keys alone', async ({
  intake,
  kiosk,
  page,
}) => {
  const service = 'request-to-the-hall';
  const words = new Words('zh-CN', service);
  const resident = (key: string) => words.of('resident', key);
  const blind = await BlindResident.sitDown(page, words);
  await page.goto(kiosk.link);
  await visit(page, { service, language: 'zh-CN', moves: shippedMoves[service], look: async () => {} });
  const [handedIn] = await intake.store.list(1);
  if (!handedIn) throw new Error('Nothing was handed in');

  await blind.goesInTheDark();
  await blind.hears(resident('services.ask'));
  await blind.choose(resident('services.reopen'));
  await blind.hears(resident('reopen.ask'));
  await blind.dial(handedIn.slip);
  await blind.choose(resident('reopen.go'));
  await blind.hears(resident('record.received'));
  await blind.choose(resident('record.held'));
  await blind.hears(resident('held.ask'));
  await blind.choose(resident('held.print'));
  await blind.hears(resident('slip.printed'));
  await blind.choose(resident('held.forget'));
  await blind.hears(resident('forget.ask'));
  await blind.choose(resident('forget.yes'));
  await blind.hears(resident('forget.done'));
  await blind.choose(resident('record.go'));
  await blind.hears(resident('services.ask'));

  // The number is nobody's any more.
  await blind.choose(resident('services.reopen'));
  await blind.dial(handedIn.slip);
  await blind.choose(resident('reopen.go'));
  await blind.hears(resident('reopen.unknown'));
}, 300_000);
