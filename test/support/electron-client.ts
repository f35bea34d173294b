import { setTimeout as rest } from 'node:timers/promises';
import type { AttachmentMark } from '../../core/submission/cover.ts';
import { apiOver } from './call-machine.ts';
import type { ElectronKiosk } from './electron-kiosk.ts';
import type { KioskClient } from './kiosk-client.ts';
import { speakInto } from './speak-into.ts';

/** What the page in a kiosk's window can do, and what may befall it. */
export interface ElectronClient extends KioskClient {
  /** Ends the process that draws the window, as `kill -9` does. */
  killScreen(): Promise<void>;
  /** What the window asks, once it asks something. */
  heading(): Promise<string>;
}

/** The screen that made the call is dead, or died before it was answered. */
export class ScreenGone extends Error {
  override name = 'ScreenGone';
}

/** The window's program is there and answers nothing any more. */
class ProgramStuck extends Error {
  override name = 'ProgramStuck';
}

interface Asked {
  readonly path: string;
  readonly method: 'POST' | 'PUT';
  readonly type: string;
  /** Base64. */
  readonly body: string;
}

const patienceMs = 60_000;

/** Calls are made by the page itself, with all that stands between it and the machine. */
export function electronClient({ app }: ElectronKiosk): ElectronClient {
  /** Runs a script in the page that is there now. The driver itself gives up a page that has crashed. */
  const inPage = async <Result>(script: string): Promise<Result> => {
    const asking = app.evaluate(({ BrowserWindow }, source) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (!contents || contents.isCrashed()) return { gone: true } as const;
      return new Promise<{ readonly gone: true } | { readonly value: unknown }>((resolve) => {
        contents.once('render-process-gone', () => resolve({ gone: true }));
        contents.executeJavaScript(source).then(
          (value: unknown) => resolve({ value }),
          () => resolve({ gone: true }),
        );
      });
    }, script);
    // A program that waits for something itself, such as a box of the system's, answers nothing any more.
    const told = await Promise.race([asking, rest(patienceMs, undefined, { ref: false })]);
    if (!told) throw new ProgramStuck('The program answers nothing');
    if ('gone' in told) throw new ScreenGone('The screen is gone');
    return told.value as Result;
  };

  const ask = async (asked: Asked): Promise<Response> => {
    const { status, type, body } = await inPage<{ status: number; type: string; body: string }>(
      `(${send.toString()})(${JSON.stringify(asked)})`,
    );
    return new Response(status === 204 ? null : body, { status, headers: { 'content-type': type } });
  };

  const kill = () =>
    app.evaluate(({ BrowserWindow }) => {
      const pid = BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId();
      if (pid) process.kill(pid, 'SIGKILL');
    });

  return {
    api: apiOver(async (request) =>
      ask({
        path: new URL(request.url).pathname,
        method: 'POST',
        type: request.headers.get('content-type') ?? '',
        body: Buffer.from(await request.arrayBuffer()).toString('base64'),
      }),
    ),
    takePhoto: async (session, { question, row }, photo) => {
      const query = new URLSearchParams({ session, question, ...(row !== undefined && { row }) });
      const taken = await ask({
        path: `/attachment?${query}`,
        method: 'PUT',
        type: 'image/jpeg',
        body: Buffer.from(photo).toString('base64'),
      });
      if (taken.status !== 201) throw new Error(`The photo was answered with ${taken.status}`);
      return (await taken.json()) as AttachmentMark;
    },
    speak: (session, path, pieces) =>
      speakInto(
        (method, query, piece) =>
          ask({
            path: `/recording?${query}`,
            method,
            type: 'audio/webm',
            body: Buffer.from(piece ?? []).toString('base64'),
          }),
        session,
        path,
        pieces,
      ),
    // The driver loses what it asked of the program once in hundreds of times. One that is killed twice is killed.
    killScreen: () => kill().catch(kill),
    heading: async () => {
      for (const from = performance.now(); performance.now() - from < patienceMs;) {
        const text = await inPage<string>("document.querySelector('h1')?.textContent ?? ''").catch(
          (error: unknown) => {
            if (error instanceof ProgramStuck) throw error;
            // The screen is gone, or the driver has lost what it asked of it: asked again.
            return '';
          },
        );
        if (text !== '') return text;
        // Asked without a pause, it would take the processor that the window needs to come back.
        await rest(50);
      }
      throw new Error('The window shows nothing');
    },
  };
}

/** In the page. */
async function send({ path, method, type, body }: Asked) {
  const response = await fetch(path, {
    method,
    headers: { 'content-type': type },
    body: Uint8Array.from(atob(body), (character) => character.charCodeAt(0)),
  });
  const [status, sent] = [response.status, response.headers.get('content-type') ?? ''];
  return { status, type: sent, body: await response.text() };
}
