import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawInk } from '../../support/draw-ink.ts';
import { type InputPage, openInputPage } from '../../support/input-page.ts';
import { readInk } from '../../support/read-ink.ts';

let inputs: InputPage;
beforeAll(async () => {
  inputs = await openInputPage();
});
afterAll(async () => {
  await inputs.close();
});

/** In the page's own time: from the finger lifted to the candidates of just this ink. */
test('what was written is read within 100 ms of the last stroke', async () => {
  const page = await inputs.open({ type: 'name', path: { question: 'name' } });
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { times });
    let lifted = 0;
    window.addEventListener('pointerup', () => (lifted = performance.now()), { capture: true });
    new MutationObserver((changes) => {
      const isCandidate = changes.some(({ target }) => (target as Element).closest?.('.candidates-row'));
      if (!isCandidate || lifted === 0) return;
      times.push(performance.now() - lifted);
      lifted = 0;
    }).observe(document.body, { subtree: true, childList: true });
  });
  for (const { ink } of readInk('kanjivg').slice(40, 55)) {
    await drawInk(page.locator('.ink-pad'), ink);
    await page.waitForTimeout(300);
    await page.getByRole('button', { name: '擦掉', exact: true }).click();
  }
  const times = await page.evaluate(() => (window as unknown as { times: number[] }).times);
  expect(times.length).toBeGreaterThan(30);
  expect(times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)]).toBeLessThan(100);
  await page.close();
});
