import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';

/** What a key said, of every key that is another one by now. */
type KeysGone = () => string[];

/**
 * Has the kiosk tell of a change that is none to this screen, and answers which keys it has put up anew for it. A finger that
 * has felt for one of them, and the ring on it, would have to begin again.
 */
export async function putUpAnew(page: Page, { dataDir }: { dataDir: string }): Promise<string[]> {
  await page.evaluate(() => {
    const keys = [...document.querySelectorAll('button')].map((key) => ({ key, words: key.innerText }));
    const gone: KeysGone = () => keys.filter(({ key }) => !key.isConnected).map(({ words }) => words);
    Object.assign(globalThis, { gone });
  });
  const told = page.waitForResponse('**/api/kiosk/state');
  const reader = path.join(dataDir, 'card');
  if (existsSync(reader)) rmSync(reader);
  else writeFileSync(reader, 'absent');
  await (await told).finished();
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve) =>
        requestAnimationFrame(() =>
          requestIdleCallback(() => resolve((globalThis as unknown as { gone: KeysGone }).gone())),
        ),
      ),
  );
}
