import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { operatorAudit } from './operator-audit.ts';
import { hashPin, weakPin } from './staff/staff-room.ts';
import { openStore, type Shell } from './store/open.ts';
import { staffTable } from './store/staff.ts';
import type { KeyProtection } from './store/wrapping-key.ts';

export interface SetPin {
  readonly dataDir: string;
  readonly shell: Shell;
  readonly protection?: KeyProtection | undefined;
  readonly staff: string;
  /** As others see it. A person who is known keeps the name they have. */
  readonly name: string | undefined;
  /** The PIN comes in here as one line, so that it stands in no list of processes and in no history. */
  readonly input: Readable;
}

/** Gives a person of the staff a PIN while the kiosk does not run. Answers a sentence for the terminal. */
export async function setPin({
  dataDir,
  shell,
  protection,
  staff,
  name,
  input,
}: SetPin): Promise<SetPinDone> {
  if (!/^[a-z0-9-]{1,60}$/.test(staff))
    return no('An id of the staff is small letters, digits and -, like zhang-min.');
  const pin = await firstLine(input);
  const weak = weakPin(pin);
  if (weak !== undefined) return no(weak);
  const opened = openStore({ dir: dataDir, shell, protection, now: Date.now });
  if (!opened.ok) return no(opened.refused.sentence);
  const { store } = opened;
  try {
    const table = staffTable(store.db);
    const known = name ?? table.read(staff)?.name ?? staff;
    const pinHash = await hashPin(pin);
    store.db.transaction(() => {
      table.write({ staff, name: known, pinHash });
      operatorAudit(store).enter('pin-set', { staff });
    })();
    return { ok: true, sentence: `${known} (${staff}) has a new PIN.` };
  } finally {
    store.close();
  }
}

export interface SetPinDone {
  readonly ok: boolean;
  readonly sentence: string;
}

function no(sentence: string): SetPinDone {
  return { ok: false, sentence };
}

async function firstLine(input: Readable): Promise<string> {
  for await (const line of createInterface({ input })) return line.trim();
  return '';
}
