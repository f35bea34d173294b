import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../core/contract.ts';

/** The machine, as a screen sees it: the contract's calls and nothing else. */
export type Api = ContractRouterClient<Contract>;

const link = new RPCLink({
  url: () => new URL('/api', location.origin).href,
});

export const api: Api = createORPCClient(link);
