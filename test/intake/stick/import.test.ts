import { decodeJwt } from 'jose';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AttachmentMark } from '../../../core/submission/cover.ts';
import { digestOf } from '../../../core/submission/digest.ts';
import { publicPart } from '../../../core/submission/key.ts';
import { receiptShape } from '../../../core/submission/receipt.ts';
import { sign, verify } from '../../../core/submission/signed.ts';
import { openAttachments, type Attachments } from '../../../intake/attachments.ts';
import { importStick } from '../../../intake/stick/import-stick.ts';
import { startIntake, type RunningIntake } from '../../support/running-intake.ts';
import { filesBelow } from '../../support/stick-hall.ts';
import { enrolKiosk, type TestKiosk } from '../../support/test-kiosk.ts';

// Sticks are written here from docs/protocol.md alone.

let intake: RunningIntake;
let kiosk: TestKiosk;
let attachments: Attachments;
let root: string;
let log: unknown[];
beforeEach(async () => {
  intake = await startIntake();
  kiosk = await enrolKiosk(intake);
  attachments = await openAttachments(intake.dataDir, {
    intake: intake.identity.id,
    store: intake.store,
    now: Date.now,
  });
  root = mkdtempSync(path.join(os.tmpdir(), 'bangban-stick-'));
  log = [];
});
afterEach(async () => {
  kiosk.close();
  await intake.close();
  rmSync(root, { recursive: true, force: true });
});

const kioskId = () => kiosk.enrolment.kiosk.id;
const folderOf = (submission: string, of = kioskId()) => path.join(root, 'bangban', of, submission);

type Sealed = Awaited<ReturnType<TestKiosk['seal']>>;
type Photo = Awaited<ReturnType<TestKiosk['photo']>>;

/** Lays a submission on the stick as a kiosk would. */
async function lay(
  { submission, cover, envelope }: Sealed,
  photos: Photo[] = [],
  of = kioskId(),
): Promise<void> {
  const folder = folderOf(submission, of);
  mkdirSync(folder, { recursive: true });
  const parcel = JSON.stringify({ cover, envelope });
  writeFileSync(path.join(folder, 'parcel.json'), parcel);
  for (const { mark, sealed } of photos) writeFileSync(path.join(folder, mark.attachment), sealed);
  const files = [
    { name: 'parcel.json', bytes: Buffer.byteLength(parcel), digest: await digestOf(parcel) },
    ...photos.map(({ mark: { attachment, bytes, digest } }) => ({ name: attachment, bytes, digest })),
  ];
  writeFileSync(
    path.join(folder, 'manifest.json'),
    JSON.stringify({ format: 1, kiosk: of, submission, files }),
  );
}

async function withPhotos(...photos: Photo[]): Promise<Sealed> {
  return kiosk.seal({
    attachments: photos.map(({ mark }) => mark),
    attachmentKeys: Object.fromEntries(photos.map(({ mark, key }) => [mark.attachment, key])),
  });
}

const importIt = (services?: ReadonlySet<string>) =>
  importStick(root, intake.identity.id, {
    accept: {
      identity: intake.identity,
      store: intake.store,
      attachments,
      services,
      now: Date.now,
      random: Math.random,
    },
    attachments,
    log: (error) => void log.push(error),
  });

const answers = (of = kioskId()) =>
  readFileSync(path.join(root, 'bangban', of, `bangban-receipts-${intake.identity.id}.json`), 'utf8');

describe('a stick that is imported', () => {
  test('is taken as by wire: receipts of the intake’s key, the same again the next time, byte for byte', async () => {
    const photo = await kiosk.photo(randomBytes(150_000));
    const [one, two] = [await kiosk.seal(), await withPhotos(photo)];
    await lay(one);
    await lay(two, [photo]);
    expect((await importIt()).imported).toMatchObject([
      { outcome: 'received', isNew: true },
      { outcome: 'received', isNew: true },
    ]);
    const first = answers();
    const { answers: given } = JSON.parse(first) as { answers: { receipt: string }[] };
    const receipts = await Promise.all(
      given.map(({ receipt }) =>
        verify('bangban-receipt', receiptShape, receipt, publicPart(intake.identity.signingKey)),
      ),
    );
    expect(receipts.map((receipt) => String(receipt?.submission)).sort()).toEqual(
      [one.submission, two.submission].sort(),
    );
    expect(readFileSync(attachments.file(kioskId(), photo.mark.attachment)).equals(photo.sealed)).toBe(true);

    expect((await importIt()).imported).toMatchObject([
      { outcome: 'received', isNew: false },
      { outcome: 'received', isNew: false },
    ]);
    expect(answers()).toBe(first);
    // By wire it gets the very same one.
    const answer = await kiosk.upstream.sendSubmission(one, new AbortController().signal);
    expect(given.map(({ receipt }) => receipt)).toContain(answer.kind === 'receipt' && answer.jws);
    expect(await intake.store.count()).toBe(2);
  });

  test('brings an attachment whole that came in part by wire, which the kiosk then finds there', async () => {
    const photo = await kiosk.photo(randomBytes(900_000));
    const sealed = await withPhotos(photo);
    const stop = new AbortController();
    const { mark } = photo;
    const headers = await grantFor(mark);
    await fetch(`${intake.url}/v1/attachments`, {
      method: 'POST',
      headers: { ...headers, 'upload-length': String(mark.bytes) },
    });
    const at = `${intake.url}/v1/attachments/${kioskId()}.${mark.attachment}`;
    await fetch(at, {
      method: 'PATCH',
      headers: { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
      body: new Uint8Array(photo.sealed.subarray(0, 300_000)),
    });
    await lay(sealed, [photo]);
    expect((await importIt()).imported).toMatchObject([{ outcome: 'received' }]);
    expect(readFileSync(attachments.file(kioskId(), mark.attachment)).equals(photo.sealed)).toBe(true);
    expect((await fetch(at, { method: 'HEAD', headers })).headers.get('upload-offset')).toBe(
      String(mark.bytes),
    );
    expect(await kiosk.upstream.sendAttachment(mark, photo.file, stop.signal)).toEqual({ kind: 'uploaded' });
    expect(
      filesBelow(path.join(intake.dataDir, 'attachments')).filter((name) => /brought/.test(name)),
    ).toEqual([]);
  });

  test('with one that is unfinished, damaged, unreadable or a stranger’s names it and takes the others', async () => {
    const photo = await kiosk.photo(randomBytes(1000));
    const [good, unfinished, damaged, short, odd] = [
      await kiosk.seal(),
      await kiosk.seal(),
      await kiosk.seal(),
      await withPhotos(photo),
      await kiosk.seal(),
    ];
    for (const one of [good, unfinished, damaged, odd]) await lay(one);
    await lay(short, [photo]);
    rmSync(path.join(folderOf(unfinished.submission), 'manifest.json'));
    writeFileSync(path.join(folderOf(damaged.submission), 'parcel.json'), '{}');
    writeFileSync(path.join(folderOf(short.submission), photo.mark.attachment), 'short');
    writeFileSync(path.join(folderOf(odd.submission), 'manifest.json'), '{"format":1,"files":"none"}');
    const elsewhere = await startIntake();
    const stranger = await enrolKiosk(elsewhere);
    const foreign = await stranger.seal();
    await lay(foreign, [], stranger.enrolment.kiosk.id);
    stranger.close();
    await elsewhere.close();

    const { imported } = await importIt();
    const came = Object.fromEntries(
      imported.map((one) => [one.submission, one.outcome === 'left' ? one.why : one.outcome]),
    );
    expect(came).toEqual({
      [good.submission]: 'received',
      [unfinished.submission]: 'unfinished',
      [damaged.submission]: 'damaged',
      [short.submission]: 'damaged',
      [odd.submission]: 'unfinished',
      [foreign.submission]: 'kiosk-unknown',
    });
    expect(await intake.store.count()).toBe(1);
    expect(log).toEqual([]);
  });

  test('with what will never be taken gets a signed refusal for it', async () => {
    await lay(await kiosk.seal());
    const { imported } = await importIt(new Set(['health-insurance']));
    expect(imported).toMatchObject([{ outcome: 'refused', code: 'service-not-taken' }]);
    expect(Object.keys((JSON.parse(answers()) as { answers: object[] }).answers[0] ?? {})).toEqual([
      'refusal',
    ]);
  });
});

describe('a hostile stick', () => {
  test('brings no file that an enrolled kiosk has not signed for', async () => {
    const photo = await kiosk.photo(randomBytes(1000));
    const sealed = await withPhotos(photo);
    const [head, body] = sealed.cover.split('.');
    await lay({ ...sealed, cover: `${head}.${body}.${'A'.repeat(86)}` }, [photo]);
    expect((await importIt()).imported).toMatchObject([{ outcome: 'left', why: 'kiosk-unknown' }]);
    expect(filesBelow(path.join(intake.dataDir, 'attachments'))).toEqual([]);
  });

  test('takes the place of no file that was received before, of its own kiosk or another', async () => {
    const photo = await kiosk.photo(randomBytes(1000));
    const received = await withPhotos(photo);
    await lay(received, [photo]);
    await importIt();
    rmSync(path.join(root, 'bangban'), { recursive: true });

    const other = await enrolKiosk(intake, '大厅 2 号');
    for (const hostile of [kiosk, other]) {
      const content = randomBytes(2000);
      const mark: AttachmentMark = {
        attachment: photo.mark.attachment,
        digest: await digestOf(content),
        bytes: content.length,
      };
      const sealed = await hostile.seal({
        attachments: [mark],
        attachmentKeys: { [mark.attachment]: randomBytes(32) },
      });
      // In the folder of the kiosk whose file it is after.
      await lay(sealed, [{ ...photo, mark, sealed: content }]);
    }
    await importIt();
    other.close();
    expect(readFileSync(attachments.file(kioskId(), photo.mark.attachment)).equals(photo.sealed)).toBe(true);
  });

  test('takes the place of no file of another kiosk that is still coming', async () => {
    const photo = await kiosk.photo(randomBytes(1000));
    // Whole at the intake, and not yet named by any submission.
    await kiosk.upstream.sendAttachment(photo.mark, photo.file, new AbortController().signal);
    const other = await enrolKiosk(intake, '大厅 2 号');
    const content = randomBytes(2000);
    const mark = { ...photo.mark, digest: await digestOf(content), bytes: content.length };
    const hostile = await other.seal({
      attachments: [mark],
      attachmentKeys: { [mark.attachment]: randomBytes(32) },
    });
    await lay(hostile, [{ ...photo, mark, sealed: content }]);
    await importIt();
    other.close();
    expect(readFileSync(attachments.file(kioskId(), photo.mark.attachment)).equals(photo.sealed)).toBe(true);
  });

  test('leads nowhere by a link, neither to read nor to write', async () => {
    const outside = mkdtempSync(path.join(os.tmpdir(), 'bangban-outside-'));
    const sealed = await kiosk.seal();
    await lay(sealed);
    const parcel = path.join(folderOf(sealed.submission), 'parcel.json');
    writeFileSync(path.join(outside, 'parcel.json'), readFileSync(parcel));
    rmSync(parcel);
    symlinkSync(path.join(outside, 'parcel.json'), parcel);
    symlinkSync(outside, path.join(root, 'bangban', randomUUID()));
    const good = await kiosk.seal();
    await lay(good);
    const answersAt = path.join(root, 'bangban', kioskId(), `bangban-receipts-${intake.identity.id}.json`);
    symlinkSync(path.join(outside, 'receipts.json'), answersAt);
    const { imported } = await importIt();
    expect(imported.filter(({ outcome }) => outcome === 'received')).toHaveLength(1);
    expect(existsSync(path.join(outside, 'receipts.json'))).toBe(false);
    expect(filesBelow(outside)).toEqual(['parcel.json']);
    rmSync(outside, { recursive: true });
  });
});

async function grantFor(mark: AttachmentMark) {
  const { kiosk: own, intake: theirs, keys } = kiosk.enrolment;
  const grant = await sign('bangban-attachment', { ...mark, kiosk: own.id, intake: theirs.id }, keys.signing);
  return { 'tus-resumable': '1.0.0', authorization: `Bangban ${grant}` };
}

const post = (form: FormData, token = intake.identity.token) =>
  fetch(`${intake.url}/stick`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'accept-language': 'en' },
    body: form,
  });

/** What a browser hands in of the folder that was chosen. */
function formOf(chosen = 'bangban'): FormData {
  const form = new FormData();
  const folder = path.join(root, 'bangban');
  for (const file of filesBelow(folder))
    form.append('files', new Blob([readFileSync(path.join(folder, file))]), `${chosen}/${file}`);
  return form;
}

describe('the page for a stick', () => {
  test('takes the folder of a stick and answers a file of receipts', async () => {
    const photo = await kiosk.photo(randomBytes(150_000));
    const sealed = await withPhotos(photo);
    await lay(sealed, [photo]);
    await lay(await kiosk.seal());
    writeFileSync(path.join(root, 'bangban', 'holiday.jpg'), randomBytes(10));
    const shown = await (await post(formOf())).text();
    expect(shown).toContain('Received: 2');
    const [, encoded = ''] =
      /download="bangban-receipts-[-0-9a-f]+\.json" href="data:application\/json;base64,([^"]+)"/.exec(
        shown,
      ) ?? [];
    const { answers: given } = JSON.parse(Buffer.from(encoded, 'base64').toString()) as {
      answers: { receipt: string }[];
    };
    expect(given.map(({ receipt }) => decodeJwt(receipt)['submission'])).toContain(sealed.submission);
    expect(readFileSync(attachments.file(kioskId(), photo.mark.attachment)).equals(photo.sealed)).toBe(true);
    const again = await (await post(formOf('D:\\bangban'))).text();
    expect(again).toContain('received before: 2');
  });

  test('names what could not be read, and says so where nothing of a kiosk is in the folder', async () => {
    const sealed = await kiosk.seal();
    await lay(sealed);
    rmSync(path.join(folderOf(sealed.submission), 'manifest.json'));
    expect(await (await post(formOf())).text()).toContain(`${sealed.submission}: not finished`);
    const empty = new FormData();
    empty.append('files', new Blob(['x']), '../../etc/passwd');
    expect(await (await post(empty)).text()).toContain('No kiosk has written anything');
  });

  test('is for whoever has the token alone, and for one folder at a time', async () => {
    await lay(await kiosk.seal());
    expect((await post(formOf(), 'wrong')).status).toBe(401);
    expect(await intake.store.count()).toBe(0);
    const shown = await fetch(`${intake.url}/stick`, { redirect: 'manual' });
    expect([shown.status, shown.headers.get('location')]).toEqual([303, '/']);

    const begin = (length: number) =>
      http.request(`${intake.url}/stick`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${intake.identity.token}`,
          'content-type': 'multipart/form-data; boundary=x',
          'content-length': length,
          'accept-language': 'en',
        },
      });
    const slow = begin(1000);
    slow.on('error', () => undefined);
    slow.setHeader('expect', '100-continue');
    slow.flushHeaders();
    // Its head is in, its body never comes.
    await once(slow, 'continue');
    expect((await post(formOf())).status).toBe(429);
    slow.destroy();
    await expect.poll(async () => (await post(formOf())).status).toBe(200);

    const tooLarge = begin(500_000_000);
    const [status, text] = await new Promise<[number | undefined, string]>((resolve, reject) => {
      tooLarge.on('response', (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (piece: string) => (body += piece));
        response.on('end', () => resolve([response.statusCode, body]));
      });
      tooLarge.on('error', reject);
      tooLarge.flushHeaders();
    });
    tooLarge.on('error', () => undefined).destroy();
    expect(status).toBe(413);
    expect(text).toContain('too much at once');
    const garbage = await fetch(`${intake.url}/stick`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${intake.identity.token}`,
        'content-type': 'multipart/form-data; boundary=x',
      },
      body: 'no form',
    });
    expect(garbage.status).toBe(400);
  });
});
