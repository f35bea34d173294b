import { expect } from 'vitest';
import type { ShownSession } from '../../../core/contract.ts';
import type { Recording } from '../../../core/session/value.ts';
import { identityNumber } from '../../support/identity-number.ts';
import { type Answers, step, valueFor } from '../../support/resident.ts';
import { takePhoto } from '../../support/take-photo.ts';
import { anyBytes, type Day, pieceOf } from './day.ts';

export interface Person {
  /** Of whom it is said that they said it. */
  readonly from: string;
  readonly answers: Answers;
  /** Tells it to the microphone, where that can be. */
  readonly speaks?: true;
}

/** Goes on from here to the declaration, with a photo and a voice note wherever there can be one, and notes all that is said. */
export async function answerAll(day: Day, from: ShownSession, person: Person): Promise<ShownSession> {
  let view = from;
  while (view.place.at !== 'declaration') {
    const { question } = view;
    if (question?.type === 'photo') view = await photographed(day, view, person);
    else if (canBeSpoken(question?.path.question) && person.speaks) view = await spoken(day, view, person);
    else {
      if (question?.type === 'identity-number') await wrongNumber(day, view, person);
      day.said.add(person.from, question && valueFor(question, person.answers));
      view = await step(day.api, view, person.answers);
    }
  }
  return view;
}

const canBeSpoken = (question = '') => ['story', 'words'].includes(question);

/** What is refused is said all the same. */
async function wrongNumber({ api, said }: Day, { session, question }: ShownSession, { from }: Person) {
  const wrong = identityNumber('1951-02-03').replace(/.$/, (last) => (last === '0' ? '1' : '0'));
  said.add(from, wrong);
  const path = question?.path ?? { question: '' };
  const refusal = api.session.answer({ session, path, value: wrong, from: 'touch' });
  await expect(refusal).rejects.toMatchObject({ code: 'answer-refused' });
}

async function photographed(
  { api, machine, said }: Day,
  { session, question }: ShownSession,
  { from }: Person,
): Promise<ShownSession> {
  const path = question?.path ?? { question: '' };
  const photo = anyBytes([0xff, 0xd8, 0xff, 0xe0]);
  const mark = await takePhoto(machine.fetch, session, path, photo);
  said.add(`${from}: a photo`, [pieceOf(photo), mark.digest]);
  return api.session.answer({ session, path, value: [mark], from: 'camera' });
}

async function spoken(
  { api, machine, said }: Day,
  { session, question }: ShownSession,
  { from }: Person,
): Promise<ShownSession> {
  const path = question?.path ?? { question: '' };
  const note = anyBytes([0x1a, 0x45, 0xdf, 0xa3]);
  const at = { session, question: path.question };
  const call = (method: string, more: Record<string, string>, body?: Buffer<ArrayBuffer>) =>
    machine.fetch(
      new Request(`http://kiosk/recording?${new URLSearchParams({ ...at, ...more })}`, {
        method,
        ...(body && { headers: { 'content-type': 'audio/webm' }, body }),
      }),
      { screen: 'kiosk' },
    );
  expect((await call('PUT', { piece: '0', ms: '2000' }, note)).status).toBe(204);
  const recording = (await (await call('POST', {})).json()) as Recording;
  said.add(`${from}: a voice note`, [pieceOf(note), recording.recording.digest]);
  return api.session.answer({ session, path, value: recording, from: 'touch' });
}
