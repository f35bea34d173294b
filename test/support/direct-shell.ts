import type { FetchHandler } from '../../main/api/caller.ts';
import { eventLines } from './event-lines.ts';
import { startIntake } from './running-intake.ts';
import type { Answered, Asked, ShellUnderTest } from './shell-under-test.ts';
import { startTestMachine } from './test-machine.ts';

/** The handler called directly: no shell at all, so there is nobody else who could reach it. */
export async function directShell(): Promise<ShellUnderTest> {
  const intake = await startIntake();
  const machine = await startTestMachine({
    configuration: { demo: true, intake: intake.url, enrolmentCode: await intake.newCode() },
  });
  const page = new Set<AbortController>();

  const ask = (path: string, asked: Asked = {}): { answer: Promise<Response>; page: AbortController } => {
    const controller = new AbortController();
    page.add(controller);
    return { answer: askMachine(machine.fetch, path, asked, controller.signal), page: controller };
  };

  return {
    pin: machine.demoPin ?? '',
    sendsAllAtOnce: true,
    send: async (path, asked) => answered(await ask(path, asked).answer),
    listen: async () => {
      const { answer, page: controller } = ask('/api/kiosk/events', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
      });
      const response = await answer;
      const reader = response.body?.getReader();
      return {
        status: response.status,
        next: eventLines(async () => (await reader?.read())?.value),
        cut: async () => {
          controller.abort();
          await reader?.cancel();
        },
      };
    },
    giveUp: async (path, asked) => {
      const { answer, page: controller } = ask(path, asked);
      controller.abort();
      await answer;
    },
    reload: () => {
      for (const controller of page) controller.abort();
      page.clear();
      return Promise.resolve();
    },
    strangers: () => Promise.resolve({}),
    underWay: () => Promise.resolve(machine.underWay()),
    close: async () => {
      await machine.end();
      await intake.close();
    },
  };
}

function askMachine(
  fetch: FetchHandler,
  path: string,
  { method = 'GET', headers = {}, body }: Asked,
  signal: AbortSignal,
): Promise<Response> {
  const request = new Request(`http://kiosk${path}`, { method, headers, body: body ?? null });
  return fetch(request, { screen: 'kiosk', signal });
}

export async function answered(response: Response): Promise<Answered> {
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    text: await response.text(),
  };
}
