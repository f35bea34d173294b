import type { FastifyRequest } from 'fastify';

/**
 * Whether a page of this intake has sent this form. A cookie goes along with whatever the browser sends here, also from a page
 * of somebody else that stands under this name, on another port. Browsers say where it comes from: newer ones and over TLS
 * by `Sec-Fetch-Site`, which no page can set, all of them by `Origin`.
 */
export function isFromOwnPage({ headers, host }: Pick<FastifyRequest, 'headers' | 'host'>): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = headers;
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}
