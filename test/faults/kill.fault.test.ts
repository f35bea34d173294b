import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAttachment } from '../../core/submission/attachment.ts';
import { type EnvelopeContent, openEnvelope } from '../../core/submission/envelope.ts';
import type { Outcome } from '../../core/session/session.ts';
import type { Slip } from '../../core/contract.ts';
import type { ShownSession } from '../../core/contract.ts';
import type { QuestionView } from '../../core/session/view.ts';
import type { Value } from '../../core/session/value.ts';
import { type KioskClient, openLink } from '../support/kiosk-client.ts';
import { hashPin } from '../../main/staff/staff-room.ts';
import { openStore } from '../../main/store/open.ts';
import { staffTable } from '../../main/store/staff.ts';
import { step, valueFor } from '../support/resident.ts';
import { startIntake, type RunningIntake } from '../support/running-intake.ts';
import { startKiosk, type RunningKiosk } from '../support/running-kiosk.ts';

const kills = 50;
/** Decides which applications are made and is itself in none. */
const onlyDecides = 'also ';
const pin = '493027';
/** Two chunks of a sealed attachment, and nothing that packs smaller. */
const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(100_000)]);
const services = ['elder-allowance', 'request-to-the-hall', 'resident-medical-insurance'];

let intake: RunningIntake;
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'bangban-killed-'));

beforeAll(async () => {
  intake = await startIntake();
  const opened = openStore({ dir: dataDir, shell: 'serve', now: Date.now });
  if (!opened.ok) throw new Error(opened.refused.sentence);
  staffTable(opened.store.db).write({ staff: 'tester', name: '测试', pinHash: await hashPin(pin) });
  opened.store.close();
});
afterAll(async () => {
  await kiosk.end();
  await intake.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** One resident's visit, which is taken up again where it was after each kill. */
class Visit {
  readonly answers = new Map<string, unknown>();
  slip: Slip | undefined;
  readonly #service: string;
  /** What the kiosk showed last. Showing means that it is kept. */
  #view: ShownSession | undefined;
  /** A call went out and no answer came: it may have been done or not. */
  #isUnsure = false;

  constructor(service: string) {
    this.#service = service;
  }

  /** Finds its place again and goes on to the slip, or throws when the kiosk falls silent on the way. */
  async goOn(client: KioskClient): Promise<void> {
    const { api } = client;
    let view = await this.#findAgain(api);
    while (view && view.place.at !== 'declaration') {
      const { question } = view;
      const value = question && (await this.#valueFor(client, view, question));
      const answers = question && value !== undefined ? { [question.path.question]: value } : {};
      if (question && value !== undefined) this.answers.set(keyOf(question.path), value);
      this.#isUnsure = true;
      view = await step(api, view, answers);
      this.#view = view;
      this.#isUnsure = false;
    }
    const session = this.#view?.session ?? '';
    this.#isUnsure = true;
    this.slip = await api.session.submit({ session, language: 'zh-CN' });
  }

  async #valueFor(
    { takePhoto }: KioskClient,
    { session }: ShownSession,
    question: QuestionView,
  ): Promise<Value | undefined> {
    if (question.type !== 'photo') return valueFor(question);
    return [await takePhoto(session, question.path, photo)];
  }

  /** The view to go on from, or nothing where the session was handed in already. */
  async #findAgain(api: KioskClient['api']): Promise<ShownSession | undefined> {
    const state = await api.kiosk.state();
    if (!this.#view) {
      // A start whose answer got lost may have come about all the same.
      this.#view = state.session
        ? await api.session.view({ session: state.session })
        : await api.session.start({ service: this.#service, language: 'zh-CN' });
      return this.#view;
    }
    const { session } = this.#view;
    if (state.slip === session) return undefined;
    assert.equal(state.session, session);
    const view = await api.session.view({ session });
    if (!this.#isUnsure) assert.deepEqual(view, this.#view);
    this.#view = view;
    this.#isUnsure = false;
    return view;
  }
}

/** The program, killed again and again behind whoever uses it. */
class KilledKiosk {
  killed = 0;
  #running: RunningKiosk | undefined;
  #timer: NodeJS.Timeout | undefined;
  #client: KioskClient | undefined;

  async start(args: readonly string[] = []): Promise<void> {
    for (;;) {
      clearTimeout(this.#timer);
      const starting = startKiosk(args, dataDir);
      try {
        this.#running = await starting;
        this.#client = await openLink(this.#running.link);
        this.#arm();
        return;
      } catch (error) {
        if (this.killed >= kills) throw error;
      }
    }
  }

  get client(): KioskClient {
    if (!this.#client) throw new Error('The kiosk was never started');
    return this.#client;
  }

  /** Between at once and after a good many calls. */
  #arm(): void {
    if (this.killed >= kills) return;
    this.#timer = setTimeout(() => {
      this.killed += 1;
      void this.#running?.kill();
    }, Math.random() * 1200);
  }

  async end(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#running?.kill();
  }
}

const kiosk = new KilledKiosk();

/** True where the kiosk did not answer; a failure that it answered with is a failure of the test. */
function isSilence(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof Error && error.name === 'TimeoutError');
}

test(`${kills} kills at random moments lose no confirmed answer and no submission`, async () => {
  await kiosk.start(['--intake', intake.url, '--enrol', await intake.newCode(), '--printer', 'none']);
  const handedIn = new Map<string, { slip: Slip; answers: Map<string, unknown> }>();
  let sessions = 0;

  while (kiosk.killed < kills || handedIn.size < 5) {
    const visit = new Visit(services[sessions % services.length] ?? '');
    sessions += 1;
    while (!visit.slip) {
      try {
        await visit.goOn(kiosk.client);
      } catch (error) {
        if (!isSilence(error)) throw error;
        await kiosk.start();
      }
    }
    expect(handedIn.has(visit.slip.submission)).toBe(false);
    handedIn.set(visit.slip.submission, { slip: visit.slip, answers: visit.answers });
  }

  // Nothing is killed any more: what waits goes out by itself.
  await kiosk.end();
  await kiosk.start();
  const { api } = kiosk.client;
  expect((await api.staff.signIn({ staff: 'tester', pin })).id).toBe('tester');
  const overview = () => api.staff.overview().then(({ submissions }) => submissions);
  const undelivered = async () =>
    (await overview())
      .filter(({ delivery }) => delivery !== 'received')
      .map(({ number, delivery, attempts, lastOutcome }) => ({ number, delivery, attempts, lastOutcome }));
  await expect.poll(undelivered, { timeout: 120_000, interval: 500 }).toEqual([]);
  expect(await intake.store.count()).toBe(handedIn.size);
  const arrived = await intake.store.list(1000);
  expect(arrived.map(({ submission }) => submission).sort()).toEqual([...handedIn.keys()].sort());
  const { openingKey } = intake.identity;
  if (!openingKey) throw new Error('The intake cannot open what it holds');
  let photos = 0;
  for (const { submission, slip } of arrived) {
    const { slip: given, answers } = handedIn.get(submission) ?? {};
    expect(slip).toBe(given?.number);
    const kept = await intake.store.submission(submission);
    const content = await openEnvelope(kept?.envelope ?? '', openingKey);
    const outcome = content?.outcome as Outcome;
    const sent = new Map(
      outcome.applications.flatMap((application) =>
        application.answers.map((answer) => [keyOf(answer), answer.value]),
      ),
    );
    for (const [question, value] of sent)
      expect([question, value]).toEqual([question, answers?.get(question)]);
    const answered = [...(answers?.keys() ?? [])].filter((question) => question !== onlyDecides);
    expect([...sent.keys()].sort()).toEqual(answered.sort());
    for (const { attachment } of kept?.attachments ?? []) {
      expect((await photoAt(kept?.kiosk ?? '', attachment, content)).equals(photo)).toBe(true);
      photos += 1;
    }
  }
  expect(photos).toBeGreaterThan(0);
  const receipts = (await overview()).map(
    ({ submission, receipt }) => [submission, receipt?.number] as const,
  );
  expect(new Map(receipts)).toEqual(new Map(arrived.map(({ submission, number }) => [submission, number])));
  console.log(`${kiosk.killed} kills, ${sessions} sessions, ${arrived.length} submissions, ${photos} photos`);
});

/** A photo as the intake has it, opened with the key that came in the envelope. */
async function photoAt(
  from: string,
  attachment: string,
  content: EnvelopeContent | undefined,
): Promise<Buffer> {
  const key = Buffer.from(content?.attachmentKeys[attachment] ?? '', 'base64url');
  const sealed = createReadStream(path.join(intake.dataDir, 'attachments', `${from}.${attachment}`));
  const chunks: Uint8Array[] = [];
  for await (const chunk of openAttachment(attachment, key, sealed)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function keyOf({ question, row = '' }: { question: string; row?: string | undefined }): string {
  return `${question} ${row}`;
}
