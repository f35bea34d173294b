import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../support/chromium.ts';
import { drawnIn } from '../../support/drawn-in.ts';
import { type Gallery, openGallery } from '../../support/gallery.ts';

// Characters of names that few fonts have: drawn where a font of the system has them, and told by their number elsewhere.

/** Those of the name in the gallery's example, out of Extensions B to H, that Noto Sans CJK has not. */
const rare = ['𤭢', '𪚥', '𮧵', '𲎯'];
/** Of Extension I: in none of the fonts that a kiosk is recommended. */
const nobodys = '\u{2ebf1}';

/** Where Debian puts what the package is given. */
const packaged = ['babelstone/BabelStoneHan.ttf', 'hanazono/HanaMinA.ttf', 'hanazono/HanaMinB.ttf'].map(
  (file) => path.join('/usr/share/fonts/truetype', file),
);

let gallery: Gallery;
let folder: string;
/** Gives what the package brings, as the kiosk would. */
let server: http.Server;
let fonts: string;

beforeAll(async () => {
  gallery = await openGallery();
  folder = await mkdtemp(path.join(os.tmpdir(), 'fonts-'));
  server = http.createServer((request, response) => {
    const file = packaged.find((each) => path.basename(each) === path.basename(request.url ?? ''));
    if (file) createReadStream(file).pipe(response);
    else response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  fonts = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await gallery.close();
  await rm(folder, { recursive: true });
});

test('a character that no font has stands as a card with its number, and is still there to be read', async () => {
  const browser = await bareChromium();
  try {
    const page = await showRareName(browser);
    await expect.poll(() => cards(page)).toEqual([...rare, nobodys].map(numbered));
    expect(await page.locator('.review-value [data-say]').textContent()).toBe(
      `王𠮷𡃁𤭢𪚥𫖯𬎆𮧵𰻝𲎯${nobodys}`,
    );
    await page.goto(gallery.address({ part: 'review-row', example: 'review', panel: '21' }));
    await page.getByRole('main').waitFor();
    expect(await cards(page)).toEqual([]);
  } finally {
    await browser.close();
  }
});

test.skipIf(!packaged.every((file) => existsSync(file)))(
  'where the system has none, those that the package brings are fetched, and none for a name that is not rare',
  async () => {
    const browser = await bareChromium();
    try {
      const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
      const fetched: string[] = [];
      await page.route('**/font/*', (route) => {
        const name = path.basename(route.request().url());
        fetched.push(name);
        return route.continue({ url: `${fonts}/${name}` });
      });
      await page.goto(gallery.address({ part: 'review-row', example: 'review', panel: '21' }));
      await page.getByRole('main').waitFor();
      expect(fetched).toEqual([]);
      await page.goto(gallery.address({ part: 'review-row', example: 'rare name', panel: '21' }));
      // 80 MB of fonts are looked through before they are used.
      await expect.poll(() => cards(page), { timeout: 60_000 }).toEqual([numbered(nobodys)]);
      expect(await drawnIn(page, '.review-value [data-say]')).toContain('BabelStone Han here');
      expect(fetched).toContain('BabelStoneHan.ttf');
    } finally {
      await browser.close();
    }
  },
);

test.skipIf(!['HanaMinB', 'BabelStone Han'].every(isInstalled))(
  'with the two fonts that a hall installs, the characters of Extensions B to H are drawn, each in the nearest shape',
  async () => {
    const page = await showRareName(gallery.browser);
    await expect.poll(() => cards(page)).toEqual([numbered(nobodys)]);
    expect(await drawnIn(page, '.review-value [data-say]')).toEqual([
      'BabelStone Han',
      'Noto Sans CJK SC',
      'Noto Sans HK Thin here',
      'Noto Sans SC Thin here',
    ]);
    await page.close();
  },
);

/** On a system that has the font for Chinese that every kiosk needs, and no other. */
async function bareChromium(): Promise<Browser> {
  const config = path.join(folder, 'fonts.conf');
  await writeFile(
    config,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
       <include>/etc/fonts/fonts.conf</include>
       <selectfont>
         <acceptfont><glob>*/NotoSansCJK-*</glob></acceptfont>
         <rejectfont>${['ttf', 'ttc', 'otf', 'pfb', 'gz'].map((end) => `<glob>*.${end}</glob>`).join('')}</rejectfont>
       </selectfont>
     </fontconfig>`,
  );
  return launchChromium([], { FONTCONFIG_FILE: config });
}

async function showRareName(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.goto(gallery.address({ part: 'review-row', example: 'rare name', panel: '21' }));
  await page.getByRole('main').waitFor();
  return page;
}

function cards(page: Page): Promise<(string | null)[]> {
  return page.locator('.undrawn').evaluateAll((found) => found.map((card) => card.getAttribute('data-code')));
}

function numbered(character: string): string {
  return `U+${character.codePointAt(0)?.toString(16).toUpperCase()}`;
}

function isInstalled(family: string): boolean {
  return execFileSync('fc-list', [family, 'family'], { encoding: 'utf8' }).trim() !== '';
}
