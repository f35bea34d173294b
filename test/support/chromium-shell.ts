import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page } from 'playwright';
import { launchChromium } from './chromium.ts';
import { startLoopback } from './loopback-shell.ts';
import { askingFrom } from './page-shell.ts';
import type { ShellUnderTest } from './shell-under-test.ts';

/** A name somewhere that was pointed at this computer, as a page does that wants to be of the kiosk's origin. */
const rebound = 'rebound.example';

/** Http on loopback in a real Chromium, with pages of other origins in the same browser. */
export async function chromiumShell(): Promise<ShellUnderTest> {
  const { machine, link, origin, close } = await startLoopback();
  const browser = await launchChromium([`--host-resolver-rules=MAP ${rebound} 127.0.0.1`]);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(link);
  await page.waitForURL(`${origin}/`);

  return {
    ...askingFrom(page),
    pin: machine.demoPin ?? '',
    // A browser opens six connections to one server.
    sendsAllAtOnce: false,
    strangers: () => strangersIn(context, origin, link),
    underWay: () => Promise.resolve(machine.underWay()),
    close: async () => {
      await browser.close();
      await close();
    },
  };
}

/** Another program on this computer serves a page: its cookies are the kiosk's, since cookies know no ports. */
async function strangersIn(context: BrowserContext, origin: string, link: string) {
  const server = http.createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<title>stranger</title><iframe src="${origin}/"></iframe>`);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const outcomes: Record<string, number | 'blocked'> = {};
  const visit = async (name: string, url: string, tryIt: (stranger: Page) => Promise<number | 'blocked'>) => {
    const stranger = await context.newPage();
    await stranger.goto(url);
    outcomes[name] = await tryIt(stranger);
    await stranger.close();
  };

  const call = (stranger: Page, withCookie: boolean) =>
    stranger.evaluate(
      ([url, credentials]) =>
        fetch(url, { method: 'POST', credentials }).then(
          ({ status }) => status,
          () => 'blocked' as const,
        ),
      [`${origin}/api/kiosk/state`, withCookie ? 'include' : 'omit'] as const,
    );
  await visit('a page on another port', `http://127.0.0.1:${port}/`, (stranger) => call(stranger, true));
  await visit('a page on another port, without the cookie', `http://127.0.0.1:${port}/`, (stranger) =>
    call(stranger, false),
  );
  await visit('a page by another name', `http://localhost:${port}/`, (stranger) => call(stranger, true));
  await visit('a data: page', 'data:text/html,<title>x</title>', (stranger) => call(stranger, true));
  await visit('a frame around the kiosk', `http://127.0.0.1:${port}/`, async (stranger) => {
    const frame = stranger.frames().find((found) => found !== stranger.mainFrame());
    return (await frame?.content())?.includes('<h1>screen</h1>') === true ? 200 : 'blocked';
  });
  await visit('a picture of the kiosk', `http://127.0.0.1:${port}/`, (stranger) =>
    stranger.evaluate(
      (url) =>
        new Promise<number | 'blocked'>((resolve) => {
          const picture = new Image();
          picture.addEventListener('load', () => resolve(200));
          picture.addEventListener('error', () => resolve('blocked'));
          picture.src = url;
        }),
      `${origin}/device/camera/simulated.jpg`,
    ),
  );
  await visit('a page of the kiosk by a name that was pointed here', 'about:blank', async (stranger) => {
    const response = await stranger.goto(origin.replace('127.0.0.1', rebound));
    return response?.status() ?? 'blocked';
  });
  await visit('the start link again', 'about:blank', async (stranger) => {
    const response = await stranger.goto(link);
    return response?.status() ?? 'blocked';
  });
  server.close();
  return outcomes;
}
