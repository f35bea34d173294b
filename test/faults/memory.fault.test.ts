import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openStore } from '../../main/store/open.ts';
import { sessionTable } from '../../main/store/session.ts';
import { openLink, type KioskClient } from '../support/kiosk-client.ts';
import { timesInMemory } from '../support/process-memory.ts';
import { fillIn, typed } from '../support/resident.ts';
import { startIntake, type RunningIntake } from '../support/running-intake.ts';
import { startKiosk, type RunningKiosk } from '../support/running-kiosk.ts';

const snapshots = mkdtempSync(path.join(os.tmpdir(), 'bangban-snapshots-'));
let intake: RunningIntake;
let kiosk: RunningKiosk;
let client: KioskClient;
beforeAll(async () => {
  intake = await startIntake();
  kiosk = await startKiosk(
    ['--intake', intake.url, '--enrol', await intake.newCode(), '--printer', 'none'],
    undefined,
    { NODE_OPTIONS: `--heapsnapshot-signal=SIGUSR2 --diagnostic-dir=${snapshots}` },
  );
  client = await openLink(kiosk.link);
}, 60_000);
afterAll(async () => {
  await kiosk.close();
  await intake.close();
  rmSync(snapshots, { recursive: true, force: true });
}, 60_000);

/** Out of a copy of the kiosk's folder, with its wrapping key. */
function keyOf(session: string): Buffer {
  const copy = mkdtempSync(path.join(os.tmpdir(), 'bangban-memory-'));
  try {
    cpSync(kiosk.dataDir, copy, { recursive: true });
    const opened = openStore({ dir: copy, shell: 'serve', now: Date.now });
    if (!opened.ok) throw new Error(opened.refused.sentence);
    const key = sessionTable(opened.store).key(session).export();
    opened.store.close();
    return key;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** How often the key stands in the memory of the machine, wherever. */
async function keyIn(key: Buffer): Promise<number> {
  const { key: times = 0 } = timesInMemory(kiosk.child.pid ?? 0, { key });
  // Reading it all takes its time, in which a connection that was open may have been closed.
  await rest(50);
  return times;
}

/** Whether anything in the machine still refers to what the resident has said: V8 writes down all that is referred to. */
async function referredTo(): Promise<string[]> {
  kiosk.child.kill('SIGUSR2');
  const file = await vi.waitFor(
    () => {
      const [name] = readdirSync(snapshots);
      if (name === undefined) throw new Error('There is no snapshot yet');
      const text = readFileSync(path.join(snapshots, name), 'utf8');
      // Written from the beginning to the end, and whole with its last bracket.
      if (!text.trimEnd().endsWith('}')) throw new Error('The snapshot is not whole yet');
      return { name, text: text.toLowerCase() };
    },
    { timeout: 30_000, interval: 300 },
  );
  rmSync(path.join(snapshots, file.name));
  await rest(50);
  // Not the identity number: V8 may keep a text in its own table of strings, see docs/threat-model.md.
  return Object.entries({ name: escaped(typed.name), phone: typed.phone })
    .filter(([, value]) => file.text.includes(value.toLowerCase()))
    .map(([name]) => name);
}

/** As V8 writes what is not ASCII. */
const escaped = (text: string) =>
  Array.from(text, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');

const fill = async () => {
  const begun = await client.api.session.start({
    service: 'elder-allowance',
    language: 'zh-CN',
    practice: false,
  });
  return (await fillIn(client.api, begun)).session;
};

test.each([
  ['parked', (session: string) => client.api.session.park({ session, silently: true })],
  ['left', (session: string) => client.api.session.leave({ session })],
  [
    'handed in',
    async (session: string) => {
      await client.api.session.submit({ session, language: 'zh-CN', undrawn: false });
      await client.api.submission.done({ submission: session, another: false });
    },
  ],
])(
  'of a session that is %s the machine’s memory has no key soon after, and nothing refers to what was said',
  { timeout: 180_000 },
  async (_, end) => {
    const session = await fill();
    const key = keyOf(session);
    expect(await keyIn(key)).toBeGreaterThan(0);
    expect(await referredTo()).toEqual(['name', 'phone']);

    await end(session);
    await rest(1_500);
    expect(await keyIn(key)).toBe(0);
    // What a call has brought is let go of some seconds later, when its connection is.
    await rest(6_000);
    expect(await referredTo()).toEqual([]);
  },
);
