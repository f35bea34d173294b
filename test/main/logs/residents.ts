import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { ShownSession } from '../../../core/contract.ts';
import { identityNumber } from '../../support/identity-number.ts';
import { type Answers, fillIn } from '../../support/resident.ts';
import { answerAll, type Person } from './answering.ts';
import type { Day } from './day.ts';

/** Everybody has a name, numbers and an address of their own, so that what is found tells whose it is. */
export function answersOf(name: string, phone: string, birth: string, detail: string): Answers {
  const address = { code: '110105', levels: ['北京市', '朝阳区'], detail };
  return {
    name,
    phone,
    identity: identityNumber(birth),
    address,
    place: address,
    words: `${name}说：${detail}前面的路灯不亮`,
    // Where another answer would ask for no photo.
    pay_to: 'passbook',
  };
}

/** Of two characters. Few names are longer than three. */
const inPerson = answersOf('郝琪', '13956780412', '1940-12-25', '惠新里 9 号楼 4 单元');
const onTrial = answersOf('滕芮', '13622907315', '1937-07-19', '芍药居 31 号楼 2 单元');

/** Goes through a service, puts it by in the middle, comes back, hands it in, and answers the number of the slip. */
export async function handsIn(day: Day, service: string, manner: { speaks?: true } = {}): Promise<string> {
  const person: Person = { from: 'a resident', answers: inPerson, ...manner };
  const begun = await day.api.session.start({ service, language: 'zh-CN', practice: false });
  const first = await fillIn(day.api, begun, inPerson, 'question');
  return handOver(day, await answerAll(day, await parkedAndBack(day, first), person));
}

export async function handOver({ api, said }: Day, { session }: ShownSession): Promise<string> {
  const { number } = await api.session.submit({ session, language: 'zh-CN', undrawn: false });
  said.add('numbers of slips', number);
  await api.submission.done({ submission: session, another: false });
  return number;
}

async function parkedAndBack({ api, said }: Day, { session }: ShownSession): Promise<ShownSession> {
  const { code } = await api.session.park({ session, silently: false });
  const wrong = code === '70615243' ? '70615244' : '70615243';
  said.add('codes', [code, wrong]);
  await expect(api.session.reopen({ code: wrong })).rejects.toMatchObject({ code: 'code-unknown' });
  return api.session.reopen({ code: code ?? '' });
}

/** Puts an identity card on the reader and takes what it offers. */
export async function bringsCard(day: Day): Promise<string> {
  const { api, said, machine } = day;
  const number = identityNumber('1938-03-17');
  const address = '浙江省丽水市云溪县柳溪镇柳溪社区57号';
  const card = { name: '褚箐', sex: 'female', birth: '1938-03-17', address, number };
  said.add('a card', [...Object.values(card), '柳溪社区', '331190190001']);
  const answers = answersOf('褚箐', '13788401926', '1938-03-17', address);
  const begun = await api.session.start({ service: 'elder-allowance', language: 'zh-CN', practice: false });
  let view = await fillIn(api, begun, answers, 'question');
  const { session } = view;
  const file = path.join(machine.dataDir, 'card');
  writeFileSync(file, JSON.stringify(card));
  await expect
    .poll(async () => (await api.session.view({ session })).question?.offer)
    .toEqual({ value: number, from: { kind: 'card' } });
  rmSync(file);
  view = await api.session.confirm({ session, path: { question: 'identity' }, value: number });
  view = await api.session.confirm({ session, path: { question: 'name' }, value: card.name });
  return handOver(day, await answerAll(day, view, { from: 'somebody with a card', answers }));
}

export async function triesItFirst(day: Day): Promise<void> {
  const { api } = day;
  for (const service of ['elder-allowance', 'request-to-the-hall']) {
    const begun = await api.session.start({ service, language: 'zh-CN', practice: true });
    const person: Person = { from: 'somebody who tries', answers: onTrial, speaks: true };
    const { session } = await answerAll(day, begun, person);
    await api.session.leave({ session });
  }
}
