import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { PrivateKey } from '../core/submission/key.ts';
import type { Attachments } from './attachments.ts';
import { open, openFile } from './open.ts';
import type { PageAccess } from './page-access.ts';
import { contentSecurityPolicy, listPage, openedPage, signInPage } from './page-html.ts';
import { pageWords } from './page-words.ts';
import { Problem } from './problem.ts';
import type { IntakeStore, Listed, Submission, Which } from './store/port.ts';

export interface PageParts {
  readonly store: IntakeStore;
  readonly access: PageAccess;
  readonly attachments: Attachments;
  readonly openingKey: PrivateKey | undefined;
  /** How many are listed at a time. */
  readonly pageLength: number;
}

const idShape = z.object({ id: z.uuid() });
const attachmentShape = idShape.extend({ attachment: z.uuid() });
/** Of the three the first that is given counts. A slip may be typed as it is printed, in pairs. */
const whichShape = z.object({
  before: z.uuid().optional().describe('What was received before this submission, newest first'),
  after: z.uuid().optional().describe('What was received after it, those nearest to it, newest first'),
  slip: z
    .string()
    .max(40)
    .optional()
    .describe("The number on the resident's slip or receipt; several kiosks may have given the same"),
});

/** What whoever runs the intake looks at, and what a system behind it fetches. All of it is behind the token. */
export function addPage(
  app: FastifyInstance,
  { store, access, attachments, openingKey, pageLength }: PageParts,
): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))));
    },
  );

  app.get<{ Querystring: z.output<typeof whichShape> }>(
    '/',
    { schema: { hide: true, querystring: whichShape } },
    async (request, reply) => {
      const words = pageWords(request.headers['accept-language']);
      if (!access.allowed(request)) return html(reply, signInPage(words, false));
      const which = whichOf(request.query);
      const rows = await listed(which);
      const [first, last] = [rows[0], rows.at(-1)];
      const [newer, older] = await Promise.all([
        first && store.list(1, { after: first.submission }),
        last && store.list(1, { before: last.submission }),
      ]);
      const isPart = !(which && 'slip' in which);
      return html(
        reply,
        listPage(words, rows, {
          count: await store.count(),
          slip: request.query.slip ?? '',
          newer: isPart && newer?.length ? first?.submission : undefined,
          older: isPart && older?.length ? last?.submission : undefined,
        }),
      );
    },
  );

  app.post('/sign-in', { schema: { hide: true } }, async (request, reply) => {
    const typed = z.object({ token: z.string().max(200) }).safeParse(request.body).data?.token ?? '';
    const cookie = access.signIn(typed.trim(), request.ip);
    if (cookie !== undefined) return reply.header('set-cookie', cookie).redirect('/', 303);
    return html(reply.code(401), signInPage(pageWords(request.headers['accept-language']), true));
  });

  app.get<{ Params: { id: string } }>(
    '/submissions/:id',
    { schema: { hide: true, params: idShape } },
    async (request, reply) => {
      const submission = await found(request);
      const opened = openingKey && (await open(submission, openingKey));
      const content = opened ?? (openingKey ? 'broken' : 'sealed');
      return html(
        reply,
        openedPage(pageWords(request.headers['accept-language']), named(submission), content),
      );
    },
  );

  app.get<{ Params: { id: string; attachment: string } }>(
    '/submissions/:id/attachments/:attachment',
    { schema: { hide: true, params: attachmentShape } },
    async (request, reply) => {
      const submission = await found(request);
      const { attachment } = request.params;
      const key = openingKey && (await open(submission, openingKey))?.attachmentKeys.get(attachment);
      if (!key) throw new Problem('not-found', 404, 'No such attachment, or no key to open it');
      const content = await openFile(attachments.file(submission.kiosk, attachment), attachment, key);
      return reply.type(typeOf(content)).header('x-content-type-options', 'nosniff').send(content);
    },
  );

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
      const opened = openingKey && (await open(submission, openingKey));
      if (!opened) throw new Problem('not-found', 404, 'There is no key here to open it with');
      return { outcome: opened.outcome };
    },
  );

  async function listed(which: Which | undefined): Promise<Listed[]> {
    const at = which && ('before' in which ? which.before : 'after' in which ? which.after : undefined);
    if (at !== undefined && !(await store.submission(at)))
      throw new Problem('not-found', 404, 'No such submission to list from');
    return store.list(pageLength, which);
  }

  async function found(request: FastifyRequest<{ Params: { id: string } }>): Promise<Submission> {
    demandToken(request);
    const submission = await store.submission(request.params.id);
    if (!submission) throw new Problem('not-found', 404, 'No such submission');
    return submission;
  }

  function demandToken(request: FastifyRequest<{ Params: { id: string } }> | FastifyRequest): void {
    if (!access.allowed(request)) throw new Problem('token-missing', 401, 'This needs the token');
  }
}

/**
 * A signature is a PNG, a recording WebM, every photo a JPEG; what is none of them is shown as none, because nothing is
 * guessed from it.
 */
function typeOf(bytes: Buffer): string {
  if (bytes.subarray(0, 4).toString('hex') === '1a45dfa3') return 'audio/webm';
  return bytes.subarray(1, 4).toString('latin1') === 'PNG' ? 'image/png' : 'image/jpeg';
}

function html(reply: FastifyReply, content: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', contentSecurityPolicy)
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'no-store')
    .send(content);
}

function whichOf({ before, after, slip }: z.output<typeof whichShape>): Which | undefined {
  if (before !== undefined) return { before };
  if (after !== undefined) return { after };
  return slip ? { slip: slip.replaceAll(/[^0-9]/g, '') } : undefined;
}

/** On the page of one submission the kiosk's name is not needed. */
function named(submission: Submission): Listed {
  return { ...submission, kioskName: '' };
}
