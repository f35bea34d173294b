import { randomBytes, randomUUID } from 'node:crypto';
import { sealAttachment } from '../../core/submission/attachment.ts';
import { digestOf } from '../../core/submission/digest.ts';
import { publicPart } from '../../core/submission/key.ts';
import { makeKey } from '../../core/submission/make-key.ts';
import { sealSubmission } from '../../core/submission/seal.ts';
import type { Suite } from '../../core/submission/suite/suite.ts';
import { chineseSuite, firstSuite } from '../../core/submission/suite/suites.ts';
import type { MeasureOptions, Row } from './row.ts';
import { quantile } from './statistics.ts';

/**
 * What it takes a kiosk to seal a submission and a photo of 5 MB with its digest, in the Chinese suite beside the first. The
 * one is the platform's own cryptography, the other is written in JavaScript: slower it is, and the budget says how slow it
 * may be before somebody at the screen would notice.
 */
export async function measure({ quick }: MeasureOptions): Promise<Row[]> {
  const rounds = quick ? 3 : 15;
  const photo = randomBytes(5_000_000);
  const outcome = {
    answers: Array.from({ length: 100 }, (_, at) => ({ question: `q${at}`, value: '赵桂兰' })),
  };
  const taken = { submission: new Map<Suite, number[]>(), photo: new Map<Suite, number[]>() };
  for (const suite of [firstSuite, chineseSuite]) {
    const [kiosk, intake] = [await makeKey(suite.curve), await makeKey(suite.curve)];
    const sealing = () =>
      sealSubmission({
        id: randomUUID(),
        kiosk: randomUUID(),
        intake: randomUUID(),
        slip: '12345674',
        service: { id: 'elder-allowance', version: '1', digest: 'sha256:0' },
        language: 'zh-CN',
        outcome,
        attachments: [],
        attachmentKeys: {},
        at: Date.now(),
        kioskSigningKey: kiosk,
        intakeEnvelopeKey: publicPart(intake),
      });
    const shooting = async () => {
      const pieces: Uint8Array[] = [];
      const key = randomBytes(suite.attachment.keyBytes);
      for await (const piece of sealAttachment(randomUUID(), key, [photo])) pieces.push(piece);
      await digestOf(Buffer.concat(pieces), suite);
    };
    taken.submission.set(suite, await repeated(sealing, rounds));
    taken.photo.set(suite, await repeated(shooting, rounds));
  }
  return [
    row('a submission sealed and signed with SM2, SM3 and SM4, median', taken.submission, 200),
    row('a photo of 5 MB sealed with SM4 and SM3, median', taken.photo, 2000),
  ];
}

async function repeated(work: () => Promise<unknown>, rounds: number): Promise<number[]> {
  const times: number[] = [];
  for (let round = -2; round < rounds; round += 1) {
    const from = performance.now();
    await work();
    if (round >= 0) times.push(performance.now() - from);
  }
  return times;
}

function row(what: string, times: ReadonlyMap<Suite, number[]>, atMost: number): Row {
  const medianOf = (suite: Suite) => quantile(times.get(suite) ?? [], 0.5);
  return {
    what,
    measured: { 'first suite ms': medianOf(firstSuite), 'Chinese suite ms': medianOf(chineseSuite) },
    value: medianOf(chineseSuite),
    unit: 'ms',
    budget: { atMost },
  };
}
