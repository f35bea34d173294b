import type { FastifyRequest } from 'fastify';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Attempts } from './attempts.ts';
import { isFromOwnPage } from './own-page.ts';
import { Problem } from './problem.ts';

/** Who may read: whoever has the token, in an `Authorization` header or in the cookie that the form sets. */
export interface PageAccess {
  /** Throws a `Problem` where the cookie comes with something that another page has sent. */
  allowed(request: FastifyRequest): boolean;
  /** The cookie for a token that was typed, undefined where it is wrong. Throws a `Problem` after too many. */
  signIn(typed: string, from: string): Promise<string | undefined>;
}

export function createPageAccess(token: string, attempts: Attempts): PageAccess {
  const cookie = createHash('sha256').update(`bangban page ${token}`).digest('base64url');
  return {
    allowed: (request) => {
      const { headers, method } = request;
      const bearer = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
      if (bearer !== undefined) return same(bearer, token);
      const shown = /(?:^|;\s*)intake=([A-Za-z0-9_-]+)/.exec(headers.cookie ?? '')?.[1];
      if (shown === undefined || !same(shown, cookie)) return false;
      if (method !== 'GET' && method !== 'HEAD' && !isFromOwnPage(request))
        throw new Problem('token-missing', 403, 'Another page asks this');
      return true;
    },
    signIn: async (typed, from) => {
      const seconds = await attempts.waitSeconds(from);
      if (seconds > 0)
        throw new Problem('too-many-tries', 429, 'Too many wrong tokens', { retryAfterSeconds: seconds });
      if (same(typed, token)) return `intake=${cookie}; Path=/; HttpOnly; SameSite=Strict`;
      await attempts.countWrong(from);
      return undefined;
    },
  };
}

/** Takes the same time whatever is different, and does not tell lengths apart either. */
function same(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
