import { expect } from 'vitest';
import { kioskForEach } from '../support/hall.ts';
import { identityNumber } from '../support/identity-number.ts';
import { openService } from '../support/open-service.ts';
import { everythingTyped } from '../support/typed-here.ts';
import { Words } from '../support/words.ts';

// The members of a household: one of them is in, and is taken out again.

const test = kioskForEach.override('voice', 'real');

const words = new Words('zh-CN', 'resident-medical-insurance');
const resident = (key: string) => words.of('resident', key);
const yes = words.of('input', 'yes-no.yes');

test('nobody is taken out of a household unasked: not at once, not by Back, and not by the next thing to do', async ({
  kiosk,
  page,
  hand,
}) => {
  const next = () => hand.press(resident('foot.next'));
  const member = page.getByText('李明', { exact: true });
  const remove = words.of('part', 'review.remove');
  await page.goto(kiosk.link);
  await openService(hand, words);
  await hand.choose(yes);
  await next();
  await hand.reads(words.service('question.name.ask'));
  await hand.spell('liming');
  await hand.press('李明');
  await next();
  await hand.pressEach(identityNumber('1970-05-06'));
  await next();
  await hand.choose(yes);
  await next();
  await hand.reads(words.service('question.work_note.ask'));
  await next();
  await hand.reads(words.service('step.members.title'));
  await member.waitFor();

  for (const keep of [resident('rows.remove-no'), resident('foot.back')]) {
    await hand.press(remove);
    await hand.reads(resident('rows.remove-ask'));
    await hand.press(keep);
    await hand.reads(words.service('step.members.title'));
    expect(await member.count()).toBe(1);
  }
  await hand.press(remove);
  await hand.reads(resident('rows.remove-ask'));
  await hand.press(resident('rows.remove-yes'));
  // A household has somebody in it, so whoever was alone is asked for anew.
  await hand.reads(words.service('question.name.ask'));
  expect(await member.count()).toBe(0);
  // What the logs of the kiosk are searched for when it is closed, as in every journey: here what was picked and what was pressed.
  expect([...everythingTyped()]).toEqual(expect.arrayContaining(['李明', identityNumber('1970-05-06')]));
});
