import { app, BrowserWindow } from 'electron';
import { registerAppScheme, serveAppScheme } from '../../main/electron/app-scheme.ts';
import { lockDownProgram, lockDownWindow } from '../../main/electron/lockdown.ts';
import { keepShown } from '../../main/electron/keep-shown.ts';
import { openKioskWindow } from '../../main/electron/window.ts';

/**
 * The shell around a handler that only counts: an Electron program that tests start to look at the shell alone.
 * `/` is a page, `/hang` never answers, `/drip` is a stream without an end, `/count` says what is
 * under way and which paths were asked for.
 */
let underWay = 0;
const reached: string[] = [];

const page = `<!doctype html><html lang="en"><title>bare shell</title><h1>bare shell</h1>`;

function fetch(request: Request, { signal }: { signal?: AbortSignal }): Promise<Response> {
  const { pathname } = new URL(request.url);
  reached.push(pathname);
  if (pathname === '/hang' || pathname === '/drip') {
    underWay += 1;
    signal?.addEventListener('abort', () => (underWay -= 1), { once: true });
  }
  switch (pathname) {
    case '/hang':
      return new Promise((resolve) => {
        signal?.addEventListener('abort', () => resolve(Response.error()), { once: true });
      });
    case '/drip':
      return Promise.resolve(
        new Response(new ReadableStream({ start: (c) => c.enqueue(new Uint8Array(1)) })),
      );
    case '/count':
      return Promise.resolve(Response.json({ underWay, reached }));
    default:
      return Promise.resolve(new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } }));
  }
}

registerAppScheme();
lockDownProgram();
void app.whenReady().then(() => {
  const window = openKioskWindow({ width: 800, height: 600 });
  lockDownWindow(window, { video: false, audio: true });
  serveAppScheme(window.webContents.session, fetch, 'kiosk');
  keepShown(window);
  // What a test reaches from outside, and no page does.
  Object.assign(globalThis, {
    otherWindow: () => new BrowserWindow({ show: false }),
    underWay: () => underWay,
  });
});
