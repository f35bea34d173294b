import type { Route } from 'playwright';
import { expect } from 'vitest';
import { kioskForEach } from '../support/hall.ts';
import type { Hand } from '../support/hand.ts';
import { type HeardSounds, listenToSounds } from '../support/heard-sounds.ts';
import { shippedMoves } from '../support/shipped-moves.ts';
import { visit } from '../support/visit.ts';
import { Words } from '../support/words.ts';

// What has happened is heard by whoever does not read: that a touch was felt, that it is kept, that it
// takes a moment longer, that it has arrived.

const words = new Words('zh-CN', 'request-to-the-hall');
const resident = (key: string) => words.of('resident', key);

const test = kioskForEach.override('voice', 'real').extend('sounds', async ({ kiosk, page }) => {
  const sounds = await listenToSounds(page);
  await page.goto(kiosk.link);
  return sounds;
});

test('every answer is heard to be kept, and that it was sent only when it has arrived, once', async ({
  sounds,
  page,
  hand,
}) => {
  const heard: Record<string, string> = {};
  await visit(page, {
    service: 'request-to-the-hall',
    language: 'zh-CN',
    moves: shippedMoves['request-to-the-hall'],
    look: async (where) => {
      // What brought one here.
      heard[where] = (await inTime(sounds)).join(' ');
      if (where !== 'slip') return;
      await hand.press(resident('foot.help'));
      await hand.press(resident('help.back'));
      await hand.reads(resident('slip.received'));
      heard['slip after help'] = (await inTime(sounds)).join(' ');
    },
  });

  // To look at something keeps nothing; to answer does.
  expect(heard['services']).toMatch(/^(taken ?)+$/);
  expect(heard[words.service('question.danger.ask')]).toMatch(/^(taken )+saved$/);
  expect(heard['slip']).toMatch(/^(taken )+saved sent$/);
  expect(heard['slip after help']).toMatch(/^(taken ?)+$/);
  expect(Object.values(heard).join(' ').match(/sent/g)).toHaveLength(1);
});

test('going back is heard as a touch alone, and what has to be mended as such', async ({ sounds, hand }) => {
  await toFirstQuestion(hand);
  await hand.choose(words.service('question.category.choice.lamp'));
  await sounds.take();
  await hand.press(resident('foot.next'));
  await hand.reads(words.service('question.danger.ask'));
  expect(await inTime(sounds)).toEqual(['taken', 'saved']);
  await hand.press(resident('foot.back'));
  await hand.reads(words.service('question.category.ask'));
  expect(await inTime(sounds)).toEqual(['taken']);

  await hand.press(resident('foot.back'));
  await hand.leaves(words.service('question.category.ask'));
  await hand.press(resident('foot.back'));
  await hand.press(resident('leave.yes'));
  await hand.choose(resident('services.reopen'));
  await hand.pressEach('12345678');
  await sounds.take();
  await hand.press(resident('reopen.go'));
  await hand.reads(resident('reopen.unknown'));
  expect(await inTime(sounds)).toEqual(['taken', 'refused']);
});

test('what takes longer than a moment is heard to be worked on, until it is done', async ({
  sounds,
  page,
  hand,
}) => {
  await toFirstQuestion(hand);
  await hand.choose(words.service('question.category.choice.lamp'));
  await sounds.take();
  let heldBack: Route | undefined;
  await page.route('**/api/session/answer', (route) => {
    heldBack = route;
  });
  await hand.press(resident('foot.next'));
  await hand.key(resident('foot.waiting')).waitFor();
  expect(await sounds.take()).toEqual(['taken', 'waiting']);
  await expect.poll(() => sounds.take(), { timeout: 10_000 }).toEqual(['waiting']);
  await heldBack?.continue();
  await hand.reads(words.service('question.danger.ask'));
  expect(await sounds.take()).toEqual(['saved']);
  // Longer than between one and the next.
  await page.waitForTimeout(3000);
  expect(await sounds.take()).toEqual([]);
});

/** What was heard, on a computer that has nothing else to do: on a busy one anything may take longer than a moment. */
async function inTime(sounds: HeardSounds): Promise<string[]> {
  return (await sounds.take()).filter((sound) => sound !== 'waiting');
}

async function toFirstQuestion(hand: Hand): Promise<void> {
  await hand.press(resident('asleep.touch'));
  await hand.press(resident('welcome.start'));
  await hand.choose(words.service('title'));
  for (const key of ['services.go', 'notice.next', 'notice.agree']) await hand.press(resident(key));
}
