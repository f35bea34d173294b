import { mkdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { digestOf } from '../../core/submission/digest.ts';
import { publicPart } from '../../core/submission/key.ts';
import { makeKey } from '../../core/submission/make-key.ts';
import { sign } from '../../core/submission/signed.ts';
import { manifestShape } from '../../core/submission/stick.ts';
import { answersFile } from '../../intake/stick/import-stick.ts';
import { howItEnded } from '../../main/upstream/usb-stick/how-it-ended.ts';
import { auditEntries } from '../support/audit-entries.ts';
import { typed } from '../support/resident.ts';
import { copyOf, filesBelow, startStickHall, type StickHall } from '../support/stick-hall.ts';

// A real kiosk without a network, a folder that is the stick, and a real intake behind it.

/** A kiosk of its own for each, and several residents before it. */
vi.setConfig({ testTimeout: 60_000 });
afterAll(() => vi.resetConfig());

let hall: StickHall;
beforeEach(async () => {
  hall = await startStickHall();
});
afterEach(() => hall.close());

const state = () => hall.api.staff.stick();
const slip = async (submission: string) => {
  const { submissions } = await hall.api.staff.overview();
  return submissions.find((one) => one.submission === submission);
};
const kioskId = async () => (await hall.api.kiosk.state()).kiosk.id;
const read = (stick: string, file: string) => readFileSync(path.join(stick, file), 'utf8');

/** Hands in three, one of them with photos, and takes them along; answers where the stick lies. */
async function takenAlong(): Promise<string> {
  await hall.handIn();
  await hall.handIn(2);
  await hall.handIn();
  await hall.signIn();
  await hall.plugIn();
  await hall.api.staff.takeAlong();
  await hall.done();
  return hall.pullOut();
}

/** One that was taken along, and what lies of it on the stick that is out again. */
async function oneTakenAlong() {
  const submission = await hall.handIn();
  await hall.signIn();
  await hall.plugIn();
  await hall.api.staff.takeAlong();
  await hall.done();
  const stick = await hall.pullOut();
  const kiosk = await kioskId();
  const { envelope } = JSON.parse(read(stick, `bangban/${kiosk}/${submission}/parcel.json`)) as {
    envelope: string;
  };
  return { submission, kiosk, envelope, stick };
}

test('what waits is taken along, imported, and its receipts come back: each once, with the slip that shows it', async () => {
  const submissions = [await hall.handIn(), await hall.handIn(2)];
  await hall.signIn();
  await hall.plugIn();
  expect(await state()).toMatchObject({ sticks: 1, waiting: 2, onStick: 0, answers: 0, last: null });
  await hall.api.staff.takeAlong();
  expect(await hall.done()).toMatchObject({ what: 'take-along', ended: 'done', taken: 2, lost: 0 });
  expect(await state()).toMatchObject({ waiting: 2, onStick: 2 });
  for (const submission of submissions)
    await expect.poll(() => slip(submission)).toMatchObject({ delivery: 'waiting' });

  const stick = await hall.pullOut();
  const { imported, answersWritten } = await hall.import(stick);
  expect(imported.map(({ outcome }) => outcome)).toEqual(['received', 'received']);
  expect(answersWritten).toBe(true);
  await hall.plugIn(stick);
  expect((await state()).answers).toBe(2);
  await hall.api.staff.takeAnswers();
  expect(await hall.done()).toMatchObject({ what: 'take-answers', ended: 'done', received: 2, useless: 0 });
  for (const submission of submissions) {
    const there = await hall.intake.store.submission(submission);
    expect(await slip(submission)).toMatchObject({
      delivery: 'received',
      receipt: { number: there?.number },
    });
  }
  expect(await state()).toMatchObject({ waiting: 0, onStick: 0, answers: 0 });
  // What was received has no more to do on a stick that may be lost.
  expect(filesBelow(hall.root)).toEqual([expect.stringMatching(/bangban-receipts-[-0-9a-f]{36}\.json$/)]);
});

test('every file of a stick is named by a manifest with its size and digest, and holds no answer in clear', async () => {
  const stick = await takenAlong();
  const kiosk = await kioskId();
  const files = filesBelow(stick);
  expect(files.every((file) => file === file.toLowerCase() && !/[:\\]/.test(file))).toBe(true);
  const manifests = files.filter((file) => file.endsWith('manifest.json'));
  expect(manifests).toHaveLength(3);
  const named: string[] = [];
  for (const file of manifests) {
    const manifest = manifestShape.parse(JSON.parse(read(stick, file)));
    expect(file).toBe(`bangban/${kiosk}/${manifest.submission}/manifest.json`);
    for (const { name, bytes, digest } of manifest.files) {
      const written = readFileSync(path.join(stick, path.dirname(file), name));
      expect([written.length, await digestOf(written)]).toEqual([bytes, digest]);
      named.push(`${path.dirname(file)}/${name}`);
    }
  }
  expect([...manifests, ...named].sort()).toEqual(files);
  const all = files.map((file) => readFileSync(path.join(stick, file), 'latin1')).join('\n');
  for (const said of Object.values(typed)) {
    expect(all).not.toContain(said);
    expect(all).not.toContain(Buffer.from(said).toString('latin1'));
    expect(all).not.toContain(Buffer.from(said).toString('base64url').slice(1, -2));
  }
});

test('taking along changes no delivery: what the wire brings first is received once, and the stick brings nothing new', async () => {
  const stick = await takenAlong();
  hall.road.always = undefined;
  await hall.api.staff.retry();
  await expect.poll(async () => (await state()).waiting, { timeout: 20_000 }).toBe(0);
  const { imported } = await hall.import(stick);
  expect(imported).toHaveLength(3);
  expect(imported.every((one) => one.outcome === 'received' && !one.isNew)).toBe(true);
  expect(await hall.intake.store.count()).toBe(3);
  await hall.plugIn(stick);
  expect(await state()).toMatchObject({ answers: 0, onStick: 0 });
  await hall.api.staff.takeAnswers();
  expect(await hall.done()).toMatchObject({ received: 0, refused: 0, useless: 0 });
});

describe('a stick that is pulled out', () => {
  test('after any file, or in the middle of one, loses nothing: the whole ones are taken, the rest is written the next time', async () => {
    const whole = await takenAlong();
    const files = filesBelow(whole);
    const order = (stick: string) => {
      // As the kiosk writes: each submission's manifest last, so a cut is what lacks the files behind it.
      const folders = [...new Set(files.map((file) => path.dirname(file)))];
      return folders
        .flatMap((folder) => [
          ...files.filter((file) => path.dirname(file) === folder && !file.endsWith('manifest.json')),
          `${folder}/manifest.json`,
        ])
        .map((file) => path.join(stick, file));
    };
    const before = { imported: 0 };
    for (let cut = 0; cut < files.length; cut += 1) {
      for (const isTorn of [false, true]) {
        const stick = copyOf(whole);
        const [torn, ...never] = order(stick).slice(cut);
        for (const file of never) rmSync(file);
        if (torn && isTorn) truncateSync(torn, Math.floor(readFileSync(torn).length / 2));
        else if (torn) rmSync(torn);
        const finished = order(stick)
          .slice(0, cut)
          .filter((file) => file.endsWith('manifest.json')).length;
        const { imported } = await hall.import(stick);
        const received = imported.filter(({ outcome }) => outcome === 'received');
        expect(received).toHaveLength(finished);
        before.imported = Math.max(before.imported, received.length);

        await hall.plugIn(stick);
        expect((await state()).onStick).toBe(finished);
        await hall.api.staff.takeAlong();
        expect(await hall.done()).toMatchObject({ ended: 'done', taken: 3 });
        const again = await hall.pullOut();
        expect(filesBelow(again).filter((file) => !/receipts/.test(file))).toEqual(files);
        expect((await hall.import(copyOf(again))).imported.map(({ outcome }) => outcome)).toEqual(
          Array(3).fill('received'),
        );
      }
    }
    expect(before.imported).toBe(2);
    expect(await hall.intake.store.count()).toBe(3);
  });

  test('while it is written says how many are safe, and goes on when it is in again', async () => {
    for (let count = 0; count < 20; count += 1) await hall.handIn();
    await hall.signIn();
    await hall.plugIn();
    await hall.api.staff.takeAlong();
    // Three are whole, and the fourth is being written.
    await expect
      .poll(() => filesBelow(hall.root).filter((file) => file.endsWith('manifest.json')).length, {
        interval: 1,
      })
      .toBeGreaterThanOrEqual(3);
    const stick = await hall.pullOut();
    const ended = await hall.done();
    expect(ended).toMatchObject({ what: 'take-along', ended: 'pulled' });
    const manifests = filesBelow(stick).filter((file) => file.endsWith('manifest.json')).length;
    expect(manifests).toBeLessThan(20);
    expect([manifests, manifests - 1]).toContain(ended.taken);
    expect(filesBelow(hall.root)).toEqual([]);
    // It is told until a stick is in again.
    expect((await state()).last?.ended).toBe('pulled');
    await hall.plugIn(stick);
    expect(await state()).toMatchObject({ last: null, onStick: manifests });
    await hall.api.staff.takeAlong();
    expect(await hall.done()).toMatchObject({ ended: 'done', taken: 20 });
  });

  test('with receipts half written on it brings those that are there next time', async () => {
    const stick = await takenAlong();
    await hall.import(stick);
    const answers = filesBelow(stick).find((file) => /receipts/.test(file)) ?? '';
    truncateSync(path.join(stick, answers), 700);
    await hall.plugIn(stick);
    expect(await state()).toMatchObject({ answers: 0, waiting: 3, onStick: 3 });
    const again = await hall.pullOut();
    await hall.import(again);
    await hall.plugIn(again);
    await hall.api.staff.takeAnswers();
    expect(await hall.done()).toMatchObject({ received: 3 });
  });
});

test('a stick that is used twice brings each receipt once, byte for byte the same', async () => {
  const stick = await takenAlong();
  await hall.import(stick);
  const answers = filesBelow(stick).find((file) => /receipts/.test(file)) ?? '';
  const first = read(stick, answers);
  const copy = copyOf(stick);
  await hall.import(copy);
  expect(read(copy, answers)).toBe(first);
  await hall.plugIn(stick);
  await hall.api.staff.takeAnswers();
  expect(await hall.done()).toMatchObject({ received: 3 });
  await hall.pullOut();
  await hall.plugIn(copy);
  await hall.api.staff.takeAnswers();
  expect(await hall.done()).toMatchObject({ received: 0, useless: 0 });
  await hall.machine.close();
  const received = auditEntries(hall.machine.dataDir).filter(({ act }) => act === 'received');
  expect(received).toHaveLength(3);
});

test('a damaged file on the stick is written anew, and what is there already is left as it is', async () => {
  const stick = await takenAlong();
  const [parcel = ''] = filesBelow(stick).filter((file) => file.endsWith('parcel.json'));
  const good = read(stick, parcel);
  // Of the same length, as a stick that forgets leaves it.
  writeFileSync(path.join(stick, parcel), `${good.slice(0, 100)}######${good.slice(106)}`);
  const { imported } = await hall.import(copyOf(stick));
  expect(imported.filter((one) => one.outcome === 'left')).toMatchObject([{ why: 'damaged' }]);
  expect(imported.filter((one) => one.outcome === 'received')).toHaveLength(2);
  await hall.plugIn(stick);
  await hall.api.staff.takeAlong();
  expect(await hall.done()).toMatchObject({ ended: 'done', taken: 3 });
  expect(read(hall.root, parcel)).toBe(good);
});

test('a stick of another kiosk is left as it is, and its receipts are not ours', async () => {
  const other = await startStickHall({ intake: hall.intake });
  try {
    await other.handIn();
    await other.signIn();
    await other.plugIn();
    await other.api.staff.takeAlong();
    await other.done();
    const stick = await other.pullOut();
    await other.import(stick);
    const before = filesBelow(stick);

    await hall.handIn();
    await hall.signIn();
    await hall.plugIn(stick);
    expect(await state()).toMatchObject({ answers: 0, onStick: 0, waiting: 1 });
    await hall.api.staff.takeAnswers();
    expect(await hall.done()).toMatchObject({ received: 0, useless: 0 });
    await hall.api.staff.takeAlong();
    await hall.done();
    const both = await hall.pullOut();
    expect(filesBelow(both)).toEqual(expect.arrayContaining(before));
    await hall.import(both);
    // The one stick serves both.
    await hall.plugIn(both);
    await hall.api.staff.takeAnswers();
    expect(await hall.done()).toMatchObject({ received: 1 });
    await other.plugIn(await hall.pullOut());
    await other.api.staff.takeAnswers();
    expect(await other.done()).toMatchObject({ received: 1 });
  } finally {
    await other.close();
  }
});

describe('what nobody of ours has signed', () => {
  test.each(['by a stranger', 'for another content', 'for another kiosk'])(
    'a receipt %s counts for nothing',
    async (whose) => {
      const { submission, kiosk, envelope, stick } = await oneTakenAlong();
      const { identity } = hall.intake;
      const about = {
        submission,
        kiosk: whose === 'for another kiosk' ? identity.id : kiosk,
        intake: identity.id,
        digest: await digestOf(whose === 'for another content' ? 'another' : envelope),
        number: '1000000008',
        at: Date.now(),
      };
      const key =
        whose === 'by a stranger'
          ? { ...(await makeKey()), kid: publicPart(identity.signingKey).kid }
          : identity.signingKey;
      const receipt = await sign('bangban-receipt', about, key);
      writeFileSync(
        path.join(stick, 'bangban-receipts-forged.json'),
        JSON.stringify({ format: 1, answers: [7, null, { receipt: 'x' }, { receipt }] }),
      );
      await hall.plugIn(stick);
      expect((await state()).answers).toBe(1);
      await hall.api.staff.takeAnswers();
      expect(await hall.done()).toMatchObject({ received: 0, useless: 1 });
      // On its way by wire at times, where nobody is.
      await expect.poll(() => slip(submission)).toMatchObject({ delivery: 'waiting' });
    },
  );

  test('a signed refusal sets it aside for staff, stays on the stick, and a receipt that comes later still counts', async () => {
    const { submission, kiosk, envelope, stick } = await oneTakenAlong();
    const { identity } = hall.intake;
    const about = {
      submission,
      kiosk,
      intake: identity.id,
      digest: await digestOf(envelope),
      at: Date.now(),
    };
    const refusal = await sign(
      'bangban-refusal',
      { ...about, code: 'service-not-taken', detail: 'Not here' },
      identity.signingKey,
    );
    writeFileSync(path.join(stick, 'bangban-receipts-1 (1).json'), answersFile([{ refusal }]));
    await hall.plugIn(stick);
    await hall.api.staff.takeAnswers();
    expect(await hall.done()).toMatchObject({ received: 0, refused: 1 });
    expect(await slip(submission)).toMatchObject({
      delivery: 'refused',
      refusal: { code: 'service-not-taken' },
    });
    const again = await hall.pullOut();
    expect((await hall.import(again)).imported).toMatchObject([{ outcome: 'received' }]);
    await hall.plugIn(again);
    await hall.api.staff.takeAnswers();
    expect(await hall.done()).toMatchObject({ received: 1 });
    expect(await slip(submission)).toMatchObject({ delivery: 'received', refusal: null });
  });
});

describe('a hostile stick', () => {
  test('whose folder is a link leads nowhere: nothing is written there, and that is said', async () => {
    await hall.handIn();
    await hall.signIn();
    const elsewhere = path.join(hall.machine.dataDir, 'elsewhere');
    mkdirSync(elsewhere);
    const stick = path.join(hall.machine.dataDir, 'hostile');
    mkdirSync(stick);
    symlinkSync(elsewhere, path.join(stick, 'bangban'));
    await hall.plugIn(stick);
    await hall.api.staff.takeAlong();
    expect(await hall.done()).toMatchObject({ ended: 'strange', taken: 0 });
    expect(filesBelow(elsewhere)).toEqual([]);
  });

  test('with endless, broken and linked files of receipts is looked at calmly, and its one good receipt counts', async () => {
    const stick = await takenAlong();
    await hall.import(stick);
    writeFileSync(path.join(stick, 'bangban-receipts-1.json'), '');
    truncateSync(path.join(stick, 'bangban-receipts-1.json'), 2 ** 40);
    writeFileSync(path.join(stick, 'bangban-receipts-2.json'), '{"format":1,"answers":[');
    writeFileSync(
      path.join(stick, 'bangban-receipts-3.json'),
      JSON.stringify({ format: 1, answers: 'none' }),
    );
    writeFileSync(
      path.join(stick, 'bangban-receipts-4.json'),
      JSON.stringify({
        format: 1,
        answers: [{ receipt: 'a.b.c' }, { receipt: `.${'A'.repeat(1000)}.` }, {}, []],
      }),
    );
    symlinkSync(hall.machine.dataDir, path.join(stick, 'bangban-receipts-5.json'));
    symlinkSync('/dev/zero', path.join(stick, 'bangban-receipts-6.json'));
    mkdirSync(path.join(stick, 'bangban-receipts-7.json'));
    for (let count = 0; count < 200; count += 1)
      writeFileSync(path.join(stick, `bangban-receipts-z${count}.json`), '{}');
    await hall.plugIn(stick);
    await hall.api.staff.takeAnswers();
    expect(await hall.done()).toMatchObject({ ended: 'done', received: 3, useless: 0 });
    const [open] = (await hall.api.catalog.list()).services;
    expect(open).toBeDefined();
  });
});

test('who took how many along and who took in the answers is audited, what came back too, and no answer is in it', async () => {
  const stick = await takenAlong();
  await hall.import(stick);
  await hall.plugIn(stick);
  await hall.api.staff.takeAnswers();
  await hall.done();
  const [person] = await hall.api.staff.people();
  await hall.machine.close();
  const entries = auditEntries(hall.machine.dataDir);
  expect(entries.filter(({ act }) => act === 'taken-along')).toMatchObject([
    { waiting: 3, by: `staff:${person?.id ?? ''}` },
  ]);
  const coming = entries.filter(({ act }) => act === 'answers-taken' || act === 'received');
  expect(coming).toMatchObject([
    { act: 'answers-taken', answers: 3, by: `staff:${person?.id ?? ''}` },
    { act: 'received' },
    { act: 'received' },
    { act: 'received' },
  ]);
  for (const said of Object.values(typed)) {
    expect(JSON.stringify(entries)).not.toContain(said);
    expect(hall.machine.log.join('')).not.toContain(said);
  }
  expect(hall.machine.log.join('')).toContain('stick-done');
});

test('it can be called off, and closing the machine in the middle leaves whole submissions alone', async () => {
  for (let count = 0; count < 10; count += 1) await hall.handIn();
  await hall.signIn();
  await hall.plugIn();
  await hall.api.staff.takeAlong();
  // A second press while it goes on begins nothing.
  await hall.api.staff.takeAlong();
  await hall.api.staff.callOffStick();
  // A second one of this key, and a third when all is over, call nothing off.
  await hall.api.staff.callOffStick();
  expect(await hall.done()).toMatchObject({ ended: 'called-off' });
  await hall.api.staff.callOffStick();
  const [person] = await hall.api.staff.people();
  await hall.api.staff.takeAlong();
  await hall.machine.close();
  const { imported } = await hall.import(hall.root);
  expect(imported.every(({ outcome }) => outcome !== 'refused')).toBe(true);
  const acts = auditEntries(hall.machine.dataDir).filter(
    ({ act }) => act === 'taken-along' || act === 'stick-called-off',
  );
  expect(acts).toMatchObject([
    { act: 'taken-along' },
    { act: 'stick-called-off', what: 'take-along', by: `staff:${person?.id ?? ''}` },
    { act: 'taken-along' },
  ]);
});

test('one that cannot be written to says so, and a full one is told from one that was pulled out', async () => {
  // A file system that is mounted, and takes no folder from anybody.
  const readOnly = await startStickHall({ intake: hall.intake, configuration: { stick: ['/sys'] } });
  try {
    await readOnly.handIn();
    await readOnly.signIn();
    await expect.poll(async () => (await readOnly.api.staff.stick()).sticks).toBe(1);
    await readOnly.api.staff.takeAlong();
    expect(await readOnly.done()).toMatchObject({ ended: 'read-only', taken: 0 });
  } finally {
    await readOnly.close();
  }
  const codes = ['ENOSPC', 'EROFS', 'EIO', 'ENODEV', 'ENOTDIR', 'SQLITE_FULL', 'EMFILE'];
  expect(codes.map((code) => howItEnded(Object.assign(new Error(code), { code })))).toEqual([
    'full',
    'read-only',
    'pulled',
    'pulled',
    'strange',
    'not-saved',
    'fault',
  ]);
});

test('with no stick, with two, or without staff nothing begins', async () => {
  await hall.handIn();
  await expect(hall.api.staff.takeAlong()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(hall.api.staff.stick()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await hall.signIn();
  expect(await hall.api.staff.takeAlong()).toMatchObject({ sticks: 0, underWay: null, last: null });
  expect(await hall.api.staff.takeAnswers()).toMatchObject({ sticks: 0, underWay: null, last: null });
  await hall.api.staff.callOffStick();
  await hall.machine.close();
  const acts = auditEntries(hall.machine.dataDir).map(({ act }) => act);
  for (const act of ['taken-along', 'answers-taken', 'stick-called-off']) expect(acts).not.toContain(act);

  const two = await startStickHall({ intake: hall.intake, configuration: { stick: ['/proc', '/dev'] } });
  try {
    await two.handIn();
    await two.signIn();
    await expect.poll(async () => (await two.api.staff.stick()).sticks).toBe(2);
    expect(await two.api.staff.takeAlong()).toMatchObject({ underWay: null, last: null });
  } finally {
    await two.close();
  }
});
