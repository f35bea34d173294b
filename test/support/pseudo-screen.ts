import { rm } from 'node:fs/promises';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright';
import { build } from 'vite';

const root = path.resolve(import.meta.dirname, '../..');
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/**
 * The kiosk's screens built so that a language of `renderer/text/pseudo.ts` can be chosen in them, beside English. They
 * are laid over those of a kiosk that runs: the machine behind them is the one that ships.
 */
export async function buildPseudoScreen(language: string): Promise<{
  over(page: Page): Promise<void>;
  close(): Promise<void>;
}> {
  const folder = path.join(root, '.cache', `${language}-${process.pid}`);
  await build({
    root: path.join(root, 'renderer'),
    configFile: path.join(root, 'vite.config.ts'),
    mode: language,
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, minify: false },
  });
  const file = (url: string) => {
    const { pathname } = new URL(url);
    return path.join(folder, pathname === '/' ? 'index.html' : pathname);
  };
  return {
    async over(page) {
      await page.route(/\/assets\/|\/(index\.html)?$/, async (route) => {
        const body = await readFile(file(route.request().url())).catch(() => undefined);
        if (!body) return route.continue();
        const contentType = types[path.extname(file(route.request().url()))] ?? 'application/octet-stream';
        return route.fulfill({ body, contentType });
      });
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
