import type { Page } from 'playwright';

/** Where something of a visitor can be left in a browser beside its memory, and what is there, all of it as one text. */
export async function leftBehind(page: Page): Promise<Record<string, string>> {
  const context = page.context();
  const { origin } = new URL(page.url());
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  const devtools = await context.newCDPSession(page);
  const tree = await devtools.send('Accessibility.getFullAXTree');
  const { entries } = await devtools.send('Page.getNavigationHistory');
  await devtools.detach();
  // Cookies, what is stored for the origin, and its databases.
  const stored = await context.storageState({ indexedDB: true });
  const inside = await page.evaluate(async () => {
    const cached: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        cached.push(request.url, (await (await cache.match(request))?.text()) ?? '');
    }
    return {
      page: document.documentElement.outerHTML,
      fields: [...document.querySelectorAll('input, textarea')].map(
        (field) => (field as HTMLInputElement).value,
      ),
      session: Object.entries(sessionStorage),
      address: location.href,
      history: JSON.stringify(history.state),
      cached,
      clipboard: await navigator.clipboard.readText(),
    };
  });
  const places = { ...inside, stored, tree, entries };
  return Object.fromEntries(
    Object.entries(places).map(([place, what]) => [
      place,
      typeof what === 'string' ? what : JSON.stringify(what),
    ]),
  );
}

/** All that the page holds in memory, as one text, in which characters beyond ASCII stand as `\u6881`. Takes seconds. */
export async function memoryOf(page: Page): Promise<string> {
  const devtools = await page.context().newCDPSession(page);
  const heap: string[] = [];
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => heap.push(chunk));
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await devtools.detach();
  return heap.join('');
}
