import type { Page } from 'playwright';
import type { KioskEvent } from '../../core/contract.ts';
import type { Answered, Asked, ShellUnderTest } from './shell-under-test.ts';

/** What a page of the kiosk keeps between two steps of a test. */
interface Kept {
  streams: {
    reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
    abort: AbortController;
    text: string;
  }[];
}
declare global {
  // oxlint-disable-next-line no-var
  var kept: Kept;
}

/** Asks as the page does that a browser shows: the part of a shell under test that every browser shell shares. */
export function askingFrom(page: Page): Pick<ShellUnderTest, 'send' | 'listen' | 'giveUp' | 'reload'> {
  return {
    send: (path, asked = {}) => page.evaluate(sendInPage, { path, asked }),
    listen: async () => {
      const { index, status } = await page.evaluate(listenInPage);
      return {
        status,
        next: async () => {
          const line = await page.evaluate(nextInPage, index);
          return line === null ? undefined : (JSON.parse(line) as { json: KioskEvent }).json;
        },
        cut: () => page.evaluate((at) => globalThis.kept.streams[at]?.abort.abort(), index),
      };
    },
    giveUp: (path, asked) => page.evaluate(giveUpInPage, { path, asked }),
    reload: async () => {
      await page.evaluate(() => {
        // Left without an answer on purpose.
        const call = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
        void fetch('/api/kiosk/state', call).catch(() => undefined);
      });
      await page.reload();
    },
  };
}

async function sendInPage({ path, asked }: { path: string; asked: Asked }): Promise<Answered> {
  const token = localStorage.getItem('screen-token');
  const response = await fetch(path, {
    method: asked.method ?? 'GET',
    headers: { ...asked.headers, ...(token === null ? {} : { 'x-screen-token': token }) },
    body: asked.body ?? null,
  });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    text: await response.text(),
  };
}

async function listenInPage(): Promise<{ index: number; status: number }> {
  const token = localStorage.getItem('screen-token');
  globalThis.kept ??= { streams: [] };
  const abort = new AbortController();
  const response = await fetch('/api/kiosk/events', {
    method: 'POST',
    headers: token === null ? {} : { 'x-screen-token': token },
    signal: abort.signal,
  });
  const index = globalThis.kept.streams.push({ reader: response.body?.getReader(), abort, text: '' }) - 1;
  return { index, status: response.status };
}

async function nextInPage(index: number): Promise<string | null> {
  const stream = globalThis.kept.streams[index];
  if (!stream) return null;
  const decoder = new TextDecoder();
  for (;;) {
    const end = stream.text.indexOf('\n\n');
    if (end < 0) {
      const piece = await stream.reader?.read();
      if (!piece?.value) return null;
      stream.text += decoder.decode(piece.value);
      continue;
    }
    const message = stream.text.slice(0, end);
    stream.text = stream.text.slice(end + 2);
    const data = /^data: (.*)$/m.exec(message)?.[1];
    if (data !== undefined) return data;
  }
}

async function giveUpInPage({ path, asked }: { path: string; asked: Asked }): Promise<void> {
  const token = localStorage.getItem('screen-token');
  const abort = new AbortController();
  const answer = fetch(path, {
    method: asked.method ?? 'GET',
    headers: { ...asked.headers, ...(token === null ? {} : { 'x-screen-token': token }) },
    body: asked.body ?? null,
    signal: abort.signal,
  });
  setTimeout(() => abort.abort(), 2);
  await answer.catch(() => undefined);
}
