import { apiOver, type MachineApi } from './call-machine.ts';
import { passesOf } from './loopback-shell.ts';

/** The calls of a running `serve`, made as the page behind its start link would make them. */
export async function openLink(link: string): Promise<MachineApi> {
  const passes = await passesOf(link);
  const { origin } = new URL(link);
  return apiOver(async (request) =>
    fetch(origin + new URL(request.url).pathname, {
      method: 'POST',
      headers: { ...Object.fromEntries(request.headers), ...passes },
      body: await request.arrayBuffer(),
      signal: AbortSignal.timeout(20_000),
    }),
  );
}
