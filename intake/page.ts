import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Attachments } from './attachments.ts';
import { decide, decisionShape } from './decide.ts';
import { idShape, whichOf, whichShape, type Finding } from './finding.ts';
import { html } from './html-reply.ts';
import { openingKeyOf, type Identity } from './identity.ts';
import { open, openFile } from './open.ts';
import type { PageAccess } from './page-access.ts';
import { listPage, openedPage, signInPage } from './page-html.ts';
import { pageWords } from './page-words.ts';
import { Problem } from './problem.ts';
import type { IntakeStore, Listed, Submission } from './store/port.ts';

export interface PageParts {
  readonly store: IntakeStore;
  readonly access: PageAccess;
  readonly finding: Finding;
  readonly attachments: Attachments;
  /** Of the intake: its opening keys, as far as they are kept here. */
  readonly identity: Pick<Identity, 'openingKey' | 'formerOpeningKeys'>;
  readonly now: () => number;
}

/** Of a page that was opened before it said so, undefined. */
const seenShape = z.coerce.number().optional().catch(undefined);
const attachmentShape = idShape.extend({ attachment: z.uuid() });

/** What whoever runs the intake looks at, behind the token. Forms are read here and nowhere else. */
export function addPage(app: FastifyInstance, parts: PageParts): void {
  void app.register((own, _options, done) => {
    addRoutes(own, parts);
    done();
  });
}

function addRoutes(
  app: FastifyInstance,
  { store, access, finding: { found, listed }, attachments, identity, now }: PageParts,
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
    const cookie = await access.signIn(typed.trim(), request.ip);
    if (cookie !== undefined) return reply.header('set-cookie', cookie).redirect('/', 303);
    return html(reply.code(401), signInPage(pageWords(request.headers['accept-language']), true));
  });

  app.get<{ Params: { id: string } }>(
    '/submissions/:id',
    { schema: { hide: true, params: idShape } },
    async (request, reply) => {
      const submission = await found(request);
      return html(reply, await pageOf(submission, request));
    },
  );

  app.post<{ Params: { id: string } }>(
    '/submissions/:id/case',
    { schema: { hide: true, params: idShape } },
    async (request, reply) => {
      const submission = await found(request);
      const filledIn = z.record(z.string(), z.string()).catch({}).parse(request.body);
      const note = filledIn['note']?.trim();
      const decision = decisionShape.safeParse({ case: filledIn['case'], ...(note && { note }) });
      if (!decision.success) throw new Problem('request-invalid', 400, z.prettifyError(decision.error));
      const openingKey = openingKeyOf(submission.envelope, identity);
      const seen = seenShape.parse(filledIn['seen']);
      try {
        await decide(submission, decision.data, { store, openingKey, now }, seen);
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'case-changed') throw error;
        return html(reply.code(409), await pageOf(submission, request, true));
      }
      return reply.redirect(`/submissions/${submission.submission}`, 303);
    },
  );

  app.get<{ Params: { id: string; attachment: string } }>(
    '/submissions/:id/attachments/:attachment',
    { schema: { hide: true, params: attachmentShape } },
    async (request, reply) => {
      const submission = await found(request);
      const { attachment } = request.params;
      const openingKey = openingKeyOf(submission.envelope, identity);
      const key = openingKey && (await open(submission, openingKey))?.attachmentKeys.get(attachment);
      if (!key) throw new Problem('not-found', 404, 'No such attachment, or no key to open it');
      const content = await openFile(attachments.file(submission.kiosk, attachment), attachment, key);
      return reply.type(typeOf(content)).header('x-content-type-options', 'nosniff').send(content);
    },
  );

  async function pageOf(submission: Submission, { headers }: FastifyRequest, hasChanged = false) {
    const openingKey = openingKeyOf(submission.envelope, identity);
    const opened = openingKey && (await open(submission, openingKey));
    const content = opened ?? (openingKey ? 'broken' : 'sealed');
    const part = {
      cases: await store.cases(submission.submission),
      corrects: await corrected(submission),
      corrections: await store.corrections(submission),
    };
    return openedPage(pageWords(headers['accept-language']), named(submission), content, part, hasChanged);
  }

  /** What it puts right, if it was that kiosk's: nobody can say of somebody else's that it was put right. */
  async function corrected({ kiosk, corrects }: Submission): Promise<Submission | undefined> {
    const before = corrects === null ? undefined : await store.submission(corrects);
    return before?.kiosk === kiosk ? before : undefined;
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

/** On the page of one submission the kiosk's name is not needed. */
function named(submission: Submission): Listed {
  return { ...submission, kioskName: '' };
}
