import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attachmentTable } from '../../main/store/attachment.ts';
import { backUp } from '../../main/store/back-up.ts';
import { openStore, type Store } from '../../main/store/open.ts';
import { unseal } from '../../main/store/seal.ts';
import { sessionTable } from '../../main/store/session.ts';
import { apiOf } from '../support/call-machine.ts';
import { fillIn, typed } from '../support/resident.ts';
import { startIntake, type RunningIntake } from '../support/running-intake.ts';
import { filesHolding, formsOf } from '../support/search-folder.ts';
import { takePhoto } from '../support/take-photo.ts';
import { startTestMachine, type TestMachine } from '../support/test-machine.ts';

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'bangban-secrets-'));
/** Incompressible, so that finding a piece of it is finding the photo. */
const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(200_000)]);
const detail = '惠新里 9 号楼 4 单元';

let intake: RunningIntake;
let machine: TestMachine;
/** What every machine of this file told its operating log. */
const logged: string[] = [];

beforeAll(async () => {
  intake = await startIntake();
});
afterAll(async () => {
  await intake.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(): Promise<TestMachine> {
  machine = await startTestMachine({
    dataDir,
    configuration: { intake: intake.url, enrolmentCode: await intake.newCode() },
    ports: { log: { write: (line) => void logged.push(line) } },
  });
  return machine;
}

/** The folder while no machine has it, as a thief or a technician would open it, wrapping key and all. */
function inside<Value>(look: (store: Store) => Value): Value {
  const opened = openStore({ dir: dataDir, shell: 'serve', now: Date.now });
  if (!opened.ok) throw new Error(opened.refused.sentence);
  try {
    return look(opened.store);
  } finally {
    opened.store.close();
  }
}

const inClear = {
  ...formsOf('the name', typed.name),
  ...formsOf('the identity number', typed.identity),
  ...formsOf('the phone', typed.phone),
  ...formsOf('the words', typed.text),
  ...formsOf('the address', detail),
  'a piece of the photo': photo.subarray(100_000, 100_064),
  'the head of the photo': photo.subarray(0, 64),
};

test('nothing typed is on the disk in clear, and after handing in nothing can be unsealed', async () => {
  await start();
  let api = apiOf(machine.fetch);
  const atPhoto = await takePhotoOnTheWay(api);
  const atEnd = await fillIn(api, atPhoto);
  const { session } = atEnd;
  expect(filesHolding(dataDir, inClear)).toEqual([]);
  await machine.close();
  expect(filesHolding(dataDir, inClear)).toEqual([]);

  // With the wrapping key everything opens now: the search that follows looks for what really was there.
  const before = inside((store) => {
    backUp(store.db, dataDir, 2, Date.now());
    const table = sessionTable(store);
    const key = table.key(session);
    const log = table.log(session, key).events;
    expect(JSON.stringify(log)).toContain(typed.name);
    const wrapped = store.db.prepare('SELECT wrapped FROM session_key').pluck().all() as Buffer[];
    const sealed = store.db.prepare('SELECT sealed FROM event').pluck().all() as Buffer[];
    const [attachment] = attachmentTable(store.db).ofSession(session);
    if (!attachment) throw new Error('No photo was kept');
    const photoKey = unseal(key, attachment.sealedKey, `attachment:${attachment.attachment}`);
    return {
      keys: {
        'the session key': key.export(),
        'the wrapped session key': wrapped[0] ?? Buffer.alloc(0),
        'the photo key': photoKey,
        'the sealed photo key': attachment.sealedKey,
        ...formsOfKey('the session key', key.export()),
        ...formsOfKey('the photo key', photoKey),
      },
      events: Object.fromEntries(sealed.map((bytes, seq) => [`event ${seq}`, bytes])),
    };
  });
  expect(filesHolding(dataDir, inClear)).toEqual([]);
  // The search finds what is there: the wrapped key in the database, and in no backup.
  expect(filesHolding(dataDir, before.keys)).toEqual([
    'the wrapped session key in kiosk.sqlite',
    'the sealed photo key in kiosk.sqlite',
    expect.stringMatching(/^the sealed photo key in backup\/kiosk-2-/) as string,
  ]);

  await start();
  api = apiOf(machine.fetch);
  expect((await api.kiosk.state()).session).toBe(session);
  await api.session.submit({ session, language: 'zh-CN' });
  const afterwards = { ...inClear, ...before.keys };
  // At once, while the machine runs. What a backup holds is sealed under the key that is gone.
  expect(outsideBackups(filesHolding(dataDir, { ...afterwards, ...before.events }))).toEqual([]);
  const { 'the sealed photo key': _, ...unsealing } = afterwards;
  expect(filesHolding(dataDir, unsealing)).toEqual([]);
  await machine.close();
  expect(outsideBackups(filesHolding(dataDir, { ...afterwards, ...before.events }))).toEqual([]);
  expect(filesHolding(dataDir, unsealing)).toEqual([]);
});

test('a session that is left is forgotten in the same way', async () => {
  await start();
  const api = apiOf(machine.fetch);
  const { session } = await fillIn(
    api,
    await api.session.start({ service: 'elder-allowance', language: 'zh-CN' }),
    {},
    'review',
  );
  await machine.close();
  const keys = inside((store) => {
    const key = sessionTable(store).key(session).export();
    return formsOfKey('the session key', key);
  });
  await start();
  await apiOf(machine.fetch).session.leave({ session });
  expect(filesHolding(dataDir, { ...inClear, ...keys })).toEqual([]);
  await machine.close();
  expect(saidInLog(logged)).toEqual([]);
});

async function takePhotoOnTheWay(api: ReturnType<typeof apiOf>) {
  const view = await fillIn(
    api,
    await api.session.start({ service: 'request-to-the-hall', language: 'zh-CN' }),
    { place: { code: '110105', levels: ['北京市', '朝阳区'], detail } },
    'consent',
  );
  const { session } = view;
  const asked = await api.session.consent({ session, consent: 'photo', agreed: true });
  expect(asked.question?.type).toBe('photo');
  const at = asked.question?.path ?? { question: '' };
  const mark = await takePhoto(machine.fetch, session, at, photo);
  const shown = await machine.fetch(new Request(`http://kiosk/attachment/${mark.attachment}`), {
    screen: 'kiosk',
  });
  expect(Buffer.from(await shown.arrayBuffer()).equals(photo)).toBe(true);
  return api.session.answer({ session, path: at, value: [mark], from: 'camera' });
}

function formsOfKey(name: string, key: Buffer): Record<string, Buffer> {
  return {
    [name]: key,
    [`${name} as hex`]: Buffer.from(key.toString('hex')),
    [`${name} as base64`]: Buffer.from(key.toString('base64').replace(/=+$/, '')),
    [`${name} as base64url`]: Buffer.from(key.toString('base64url')),
  };
}

/** What of all that was typed stands in the operating log. */
function saidInLog(lines: readonly string[]): string[] {
  expect(lines.length).toBeGreaterThan(0);
  const text = Buffer.from(lines.join(''), 'utf8');
  return Object.entries(inClear).flatMap(([name, bytes]) => (text.includes(bytes) ? [name] : []));
}

function outsideBackups(found: string[]): string[] {
  return found.filter((place) => !place.includes(' in backup/'));
}
