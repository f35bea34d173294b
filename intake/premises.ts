import { hash } from '@node-rs/argon2';
import { randomInt, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { enrolmentShape } from '../core/submission/enrolment.ts';
import type { Enrolment } from '../core/submission/enrolment.ts';
import { hallShape } from '../core/submission/hall.ts';
import type { Hall } from '../core/submission/hall.ts';
import { keep, keptOrMade } from './kept-file.ts';

/** The hall and its staff, in two files that those who run the intake edit: `hall.json` and `staff.json`. */
export interface Premises {
  read(): Promise<Pick<Enrolment, 'hall' | 'staff'>>;
  /** A new person with a PIN of six random digits, which is told this once. */
  addStaff(name: string): Promise<{ name: string; pin: string }>;
}

const staffShape = enrolmentShape.shape.staff;

export async function openPremises(dataDir: string, firstHall: Hall): Promise<Premises> {
  const hallFile = path.join(dataDir, 'hall.json');
  const staffFile = path.join(dataDir, 'staff.json');
  await keptOrMade(hallFile, hallShape, async () => firstHall);
  await keptOrMade(staffFile, staffShape, async () => []);
  const readStaff = async () => staffShape.parse(JSON.parse(await readFile(staffFile, 'utf8')));

  return {
    read: async () => ({
      hall: hallShape.parse(JSON.parse(await readFile(hallFile, 'utf8'))),
      staff: await readStaff(),
    }),
    addStaff: async (name) => {
      const pin = String(randomInt(0, 1_000_000)).padStart(6, '0');
      const staff = [...(await readStaff()), { id: randomUUID(), name, pinHash: await hash(pin) }];
      keep(staffFile, staffShape, staff);
      return { name, pin };
    },
  };
}

/** The one person of the demo. Only in a demo is a PIN kept in clear, so that every start can print it. */
export async function demoStaff(
  dataDir: string,
  premises: Premises,
): Promise<{ name: string; pin: string }[]> {
  const shape = z.array(z.strictObject({ name: z.string(), pin: z.string() }));
  return keptOrMade(path.join(dataDir, 'demo-staff.json'), shape, async () => [
    await premises.addStaff('张敏'),
  ]);
}

/** What a new intake begins with until somebody has edited `hall.json`. */
export const plainHall: Hall = {
  name: '便民服务站',
  help: {
    'zh-CN': { who: '站里的工作人员', where: '服务台', phone: '' },
    'zh-HK': { who: '站裏的職員', where: '服務台', phone: '' },
    en: { who: 'the staff of this station', where: 'the service counter', phone: '' },
  },
  division: '',
};

export const demoHall: Hall = {
  name: '柳溪社区服务站',
  help: {
    'zh-CN': { who: '张敏', where: '进门左手边 1 号窗口', phone: '0571-5550-0123' },
    'zh-HK': { who: '張敏', where: '入門左手邊 1 號窗口', phone: '0571-5550-0123' },
    en: { who: 'Zhang Min', where: 'counter 1, to the left of the door', phone: '0571-5550-0123' },
  },
  division: '331190190001',
};
