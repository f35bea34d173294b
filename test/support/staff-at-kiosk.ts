import { hashPin } from '../../main/staff/staff-room.ts';
import { openStore, type Shell } from '../../main/store/open.ts';
import { staffTable } from '../../main/store/staff.ts';
import type { MachineApi } from './call-machine.ts';

const staff = 'tester';
const pin = '493027';

/** Somebody of the staff, in the folder of a kiosk that does not run. */
export async function giveStaff(dataDir: string, shell: Shell = 'serve'): Promise<void> {
  const opened = openStore({ dir: dataDir, shell, now: Date.now });
  if (!opened.ok) throw new Error(opened.refused.sentence);
  staffTable(opened.store.db).write({ staff, name: '测试', pinHash: await hashPin(pin) });
  opened.store.close();
}

/** They sign in, where the calls are made from. */
export async function signIn(api: MachineApi): Promise<void> {
  await api.staff.signIn({ staff, pin });
}
