import { describe, expect } from 'vitest';
import { panelSizes } from '../../renderer/style/look.ts';
import { kioskForEach as test } from '../support/hall.ts';
import { shippedMoves } from '../support/shipped-moves.ts';
import { visit } from '../support/visit.ts';
import { Words } from '../support/words.ts';
import { measure } from '../support/measure.ts';

// Somebody in a wheelchair: what can be touched stands at most 1220 mm above the floor, measured on the way.

const HIGHEST_MM = 1220;
/** The lower edge of the glass: a 32" panel whose upper edge is 1298 mm above the floor, a 21.5" one of 1248 mm. */
const glasses = [
  { panel: '32', glassAt: 900 },
  { panel: '21', glassAt: 980 },
] as const;
const moves = shippedMoves['request-to-the-hall'];

describe.each(glasses)('from a seat before a $panel panel', ({ panel, glassAt }) => {
  const words = new Words('zh-CN', 'request-to-the-hall');
  const { width, height, pxPerMm } = panelSizes[panel];
  test.override({ serve: ['--panel', panel, '--glass-at', String(glassAt)], glass: { width, height } });

  test('a service is done', async ({ kiosk, page, hand }) => {
    await page.goto(kiosk.link);
    await hand.press(words.of('resident', 'asleep.touch'));
    const sit = hand.key(words.of('part', 'frame.sit'));
    const box = await sit.boundingBox();
    expect(glassAt + (height - (box?.y ?? 0)) / pxPerMm, 'the key that asks for it').toBeLessThan(HIGHEST_MM);
    await hand.press(words.of('part', 'frame.sit'));

    const found: string[] = [];
    await visit(page, {
      service: 'request-to-the-hall',
      language: 'zh-CN',
      moves,
      hand,
      awake: true,
      look: async (where) => {
        const { targets, overflow } = await page.evaluate(measure);
        for (const { words: name, top } of targets) {
          const aboveFloor = glassAt + (height - top) / pxPerMm;
          if (aboveFloor > HIGHEST_MM) found.push(`${where}: ${name} at ${Math.round(aboveFloor)} mm`);
        }
        if (overflow > 1) found.push(`${where}: sticks out by ${overflow}`);
      },
    });
    expect(found).toEqual([]);
    expect(await page.locator('html').getAttribute('data-low'), 'for the next person').toBeNull();
  });
});
