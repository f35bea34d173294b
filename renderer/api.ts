import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../core/contract.ts';

/** The machine, as a screen sees it: the contract's calls and nothing else. */
export type Api = ContractRouterClient<Contract>;

/**
 * What everything that is not a GET has to carry. Behind `serve` the start page left a token here, since a cookie
 * would be sent to every port of the computer; in the Electron shell there is none and none is needed.
 */
export function passHeaders(): Record<string, string> {
  const token = localStorage.getItem('screen-token');
  return token === null ? {} : { 'x-screen-token': token };
}

const link = new RPCLink({
  url: () => new URL('/api', location.origin).href,
  headers: passHeaders,
});

export const api: Api = createORPCClient(link);
