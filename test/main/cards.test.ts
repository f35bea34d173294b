import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { ShownSession } from '../../core/contract.ts';
import { readDivisions } from '../../main/catalog/divisions.ts';
import { addressFromCard } from '../../main/session/card-address.ts';
import { apiOf, type MachineApi } from '../support/call-machine.ts';
import { identityNumber } from '../support/identity-number.ts';
import { fillIn, step } from '../support/resident.ts';
import { startIntake, type RunningIntake } from '../support/running-intake.ts';
import { filesHolding, formsOf } from '../support/search-folder.ts';
import { startTestMachine, type TestMachine } from '../support/test-machine.ts';

// A card that is put on the reader: whose visit it is for, what of it is offered, and that nothing of it is kept.

vi.setConfig({ testTimeout: 30_000 });

const number = identityNumber('1940-12-25');
const said = {
  name: '王桂兰',
  sex: 'female',
  birth: '1940-12-25',
  address: '浙江省丽水市云溪县柳溪镇柳溪社区12号',
  number,
};

let intake: RunningIntake;
let machine: TestMachine;
let api: MachineApi;

beforeAll(async () => {
  intake = await startIntake();
});
afterAll(() => intake.close());

beforeEach(async () => {
  machine = await startTestMachine({
    configuration: {
      intake: intake.url,
      enrolmentCode: await intake.newCode(),
      cardReader: 'simulated',
    },
  });
  api = apiOf(machine.fetch);
});
afterEach(() => machine.end());

const cardFile = () => path.join(machine.dataDir, 'card');
const putOn = (text: string | object) =>
  writeFileSync(cardFile(), typeof text === 'string' ? text : JSON.stringify(text));
const takeOff = () => rmSync(cardFile());

async function atFirstQuestion(from: MachineApi = api, practice = false): Promise<ShownSession> {
  const view = await from.session.start({ service: 'elder-allowance', language: 'zh-CN', practice });
  return fillIn(from, view, {}, 'question');
}

async function offerIn({ session }: ShownSession, from: MachineApi = api) {
  const { question } = await from.session.view({ session });
  return question?.offer;
}

const shown = async () => (await api.kiosk.state()).card;

/** Longer than the reader takes to be looked at twice. */
const aWhile = () => new Promise((later) => setTimeout(later, 900));

test('what it says is offered one by one, and confirmed is an answer from a card', async () => {
  const begun = await atFirstQuestion();
  expect((await api.kiosk.state()).card).toBe('ready');
  putOn(said);
  await expect.poll(() => offerIn(begun)).toEqual({ value: number, from: { kind: 'card' } });
  takeOff();

  const { session } = begun;
  let view: ShownSession = await api.session.confirm({
    session,
    path: { question: 'identity' },
    value: number,
  });
  expect(view.question?.offer?.value).toBe('王桂兰');
  view = await api.session.confirm({ session, path: { question: 'name' }, value: said.name });
  while (view.question?.path.question !== 'address') view = await step(api, view);
  const value = {
    code: '331190190001',
    levels: ['浙江省', '丽水市', '云溪县', '柳溪镇', '柳溪社区'],
    detail: '12号',
  };
  expect(view.question.offer).toEqual({ value, from: { kind: 'card' } });
  view = await api.session.confirm({ session, path: { question: 'address' }, value });
  const whole = await fillIn(api, view);
  const sources = whole.review?.flatMap((item) =>
    item.kind === 'answer' && item.question.source?.from === 'card' ? [item.question.path.question] : [],
  );
  expect(sources).toEqual(['identity', 'name', 'address']);
});

test('the screen is told once, however long the card lies there', async () => {
  const begun = await atFirstQuestion();
  const stop = new AbortController();
  const told: string[] = [];
  const listening = (async () => {
    for await (const { kind } of await api.kiosk.events(undefined, { signal: stop.signal })) told.push(kind);
  })().catch(() => undefined);
  await expect.poll(() => told).toEqual(['hello']);
  putOn(said);
  await expect.poll(() => offerIn(begun)).toBeDefined();
  await aWhile();
  putOn('upside-down');
  await expect.poll(() => told).toEqual(['hello', 'session.changed', 'kiosk.changed']);
  stop.abort();
  await listening;
});

test('one that lies there before anybody was told what is asked counts only from then on', async () => {
  putOn(said);
  const { session } = await api.session.start({ service: 'elder-allowance', language: 'zh-CN' });
  await aWhile();
  takeOff();
  const begun = await fillIn(api, await api.session.view({ session }), {}, 'question');
  expect(begun.question?.offer).toBeUndefined();
  putOn(said);
  await expect.poll(() => offerIn(begun)).toMatchObject({ value: number });
});

test('of what goes amiss the kiosk says why, until a card is read', async () => {
  const begun = await atFirstQuestion();
  for (const why of ['upside-down', 'removed-early', 'unreadable']) {
    putOn(why);
    await expect.poll(shown).toBe(why);
  }
  putOn({ ...said, validUntil: '2020-01-01' });
  await expect.poll(shown).toBe('expired');
  putOn({ number: '110105194912310021' });
  await expect.poll(shown).toBe('unreadable');
  expect(await offerIn(begun)).toBeUndefined();
  putOn(said);
  await expect.poll(shown).toBe('ready');
  putOn('absent');
  await expect.poll(shown).toBe('none');
});

test('while nobody stands at a question nothing is said of a card, and nothing is taken of it', async () => {
  putOn('upside-down');
  await aWhile();
  expect((await api.kiosk.state()).card).toBe('ready');
  putOn(said);
  await aWhile();
  takeOff();
  expect((await atFirstQuestion()).question?.offer).toBeUndefined();
});

test('where two screens are in use it is for neither, since nobody can say whose it is', async () => {
  const other = apiOf(machine.fetch, 'another');
  const here = await atFirstQuestion();
  const there = await atFirstQuestion(other);
  putOn(said);
  await aWhile();
  expect([await offerIn(here), await offerIn(there, other)]).toEqual([undefined, undefined]);
});

test('what is only tried is offered no card', async () => {
  const begun = await atFirstQuestion(api, true);
  putOn(said);
  await aWhile();
  expect(await offerIn(begun)).toBeUndefined();
});

test('a reader that types gives the number, and what the number tells', async () => {
  const file = path.join(machine.dataDir, 'reader.json');
  writeFileSync(file, JSON.stringify({ reader: 'keys', card: 'social-security' }));
  const typing = await startTestMachine({
    configuration: { intake: intake.url, enrolmentCode: await intake.newCode(), cardReader: file },
  });
  try {
    const own = apiOf(typing.fetch);
    const { session } = await atFirstQuestion(own);
    expect((await own.kiosk.state()).cardReader).toEqual({ card: 'social-security', types: true });
    const view = await own.session.card({ session, number });
    expect(view.question?.offer).toEqual({ value: number, from: { kind: 'card' } });
    const wrong = await own.session.card({ session, number: '12345' });
    expect(wrong.question?.offer).toEqual({ value: number, from: { kind: 'card' } });
    expect((await own.kiosk.state()).card).toBe('unreadable');
  } finally {
    await typing.end();
  }
});

test('what is typed has stood on no card where the reader is no keyboard', async () => {
  const { session } = await atFirstQuestion();
  expect((await api.kiosk.state()).cardReader).toEqual({ card: 'identity', types: false });
  const view = await api.session.card({ session, number });
  expect(view.question?.offer).toBeUndefined();
});

test('another card is that of another person', async () => {
  const begun = await atFirstQuestion();
  putOn(said);
  await expect.poll(() => offerIn(begun)).toMatchObject({ value: number });
  const other = identityNumber('1950-01-02');
  putOn({ number: other });
  await expect.poll(() => offerIn(begun)).toMatchObject({ value: other });
  takeOff();
  const at = { session: begun.session, path: { question: 'identity' } };
  const unseen = await api.session.confirm({ ...at, value: number });
  expect(unseen.place, 'what the screen showed is not what is offered by now').toEqual(begun.place);
  expect(unseen.question?.offer?.value).toBe(other);
  const view = await api.session.confirm({ ...at, value: other });
  expect(view.question, 'the name of the first is gone').not.toHaveProperty('offer');
});

test('nothing of it stands on the disk or in the log', async () => {
  const begun = await atFirstQuestion();
  putOn(said);
  await expect.poll(() => offerIn(begun)).toBeDefined();
  takeOff();
  const looked = { ...formsOf('the number', number), ...formsOf('the name', said.name) };
  expect(filesHolding(machine.dataDir, looked)).toEqual([]);
  expect(machine.log.join('\n')).not.toMatch(new RegExp(`${number}|${said.name}|1940`));
});

test('an address as it is printed is found level by level', () => {
  const divisions = readDivisions([path.resolve('services')]);
  const found = (line: string) => {
    const { levels, detail } = addressFromCard(line, divisions) ?? {};
    return levels && [...levels, detail].join(' ');
  };
  expect(found('浙江省丽水市云溪县柳溪镇柳溪社区 12 号')).toBe('浙江省 丽水市 云溪县 柳溪镇 柳溪社区 12号');
  // Most cards leave the city out where they name a county.
  expect(found('浙江省云溪县柳溪镇上柳村3号')).toMatch(/^浙江省 丽水市 云溪县 柳溪镇 /);
  expect(found('北京市朝阳区惠新里9号楼')).toMatch(/朝阳区 惠新里9号楼$/);
  expect(found('某省某市某县1号')).toBeUndefined();
  expect(found('浙江省')).toBeUndefined();
  expect(found('')).toBeUndefined();
});
