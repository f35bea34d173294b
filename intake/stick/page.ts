import type { FastifyInstance } from 'fastify';
import { answersName } from '../../core/submission/stick.ts';
import { html } from '../html-reply.ts';
import type { PageAccess } from '../page-access.ts';
import { pageWords } from '../page-words.ts';
import { Problem } from '../problem.ts';
import { importParcels, type Imported, type ImportParts } from './import-parcels.ts';
import { answersFile } from './import-stick.ts';
import { chooseFolderPage, importedPage } from './page-html.ts';
import { parcelsIn } from './parcels.ts';

/** Of a whole folder. It is held in memory, twice for a moment, by one clerk at a time. */
const longestFolderBytes = 128_000_000;

/**
 * For a clerk whose computer is not the intake's: the browser hands in the folder of a stick that is in the clerk's own,
 * and what it gets for it is one file with all receipts, to be saved onto the stick. No script is needed for either.
 */
export function addStickPage(
  app: FastifyInstance,
  { intake, access, parts }: { intake: string; access: PageAccess; parts: ImportParts },
): void {
  let isImporting = false;

  app.get('/stick', { schema: { hide: true } }, (request, reply) => {
    if (!access.allowed(request)) return reply.redirect('/', 303);
    return html(reply, chooseFolderPage(pageWords(request.headers['accept-language'])));
  });

  void app.register((own, _options, done) => {
    own.addContentTypeParser(
      'multipart/form-data',
      { parseAs: 'buffer', bodyLimit: longestFolderBytes },
      (request, body, parsed) => {
        filesIn(Buffer.from(body), request.headers['content-type'] ?? '').then(
          (files) => parsed(null, files),
          () => parsed(new Problem('request-invalid', 400, 'No folder was handed in'), undefined),
        );
      },
    );
    own.post<{ Body: File[] }>(
      '/stick',
      {
        schema: { hide: true },
        bodyLimit: longestFolderBytes,
        // Before the body is read: whoever may not is not listened to, and two folders at once are too much memory.
        onRequest: async (request, reply) => {
          if (!access.allowed(request)) throw new Problem('token-missing', 401, 'This needs the token');
          if (isImporting) throw new Problem('busy', 429, 'Another stick is just being taken in');
          isImporting = true;
          reply.raw.once('close', () => {
            isImporting = false;
          });
        },
        errorHandler: (error, request, reply) => {
          if (error.statusCode !== 413) throw error;
          const words = pageWords(request.headers['accept-language']);
          void html(reply.code(413), chooseFolderPage(words, 'stickTooMuch'));
        },
      },
      async (request, reply) => {
        const words = pageWords(request.headers['accept-language']);
        const imported: Imported[] = [];
        for await (const one of importParcels(parcelsIn(request.body), parts)) imported.push(one);
        if (imported.length === 0) return html(reply, chooseFolderPage(words, 'stickNothing'));
        const answers = imported.flatMap((one) => (one.outcome === 'left' ? [] : [one.answer]));
        return html(
          reply,
          importedPage(words, imported, {
            name: answersName(intake),
            content: answers.length === 0 ? undefined : answersFile(answers),
          }),
        );
      },
    );
    done();
  });
}

/** What a browser sent of a form, with each file's path in the folder as its name. */
async function filesIn(body: Buffer<ArrayBuffer>, contentType: string): Promise<File[]> {
  const form = await new Response(body, { headers: { 'content-type': contentType } }).formData();
  return form.getAll('files').filter((entry) => typeof entry !== 'string');
}
