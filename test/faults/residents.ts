import type { ShownSession } from '../../core/contract.ts';
import type { Path } from '../../core/session/place.ts';
import type { Value } from '../../core/session/value.ts';
import type { KioskClient } from '../support/kiosk-client.ts';
import { step } from '../support/resident.ts';
import { shippedServices } from '../support/shipped-service.ts';
import type { Journal } from './journal.ts';
import { oneOf } from './one-of.ts';
import { photoOf, saidIn, saysIt, soundOf } from './said.ts';

/** Nothing else follows from how these are answered, so they can be answered anew. */
const changeable = ['text', 'name', 'phone', 'address'];

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
 * They go through it from where it stands: some park and come back, some leave, some change at the end what they said, most
 * hand in. Who comes to where nothing can be handed in leaves. What they were told is in the journal, and what they saw last in `shown`.
 *
 * @param random in [0, 1)
 * @param takes what lies before the camera in a session
 */
export async function finish(
  client: KioskClient,
  journal: Journal,
  random: () => number,
  shown: Shown,
  takes: (session: string) => Uint8Array<ArrayBuffer> = photoOf,
): Promise<void> {
  const { api } = client;
  const { session } = shown.view;
  const parksAfter = random() < 0.3 ? Math.floor(random() * 12) : undefined;
  const leavesAfter = random() < 0.2 ? Math.floor(random() * 12) : undefined;
  let changesOne = random() < 0.3;
  const answered: Path[] = [];

  for (let steps = 0; shown.view.place.at !== 'declaration'; steps += 1) {
    shown.isOld = true;
    if (steps === parksAfter) shown.view = await parkAndComeBack();
    const { at } = shown.view.place;
    if (steps === leavesAfter || at === 'not-eligible' || at === 'declined') {
      await journal.told(session, { kind: 'left' }, () => api.session.leave({ session }));
      return;
    }
    if (at === 'review' && changesOne && answered.length > 0) shown.view = await goBack();
    else shown.view = await goOn(shown.view);
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
    if (changeable.includes(question.type)) answered.push(path);
    return journal.told(session, { kind: 'answered', path, value }, () =>
      api.session.answer({ session, path, value, from: 'touch' }),
    );
  }

  async function answerTo({ question }: ShownSession): Promise<Value | undefined> {
    if (question?.type === 'photo') return [await client.takePhoto(session, question.path, takes(session))];
    if (question && saysIt(session, question)) return client.speak(session, question.path, soundOf(session));
    return question && saidIn(session, question);
  }

  /** To something that was said before, and says something else. */
  async function goBack(): Promise<ShownSession> {
    changesOne = false;
    const path = oneOf(answered, random);
    const { question } = await api.session.goTo({ session, place: { at: 'question', ...path } });
    const value = question && saidIn(session, question, 1);
    if (value === undefined) throw new Error(`Nothing is asked at ${JSON.stringify(path)}`);
    return journal.told(session, { kind: 'answered', path, value }, () =>
      api.session.answer({ session, path, value, from: 'touch' }),
    );
  }

  async function parkAndComeBack(): Promise<ShownSession> {
    const { code } = await journal.told(session, { kind: 'parked' }, () =>
      api.session.park({ session, silently: false }),
    );
    return journal.told(session, { kind: 'reopened' }, () => api.session.reopen({ code: code ?? '' }));
  }
}
