import http from 'node:http';
import { serveLoopback } from '../../main/loopback/loopback.ts';
import { answered } from './direct-shell.ts';
import { eventLines } from './event-lines.ts';
import { startIntake } from './running-intake.ts';
import type { Asked, ShellUnderTest } from './shell-under-test.ts';
import { startTestMachine } from './test-machine.ts';

/** The machine behind http on this computer, with a start link that was not opened yet. */
export async function startLoopback() {
  const intake = await startIntake();
  const machine = await startTestMachine({
    configuration: { demo: true, intake: intake.url, enrolmentCode: await intake.newCode() },
  });
  let drawn = 0;
  const loopback = await serveLoopback(machine.fetch, 0, () => `secret-${(drawn += 1)}`);
  return {
    machine,
    link: loopback.link,
    origin: `http://127.0.0.1:${loopback.port}`,
    close: async () => {
      await loopback.close();
      await machine.end();
      await intake.close();
    },
  };
}

/** Opens the start link as a program without a browser, and answers what a page of the kiosk would send along. */
export async function passesOf(link: string): Promise<Record<string, string>> {
  const page = await fetch(link);
  const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
  const token = /name="token" content="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  return { cookie, 'x-screen-token': token };
}

/** Http on loopback, asked by Node's own fetch: what a program could do that has the cookie and the token. */
export async function loopbackShell(): Promise<ShellUnderTest> {
  const { machine, link, origin, close } = await startLoopback();
  const passes = await passesOf(link);
  const page = new Set<AbortController>();

  const ask = (path: string, { method = 'GET', headers = {}, body }: Asked = {}) => {
    const controller = new AbortController();
    page.add(controller);
    const answer = fetch(origin + path, {
      method,
      headers: { ...passes, ...headers },
      body: body ?? null,
      signal: controller.signal,
    });
    return { answer, controller };
  };

  return {
    pin: machine.demoPin ?? '',
    // The machine answers faster than a program sends, so a flood has to be made of calls that do not end.
    sendsAllAtOnce: false,
    send: async (path, asked) => answered(await ask(path, asked).answer),
    listen: async () => {
      const { answer, controller } = ask('/api/kiosk/events', { method: 'POST' });
      const response = await answer;
      const reader = response.body?.getReader();
      return {
        status: response.status,
        next: eventLines(async () => (await reader?.read())?.value),
        cut: () => {
          controller.abort();
          return Promise.resolve();
        },
      };
    },
    giveUp: async (path, asked) => {
      const { answer, controller } = ask(path, asked);
      setTimeout(() => controller.abort(), 2);
      await answer.catch(() => undefined);
    },
    reload: () => {
      for (const controller of page) controller.abort();
      page.clear();
      return Promise.resolve();
    },
    strangers: () => strangersAt(origin, passes, link),
    underWay: () => Promise.resolve(machine.underWay()),
    close,
  };
}

/** Requests that lack one thing each, sent with bare http, since fetch would not let us lie. */
async function strangersAt(origin: string, passes: Record<string, string>, link: string) {
  const { cookie = '' } = passes;
  const token = passes['x-screen-token'] ?? '';
  const own = { ...passes, origin, 'sec-fetch-site': 'same-origin' };
  const tries: Record<string, Record<string, string>> = {
    'without anything': {},
    'without the cookie': { 'x-screen-token': token },
    'with another cookie': { ...own, cookie: 'screen=secret-9' },
    'without the token': { cookie, origin },
    'with another token': { ...own, 'x-screen-token': 'secret-9' },
    'from another site': { ...own, origin: 'https://evil.example' },
    'from another port': { ...own, origin: 'http://127.0.0.1:1' },
    'from nowhere, as a data: page': { ...own, origin: 'null' },
    'as a picture of another site': { ...passes, 'sec-fetch-site': 'cross-site' },
    'from another port of the same site': { ...passes, 'sec-fetch-site': 'same-site' },
    'by another name of this computer': { ...own, host: 'kiosk.example' },
  };
  const outcomes: Record<string, number> = {};
  for (const [name, headers] of Object.entries(tries)) {
    outcomes[name] = await bare(`${origin}/api/kiosk/state`, 'POST', headers);
  }
  outcomes['with the start link again'] = await bare(link, 'GET', {});
  outcomes['with a start link that was guessed'] = await bare(`${origin}/start/secret-9`, 'GET', {});
  outcomes['for a page, without the cookie'] = await bare(`${origin}/`, 'GET', {});
  return outcomes;
}

function bare(url: string, method: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on('error', reject);
    request.end();
  });
}
