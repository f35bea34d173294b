import { expect } from 'vitest';
import { differences, newestAnswers, newestSources } from '../support/arrived.ts';
import { listenTo } from '../support/ear.ts';
import { kioskForAll as test } from '../support/hall.ts';
import { inTurn } from '../support/in-turn.ts';
import { installClock } from '../support/page-clock.ts';
import { SwitchHand } from '../support/switch-hand.ts';
import { shippedMoves } from '../support/shipped-moves.ts';
import { type Moves, visit } from '../support/visit.ts';
import { Words } from '../support/words.ts';

// A man with two switches at his elbow, which send what this hall's interface sends.

const sends = { move: 'Space', press: 'F9' };
const words = new Words('zh-CN', 'request-to-the-hall');

test.override('serve', ['--keys', 'Space=move,F9=press']);

test.beforeAll(async ({ page, kiosk }) => {
  await listenTo(page, { atOnce: true });
  await page.goto(kiosk.link);
});

/** The first press teaches the switches, and the pace is the first thing chosen with them. */
async function wake(hand: SwitchHand, pace: string): Promise<void> {
  await hand.key(words.of('resident', 'asleep.touch')).waitFor();
  await hand.move();
  await hand.reads(words.of('keys', 'scan.ask'));
  await hand.choose(words.of('keys', `scan.${pace}`));
  await hand.press(words.of('resident', 'manner.done'));
  await hand.reads(words.of('keys', 'blank.ask'));
  await hand.press(words.of('resident', 'manner.done'));
}

test.for(inTurn(Object.entries<Moves>(shippedMoves), 1))(
  '%s is done with two switches',
  { timeout: 300_000 },
  async ([service, moves], { intake, page }) => {
    const hand = new SwitchHand(page, sends);
    await wake(hand, 'own');
    await visit(page, {
      service,
      language: 'zh-CN',
      moves,
      look: async () => {},
      hand,
      awake: true,
    });
    expect(differences(moves, 'zh-CN', await newestAnswers(intake), ['also'])).toEqual([]);
  },
);

test(
  'Help names whoever presses, and leads to another pace',
  { timeout: 300_000 },
  async ({ intake, page }) => {
    const service = 'request-to-the-hall';
    const resident = (key: string) => words.of('resident', key);
    const danger = words.service('question.danger.ask');
    const hand = new SwitchHand(page, sends);
    await wake(hand, 'own');
    await visit(page, {
      service,
      language: 'zh-CN',
      moves: shippedMoves[service],
      look: async (where) => {
        if (where !== danger) return;
        await openHelp();
        await hand.press(resident('help.together'));
        await page.getByText(resident('help.by-helper'), { exact: true }).waitFor();
        await hand.press(words.of('keys', 'scan.and-manner'));
        await hand.press(words.of('keys', 'scan.change'));
        await hand.reads(words.of('keys', 'scan.ask'));
        await hand.press(resident('manner.done'));
        await hand.reads(words.of('keys', 'blank.ask'));
        await hand.press(resident('manner.done'));
        await hand.reads(danger);
      },
      hand,
      awake: true,
    });
    expect(Object.fromEntries(await newestSources(intake))).toMatchObject({
      category: { by: 'resident' },
      danger: { by: 'helper' },
    });

    async function openHelp(): Promise<void> {
      await hand.press(resident('foot.help'));
      if ((await hand.key(resident('help.together')).count()) === 0) await hand.press(resident('help.more'));
    }
  },
);

test('nothing goes on by itself until that was chosen, and then it rests when nobody presses', async ({
  page,
}) => {
  const hand = new SwitchHand(page, sends);
  await installClock(page);
  await page.reload();
  await wake(hand, 'own');
  await hand.reads(words.of('resident', 'welcome.ask'));
  await hand.move();
  const ringed = () =>
    page.evaluate(() => [...document.querySelectorAll('[data-scanned]')].map((key) => key.textContent));
  const first = await ringed();
  await page.waitForTimeout(3000);
  expect(await ringed()).toEqual(first);

  await hand.press(words.of('resident', 'welcome.leave'));
  await wake(hand, 'quick');
  await hand.reads(words.of('resident', 'welcome.ask'));
  await expect.poll(ringed, { timeout: 10_000 }).not.toEqual([]);
  const second = await ringed();
  await expect.poll(ringed, { timeout: 10_000 }).not.toEqual(second);

  await page.clock.runFor(70_000);
  const third = await ringed();
  await page.clock.runFor(10_000);
  expect(await ringed()).toEqual(third);
  await hand.move();
  expect(await ringed()).not.toEqual(third);
});
