import { timingSafeEqual } from 'node:crypto';

/** What a browser has to bring, besides coming from this origin. */
export interface Passes {
  readonly cookie: string;
  readonly token: string;
}

export const cookieName = 'screen';
export const tokenHeader = 'x-screen-token';

/**
 * Whether a request may reach the machine. Everything on this computer can reach a port, and so can any page that a
 * browser shows; only the kiosk's own pages pass.
 *
 * | what                                     | keeps out                                                 |
 * |------------------------------------------|-----------------------------------------------------------|
 * | Host is ours                             | a name somewhere that was pointed at this computer        |
 * | Origin, where there is one, is ours      | pages of other sites and other ports                      |
 * | Sec-Fetch-Site is same-origin, or a      | the same, and pictures, scripts and frames of such pages, |
 * |   page that the browser itself opens     |   which send no Origin                                    |
 * | the cookie                               | other programs and browsers                               |
 * | the token, for calls and photos kept     | other ports of this computer, which get the cookie too    |
 */
export function mayPass(request: Request, origin: string, passes: Passes): boolean {
  if (!isFromHere(request, origin)) return false;
  if (!same(cookieOf(request), passes.cookie)) return false;
  if (request.method === 'GET' || request.method === 'HEAD') return true;
  return same(request.headers.get(tokenHeader) ?? '', passes.token);
}

/** The part of it that the start link has to pass too, before there is a cookie. */
export function isFromHere(request: Request, origin: string): boolean {
  const { headers } = request;
  if (headers.get('host') !== new URL(origin).host) return false;
  const from = headers.get('origin');
  if (from !== null && from !== origin) return false;
  const site = headers.get('sec-fetch-site');
  if (site === null || site === 'same-origin') return true;
  return site === 'none' && headers.get('sec-fetch-mode') === 'navigate';
}

function cookieOf(request: Request): string {
  const cookies = (request.headers.get('cookie') ?? '').split(/;\s*/);
  return cookies.find((cookie) => cookie.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1) ?? '';
}

export function same(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
