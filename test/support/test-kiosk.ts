import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sealAttachment } from '../../core/submission/attachment.ts';
import type { AttachmentMark } from '../../core/submission/cover.ts';
import { digestOf } from '../../core/submission/digest.ts';
import { numberFrom } from '../../core/submission/number.ts';
import { sealSubmission } from '../../core/submission/seal.ts';
import type { SealedSubmission, Sealing } from '../../core/submission/seal.ts';
import { suiteOf } from '../../core/submission/suite/suites.ts';
import { enrol } from '../../main/upstream/enrol.ts';
import type { KeptEnrolment, Secrets } from '../../main/upstream/enrolment.ts';
import { httpUpstream } from '../../main/upstream/http.ts';
import { httpNews } from '../../main/upstream/news.ts';
import type { AskForNews, Upstream } from '../../main/upstream/port.ts';
import type { RunningIntake } from './running-intake.ts';

/** Secrets that live as long as the test. */
export function secretsInMemory(): Secrets {
  const kept = new Map<string, Buffer>();
  return {
    readSecret: (name) => kept.get(name),
    writeSecret: (name, secret) => {
      kept.set(name, secret);
    },
    dropSecret: (name) => void kept.delete(name),
  };
}

/** The road side of a kiosk, enrolled at a real intake, without a resident in front of it. */
export interface TestKiosk {
  readonly enrolment: KeptEnrolment;
  readonly upstream: Upstream;
  readonly askForNews: AskForNews;
  /** Seals what a resident might have handed in. */
  seal(given?: Partial<Sealing>): Promise<SealedSubmission & { submission: string }>;
  /** A sealed photo on this kiosk's disk. */
  photo(
    content: Uint8Array,
  ): Promise<{ mark: AttachmentMark; key: Uint8Array; file: string; sealed: Buffer }>;
  close(): void;
}

export async function enrolKiosk(
  intake: Pick<RunningIntake, 'url' | 'newCode'>,
  name = '大厅 1 号',
): Promise<TestKiosk> {
  const enrolled = await enrol({
    url: intake.url,
    code: await intake.newCode(),
    name,
    secrets: secretsInMemory(),
    keep: () => undefined,
  });
  if (!enrolled.ok) throw new Error(`Enrolment came to ${enrolled.code}`);
  return kioskOf(enrolled.enrolment);
}

export function kioskOf(enrolment: KeptEnrolment): TestKiosk {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-kiosk-'));
  const { kiosk, intake, keys, url } = enrolment;
  return {
    enrolment,
    upstream: httpUpstream(
      { url, kiosk: { id: kiosk.id, signingKey: keys.signing }, intake },
      { answerMs: 5_000, stallMs: 5_000 },
    ),
    askForNews: httpNews({
      url,
      kiosk: { id: kiosk.id, signingKey: keys.signing, receivingKeys: [keys.receiving] },
      intake,
      now: Date.now,
    }),
    seal: async (given = {}) => {
      const id = given.id ?? randomUUID();
      const sealed = await sealSubmission({
        id,
        kiosk: kiosk.id,
        intake: intake.id,
        slip: numberFrom(Math.random(), 8),
        service: { id: 'elder-allowance', version: '1.0.0', digest: 'sha256:0' },
        language: 'zh-CN',
        outcome: { answers: { name: '赵桂兰' } },
        attachments: [],
        attachmentKeys: {},
        at: Date.now(),
        kioskSigningKey: keys.signing,
        intakeEnvelopeKey: intake.envelopeKey,
        ...given,
      });
      return { submission: id, ...sealed };
    },
    photo: async (content) => {
      const attachment = randomUUID();
      const suite = suiteOf(intake.envelopeKey);
      const key = randomBytes(suite.attachment.keyBytes);
      const pieces: Uint8Array[] = [];
      for await (const piece of sealAttachment(attachment, key, [content])) pieces.push(piece);
      const sealed = Buffer.concat(pieces);
      const file = path.join(dir, attachment);
      writeFileSync(file, sealed);
      const digest = await digestOf(sealed, suite);
      return { mark: { attachment, digest, bytes: sealed.length }, key, file, sealed };
    },
    close: () => rmSync(dir, { recursive: true, force: true }),
  };
}
