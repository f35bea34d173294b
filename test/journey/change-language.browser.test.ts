import { expect } from 'vitest';
import { kioskForAll as test } from '../support/hall.ts';
import type { Hand } from '../support/hand.ts';
import { identityNumber } from '../support/identity-number.ts';
import { type Moves, visit } from '../support/visit.ts';
import { saying, Words } from '../support/words.ts';

// On every screen of a visit somebody changes the language and changes it back, and stands where they stood.

const service = 'elder-allowance';
const chinese = new Words('zh-CN', service);
const english = new Words('en', service);

const moves: Moves = {
  identity: { digits: identityNumber('1936-01-01') },
  name: { pinyin: 'wang', pick: '王', latin: 'WANG' },
  local: { choose: 'yes' },
  living: { choose: 'alone' },
  address: { places: ['柳溪社区'], number: '12' },
  pay_to: { choose: 'social_card' },
  account_photo: { photo: true },
  phone: { digits: '13800138000' },
  yearly: { choose: 'hall' },
  also: { choose: 'elder_card' },
};

test('the place, what is typed and the focus outlast another language on every screen', async ({
  page,
  kiosk,
  hand,
}) => {
  await page.goto(kiosk.link);
  const found: string[] = [];
  let last = '';
  let changed = 0;
  let kept = 0;
  await visit(page, {
    service,
    language: 'zh-CN',
    moves,
    look: async (where) => {
      if (where === 'asleep') return;
      const heading = await hand.heading();
      // The pages of the review are one screen.
      if (heading === last) return;
      last = heading;
      const same = inEnglish(heading);
      if (same === undefined) return void found.push(`${where}: "${heading}" has no key`);
      // Half a number, on the screens with a keypad: not an answer yet, so nobody but the screen knows it.
      const typed = (await hand.key('5').count()) > 0;
      if (typed) await hand.pressEach('135');

      await change(hand, chinese, english);
      changed += 1;
      const inNew = await hand.heading();
      if (!same.test(inNew)) found.push(`${where}: "${inNew}" instead of ${same}`);
      if (typed) {
        const there = await page.getByText('1, 3, 5').or(page.getByText('1 3 5')).count();
        if (there === 0) found.push(`${where}: what was typed is gone`);
        else kept += 1;
      }
      const focused = await page.evaluate(() => document.activeElement?.closest('main') !== null);
      if (!focused) found.push(`${where}: the focus is not on the sheet`);

      await change(hand, english, chinese);
      const back = await hand.heading();
      if (back !== heading) found.push(`${where}: back at "${back}"`);
      if (typed)
        for (let digit = 0; digit < 3; digit += 1) await hand.press(chinese.of('input', 'keypad.erase'));
    },
  });
  expect(found).toEqual([]);
  expect(changed).toBeGreaterThan(15);
  expect(kept).toBeGreaterThan(1);
}, 600_000);

/** By the manner screen, behind Help, as on every screen. */
async function change(hand: Hand, from: Words, to: Words): Promise<void> {
  await hand.press(from.of('resident', 'foot.help'));
  // A question's own help comes first.
  const more = from.of('resident', 'help.more');
  if ((await hand.key(more).count()) > 0) await hand.press(more);
  await hand.press(from.of('resident', 'help.manner'));
  await hand.choose(to.variety);
  await hand.pressAtEnd(to.of('part', 'pages.next'), to.of('resident', 'manner.done'));
}

/** What a heading says in English: the text of the same key, with something in its holes. */
function inEnglish(heading: string): RegExp | undefined {
  const own = chinese.keyOf(heading, /./);
  const text = own === undefined ? english.sameAs('resident', chinese, heading) : english.service(own);
  return text === undefined ? undefined : saying(text);
}
