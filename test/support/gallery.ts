import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import type { Browser } from 'playwright';
import { build } from 'vite';
import { launchChromium } from './chromium.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** The kiosk's own: nothing inline, nothing evaluated, nothing from elsewhere. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self'";
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** renderer/gallery.html, built as the kiosk is built and served under its policy, with a Chromium to look at it. */
export interface Gallery {
  browser: Browser;
  address(query: Record<string, string>): string;
  close(): Promise<void>;
}

export async function openGallery(): Promise<Gallery> {
  const folder = path.join(root, '.cache', `gallery-${process.pid}`);
  await build({
    root: path.join(root, 'renderer'),
    configFile: false,
    plugins: [react()],
    logLevel: 'error',
    mode: 'development',
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome130',
      assetsInlineLimit: 0,
      minify: false,
      rolldownOptions: { input: path.join(root, 'renderer/gallery.html') },
    },
  });

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://kiosk');
    const [, catalog, service, ...rest] = pathname.split('/');
    const file =
      catalog === 'catalog'
        ? path.join(root, 'services', service ?? '', ...rest)
        : path.join(folder, pathname);
    readFile(file).then(
      (bytes) =>
        response
          .writeHead(200, {
            'content-security-policy': policy,
            'content-type': types[path.extname(file)] ?? 'application/octet-stream',
          })
          .end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  const browser = await launchChromium();
  return {
    browser,
    address: (query) => `http://127.0.0.1:${port}/gallery.html?${new URLSearchParams(query)}`,
    async close() {
      await browser.close();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
