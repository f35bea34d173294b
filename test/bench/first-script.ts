import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { words } from '../support/begin-elder-allowance.ts';
import { launchChromium } from '../support/chromium.ts';
import { startKiosk } from '../support/running-kiosk.ts';
import type { Row } from './row.ts';

/**
 * The scripts that the first screen waits for: asked for in a real Chromium before its button stood there. What is
 * fetched afterwards, while nobody waits (languages, voices), is not counted.
 */
export async function measure(): Promise<Row[]> {
  const kiosk = await startKiosk(['--demo']);
  const browser = await launchChromium();
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.addInitScript(() => {
    const seen = new MutationObserver(() => {
      if (!document.querySelector('button')) return;
      seen.disconnect();
      performance.mark('first screen');
    });
    seen.observe(document, { subtree: true, childList: true });
  });
  await page.goto(kiosk.link);
  await page.getByRole('button', { name: words.of('resident', 'asleep.touch') }).waitFor();
  const scripts = await page.evaluate(() => {
    const stoodAt = performance.getEntriesByName('first screen')[0]?.startTime ?? 0;
    return performance
      .getEntriesByType('resource')
      .filter(({ name, startTime }) => name.endsWith('.js') && startTime < stoodAt)
      .map(({ name }) => new URL(name).pathname);
  });
  await browser.close();
  await kiosk.close();
  if (scripts.length === 0) throw new Error('The first screen came without a script');

  const bytes = scripts.map((script) => readFileSync(path.join('dist/renderer', script)));
  const gzipped = kB(bytes.map((script) => gzipSync(script).length));
  return [
    {
      what: 'first screen’s script, gzipped',
      measured: {
        'gzipped kB': gzipped,
        'raw kB': kB(bytes.map(({ length }) => length)),
        files: bytes.length,
      },
      value: gzipped,
      unit: 'kB',
      budget: { atMost: 180 },
    },
  ];
}

function kB(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}
