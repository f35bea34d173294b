import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { longestSealedBack } from '../core/submission/news.ts';
import { decide, decisionShape, type Decision } from './decide.ts';
import { idShape, whichOf, whichShape, type Finding } from './finding.ts';
import { openingKeyOf, type Identity } from './identity.ts';
import { open } from './open.ts';
import { Problem } from './problem.ts';
import type { Decided, IntakeStore } from './store/port.ts';

export interface TakingOutParts {
  readonly store: IntakeStore;
  readonly finding: Finding;
  /** Of the intake: its opening keys, as far as they are kept here. */
  readonly identity: Pick<Identity, 'openingKey' | 'formerOpeningKeys'>;
  readonly now: () => number;
  readonly pageLength: number;
}

/** With what is handed back, sealed. */
const longestDecisionBytes = longestSealedBack + 16_000;

/** What a system behind the intake fetches, and says of it. All of it is behind the token. */
export function addTakingOut(
  app: FastifyInstance,
  { store, finding: { demandToken, found, listed }, identity, now, pageLength }: TakingOutParts,
): void {
  app.get<{ Querystring: z.output<typeof whichShape> }>(
    '/v1/submissions',
    {
      schema: {
        summary: `What arrived, newest first, ${pageLength} at a time. Needs \`Authorization: Bearer <token>\``,
        querystring: whichShape,
      },
    },
    async (request) => {
      demandToken(request);
      return { count: await store.count(), submissions: await listed(whichOf(request.query)) };
    },
  );

  app.get<{ Params: { id: string } }>(
    '/v1/submissions/:id',
    { schema: { summary: 'One submission as it came: cover, envelope and receipt', params: idShape } },
    found,
  );

  app.get<{ Params: { id: string } }>(
    '/v1/submissions/:id/outcome',
    {
      schema: { summary: 'What is inside the envelope, where the opening key is kept here', params: idShape },
    },
    async (request) => {
      const submission = await found(request);
      const openingKey = openingKeyOf(submission.envelope, identity);
      const opened = openingKey && (await open(submission, openingKey));
      if (!opened) throw new Problem('not-found', 404, 'There is no key here to open it with');
      return { outcome: opened.outcome };
    },
  );

  app.post<{ Params: { id: string }; Body: Decision }>(
    '/v1/submissions/:id/case',
    {
      bodyLimit: longestDecisionBytes,
      // Before so long a body is read.
      onRequest: async (request) => {
        demandToken(request);
      },
      schema: {
        summary: 'Say what becomes of a submission; its kiosk hears of it when it next asks',
        params: idShape,
        body: decisionShape,
      },
    },
    async (request) => {
      const submission = await found(request);
      const openingKey = openingKeyOf(submission.envelope, identity);
      return shownCase(await decide(submission, request.body, { store, openingKey, now }));
    },
  );

  app.get<{ Params: { id: string } }>(
    '/v1/submissions/:id/case',
    {
      schema: {
        summary: "What was decided of a submission, the last of it counts, and its kiosk's receiving key",
        params: idShape,
      },
    },
    async (request) => {
      const submission = await found(request);
      const cases = await store.cases(submission.submission);
      return {
        cases: cases.map((decided) => shownCase(decided)),
        receivingKey: (await store.kiosk(submission.kiosk))?.receivingKey,
      };
    },
  );
}

function shownCase({ case: state, note, at }: Decided): object {
  return { case: state, note, at };
}
