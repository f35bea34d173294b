import { expect } from 'vitest';
import { newestSources } from '../support/arrived.ts';
import { kioskForEach as test } from '../support/hall.ts';
import { plainText } from '../support/plain-text.ts';
import { shippedMoves } from '../support/shipped-moves.ts';
import { visit } from '../support/visit.ts';
import { Words } from '../support/words.ts';

// A daughter presses for her mother. It is said once, stands with each answer that she gave, and goes upstream.

const service = 'request-to-the-hall';
const words = new Words('zh-CN', service);
const resident = (key: string) => words.of('resident', key);
const danger = words.service('question.danger.ask');

test('what somebody else pressed is looked over and sent as theirs', async ({
  intake,
  kiosk,
  page,
  hand,
}) => {
  const reviewed: string[] = [];
  await page.goto(kiosk.link);
  await visit(page, {
    service,
    language: 'zh-CN',
    moves: shippedMoves[service],
    look: async (where) => {
      if (where === danger) await letAnotherPress();
      if (where === resident('review.ask')) reviewed.push(await plainText(page.getByRole('main')));
    },
  });
  const sources = Object.fromEntries(await newestSources(intake));
  expect(sources).toMatchObject({
    category: { by: 'resident', from: 'touch' },
    danger: { by: 'helper', from: 'touch' },
  });
  const helped = Object.values(sources).filter(({ by }) => by === 'helper');
  expect(reviewed.join('\n').split(resident('source.helper'))).toHaveLength(helped.length + 1);

  async function letAnotherPress(): Promise<void> {
    await hand.press(resident('foot.help'));
    if ((await hand.key(resident('help.together')).count()) === 0) await hand.press(resident('help.more'));
    await hand.press(resident('help.together'));
    await page.getByText(resident('help.by-helper'), { exact: true }).waitFor();
    await hand.press(resident('help.back'));
    await hand.reads(danger);
  }
});
