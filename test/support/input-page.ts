import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/fetch';
import react from '@vitejs/plugin-react';
import type { Page } from 'playwright';
import { build } from 'vite';
import { contract, type KioskState } from '../../core/contract.ts';
import type { QuestionView } from '../../core/session/view.ts';
import { readDivisions } from '../../main/catalog/divisions.ts';
import { panelSizes } from '../../renderer/style/look.ts';
import type { Given } from '../renderer/input/page/page.tsx';
import { launchChromium } from './chromium.ts';

const root = path.resolve(import.meta.dirname, '../..');
const pageFolder = path.join(root, 'test/renderer/input/page');
/** What no service that ships asks: their words lie beside the page. */
const ownServices: ReadonlySet<string> = new Set(['crops']);
/** The kiosk's own, see main/api/security-headers.ts, without the voice. */
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'";
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};
/** A grey picture of 8 by 6. */
export const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/wAALCAAGAAgBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/AGV//9k=',
  'base64',
);

export interface InputPage {
  /** A question on a screen of its own, ready to be answered. */
  open(question: Partial<QuestionView> & Pick<QuestionView, 'type'>, look?: Partial<Given>): Promise<Page>;
  /** What the fake machine was told and tells. */
  machine: {
    camera: KioskState['camera'];
    microphone: KioskState['microphone'];
    /** What the recogniser makes of everything; undefined where there is none. */
    recognised: string | undefined;
    /** How many samples it was handed. */
    heard: number[];
    cameraLooks: KioskState['cameraLooks'];
    division: string;
    refusePhotos: boolean;
    /** What the simulated camera sees, and what was kept of it. */
    seen: Buffer;
    photos: Buffer[];
    /** What was said so far, piece by piece; a status with which further pieces, or what becomes of them, is refused. */
    pieces: { bytes: Buffer; ms: number }[];
    refusePieces: number | undefined;
    refuseFinish: boolean;
  };
  /** Everything that went wrong on any page. */
  errors: string[];
  close(): Promise<void>;
}

/**
 * The page of test/renderer/input/page, built and served as the kiosk is, before a machine of which only the places are real.
 *
 * @param video what the real camera sees, see video-of.ts; otherwise Chromium's own clock
 */
export async function openInputPage({ video }: { video?: string } = {}): Promise<InputPage> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'input-page-'));
  await build({
    root: pageFolder,
    configFile: false,
    plugins: [react()],
    logLevel: 'error',
    mode: 'development',
    build: { outDir: folder, emptyOutDir: true, target: 'chrome130', assetsInlineLimit: 0, minify: false },
  });
  const machine: InputPage['machine'] = {
    camera: 'simulated',
    microphone: 'real',
    recognised: undefined,
    cameraLooks: 'out',
    division: '331190190001',
    refusePhotos: false,
    seen: jpeg,
    photos: [],
    heard: [],
    pieces: [],
    refusePieces: undefined,
    refuseFinish: false,
  };
  /** What was finished, by its id. */
  const recordings = new Map<string, Buffer>();
  const rpc = new RPCHandler(fakeRouter(machine));
  const errors: string[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://kiosk');
    response.setHeader('content-security-policy', policy);
    if (pathname.startsWith('/api/')) {
      const handled = await rpc.handle(await fetchRequest(request), { prefix: '/api', context: {} });
      response.writeHead(
        handled.response?.status ?? 404,
        Object.fromEntries(handled.response?.headers ?? []),
      );
      const body = handled.response?.body;
      if (body) Readable.fromWeb(body as never).pipe(response);
      else response.end();
      return;
    }
    if (pathname === '/attachment') {
      if (machine.refusePhotos) return void response.writeHead(507).end();
      machine.photos.push(await bytesOf(request));
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({
          attachment: `00000000-0000-4000-8000-${String(machine.photos.length).padStart(12, '0')}`,
          digest: `digest-${machine.photos.length}`,
          bytes: machine.photos.at(-1)?.length ?? 0,
        }),
      );
      return;
    }
    if (pathname === '/recording') return recording(request, response);
    if (pathname === '/recognise') {
      machine.heard.push((await bytesOf(request)).length / 4);
      if (machine.recognised === undefined) return void response.writeHead(204).end();
      return void response.end(JSON.stringify({ text: machine.recognised }));
    }
    const said = recordings.get(pathname.replace('/attachment/', ''));
    if (said) return void response.setHeader('content-type', 'audio/webm').end(said);
    if (pathname.startsWith('/attachment/') || pathname.startsWith('/device/camera/')) {
      response.setHeader('content-type', 'image/jpeg');
      response.setHeader('cache-control', 'no-store');
      const kept = /-0*([0-9]+)$/.exec(pathname)?.[1];
      return void response.end(machine.photos[Number(kept) - 1] ?? machine.seen);
    }
    const [, catalog, service = '', ...rest] = pathname.split('/');
    const file =
      catalog === 'catalog'
        ? path.join(ownServices.has(service) ? pageFolder : path.join(root, 'services'), service, ...rest)
        : path.join(folder, pathname === '/' ? 'index.html' : pathname);
    const bytes = await readFile(file).catch(() => undefined);
    response.setHeader('content-type', types[path.extname(file)] ?? 'application/octet-stream');
    response.writeHead(bytes ? 200 : 404).end(bytes);
  }

  async function recording(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const query = new URL(request.url ?? '/', 'http://kiosk').searchParams;
    const bytes = await bytesOf(request);
    if (request.method === 'PUT') {
      if (machine.refusePieces !== undefined) return void response.writeHead(machine.refusePieces).end();
      if (query.get('piece') === '0') machine.pieces = [];
      machine.pieces.push({ bytes, ms: Number(query.get('ms')) });
      return void response.writeHead(204).end();
    }
    if (machine.refuseFinish) return void response.writeHead(507).end();
    if (machine.pieces.length === 0) return void response.writeHead(204).end();
    const attachment = `00000000-0000-4000-8000-1${String(recordings.size).padStart(11, '0')}`;
    const content = Buffer.concat(machine.pieces.map((piece) => piece.bytes));
    const seconds = Math.max(1, Math.round((machine.pieces.at(-1)?.ms ?? 0) / 1000));
    recordings.set(attachment, content);
    machine.pieces = [];
    response.writeHead(201, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({ recording: { attachment, digest: 'sha256:x', bytes: content.length }, seconds }),
    );
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const browser = await launchChromium([
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    ...(video === undefined ? [] : [`--use-file-for-fake-video-capture=${video}`]),
  ]);

  return {
    machine,
    errors,
    async open(question, look = {}) {
      const given: Given = {
        service: 'elder-allowance',
        panel: '21',
        size: 2,
        theme: 'warm',
        language: 'zh-CN',
        keys: false,
        switches: false,
        cameraFails: 0,
        cameraError: 'NotReadableError',
        ...look,
        question: {
          path: { question: 'identity' },
          optional: false,
          instead: [],
          notKnown: false,
          personal: false,
          choices: [],
          limits: {},
          onCard: false,
          ...question,
        },
      };
      const { width, height } = panelSizes[given.panel as keyof typeof panelSizes];
      // In a context of its own: what one page keeps is no other's.
      const context = await browser.newContext({ viewport: { width, height } });
      await context.addInitScript(recordSounds);
      await context.addInitScript(failCamera, { times: given.cameraFails, name: given.cameraError });
      const page = await context.newPage();
      page.on('close', () => void context.close().catch(() => undefined));
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        if (
          message.type() === 'error' &&
          !/voice\/|507|favicon|404/.test(message.text() + message.location().url)
        ) {
          errors.push(message.text());
        }
      });
      await page.goto(`http://127.0.0.1:${port}/?given=${encodeURIComponent(JSON.stringify(given))}`);
      await page.waitForFunction(() => window.drafts?.length > 0);
      await page.evaluate(() => document.fonts.ready);
      return page;
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true });
    },
  };
}

/**
 * Keeps what is said in `window.said`, and the pitch of every sound in `window.sounded`. A voice of the same orders stands
 * in for the real one, because words cannot be read back out of its samples.
 */
function recordSounds(): void {
  window.said = [];
  window.sounded = [];
  const { start } = OscillatorNode.prototype;
  OscillatorNode.prototype.start = function record(this: OscillatorNode, ...when) {
    window.sounded.push(this.frequency.value);
    return start.apply(this, when);
  };
  class Voice extends EventTarget {
    postMessage(order: { kind: string; id?: number; runs?: { text: string }[] }): void {
      if (order.kind === 'speak') window.said.push((order.runs ?? []).map(({ text }) => text).join(''));
      const data = order.kind === 'load' ? { kind: 'ready' } : { kind: 'end', id: order.id };
      queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data })));
    }
  }
  const Real = Worker;
  Object.assign(window, {
    Worker: function Start(url: URL, options: WorkerOptions) {
      return String(url).includes('espeak') ? new Voice() : new Real(url, options);
    },
  });
}

/** A camera that is busy at first, as after a crash of whatever had it. */
function failCamera({ times, name }: { times: number; name: string }): void {
  let left = times;
  const devices = navigator.mediaDevices;
  const open = devices.getUserMedia.bind(devices);
  devices.getUserMedia = (wanted) => {
    left -= 1;
    return left < 0 ? open(wanted) : Promise.reject(new DOMException('', name));
  };
}

function fakeRouter(machine: InputPage['machine']) {
  const calls = implement(contract);
  const divisions = readDivisions([path.join(root, 'services')]);
  return {
    kiosk: {
      state: calls.kiosk.state.handler(() => ({
        kiosk: { id: '00000000-0000-4000-8000-000000000002', name: '大厅 1 号' },
        hall: { name: '柳溪社区便民服务站', help: {}, division: machine.division },
        demo: false,
        panel: 'auto',
        camera: machine.camera,
        microphone: machine.microphone,
        recogniser: machine.recognised !== undefined,
        cameraLooks: machine.cameraLooks,
        glassAtMm: null,
        card: 'none',
        cardReader: null,
        scanner: true,
        keys: {},
        headphones: false,
        voices: [],
        session: null,
        manner: null,
        slip: null,
        staff: null,
        idle: { warnBeforeCaseAfterMs: 60_000, warnAfterMs: 120_000, parkAfterMs: 60_000 },
      })),
      events: calls.kiosk.events.handler(async function* () {
        yield { kind: 'hello' as const };
        await new Promise(() => undefined);
      }),
    },
    division: {
      children: calls.division.children.handler(({ input }) => divisions.children(input.code)),
      path: calls.division.path.handler(({ input }) => divisions.path(input.code)),
    },
  };
}

async function fetchRequest(request: IncomingMessage): Promise<Request> {
  const body = await bytesOf(request);
  return new Request(`http://kiosk${request.url}`, {
    method: request.method ?? 'GET',
    headers: request.headers as Record<string, string>,
    ...(body.length > 0 && { body: new Uint8Array(body) }),
  });
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
