import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { cardReaderFor } from '../../../main/device/card-reader/card-reader-for.ts';
import { mappingShape, readMapping, type SpokenMapping } from '../../../main/device/card-reader/mapping.ts';
import { pollReader } from '../../../main/device/card-reader/poll-reader.ts';
import type { CardReader, OpenCardReader } from '../../../main/device/card-reader/port.ts';
import { serialReader } from '../../../main/device/card-reader/serial-reader.ts';
import { simulatedCardReader } from '../../../main/device/card-reader/simulated-card-reader.ts';
import { subscribeReader } from '../../../main/device/card-reader/subscribe-reader.ts';
import { understand } from '../../../main/device/card-reader/understand.ts';
import { StartRefusal } from '../../../main/log/start-refusal.ts';

// Readers of identity cards, by what a vendor's service says. There is none of theirs here: these behave like one.

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

function tempDir(): string {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-card-'));
  closing.push(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** A reader, and everything that it told. */
function open(opener: OpenCardReader): { reader: CardReader; told: unknown[] } {
  const told: unknown[] = [];
  const reader = opener({
    changed: () => told.push('changed'),
    read: (card) => told.push(card),
    amiss: (why) => told.push(why),
  });
  closing.push(reader.close);
  return { reader, told };
}

const card = {
  name: '王桂兰',
  sex: 'female',
  birth: '1940-12-25',
  address: '浙江省丽水市云溪县柳溪镇柳溪社区12号',
  number: '331125194012250022',
  validUntil: '2031-05-06',
};

/** As such services answer: the fields nested, the sex by its code, and much beside that is nobody's business. */
const answer = {
  retcode: 0,
  data: {
    partyName: '王 桂兰',
    gender: '2',
    bornDay: '19401225',
    certAddress: '浙江省丽水市云溪县柳溪镇柳溪社区12号',
    certNumber: '331125194012250022',
    effDate: '20110506',
    expDate: '20310506',
    nation: '汉',
    identityPic: 'aGVsbG8='.repeat(4000),
  },
};

const described = {
  fields: {
    name: 'data.partyName',
    sex: 'data.gender',
    birth: 'data.bornDay',
    address: 'data.certAddress',
    number: 'data.certNumber',
    validUntil: 'data.expDate',
  },
  sexes: { '1': 'male', '2': 'female' },
  state: {
    at: 'retcode',
    read: ['0'],
    upsideDown: ['11'],
    removedEarly: ['12'],
    unreadable: ['13'],
    absent: ['-1'],
  },
};

function mapping(given: object): SpokenMapping {
  const parsed = mappingShape.parse({ ...described, ...given });
  if (parsed.reader === 'keys') throw new Error('It says nothing');
  return parsed;
}

const http = mapping({ reader: 'poll', url: 'http://127.0.0.1:1/' });

/** A card that counts until then, by a reader that writes days so. */
function until(expDate: string, dates: string) {
  return understand({ ...answer, data: { ...answer.data, expDate } }, mapping({ ...http, dates }));
}

describe('what a reader says is understood', () => {
  test('as a card, with what may be kept and nothing else', () => {
    expect(understand(answer, http)).toEqual({ kind: 'read', card });
  });

  test.each([
    ['11', 'upside-down'],
    ['12', 'removed-early'],
    ['13', 'unreadable'],
  ])('as what went amiss: %s', (retcode, why) => {
    expect(understand({ retcode }, http)).toEqual({ kind: 'amiss', why });
  });

  test('as nothing, where no card lies there or it says what was not written down', () => {
    expect(understand({ retcode: 4711 }, http)).toEqual({ kind: 'nothing' });
    for (const message of [undefined, null, 7, 'x', [], {}])
      expect(understand(message, http)).toEqual({ kind: 'nothing' });
  });

  test('as unreadable, where it says that it was read and names nobody', () => {
    expect(understand({ retcode: 0, data: { partyName: '  ' } }, http)).toEqual({
      kind: 'amiss',
      why: 'unreadable',
    });
  });

  test('in the form in which it writes days; one that never ends is none', () => {
    expect(until('2031.05.06', 'YYYY.MM.DD')).toMatchObject({ card: { validUntil: '2031-05-06' } });
    expect(until('2031年05月06日', 'YYYY年MM月DD日')).toMatchObject({ card: { validUntil: '2031-05-06' } });
    for (const none of ['长期', '2031-02-30', '2031x05x06']) {
      const understood = until(none, 'YYYYMMDD');
      expect(understood.kind === 'read' && understood.card).not.toHaveProperty('validUntil');
    }
  });

  test('never by what every object has, nor by a text that is too long to be one', () => {
    const inherited = mapping({ ...http, state: undefined, fields: { name: 'constructor.name' } });
    expect(understand(answer, inherited)).toEqual({ kind: 'nothing' });
    const picture = mapping({ ...http, state: undefined, fields: { number: 'data.identityPic' } });
    expect(understand(answer, picture)).toEqual({ kind: 'nothing' });
  });
});

describe('a description', () => {
  test('is taken as the manual writes it, and understands what the manual says of it', () => {
    const manual = readFileSync('docs/devices.md', 'utf8');
    const [, example = ''] = /```json\n([\s\S]*?)```/.exec(manual) ?? [];
    const written = mappingShape.parse(JSON.parse(example));
    expect(written.reader === 'poll' && understand(answer, written)).toEqual({ kind: 'read', card });
  });

  test.each([
    ['an address on another computer', { reader: 'poll', url: 'http://192.168.1.20:8000/' }],
    ['a name that only begins like this computer', { reader: 'poll', url: 'http://localhost.example.cn/' }],
    ['an address with somebody else before it', { reader: 'poll', url: 'http://127.0.0.1@example.cn/' }],
    ['a service that is no web service', { reader: 'poll', url: 'file:///etc/passwd' }],
    ['a socket on another computer', { reader: 'subscribe', url: 'ws://example.cn/' }],
    ['a word that nobody knows', { reader: 'poll', url: 'http://127.0.0.1/', colour: 'red' }],
    [
      'a way of writing days that nobody knows',
      { reader: 'poll', url: 'http://127.0.0.1/', dates: 'DDMMYY' },
    ],
  ])('is refused with %s', (_what, given) => {
    expect(mappingShape.safeParse({ ...described, ...given }).success).toBe(false);
  });

  test('that is not there or holds something else stands in the way of the start, with a sentence', () => {
    const file = path.join(tempDir(), 'reader.json');
    expect(() => readMapping(file)).toThrow(StartRefusal);
    writeFileSync(file, JSON.stringify({ ...described, reader: 'poll', url: 'http://10.0.0.1/' }));
    expect(() => readMapping(file)).toThrow(/at "url"/);
    writeFileSync(file, JSON.stringify({ reader: 'keys', card: 'social-security' }));
    expect(readMapping(file)).toEqual({ reader: 'keys', card: 'social-security' });
    const configured = cardReaderFor(file, tempDir());
    expect(configured).toMatchObject({ card: 'social-security', types: true });
    expect(open(configured.open).reader.isThere()).toBe(true);
  });
});

/** A vendor's service on this computer, which answers what it is told to. */
async function vendorService(say: () => { status?: number; headers?: object; body: unknown }) {
  const server = createServer((_request, response) => {
    const { status = 200, headers = {}, body } = say();
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body));
  });
  await listening(server);
  closing.push(() => server.close());
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/read` };
}

function listening(server: Server, port = 0): Promise<void> {
  return new Promise((ready) => server.listen(port, '127.0.0.1', ready));
}

describe('a service that is asked', () => {
  const everyMs = 200;
  const poll = (url: string) => {
    const read = mapping({ reader: 'poll', url, everyMs });
    if (read.reader !== 'poll') throw new Error('Another reader');
    return open(pollReader(read));
  };

  test('is there while it answers; a card that lies there is told, and then what went amiss', async () => {
    let body: unknown = { retcode: 1 };
    const { url } = await vendorService(() => ({ body }));
    const { reader, told } = poll(url);
    await expect.poll(() => told).toEqual(['changed']);
    expect(reader.isThere()).toBe(true);
    body = answer;
    await expect.poll(() => told).toContainEqual(card);
    body = { retcode: 12 };
    await expect.poll(() => told).toContain('removed-early');
  });

  test('is gone while its reader is pulled out, while it fails, and while it is not there at all', async () => {
    let say: { status?: number; body: unknown } = { body: { retcode: 1 } };
    const { server, url } = await vendorService(() => say);
    const { reader, told } = poll(url);
    await expect.poll(() => reader.isThere()).toBe(true);
    for (const gone of [
      { body: { retcode: -1 } },
      { status: 500, body: answer },
      { body: '<html>no JSON</html>' },
    ]) {
      say = gone;
      await expect.poll(() => reader.isThere()).toBe(false);
      say = { body: { retcode: 1 } };
      await expect.poll(() => reader.isThere()).toBe(true);
    }
    const { port } = server.address() as AddressInfo;
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await expect.poll(() => reader.isThere()).toBe(false);
    await listening(server, port);
    await expect.poll(() => reader.isThere()).toBe(true);
    expect(told.filter((each) => each !== 'changed')).toEqual([]);
  });

  test.each([
    ['which says nothing of its length', {}, (text: string) => text],
    ['packed', { 'content-encoding': 'gzip' }, gzipSync],
  ])('is gone while its answer would fill the memory, %s', async (_, headers, packed) => {
    let say: { headers?: object; body: unknown } = { body: { retcode: 1 } };
    const { url } = await vendorService(() => say);
    const { reader } = poll(url);
    await expect.poll(() => reader.isThere()).toBe(true);
    say = { headers, body: packed(JSON.stringify({ retcode: 1, photo: '0'.repeat(2 ** 21) })) };
    await expect.poll(() => reader.isThere()).toBe(false);
  });

  test('is not followed to another address', async () => {
    const elsewhere = await vendorService(() => ({ body: answer }));
    const { url } = await vendorService(() => ({
      status: 302,
      headers: { location: elsewhere.url },
      body: '',
    }));
    const { reader, told } = poll(url);
    await new Promise((later) => setTimeout(later, 3 * everyMs));
    expect(reader.isThere()).toBe(false);
    expect(told).toEqual([]);
  });
});

describe('a service that tells by itself', () => {
  test('is greeted, and tells of cards; when it goes the reader is gone, and found again', async () => {
    const first = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    closing.push(() => first.close());
    await new Promise((ready) => first.once('listening', ready));
    const { port } = first.address() as AddressInfo;
    const greetings: string[] = [];
    const serve = (server: WebSocketServer) =>
      server.on('connection', (socket) => {
        socket.on('message', (data) => {
          greetings.push(Buffer.isBuffer(data) ? data.toString() : '');
          socket.send('no JSON');
          socket.send(JSON.stringify({ retcode: 11 }));
          socket.send(JSON.stringify(answer));
        });
      });
    serve(first);
    const read = mapping({ reader: 'subscribe', url: `ws://127.0.0.1:${port}/`, hello: 'ReadCard' });
    if (read.reader !== 'subscribe') throw new Error('Another reader');
    const { reader, told } = open(subscribeReader(read, 50));
    await expect.poll(() => told).toEqual(['changed', 'upside-down', card]);
    expect(greetings).toEqual(['ReadCard']);

    for (const socket of first.clients) socket.terminate();
    await new Promise((closed) => first.close(closed));
    await expect.poll(() => reader.isThere()).toBe(false);
    const second = new WebSocketServer({ host: '127.0.0.1', port });
    closing.push(() => second.close());
    serve(second);
    await expect.poll(() => reader.isThere()).toBe(true);
    for (const socket of second.clients) socket.terminate();
  });
});

/** The two ends of a cable: what is written into one comes out of the other. */
async function cable(dir: string): Promise<{ near: string; far: string; pull: () => void }> {
  const near = path.join(dir, 'near');
  const far = path.join(dir, 'far');
  const ends = spawn('socat', [`pty,raw,echo=0,link=${near}`, `pty,raw,echo=0,link=${far}`], {
    stdio: 'ignore',
  });
  const pull = () => void ends.kill();
  closing.push(pull);
  await expect.poll(() => existsSync(near) && existsSync(far)).toBe(true);
  return { near, far, pull };
}

/** 王桂兰 as GB 18030, in which most such readers write. */
const inGb18030 = Buffer.from([0xcd, 0xf5, 0xb9, 0xf0, 0xc0, 0xbc]);

// A pair of pseudo-terminals stands for the cable: no reader and no serial port is here.
describe.runIf(spawnSync('socat', ['-V']).status === 0)('a reader on a serial port', () => {
  test('sends a line for each card, in pieces; pulled out it is gone, and found again', async () => {
    const dir = tempDir();
    const { near, far, pull } = await cable(dir);
    const read = mapping({
      reader: 'lines',
      path: near,
      baudRate: 9600,
      fields: { name: 1, number: 2 },
      state: { at: 0, read: ['OK'], upsideDown: ['E1'], removedEarly: ['E2'] },
    });
    if (read.reader !== 'lines') throw new Error('Another reader');
    const { reader, told } = open(serialReader(read, 100));
    await expect.poll(() => reader.isThere()).toBe(true);

    appendFileSync(far, Buffer.concat([Buffer.from('OK|'), inGb18030.subarray(0, 3)]));
    await new Promise((later) => setTimeout(later, 100));
    appendFileSync(far, Buffer.concat([inGb18030.subarray(3), Buffer.from(`|${card.number}|photo\r\n`)]));
    await expect.poll(() => told).toEqual(['changed', { name: '王桂兰', number: card.number }]);
    appendFileSync(far, 'E1\r\nE2\r\nnoise\r\n');
    await expect.poll(() => told.slice(2)).toEqual(['upside-down', 'removed-early']);

    pull();
    await expect.poll(() => reader.isThere()).toBe(false);
    await expect.poll(() => existsSync(near)).toBe(false);
    await cable(dir);
    await expect.poll(() => reader.isThere(), { timeout: 5000 }).toBe(true);
  });
});

test('a simulated card lies there while its file does', async () => {
  const dir = tempDir();
  const file = path.join(dir, 'card');
  const { reader, told } = open(simulatedCardReader(dir));
  expect(reader.isThere()).toBe(true);
  writeFileSync(file, '');
  await expect.poll(() => told).toContainEqual(expect.objectContaining({ name: '王桂兰' }));
  writeFileSync(file, 'upside-down');
  await expect.poll(() => told).toContain('upside-down');
  writeFileSync(file, JSON.stringify({ name: '李建国' }));
  await expect.poll(() => told).toContainEqual({ name: '李建国' });
  writeFileSync(file, 'something else');
  await expect.poll(() => told).toContain('unreadable');
  writeFileSync(file, 'absent');
  await expect.poll(() => reader.isThere()).toBe(false);
  rmSync(file);
  await expect.poll(() => reader.isThere()).toBe(true);
});
