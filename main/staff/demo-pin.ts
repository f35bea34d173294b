import type { StaffTable } from '../store/staff.ts';
import { hashPin, weakPin } from './staff-room.ts';

/**
 * A person of the staff for a demo, with a new PIN at each start, which the starting program prints. Where people
 * were enrolled, the first of them gets it.
 */
export async function demoPin(table: StaffTable, random: () => number): Promise<string> {
  let pin = '';
  while (weakPin(pin) !== undefined) pin = String(Math.floor(random() * 1_000_000)).padStart(6, '0');
  const [first] = table.all();
  const { staff, name } = first ?? { staff: 'demo', name: '小李' };
  table.write({ staff, name, pinHash: await hashPin(pin) });
  return pin;
}
