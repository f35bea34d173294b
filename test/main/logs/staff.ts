import { expect } from 'vitest';
import { fillIn } from '../../support/resident.ts';
import { answerAll } from './answering.ts';
import type { Day } from './day.ts';
import { answersOf, handOver } from './residents.ts';

const dictated = answersOf('邬瑾', '13511894602', '1933-10-06', '望京花园 118 号楼 6 单元');

/** Opens what was put by when nobody was there any more, presses for whoever comes back to it, and hands it in. */
export async function staffFillIn(day: Day): Promise<void> {
  const { api } = day;
  const begun = await api.session.start({
    service: 'resident-medical-insurance',
    language: 'zh-CN',
    practice: false,
  });
  const { session } = await fillIn(api, begun, dictated, 'question');
  await api.session.park({ session, silently: true });
  await signIn(day);
  await api.staff.open({ session });
  await signIn(day);
  const view = await api.staff.fillIn({ session });
  await handOver(
    day,
    await answerAll(day, view, { from: 'somebody whom staff press for', answers: dictated }),
  );
}

async function signIn({ api, machine, said }: Day): Promise<void> {
  const [person] = await api.staff.people();
  const [staff, pin, wrong] = [person?.id ?? '', machine.demoPin ?? '', '94837261'];
  said.add('PINs', [pin, wrong]);
  await expect(api.staff.signIn({ staff, pin: wrong })).rejects.toMatchObject({ code: 'pin-wrong' });
  await api.staff.signIn({ staff, pin });
}
