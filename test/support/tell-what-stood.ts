import type { Page } from 'playwright';
import { afterEach } from 'vitest';

// A journey that is red on another computer leaves nothing to look at but what it printed.

const open = new Set<Page>();

/** When a test of this file is red, what stands on this page is printed. */
export function tellWhatStood(page: Page): void {
  open.add(page);
  page.on('close', () => open.delete(page));
}

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const page of open) {
    const stood = await page
      .evaluate(() => document.body.innerText)
      .catch((error: unknown) => `nothing that could be read: ${String(error)}`);
    console.log(`When "${task.name}" turned red there stood:\n${stood}`);
  }
});
