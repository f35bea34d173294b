import { hashPin, weakPin } from '../staff/staff-room.ts';
import { staffTable } from '../store/staff.ts';
import { no, yes, type CommandDone, type CommandParts } from './command.ts';
import { onDataFolder } from './on-data-folder.ts';
import { operatorAudit } from './operator-audit.ts';

export interface SetPin extends Omit<CommandParts, 'list'> {
  readonly staff: string;
  /** As others see it. A person who is known keeps the name they have. */
  readonly name: string | undefined;
}

/** Gives a person of the staff a PIN, which comes in as one line. */
export async function setPin({
  dataDir,
  shell,
  staff,
  name,
  protections,
  askFor,
}: SetPin): Promise<CommandDone> {
  if (!/^[a-z0-9-]{1,60}$/.test(staff))
    return no('An id of the staff is small letters, digits and -, like zhang-min.');
  // What opens the folder is asked for first, as at every start.
  const found = await protections();
  const pin = await askFor('PIN');
  const weak = weakPin(pin);
  if (weak !== undefined) return no(weak);
  return onDataFolder({ dataDir, shell }, found, async (store) => {
    const table = staffTable(store.db);
    const known = name ?? table.read(staff)?.name ?? staff;
    const pinHash = await hashPin(pin);
    store.db.transaction(() => {
      table.write({ staff, name: known, pinHash });
      operatorAudit(store).enter('pin-set', { staff });
    })();
    return yes(`${known} (${staff}) has a new PIN.`);
  });
}
