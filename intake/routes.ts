import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { enrolmentRequestShape } from '../core/submission/enrolment.ts';
import { exchangedShape } from '../core/submission/news.ts';
import { problemShape } from '../core/submission/problem.ts';
import { renewalRequestShape, renewedShape } from '../core/submission/renewal.ts';
import { accept } from './accept.ts';
import type { AcceptParts } from './accept.ts';
import type { Admission } from './admission.ts';
import { attachmentsPath } from './attachments.ts';
import type { Attachments } from './attachments.ts';
import { enrolKiosk } from './enrol.ts';
import type { EnrolParts } from './enrol.ts';
import { exchange } from './exchange.ts';
import { growingRoom } from './growing-room.ts';
import { Problem, sendProblem } from './problem.ts';
import { renewKiosk } from './renew.ts';

const problem = {
  description: 'RFC 9457 problem',
  content: { 'application/problem+json': { schema: problemShape } },
};

/** Of a request that hands a submission over. */
const longestBodyBytes = 4_500_000;
/** Of any other, unless it says otherwise: names, keys, a note, a token. Whoever sends it has shown nothing yet. */
export const usualBodyBytes = 64_000;

/** A compact JWS has three parts, a compact JWE five. */
const compact = (parts: 3 | 5) =>
  z.string().regex(new RegExp(`^[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]*){${parts - 1}}$`));

/** A submission as it is handed over, by whichever road. */
export const submissionShape = z.object({
  cover: compact(3).max(200_000).describe('JWS by the kiosk: what stands outside the envelope'),
  envelope: compact(5).max(4_000_000).describe('JWE to the intake'),
});
const exchangeRequestShape = z.object({
  exchange: compact(3).max(4000).describe('JWS by the kiosk: from where on it asks'),
});
const receivedShape = z.object({ receipt: z.string().describe('JWS by the intake') });
const refusedShape = problemShape.extend({
  refusal: z.string().describe('JWS by the intake: it will never take this'),
});
const refused = {
  description: 'Refused for good',
  content: { 'application/problem+json': { schema: refusedShape } },
};
const refusedOrMissing = {
  description: 'Refused for good; without a refusal, attachments are missing',
  content: { 'application/problem+json': { schema: refusedShape.partial({ refusal: true }) } },
};
/** What may come of any request. */
const common = { 400: problem, 413: problem, 500: problem };
/** tus answers in words of its own where it is asked wrongly. */
const inWords = { description: 'As tus 1.0 says; a problem where it has a body of that kind' };

/** What kiosks call. */
export function addKioskRoutes(
  app: FastifyInstance,
  parts: { accept: AcceptParts; enrol: EnrolParts; attachments: Attachments; admission: Admission },
): void {
  app.post<{ Body: z.output<typeof submissionShape> }>(
    '/v1/submissions',
    {
      bodyLimit: longestBodyBytes,
      // Before the body is read: what is sent away is not held in memory.
      preParsing: async ({ headers }, reply, payload) => {
        const length = headers['content-length'];
        const announced = length === undefined ? undefined : Number(length);
        const { body, giveBack } = growingRoom(payload, announced, parts.admission);
        reply.raw.once('close', giveBack);
        return body;
      },
      preHandler: async (_request, reply) => {
        reply.raw.once('close', parts.admission.place());
      },
      schema: {
        summary: 'Hand a submission over. The same one again gets the same receipt',
        body: submissionShape,
        response: {
          200: receivedShape,
          201: receivedShape,
          ...common,
          401: problem,
          409: refused,
          422: refusedOrMissing,
          429: problem,
        },
      },
    },
    async ({ body }, reply) => {
      const accepted = await accept(body, parts.accept);
      if (accepted.kind === 'received') {
        return reply.code(accepted.isNew ? 201 : 200).send({ receipt: accepted.submission.receipt });
      }
      const { status, refusal, jws } = accepted;
      return reply
        .code(status)
        .type('application/problem+json')
        .send(
          JSON.stringify({
            type: `urn:bangban:refusal:${refusal.code}`,
            title: 'Refused',
            status,
            detail: refusal.detail,
            refusal: jws,
          }),
        );
    },
  );

  app.post<{ Body: z.output<typeof enrolmentRequestShape> }>(
    '/v1/enrolments',
    {
      schema: {
        summary: 'Make a kiosk known with a one-time code and exchange keys',
        body: enrolmentRequestShape,
        response: {
          200: z.object({
            enrolment: z.string().describe("JWS by the intake, in a JWE to the kiosk's receiving key"),
          }),
          ...common,
          403: problem,
          422: problem,
          429: problem,
        },
      },
    },
    async ({ body, ip }) => ({ enrolment: await enrolKiosk(body, ip, parts.enrol) }),
  );

  app.post<{ Body: z.output<typeof exchangeRequestShape> }>(
    '/v1/exchanges',
    {
      preHandler: async (_request, reply) => {
        reply.raw.once('close', parts.admission.place());
      },
      schema: {
        summary: 'What a kiosk was not told yet of what it sent. The same question again gets the same news',
        body: exchangeRequestShape,
        response: { ...common, 200: exchangedShape, 401: problem, 429: problem },
      },
    },
    async ({ body }) => exchange(body.exchange, parts.accept),
  );

  app.post<{ Body: z.output<typeof renewalRequestShape> }>(
    '/v1/renewals',
    {
      schema: {
        summary: 'Tell a kiosk that is enrolled what it has to know by now, and take new keys of it',
        body: renewalRequestShape,
        response: { ...common, 200: renewedShape, 401: problem, 409: problem, 422: problem },
      },
    },
    ({ body }) => renewKiosk(body, parts.enrol),
  );

  // tus reads the body itself.
  app.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null));
  for (const url of [attachmentsPath, `${attachmentsPath}/:name`]) {
    app.route<{ Params: { name?: string } }>({
      method: ['POST', 'HEAD', 'PATCH'],
      url,
      schema: {
        summary: 'Sealed attachments by tus 1.0, before the submission that names them',
        description:
          'Each request needs `Authorization: Bangban <JWS>`: the kiosk has signed which upload this is, and how long',
        response: {
          200: inWords,
          201: inWords,
          204: inWords,
          401: problem,
          404: inWords,
          409: inWords,
          413: inWords,
          500: inWords,
        },
      },
      handler: async (request, reply) => {
        if (request.raw.url?.includes('?'))
          throw new Problem('request-invalid', 400, 'An upload has no query');
        await parts.attachments.admit(request.raw, request.params.name);
        reply.hijack();
        await parts.attachments.tus.handle(request.raw, reply.raw);
      },
    });
  }
}

/**
 * Every failure as a problem, none with a stack. What is not expected says no more than the request's number, under
 * which it stands in the log.
 */
export function addProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof Problem) {
      const seconds = error.more['retryAfterSeconds'];
      if (typeof seconds === 'number') void reply.header('retry-after', String(seconds));
      return sendProblem(reply, error);
    }
    const { statusCode } = z.object({ statusCode: z.int() }).safeParse(error).data ?? {};
    if (statusCode === 413) return sendProblem(reply, new Problem('too-large', 413, 'The body is too large'));
    if (statusCode !== undefined && statusCode < 500) {
      const detail =
        error instanceof z.ZodError
          ? z.prettifyError(error)
          : 'The request is not of the form that is described';
      return sendProblem(reply, new Problem('request-invalid', statusCode, detail));
    }
    request.log.error({ err: error }, 'trouble');
    return sendProblem(reply, new Problem('trouble', 500, `Something broke here; reference ${request.id}`));
  });
  app.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, new Problem('not-found', 404, 'There is nothing here')),
  );
}
