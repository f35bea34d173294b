import type { FastifyReply } from 'fastify';
import { contentSecurityPolicy } from './page-html.ts';

/** A page that may do nothing but be read. */
export function html(reply: FastifyReply, content: string): FastifyReply {
  return (
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', contentSecurityPolicy)
      .header('x-content-type-options', 'nosniff')
      // Not 'no-referrer': then a browser does not say of our own forms either that they are ours.
      .header('referrer-policy', 'same-origin')
      .send(content)
  );
}
