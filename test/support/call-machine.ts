import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../core/contract.ts';
import type { FetchHandler } from '../../main/api/caller.ts';

export type MachineApi = ContractRouterClient<Contract>;

/**
 * The contract's calls as one screen makes them, through the handler and in its own form. The signal is the caller's own:
 * a request's follows it only until the request is collected as garbage, and a stream would then never end.
 */
export function apiOf(fetch: FetchHandler, screen = 'kiosk'): MachineApi {
  return apiOver((request, signal) => fetch(request, signal ? { screen, signal } : { screen }));
}

export function apiOver(
  send: (request: Request, signal: AbortSignal | undefined) => Promise<Response>,
): MachineApi {
  return createORPCClient(
    new RPCLink({ url: 'http://kiosk/api', fetch: (request, _, { signal }) => send(request, signal) }),
  );
}
