import { verify } from '@node-rs/argon2';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, describe } from 'vitest';
import { z } from 'zod';
import { digestOf } from '../../core/submission/digest.ts';
import { openIdentity } from '../../intake/identity.ts';
import { readOptions } from '../../intake/options.ts';
import { startProgram } from '../support/started-program.ts';
import { enrolKiosk } from '../support/test-kiosk.ts';

const program = path.resolve(import.meta.dirname, '../../intake/intake.ts');
const readyShape = z.strictObject({
  url: z.string().regex(/^http:\/\/127\.0\.0\.1:[0-9]+$/),
  enrolmentCode: z.string(),
  token: z.string().min(20),
  page: z.string(),
  staff: z.array(z.strictObject({ name: z.string(), pin: z.string().regex(/^[0-9]{6}$/) })).optional(),
});

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'bangban-intake-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const start = async (...more: string[]) => {
  const started = await startProgram(program, ['--port', '0', '--data-dir', dataDir, ...more]);
  return { ...readyShape.parse(started.ready), errors: started.errors, stop: started.stop };
};

describe('npm run intake', () => {
  test('says in one line of JSON where it is, and a kiosk enrols with that code', async () => {
    const intake = await start();
    expect(intake.page).toBe(`${intake.url}/`);
    const kiosk = await enrolKiosk({ url: intake.url, newCode: () => Promise.resolve(intake.enrolmentCode) });
    expect(kiosk.enrolment.hall.name).toBe('便民服务站');
    expect(kiosk.enrolment.staff).toEqual([]);
    expect(await intake.stop()).toBe('0');
    expect(intake.errors()).toBe('');
    kiosk.close();
  }, 30_000);

  test('begins a demo with a hall and one person, whose PIN every start prints', async () => {
    const first = await start('--demo');
    await first.stop();
    const second = await start('--demo');
    expect(second.staff).toEqual(first.staff);
    expect(second.enrolmentCode).not.toBe(first.enrolmentCode);
    expect(second.token).toBe(first.token);
    // The code of an earlier start is still good.
    const kiosk = await enrolKiosk({ url: second.url, newCode: () => Promise.resolve(first.enrolmentCode) });
    const [person] = kiosk.enrolment.staff;
    expect(kiosk.enrolment.hall.name).toBe('柳溪社区服务站');
    expect(person?.name).toBe('张敏');
    expect(await verify(person?.pinHash ?? '', second.staff?.[0]?.pin ?? '')).toBe(true);
    await second.stop();
    kiosk.close();
  }, 30_000);

  test('makes codes and adds people while it runs, and the next kiosk learns of them', async () => {
    const intake = await start();
    const made = await startProgram(program, ['--data-dir', dataDir, '--new-code']);
    const { enrolmentCode } = z.object({ enrolmentCode: z.string() }).parse(made.ready);
    const added = await startProgram(program, ['--data-dir', dataDir, '--add-staff', '李秀英']);
    expect(added.ready).toMatchObject({ name: '李秀英' });
    expect(await made.ended).toBe('0');
    const kiosk = await enrolKiosk({ url: intake.url, newCode: () => Promise.resolve(enrolmentCode) });
    expect(kiosk.enrolment.staff).toMatchObject([{ name: '李秀英' }]);
    await intake.stop();
    kiosk.close();
  }, 30_000);

  test('keeps its keys where only its own user can read them', async () => {
    const intake = await start();
    await intake.stop();
    expect(statSync(path.join(dataDir, 'keys')).mode & 0o777).toBe(0o700);
    for (const file of ['signing.json', 'opening.json', 'page.json']) {
      expect(statSync(path.join(dataDir, 'keys', file)).mode & 0o777).toBe(0o600);
    }
  }, 30_000);

  test('gets new keys while it is off, lists its kiosks, and revokes one', async () => {
    const intake = await start();
    const kiosk = await enrolKiosk({ url: intake.url, newCode: () => Promise.resolve(intake.enrolmentCode) });
    await intake.stop();
    const before = await openIdentity(dataDir);
    const made = await startProgram(program, ['--data-dir', dataDir, '--new-keys']);
    expect(await made.ended).toBe('0');
    const after = await openIdentity(dataDir);
    expect(made.ready).toEqual({ signingKey: after.signingKey.kid, envelopeKey: after.envelopeKey.kid });
    expect(after.id).toBe(before.id);
    expect(after.signingKey.kid).not.toBe(before.signingKey.kid);
    expect(after.formerOpeningKeys).toEqual([before.openingKey]);
    for (const file of readdirSync(path.join(dataDir, 'keys')))
      expect(statSync(path.join(dataDir, 'keys', file)).mode & 0o777).toBe(0o600);

    const { id, signingKey } = kiosk.enrolment.kiosk;
    const listed = await startProgram(program, ['--data-dir', dataDir, '--kiosks']);
    expect(listed.ready).toMatchObject({ id, name: '大厅 1 号', signingKey, revokedAt: null });
    const revoked = await startProgram(program, ['--data-dir', dataDir, '--revoke', id]);
    expect(revoked.ready).toEqual({ revoked: true });
    const unknown = await startProgram(program, ['--data-dir', dataDir, '--revoke', 'nobody']);
    expect(unknown.ready).toEqual({ revoked: false });
    expect(await unknown.ended).toBe('1');
    const again = await startProgram(program, ['--data-dir', dataDir, '--kiosks']);
    expect(again.ready).toMatchObject({ id, revokedAt: expect.any(Number) as number });
    kiosk.close();
  }, 60_000);

  test.each([
    [['--port', '70000', '--data-dir', 'x'], '--port has to be a number'],
    [['--port', 'seven', '--data-dir', 'x'], '--port has to be a number'],
    [['--port', '0'], '--data-dir is missing'],
    [['--data-dir', 'x', '--colour', 'red'], 'colour'],
    [['--data-dir'], 'data-dir'],
    [['--data-dir', 'x', '--processes', '0'], '--processes has to be a number'],
    [['--data-dir', 'x', '--processes', '2'], '--processes takes a PostgreSQL'],
  ])('says in a sentence what is wrong with %j', (args, sentence) => {
    expect(readOptions(args, {})).toContain(sentence);
  });

  test('ends with that sentence and the list of options', async () => {
    await expect(startProgram(program, ['--port', '0'])).rejects.toThrow(
      /ended with 2: --data-dir is missing[^]*--demo/,
    );
  }, 30_000);

  test('takes the web servers to trust as a list, and says in a sentence that one is no address', async () => {
    expect(readOptions(['--data-dir', 'x', '--trust-proxy', 'loopback,10.1.0.0/16'], {})).toMatchObject({
      trustProxy: ['loopback', '10.1.0.0/16'],
    });
    const args = ['--data-dir', dataDir, '--trust-proxy', 'nginx'];
    await expect(startProgram(program, args)).rejects.toThrow(/The intake cannot start: .*nginx/);
  }, 30_000);

  test('takes the database from the command line, then from DATABASE_URL', () => {
    const env = { DATABASE_URL: 'postgres://one' };
    expect(readOptions(['--data-dir', 'x'], env)).toMatchObject({ databaseUrl: 'postgres://one' });
    expect(readOptions(['--data-dir', 'x', '--database-url', 'postgres://two'], env)).toMatchObject({
      databaseUrl: 'postgres://two',
    });
  });

  test('runs as often as there are cores on a PostgreSQL, four times at most, and once on its own file', () => {
    const cores = Math.min(4, os.availableParallelism());
    expect(readOptions(['--data-dir', 'x'], { DATABASE_URL: 'postgres://one' })).toMatchObject({
      processes: cores,
    });
    expect(readOptions(['--data-dir', 'x'], {})).toMatchObject({ processes: 1 });
  });

  test('says in a sentence that the database cannot be reached', async () => {
    const args = ['--data-dir', dataDir, '--database-url', 'postgres://localhost:1/none'];
    await expect(startProgram(program, args)).rejects.toThrow(/The intake cannot start: .*ECONNREFUSED/);
  }, 30_000);
});

describe('npm run intake -- import', () => {
  test('takes a stick in while the intake runs, leaves the receipts on it, and names what it could not read', async () => {
    const intake = await start();
    const kiosk = await enrolKiosk({ url: intake.url, newCode: () => Promise.resolve(intake.enrolmentCode) });
    const stick = mkdtempSync(path.join(os.tmpdir(), 'bangban-stick-'));
    const ofKiosk = path.join(stick, 'bangban', kiosk.enrolment.kiosk.id);
    for (const isFinished of [true, false]) {
      const { submission, cover, envelope } = await kiosk.seal();
      const parcel = JSON.stringify({ cover, envelope });
      mkdirSync(path.join(ofKiosk, submission), { recursive: true });
      writeFileSync(path.join(ofKiosk, submission, 'parcel.json'), parcel);
      const files = [{ name: 'parcel.json', bytes: parcel.length, digest: await digestOf(parcel) }];
      const manifest = { format: 1, kiosk: kiosk.enrolment.kiosk.id, submission, files };
      if (isFinished)
        writeFileSync(path.join(ofKiosk, submission, 'manifest.json'), JSON.stringify(manifest));
    }
    const importing = () => startProgram(program, ['import', stick, '--data-dir', dataDir]);
    const first = await importing();
    expect(first.ready).toMatchObject({
      received: 1,
      before: 0,
      refused: [],
      left: [{ kiosk: kiosk.enrolment.kiosk.id, why: 'unfinished' }],
      receiptsWritten: true,
    });
    // One was left, which whoever wrote a script around it has to notice.
    expect(await first.ended).toBe('1');
    const receipts = readdirSync(ofKiosk).filter((name) => name.startsWith('bangban-receipts-'));
    const written = readFileSync(path.join(ofKiosk, receipts[0] ?? ''), 'utf8');
    const second = await importing();
    expect(second.ready).toMatchObject({ received: 1, before: 1 });
    expect(readFileSync(path.join(ofKiosk, receipts[0] ?? ''), 'utf8')).toBe(written);
    kiosk.close();
    await intake.stop();
    rmSync(stick, { recursive: true });
  }, 60_000);

  test('says in a sentence that nothing lies there, and begins no new intake in a wrong folder', async () => {
    expect(readOptions(['import', '--data-dir', 'x'], {})).toContain('import DIR');
    expect(readOptions(['export', 'y', '--data-dir', 'x'], {})).toContain('import DIR');
    expect(readOptions(['import', 'y', '--data-dir', 'x'], {})).toMatchObject({ importFrom: 'y' });
    await expect(startProgram(program, ['import', dataDir, '--data-dir', dataDir])).rejects.toThrow(
      /No intake was ever started/,
    );
    expect(readdirSync(dataDir)).toEqual([]);
    const intake = await start();
    await expect(startProgram(program, ['import', os.tmpdir(), '--data-dir', dataDir])).rejects.toThrow(
      /There is no folder bangban/,
    );
    await intake.stop();
  }, 60_000);
});
