import type { FastifyReply } from 'fastify';
import { STATUS_CODES } from 'node:http';
import { problemType } from '../core/submission/problem.ts';
import type { ProblemCode } from '../core/submission/problem.ts';

/** An expected failure, with the sentence for whoever reads the answer. Thrown from a route, answered as RFC 9457. */
export class Problem extends Error {
  override name = 'Problem';
  readonly code: ProblemCode;
  readonly status: number;
  readonly more: Readonly<Record<string, unknown>>;

  constructor(
    code: ProblemCode,
    status: number,
    detail: string,
    more: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
    this.code = code;
    this.status = status;
    this.more = more;
  }
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  const { code, status, message, more } = problem;
  return reply
    .code(status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: problemType(code),
        title: STATUS_CODES[status] ?? code,
        status,
        detail: message,
        ...more,
      }),
    );
}
