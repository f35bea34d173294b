import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { Outcome } from '../../core/session/session.ts';
import { openAttachment } from '../../core/submission/attachment.ts';
import { openEnvelope } from '../../core/submission/envelope.ts';
import { postgresStore } from '../../intake/store/postgres.ts';
import { sqliteStore } from '../../intake/store/sqlite.ts';
import { openingKeyIn } from '../support/opening-key.ts';
import type { SessionSoFar } from './journal.ts';
import { judgeOutcome } from './judge.ts';
import { photoOf, soundOf } from './said.ts';

const everything = 1_000_000;

/**
 * Compares what lies at an intake that does not run with what residents were told: every slip has arrived once, says what
 * was said and has its photos, and nothing has arrived that nobody handed in. Answers a line for each that does not agree.
 *
 * @param receipts the number of the receipt that the kiosk has, by submission
 * @param taken what lay before the camera in a session
 * @param databaseUrl of a PostgreSQL, where it is not on the file in its folder
 */
export async function judgeIntake(
  dataDir: string,
  sessions: readonly SessionSoFar[],
  receipts: ReadonlyMap<string, string>,
  { databaseUrl, taken = photoOf }: { databaseUrl?: string; taken?: (session: string) => Buffer } = {},
): Promise<string[]> {
  const openingKey = await openingKeyIn(dataDir);
  const store =
    databaseUrl === undefined
      ? sqliteStore(path.join(dataDir, 'intake.sqlite'))
      : await postgresStore(databaseUrl);
  try {
    const faults: string[] = [];
    const arrived = new Map((await store.list(everything)).map((each) => [each.submission, each]));
    for (const { session, told, asked } of sessions) {
      const slip = told.find(({ act }) => act.kind === 'handed-in');
      const submission = arrived.get(session);
      arrived.delete(session);
      if (!submission) {
        if (slip) faults.push(`${session}: its slip ${slip.number} never arrived`);
        continue;
      }
      if (!slip && !asked.some(({ act }) => act.kind === 'handed-in'))
        faults.push(`${session}: it arrived, and nobody handed it in`);
      if (slip && slip.number !== submission.slip)
        faults.push(`${session}: its slip is ${slip.number}, and there ${submission.slip}`);
      if (receipts.get(session) !== submission.number)
        faults.push(`${session}: its receipt is ${receipts.get(session)}, and there ${submission.number}`);
      const kept = await store.submission(session);
      const content = kept && (await openEnvelope(kept.envelope, openingKey));
      if (!kept || !content) {
        faults.push(`${session}: it cannot be opened`);
        continue;
      }
      for (const fault of judgeOutcome(content.outcome as Outcome, { told, asked }))
        faults.push(`${session}: ${fault}`);
      for (const { attachment } of kept.attachments) {
        const key = Buffer.from(content.attachmentKeys[attachment] ?? '', 'base64url');
        const file = path.join(dataDir, 'attachments', `${kept.kiosk}.${attachment}`);
        const bytes = await opened(attachment, key, file);
        if (!bytes?.equals(taken(session)) && !bytes?.equals(Buffer.concat(soundOf(session))))
          faults.push(`${session}: its photo or recording ${attachment} is another or gone`);
      }
    }
    for (const submission of arrived.keys()) faults.push(`${submission}: it arrived from nobody`);
    return faults;
  } finally {
    await store.close();
  }
}

async function opened(attachment: string, key: Uint8Array, file: string): Promise<Buffer | undefined> {
  try {
    const pieces: Uint8Array[] = [];
    for await (const piece of openAttachment(attachment, key, createReadStream(file))) pieces.push(piece);
    return Buffer.concat(pieces);
  } catch {
    return undefined;
  }
}
