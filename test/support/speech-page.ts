import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import type { Browser, Page } from 'playwright';
import { build } from 'vite';
import { neuralRoute } from '../../main/api/neural-route.ts';
import { secured } from '../../main/api/security-headers.ts';
import { answerWith, requestFrom } from '../../main/loopback/node-http.ts';
import type { NeuralVoices } from '../../main/speech/neural-voices.ts';
import type { Kit } from '../renderer/speech/page/page.tsx';
import { launchChromium } from './chromium.ts';

const root = path.resolve(import.meta.dirname, '../..');
const voiceFiles = path.join(root, 'node_modules/@echogarden/espeak-ng-emscripten');
/** The kiosk's own: nothing inline, nothing evaluated, nothing from elsewhere. */
const { headers } = secured(new Response());
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** The small page of test/renderer/speech/page, built and served as the kiosk is, in a real Chromium. */
export interface SpeechPage {
  page: Page;
  /** Everything that went wrong on the page since it was last loaded. */
  errors: string[];
  /** Loads it anew, with an ear at the loudspeaker. */
  load(): Promise<void>;
  close(): Promise<void>;
}

export async function openSpeechPage({
  voice: espeak = true,
  recordings,
  neural,
}: {
  /** Whether eSpeak NG's files are there. */
  voice?: boolean;
  /** A folder of the hall's voices, as `npm run voices` makes one. */
  recordings?: string;
  /** Models that are installed, as the machine runs them. */
  neural?: NeuralVoices;
} = {}): Promise<SpeechPage> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'speech-page-'));
  await build({
    root: path.join(root, 'test/renderer/speech/page'),
    configFile: false,
    plugins: [react()],
    logLevel: 'error',
    mode: 'development',
    build: { outDir: folder, emptyOutDir: true, target: 'chrome130', assetsInlineLimit: 0, minify: false },
  });
  const speakNeural = neural && neuralRoute(neural);
  const server = createServer((request, response) => {
    const variety = /^\/voice\/neural\/([a-z0-9-]+)$/.exec(request.url ?? '')?.[1];
    if (variety === undefined || !speakNeural) {
      void serve(request.url ?? '/', response);
      return;
    }
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    void answerWith(response, () =>
      speakNeural(requestFrom(request, 'http://kiosk'), variety, { screen: 'kiosk', signal: gone.signal }),
    );
  });
  async function serve(url: string, response: ServerResponse) {
    const name = new URL(url, 'http://kiosk').pathname;
    const voice = name.startsWith('/voice/espeak-ng/') ? name.slice('/voice/espeak-ng/'.length) : undefined;
    const recorded = name.startsWith('/voice/hall/') ? name.slice('/voice/hall/'.length) : undefined;
    const file =
      voice !== undefined
        ? path.join(voiceFiles, voice)
        : recorded !== undefined
          ? path.join(recordings ?? folder, recorded)
          : path.join(folder, name === '/' ? 'index.html' : name);
    const found = (voice === undefined || espeak) && (await stat(file).catch(() => undefined));
    response.setHeaders(headers);
    response.setHeader('content-type', types[path.extname(file)] ?? 'application/octet-stream');
    response.writeHead(found ? 200 : 404);
    if (found) createReadStream(file).pipe(response);
    else response.end();
  }
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  let browser: Browser | undefined;
  const close = async () => {
    await browser?.close();
    server.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    browser = await launchChromium();
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
    });
    const { port } = server.address() as AddressInfo;
    const load = async () => {
      errors.length = 0;
      await page.goto(`http://127.0.0.1:${port}/`);
      await page.evaluate(() => window.kit.listenIn());
    };
    return { page, errors, load, close };
  } catch (error) {
    await close();
    throw error;
  }
}

declare global {
  /** On the page: what it holds out to tests. */
  interface Window {
    kit: Kit;
  }
}
