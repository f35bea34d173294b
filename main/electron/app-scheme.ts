import { protocol, type Session } from 'electron';
import { randomUUID } from 'node:crypto';
import type { FetchHandler } from '../api/caller.ts';
import { ORIGIN } from './origin.ts';

const everything = { urls: [`${ORIGIN}/*`] };
const TICKET = 'x-shell-ticket';

/** Has to be called before Electron is ready. Only a standard scheme has an origin, storage and workers. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/**
 * Hands every request of the session's screen to the machine.
 *
 * A request that has passed the gate carries a ticket that no page can know or choose. By it the machine learns when
 * the call was given up: under `protocol.handle` a request's own signal never fires, so what a reload or a crash cut
 * off would go on for ever.
 *
 * Requests of workers do not come by the gate (seen in Electron 33), so they have no ticket and get files alone: what
 * a voice needs, and nothing of a resident.
 */
export function serveAppScheme(session: Session, fetch: FetchHandler, screen: string): void {
  const tickets = new Map<number, string>();
  const underWay = new Map<string, AbortController>();

  const end = (id: number, how: (call: AbortController) => void): void => {
    const ticket = tickets.get(id);
    if (ticket === undefined) return;
    const call = underWay.get(ticket);
    if (call) how(call);
    tickets.delete(id);
    underWay.delete(ticket);
  };

  session.webRequest.onBeforeSendHeaders(everything, ({ id, requestHeaders }, go) => {
    const ticket = randomUUID();
    tickets.set(id, ticket);
    underWay.set(ticket, new AbortController());
    go({ requestHeaders: { ...requestHeaders, [TICKET]: ticket } });
  });
  session.webRequest.onCompleted(everything, ({ id }) => end(id, () => undefined));
  session.webRequest.onErrorOccurred(everything, ({ id }) => end(id, (call) => call.abort()));

  session.protocol.handle('app', (request) => {
    const signal = underWay.get(request.headers.get(TICKET) ?? '')?.signal;
    if (signal?.aborted || !(signal || isFile(request))) return new Response(null, { status: 403 });
    return fetch(request, { screen, ...(signal && { signal }) });
  });
}

function isFile({ method, url }: Request): boolean {
  return method === 'GET' && !/^\/(api|attachment)(\/|$)/.test(new URL(url).pathname);
}
