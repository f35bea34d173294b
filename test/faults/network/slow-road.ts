import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { noNews } from '../../../main/enrolment/unenrolled.ts';
import { createOutbox, type OutboxClock } from '../../../main/outbox/outbox.ts';
import { submissionTable } from '../../../main/store/submission.ts';
import { httpUpstream } from '../../../main/upstream/http.ts';
import { kioskDatabase } from '../../support/kiosk-database.ts';
import { startIntake } from '../../support/running-intake.ts';
import { enrolKiosk } from '../../support/test-kiosk.ts';
import { slowLineTo } from './slow-line.ts';

export interface SlowRoadGiven {
  /** Of the photo, before it is sealed. */
  readonly bytes: number;
  readonly bitsPerSecond: number;
  readonly cuts: number;
  /** How long the line is broken at each cut. */
  readonly cutMs: number;
  /**
   * So many times as fast, with all that is a matter of time on the road: the line, its cuts and the outbox's rests. Limits of
   * time stay as they are.
   */
  readonly times: number;
  readonly say: (line: string) => void;
}

/** What docs/reliability.md tells of. */
export const asInTheField = { bytes: 20_000_000, bitsPerSecond: 64_000, cuts: 10, cutMs: 5_000 };

export interface SlowRoadResult {
  /** Until the kiosk had the receipt for the photo's submission, in the time of the road. */
  readonly seconds: number;
  /** The same for a submission without a photo that was handed in when half of it had gone. */
  readonly smallSeconds: number;
  /** What went over the line beyond the sealed photo: heads, the submissions, and what was sent twice. */
  readonly moreBytes: number;
  readonly isWhole: boolean;
  readonly arrived: number;
}

/** A photo goes up over a slow line that breaks again and again; halfway somebody hands in something small. */
export async function slowRoad(given: SlowRoadGiven): Promise<SlowRoadResult> {
  const { bytes, bitsPerSecond, cuts, cutMs, times, say } = given;
  const intake = await startIntake();
  const line = await slowLineTo(intake.url, (bitsPerSecond / 8) * times);
  const kiosk = await enrolKiosk(intake);
  const photo = await kiosk.photo(randomBytes(bytes));
  const { kiosk: own, keys, intake: its } = kiosk.enrolment;
  const store = submissionTable(kioskDatabase());
  const outbox = createOutbox({
    store,
    upstream: httpUpstream({ url: line.url, kiosk: { id: own.id, signingKey: keys.signing }, intake: its }),
    ask: noNews,
    listener: { after: () => 0, hear: async () => undefined, allHeard: () => undefined },
    learn: () => undefined,
    onAnotherKey: () => undefined,
    files: { path: () => photo.file },
    clock: fasterClock(times),
    random: Math.random,
    audit: { enter: () => undefined },
    log: { line: (name, fields) => say(`${name} ${JSON.stringify(fields)}`) },
    together: (work) => work(),
    onChange: () => undefined,
  });
  const handIn = async (attachments: readonly (typeof photo)['mark'][]): Promise<string> => {
    const attachmentKeys = Object.fromEntries(attachments.map(({ attachment }) => [attachment, photo.key]));
    const sealed = await kiosk.seal({ attachments, attachmentKeys });
    store.insert({
      ...sealed,
      session: sealed.submission,
      number: store.allocateNumber(Math.random),
      at: Date.now(),
      service: { id: 'elder-allowance', version: '1', digest: 'sha256:0' },
      language: 'zh-CN',
      undrawn: false,
      attachments,
      corrects: null,
    });
    outbox.wake();
    return sealed.submission;
  };
  const received = async (submission: string): Promise<void> => {
    while (store.get(submission)?.delivery !== 'received') await rest(Math.max(1, 1_000 / times));
  };
  const since = (from: number) => ((performance.now() - from) * times) / 1000;

  const began = performance.now();
  const large = await handIn([photo.mark]);
  const part = (share: number) => line.carried() >= photo.sealed.length * share;
  const small = (async () => {
    while (!part(0.5)) await rest(20);
    const from = performance.now();
    await received(await handIn([]));
    say(`the small one is there, ${since(from).toFixed(1)} s after it was handed in`);
    return since(from);
  })();
  const broken = (async () => {
    for (let cut = 1; cut <= cuts; cut += 1) {
      while (!part(cut / (cuts + 1))) await rest(20);
      say(`cut ${cut} after ${line.carried()} bytes and ${since(began).toFixed(0)} s`);
      line.cut(cutMs / times);
    }
  })();
  await received(large);
  const seconds = since(began);
  const smallSeconds = await small;
  await broken;
  const kept = path.join(intake.dataDir, 'attachments', `${own.id}.${photo.mark.attachment}`);
  const result = {
    seconds,
    smallSeconds,
    moreBytes: line.carried() - photo.sealed.length,
    isWhole: readFileSync(kept).equals(photo.sealed),
    arrived: await intake.store.count(),
  };
  await outbox.close();
  await line.close();
  kiosk.close();
  await intake.close();
  return result;
}

function fasterClock(times: number): OutboxClock {
  return {
    now: Date.now,
    monotonicMs: () => performance.now() * times,
    after: (delayMs, run) => {
      const timer = setTimeout(run, delayMs / times);
      return () => clearTimeout(timer);
    },
  };
}
