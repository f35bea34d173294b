import { isDeepStrictEqual } from 'node:util';
import type { ShownSession } from '../../../core/contract.ts';
import type { Value } from '../../../core/session/value.ts';
import type { QuestionView } from '../../../core/session/view.ts';
import type { AttachmentMark } from '../../../core/submission/cover.ts';
import { apiOf } from '../../support/call-machine.ts';
import type { KioskClient } from '../../support/kiosk-client.ts';
import { step, valueFor } from '../../support/resident.ts';
import { speakInto } from '../../support/speak-into.ts';
import { signIn } from '../../support/staff-at-kiosk.ts';
import type { TestMachine } from '../../support/test-machine.ts';
import type { Journal } from '../journal.ts';
import { photoOf } from '../said.ts';

const screen = 'elsewhere';
/** By then they have written what ails them, and taken a photo of it. */
const standsAt = 'call_back';

/** Somebody on a screen that nobody of those who have gone mad has any business with. */
export interface Elsewhere {
  readonly client: KioskClient;
  readonly session: string;
  /** What they see, and see still when all is over. */
  view: ShownSession;
  /** Of their photo. */
  readonly attachment: string;
  /** Occurs in nothing that is told to another screen. */
  readonly said: string;
}

/** They go through half of a service, and stand there. What they said is in the journal. */
export async function standElsewhere(
  machine: TestMachine,
  journal: Journal,
  random: () => number,
): Promise<Elsewhere> {
  const client = {
    api: apiOf(machine.fetch, screen),
    takePhoto: takePhotoAt(machine),
    speak: speakAt(machine),
  };
  const { api } = client;
  const said = `别处的人说：${Math.floor(random() * 1e9)}号楼`;
  let view = await api.session.start({
    service: 'request-to-the-hall',
    language: 'zh-CN',
    practice: false,
  });
  const { session } = view;
  let attachment = '';
  while (view.question?.path.question !== standsAt) {
    const { question } = view;
    const value = question && (await valueTo(question));
    if (!question || value === undefined) view = await step(api, view);
    else {
      const { path } = question;
      view = await journal.told(session, { kind: 'answered', path, value }, () =>
        api.session.answer({ session, path, value, from: 'touch' }),
      );
    }
  }
  return { client, session, view, attachment, said };

  async function valueTo(question: QuestionView): Promise<Value | undefined> {
    if (question.type === 'text') return said;
    if (question.type !== 'photo') return valueFor(question);
    const mark = await client.takePhoto(session, question.path, photoOf(session));
    ({ attachment } = mark);
    return [mark];
  }
}

/** Staff may put away what stands open on any screen. Nothing of it is lost: opened again there, it is as it was. */
export async function openAgain(elsewhere: Elsewhere): Promise<string[]> {
  const { api } = elsewhere.client;
  const { session } = await api.kiosk.state();
  if (session !== null) return ['what staff have put away is shown still'];
  await signIn(api);
  const view = await api.staff.open({ session: elsewhere.session });
  return isDeepStrictEqual(view, elsewhere.view) ? [] : ['what staff had put away is shown otherwise'];
}

function speakAt({ fetch }: TestMachine): KioskClient['speak'] {
  return (session, path, pieces) =>
    speakInto(
      (method, query, piece) =>
        fetch(
          new Request(`http://kiosk/recording?${query}`, {
            method,
            ...(piece && { headers: { 'content-type': 'audio/webm' }, body: piece }),
          }),
          { screen },
        ),
      session,
      path,
      pieces,
    );
}

function takePhotoAt({ fetch }: TestMachine): KioskClient['takePhoto'] {
  return async (session, { question }, bytes) => {
    const query = new URLSearchParams({ session, question });
    const taken = await fetch(
      new Request(`http://kiosk/attachment?${query}`, {
        method: 'PUT',
        headers: { 'content-type': 'image/jpeg' },
        body: bytes,
      }),
      { screen },
    );
    if (taken.status !== 201) throw new Error(`A photo was answered with ${taken.status}`);
    return (await taken.json()) as AttachmentMark;
  };
}
