import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../core/contract.ts';
import type { FetchHandler } from '../../main/api/caller.ts';

export type MachineApi = ContractRouterClient<Contract>;

/** The contract's calls as one screen makes them, through the handler and in its own form. */
export function apiOf(fetch: FetchHandler, screen = 'kiosk'): MachineApi {
  return apiOver((request) => fetch(request, { screen, signal: request.signal }));
}

export function apiOver(send: (request: Request) => Promise<Response>): MachineApi {
  return createORPCClient(new RPCLink({ url: 'http://kiosk/api', fetch: (request) => send(request) }));
}
