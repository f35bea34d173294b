import { transform } from 'receiptline';
import { expect, test } from 'vitest';
import { papers } from '../../../main/session/paper.ts';
import { allLanguages } from '../../../renderer/text/language.ts';
import { readJson } from '../../house/repository.ts';
import { imageOf } from '../../support/code-video.ts';
import { codesIn } from '../../support/codes-in.ts';

const place = {
  kiosk: '大厅 1 号',
  demo: true,
  hall: {
    name: '幸福镇|便民^服务中心',
    division: '',
    help: { 'zh-CN': { who: '王姐', where: '2 号窗口', phone: '0571-1234567' } },
  },
};
const slip = {
  submission: '6f8b2c1e-0d7e-4a55-9d6e-0e6d3b1f2a10',
  number: '12345678',
  kiosk: '大厅 1 号',
  service: { id: 'elder-allowance', version: '1', digest: 'd' },
  at: Date.UTC(2026, 10, 23, 7, 30),
  summary: null,
  delivery: 'waiting' as const,
  receipt: null,
  code: 'BANGBAN/1/6f8b2c1e/12345678',
  printed: 'printed' as const,
};
const words = {
  title: '高龄津贴',
  sample: true,
  afterwards: [
    { title: '等电话', body: '3 天里给您打电话' },
    { title: '领钱', body: '钱每月 10 号到卡上' },
  ],
};

/** Larger letters stand apart in the text. */
function squeezed(text: string): string {
  return text.replaceAll(/\s/g, '');
}

function asText(paper: string): string {
  return transform(paper, { command: 'text', encoding: 'gb18030', cpl: 48 });
}

/** The picture that a printer is sent with a paper (GS 8 L: a byte for eight dots), with quiet around it. */
function drawnOn(paper: string): ImageData {
  const sent = Buffer.from(transform(paper, { command: 'escpos', encoding: 'gb18030', cpl: 48 }), 'latin1');
  const at = sent.indexOf('\u001d8L', 0, 'latin1');
  const [width, height, dots] = [
    sent.readUInt16LE(at + 13),
    sent.readUInt16LE(at + 15),
    sent.subarray(at + 17),
  ];
  const [quiet, row] = [40, Math.ceil(width / 8)];
  const side = width + 2 * quiet;
  const grey = new Uint8Array(side * (height + 2 * quiet)).fill(255);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      if (((dots[y * row + (x >> 3)] ?? 0) << (x & 7)) & 128) grey[(y + quiet) * side + x + quiet] = 0;
  return imageOf(grey, side, height + 2 * quiet);
}

test('a slip says the number in pairs, that it is kept, and what happens next', () => {
  const text = asText(papers(() => place).slip(slip, words, 'zh-CN', '高龄津贴'));
  // Letters four times as wide are followed by three spaces, and a space is four of them.
  expect(text).toMatch(/1 {3}2 {7}3 {3}4 {7}5 {3}6 {7}7 {3}8/);
  expect(squeezed(text)).toContain('已经存好，有网就送出');
  expect(text).toContain('2026年11月23日 15:30');
  expect(squeezed(text)).toContain('3天里给您打电话');
  expect(squeezed(text)).toContain('王姐');
  expect(text).toContain('演示用');
  expect(text).toContain('样本事项');
});

const record = {
  ...slip,
  delivery: 'received' as const,
  receipt: { number: '1000000008', at: Date.UTC(2026, 10, 23, 8) },
  case: { state: 'paper-missing' as const, note: '请带|存折来', at: Date.UTC(2026, 10, 24, 1) },
  toChange: null,
  correctedBy: null,
  sealed: { keptUntil: Date.UTC(2026, 10, 30, 8) },
  asOf: null,
};

test('the paper of what is held says where it stands, what the clerk says, and until when what is kept', () => {
  const text = asText(papers(() => place).record(record, '高龄津贴', 'zh-CN', '高龄津贴'));
  expect(text).toMatch(/1 {3}2 {7}3 {3}4 {7}5 {3}6 {7}7 {3}8/);
  const said = squeezed(text);
  expect(said).toContain('回执号1000000008');
  expect(said).toContain('2026年11月24日说还缺材料');
  expect(said).toContain('工作人员说：请带|存折来');
  expect(said).toContain('2026年11月30日就删');
});

test.each([
  [{ sealed: null }, '您填的内容已经不在这里了'],
  [{ sealed: { keptUntil: null }, receipt: null, case: null }, '送到以后，过七天左右就删'],
  [{ delivery: 'refused' as const, receipt: null, case: null }, '上面没有收下，请您叫人帮忙'],
  [{ correctedBy: '87654321' }, '新的号码87654321'],
])('of what is %j it says so', (given, wanted) => {
  const text = asText(papers(() => place).record({ ...record, ...given }, '高龄津贴', 'zh-CN', '高龄津贴'));
  expect(squeezed(text)).toContain(wanted);
});

test('a name with the signs of the paper notation is printed as it is', () => {
  expect(asText(papers(() => place).slip(slip, words, 'zh-CN', '高龄津贴'))).toContain(
    '幸福镇|便民^服务中心',
  );
});

test('when the receipt has come the slip gives its number', () => {
  const received = { ...slip, delivery: 'received' as const, receipt: { number: '204611', at: slip.at } };
  const text = asText(papers(() => place).slip(received, words, 'en', '高龄津贴'));
  expect(squeezed(text)).toContain('receiptnumber204611');
  // As the screen writes it.
  expect(squeezed(text)).toContain('23November202615:30');
  expect(squeezed(text)).not.toContain('assoonasthereisanetwork');
});

test('the parked paper gives the code in pairs and how long it is kept', () => {
  const text = asText(papers(() => place).parked({ code: '90817263', keptUntil: slip.at }, 'zh-CN'));
  expect(text).toMatch(/9 {3}0 {7}8 {3}1/);
  expect(squeezed(text)).toContain('2026年11月23日');
});

test('both papers carry their code, as a printer draws it', async () => {
  const parked = papers(() => place).parked({ code: '90817263', keptUntil: slip.at }, 'zh-CN');
  expect(await codesIn(drawnOn(parked))).toEqual(['bangban:parked/1/90817263']);
  const stored = papers(() => place).slip(slip, words, 'zh-CN', '高龄津贴');
  expect(await codesIn(drawnOn(stored))).toEqual([slip.code]);
});

test('the parked paper names no day that is not known', () => {
  const text = asText(papers(() => place).parked({ code: '90817263', keptUntil: null }, 'zh-CN'));
  expect(squeezed(text)).not.toContain('给您留到');
});

test.each(allLanguages.map(({ tag }) => tag))('a paper in %s is in that language', (language) => {
  const { slip: texts } = readJson(`locales/${language}/paper.json`) as { slip: Record<string, string> };
  const text = asText(papers(() => place).slip(slip, words, language, '高龄津贴'));
  expect(squeezed(text)).toContain(squeezed(texts['next'] ?? ''));
});

test('a paper in a language that the counter may not read says the same in Chinese, and no other does', () => {
  const received = { ...slip, receipt: { number: '204611', at: slip.at } };
  const english = { ...words, title: 'Elder allowance' };
  const text = squeezed(asText(papers(() => place).slip(received, english, 'en', '高龄津贴')));
  expect(text).toContain('存好单：高龄津贴');
  expect(text).toContain('已经收到，回执号204611');
  expect(text).toContain('2026年11月23日15:30存好');
  for (const language of ['zh-CN', 'zh-HK']) {
    const chinese = squeezed(asText(papers(() => place).slip(received, words, language, '高龄津贴')));
    expect(chinese).not.toContain('存好单：高龄津贴');
  }
});

test('so does the parked paper, for whoever is asked about it', () => {
  const parked = { code: '90817263', keptUntil: slip.at };
  const text = squeezed(asText(papers(() => place).parked(parked, 'en')));
  expect(text).toContain('替您存好了');
  expect(text).toContain(squeezed(`请还到${place.kiosk}来。`));
  expect(text).toContain('给您留到2026年11月23日。');
  for (const language of ['zh-CN', 'zh-HK'])
    expect(
      squeezed(asText(papers(() => place).parked(parked, language))).match(/9081|90817263/g),
    ).toHaveLength(1);
});

test('a quotation mark stays with what it opens or closes', () => {
  const text = asText(papers(() => place).parked({ code: '90817263', keptUntil: null }, 'zh-HK'));
  const lines = text.split('\n').map(squeezed);
  expect(lines.join('')).toContain('「手上有單子」');
  expect(lines.filter((line) => /「$|^」/.test(line))).toEqual([]);
});

test('characters of every extension are printed exactly, and as wide as the others', () => {
  const rare = String.fromCodePoint(
    0x3400,
    0x20000,
    0x2a700,
    0x2b740,
    0x2b820,
    0x2ceb0,
    0x2ebf0,
    0x30ede,
    0x31350,
  );
  const hall = { ...place.hall, name: `${rare}${rare}${rare}村` };
  const lines = papers(() => ({ ...place, hall }))
    .slip(slip, words, 'zh-CN', '高龄津贴')
    .split('\n');
  const named = lines.filter((line) => /[\u{20000}-\u{3FFFD}]/u.test(line));
  expect(named.join('')).toBe(hall.name);
  // Twenty-four of them are as many as the paper is wide.
  expect(named.map((line) => Array.from(line).length)).toEqual([24, 4]);
  const printed = transform(named.join('\n'), { command: 'text', encoding: 'gb18030', cpl: 48 });
  expect(squeezed(printed)).toBe(hall.name);
  // What the printer itself is sent: the four bytes of GB 18030 for the first of the second plane.
  const sent = Buffer.from(
    transform(named.join('\n'), { command: 'escpos', encoding: 'gb18030', cpl: 48 }),
    'latin1',
  );
  expect(sent.includes(Buffer.from([0x95, 0x32, 0x82, 0x36]))).toBe(true);
});

test('no line is wider than the paper, and no word of English is torn', () => {
  const long = { ...words, title: 'Health insurance for everybody in your household' };
  const text = asText(papers(() => place).slip(slip, long, 'en', '高龄津贴'));
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(48);
  expect(text).toMatch(/h o u s e h o l d/);
});
