import { randomBytes } from 'node:crypto';
import type { ShownSession } from '../../core/contract.ts';
import type { Value } from '../../core/session/value.ts';
import type { KioskClient } from '../support/kiosk-client.ts';
import { step, valueFor } from '../support/resident.ts';
import { shippedServices } from '../support/shipped-service.ts';
import type { Journal } from './journal.ts';
import { oneOf } from './one-of.ts';

/** Two chunks of a sealed attachment, and nothing that packs smaller. */
export const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(70_000)]);

/** What a screen showed last, and whether anything has been asked for since then. */
export interface Shown {
  view: ShownSession;
  isOld: boolean;
}

/** A resident comes to the kiosk and begins a service. @param random in [0, 1) */
export async function begin({ api }: KioskClient, random: () => number): Promise<Shown> {
  const service = oneOf(shippedServices, random);
  return { view: await api.session.start({ service, language: 'zh-CN', practice: false }), isOld: false };
}

/**
 * They go through it from where it stands: some park and come back, some leave, most hand in. What they were told is in
 * the journal, and what they saw last in `shown`.
 *
 * @param random in [0, 1)
 */
export async function finish(
  client: KioskClient,
  journal: Journal,
  random: () => number,
  shown: Shown,
): Promise<void> {
  const { api } = client;
  const { session } = shown.view;
  const parksAfter = random() < 0.3 ? Math.floor(random() * 12) : undefined;
  const leavesAfter = random() < 0.2 ? Math.floor(random() * 12) : undefined;

  for (let steps = 0; shown.view.place.at !== 'declaration'; steps += 1) {
    shown.isOld = true;
    if (steps === parksAfter) shown.view = await parkAndComeBack();
    if (steps === leavesAfter) {
      await journal.told(session, { kind: 'left' }, () => api.session.leave({ session }));
      return;
    }
    shown.view = await goOn(shown.view);
    shown.isOld = false;
  }
  shown.isOld = true;
  await journal.told(session, { kind: 'handed-in' }, () =>
    api.session.submit({ session, language: 'zh-CN', undrawn: false }),
  );
  await api.submission.done({ submission: session, another: false });

  async function goOn(now: ShownSession): Promise<ShownSession> {
    const { question } = now;
    const value = question && (await answerTo(now));
    if (!question || value === undefined) return step(api, now);
    const { path } = question;
    return journal.told(session, { kind: 'answered', path, value }, () =>
      api.session.answer({ session, path, value, from: 'touch' }),
    );
  }

  async function answerTo({ question }: ShownSession): Promise<Value | undefined> {
    if (question?.type !== 'photo') return question && valueFor(question);
    return [await client.takePhoto(session, question.path, photo)];
  }

  async function parkAndComeBack(): Promise<ShownSession> {
    const { code } = await journal.told(session, { kind: 'parked' }, () =>
      api.session.park({ session, silently: false }),
    );
    return journal.told(session, { kind: 'reopened' }, () => api.session.reopen({ code: code ?? '' }));
  }
}
