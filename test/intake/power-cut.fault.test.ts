import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, describe } from 'vitest';
import { z } from 'zod';
import { startPostgres } from '../support/postgres.ts';
import type { RunningPostgres } from '../support/postgres.ts';
import { startProgram } from '../support/started-program.ts';
import { enrolKiosk } from '../support/test-kiosk.ts';

const dying = path.resolve(import.meta.dirname, '../support/intake-that-dies.ts');
const readyShape = z.object({ url: z.string(), enrolmentCode: z.string(), token: z.string() });
const never = new AbortController().signal;

let postgres: RunningPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.stop(), 60_000);

describe.each(['SQLite', 'PostgreSQL'])(
  'an intake on %s that is killed between storing and answering',
  (database) => {
    let dataDir: string;
    let more: string[];
    beforeEach(async () => {
      dataDir = mkdtempSync(path.join(os.tmpdir(), 'bangban-intake-'));
      more = database === 'SQLite' ? [] : [await postgres.emptyDatabase()];
    });
    afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

    test('has kept the submission, and answers the same receipt ever after', async () => {
      const first = await startProgram(dying, [dataDir, '0', '2', ...more]);
      const { url, enrolmentCode } = readyShape.parse(first.ready);
      const kiosk = await enrolKiosk({ url, newCode: () => Promise.resolve(enrolmentCode) });
      const before = await kiosk.seal();
      const { mark, key, file } = await kiosk.photo(randomBytes(100_000));
      const sealed = await kiosk.seal({ attachments: [mark], attachmentKeys: { [mark.attachment]: key } });

      const kept = await kiosk.upstream.sendSubmission(before, never);
      expect(await kiosk.upstream.sendAttachment(mark, file, never)).toEqual({ kind: 'uploaded' });
      expect(await kiosk.upstream.sendSubmission(sealed, never)).toMatchObject({ code: 'unreachable' });
      expect(await first.ended).toBe('SIGKILL');

      const again = await startProgram(dying, [dataDir, new URL(url).port, '0', ...more]);
      const answers = [
        await kiosk.upstream.sendSubmission(sealed, never),
        await kiosk.upstream.sendSubmission(sealed, never),
      ];
      expect(answers[0]).toMatchObject({ kind: 'receipt', receipt: { submission: sealed.submission } });
      expect(answers[1]).toEqual(answers[0]);
      expect(await kiosk.upstream.sendSubmission(before, never)).toEqual(kept);

      const { token } = readyShape.parse(again.ready);
      const list = await fetch(`${url}/v1/submissions`, { headers: { authorization: `Bearer ${token}` } });
      expect(await list.json()).toMatchObject({ count: 2 });
      await again.stop('SIGKILL');
      kiosk.close();
    }, 60_000);
  },
);
