import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { AttachmentMark } from '../../../core/submission/cover.ts';
import { digestOf } from '../../../core/submission/digest.ts';
import { openIdentity } from '../../../intake/identity.ts';
import { sqliteStore } from '../../../intake/store/sqlite.ts';
import { randomFrom } from '../../../tools/random-from.ts';
import { startIntakeProgram } from '../../support/intake-program.ts';
import { enrolKiosk } from '../../support/test-kiosk.ts';
import { assertComplete, RecordedDisk } from '../disk/recorded-disk.ts';
import { diskUnder, readDiskLog } from '../disk/shim.ts';
import type { Standings } from './on-postgres.ts';

const submissions = 40;
/** Of each attachment: from less than one piece of an upload to two. */
const mostBytes = 300_000;
const never = new AbortController().signal;

/** What a kiosk was told, and how far the log of the intake's disk was then. */
interface Told {
  readonly submission: string;
  readonly envelope: string;
  readonly receipt: string;
  readonly attachments: readonly AttachmentMark[];
  readonly at: number;
}

/**
 * The power of the intake's computer fails. A morning of it is written down, from its first start on; each round cuts it off
 * somewhere and looks for everything that a kiosk has a receipt of.
 */
export async function lostPower(dir: string, seed: number): Promise<Standings> {
  const random = randomFrom(seed);
  const dataDir = path.join(dir, 'data');
  mkdirSync(dataDir, { recursive: true });
  const disk = diskUnder(dataDir);
  const intake = await startIntakeProgram(dataDir, [], disk.environment);
  const newCode = () => Promise.resolve(intake.enrolmentCode);
  const kiosk = await enrolKiosk({ url: intake.url, newCode });
  const enrolled = disk.now();
  const told: Told[] = [];
  while (told.length < submissions) told.push(...(await Promise.all([handIn(), handIn()])));
  await intake.kill();
  kiosk.close();
  const operations = readDiskLog(disk.log);
  disk.end();
  assertComplete(operations, dataDir);

  async function handIn(): Promise<Told> {
    const photos = await Promise.all(
      Array.from({ length: Math.floor(random() * 3) }, () =>
        kiosk.photo(randomBytes(1 + Math.floor(random() * mostBytes))),
      ),
    );
    const attachments = photos.map(({ mark }) => mark);
    for (const { mark, file } of photos) {
      const sent = await kiosk.upstream.sendAttachment(mark, file, never);
      if (sent.kind !== 'uploaded') throw new Error(`An upload came to ${sent.code}`);
    }
    const attachmentKeys = Object.fromEntries(photos.map(({ mark, key }) => [mark.attachment, key]));
    const sealed = await kiosk.seal({ attachments, attachmentKeys });
    const answer = await kiosk.upstream.sendSubmission(sealed, never);
    if (answer.kind !== 'receipt') throw new Error(`A submission came to ${answer.kind}`);
    const { submission, envelope } = sealed;
    return { submission, envelope, receipt: answer.jws, attachments, at: disk.now() };
  }

  let rounds = 0;
  return {
    round: async (draw) => {
      rounds += 1;
      const state = path.join(dir, `round-${rounds}`);
      mkdirSync(state);
      try {
        const last = Math.floor(draw() * operations.length);
        const recorded = new RecordedDisk();
        for (const operation of operations.slice(0, last + 1)) recorded.apply(operation);
        recorded.loseTheRest(state, draw);
        const moment = operations[last]?.end ?? 0;
        const { keys, intake: its } = kiosk.enrolment;
        const faults = await judge(
          state,
          told.filter(({ at }) => at <= moment),
          moment < enrolled ? undefined : { kid: keys.signing.kid, intake: its.id },
        ).catch((error: unknown) => [`it does not start: ${String(error)}`]);
        return {
          faults: faults.map((fault) => `power of the intake lost at ${moment}: ${fault}`),
          tried: { 'cuts of its power': 1 },
        };
      } finally {
        rmSync(state, { recursive: true, force: true });
      }
    },
    end: async () => ({
      faults: [],
      tried: { 'writes and flushes of it to cut between': operations.length },
    }),
  };
}

/** The intake starts again from this folder: it is the one that the kiosk knows, knows the kiosk, and has all it signed for. */
async function judge(
  dir: string,
  told: readonly Told[],
  enrolled: { kid: string; intake: string } | undefined,
): Promise<string[]> {
  const identity = await openIdentity(dir);
  const store = sqliteStore(path.join(dir, 'intake.sqlite'));
  try {
    const faults: string[] = [];
    if (enrolled && identity.id !== enrolled.intake) faults.push('it is another intake than before');
    const kiosk = enrolled && (await store.kioskByKey(enrolled.kid));
    if (enrolled && !kiosk) faults.push('the kiosk is not known any more');
    for (const { submission, envelope, receipt, attachments } of told) {
      const kept = await store.submission(submission);
      if (kept?.receipt !== receipt) faults.push(`${submission}: its receipt is another or gone`);
      if (kept?.envelope !== envelope) faults.push(`${submission}: its envelope is another or gone`);
      for (const { attachment, digest } of attachments) {
        const file = path.join(dir, 'attachments', `${kiosk?.id}.${attachment}`);
        if ((await digestOf(read(file))) !== digest)
          faults.push(`${submission}: its attachment ${attachment} is another or gone`);
      }
    }
    return faults;
  } finally {
    await store.close();
  }
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}
