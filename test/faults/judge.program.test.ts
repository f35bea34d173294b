import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PrivateKey } from '../../core/submission/key.ts';
import { openLink } from '../support/kiosk-client.ts';
import { openingKeyIn } from '../support/opening-key.ts';
import { step } from '../support/resident.ts';
import { startIntake, type RunningIntake } from '../support/running-intake.ts';
import { startKiosk } from '../support/running-kiosk.ts';
import { Journal, type SessionSoFar } from './journal.ts';
import { judgeFolder } from './judge.ts';
import { saidIn, soundOf } from './said.ts';

// Somebody says something, then writes it instead, and the machine is killed before it could tell them that this is kept.

const dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-judge-'));
const [dataDir, intakeDir] = [path.join(dir, 'data'), path.join(dir, 'intake')];
let intake: RunningIntake;
let openingKey: PrivateKey;

beforeAll(async () => {
  intake = await startIntake({ dataDir: intakeDir });
  openingKey = await openingKeyIn(intakeDir);
});
afterAll(async () => {
  await intake.close();
  rmSync(dir, { recursive: true, force: true });
});

test('a recording goes with the answer that it was, and is missed where that answer is kept', async () => {
  const kiosk = await startKiosk(
    ['--intake', intake.url, '--enrol', await intake.newCode(), '--printer', 'none'],
    dataDir,
  );
  const client = await openLink(kiosk.link);
  const { api } = client;
  const journal = new Journal(() => performance.now());
  let view = await api.session.start({ service: 'request-to-the-hall', language: 'zh-CN', practice: false });
  const { session } = view;
  while (view.question?.limits['recordingSeconds'] === undefined) view = await step(api, view);
  const { question } = view;
  const { path: asked } = question;
  const value = await client.speak(session, asked, soundOf(session));
  const answer = { session, path: asked, from: 'touch' } as const;
  await journal.told(session, { kind: 'answered', path: asked, value }, () =>
    api.session.answer({ ...answer, value }),
  );
  const spoken = journal.at(Infinity);
  await api.session.goTo({ session, place: { at: 'question', ...asked } });
  const written = saidIn(session, question, 1);
  if (written === undefined) throw new Error('There is nothing to be written');
  await api.session.answer({ ...answer, value: written });
  await kiosk.kill();

  expect(existsSync(path.join(dataDir, 'attachments', value.recording.attachment))).toBe(false);
  const neverTold = spoken.map((so): SessionSoFar => ({
    ...so,
    asked: [
      {
        session,
        act: { kind: 'answered', path: asked, value: written },
        askedAt: Infinity,
        toldAt: undefined,
      },
    ],
  }));
  expect(await judgeFolder(dataDir, neverTold, openingKey)).toEqual([]);
  // Whoever did not write anything would miss what they said.
  expect(await judgeFolder(dataDir, spoken, openingKey)).not.toEqual([]);
});
