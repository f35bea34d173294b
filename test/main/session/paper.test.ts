import { transform } from 'receiptline';
import { expect, test } from 'vitest';
import { papers } from '../../../main/session/paper.ts';

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
  delivery: 'waiting' as const,
  receipt: null,
  code: 'BANGBAN/1/6f8b2c1e/12345678',
  printed: 'printed' as const,
};
const words = { title: '高龄津贴', afterwards: ['3 天里给您打电话', '钱每月 10 号到卡上'] };

function asText(paper: string): string {
  return transform(paper, { command: 'text', encoding: 'gb18030', cpl: 48 });
}

test('a slip says the number in pairs, that it is kept, and what happens next', () => {
  const text = asText(papers(() => place).slip(slip, words, 'zh-CN'));
  // Double width puts a space behind each digit, and two more between the pairs.
  expect(text).toMatch(/1 2 {3}3 4 {3}5 6 {3}7 8/);
  expect(text).toContain('已经存好，有网就送出');
  expect(text).toContain('2026年11月23日 15:30');
  expect(text).toContain('3 天里给您打电话');
  expect(text).toContain('王姐');
  expect(text).toContain('演示样单');
});

test('a name with the signs of the paper notation is printed as it is', () => {
  expect(asText(papers(() => place).slip(slip, words, 'zh-CN'))).toContain('幸福镇|便民^服务中心');
});

test('when the receipt has come the slip gives its number', () => {
  const received = { ...slip, delivery: 'received' as const, receipt: { number: '204611', at: slip.at } };
  const text = asText(papers(() => place).slip(received, words, 'en'));
  expect(text).toContain('Receipt number 204611');
  expect(text).not.toContain('as soon as there is a network');
});

test('the parked paper gives the code in pairs and how long it is kept', () => {
  const text = asText(papers(() => place).parked({ code: '90817263', keptUntil: slip.at }, 'zh-CN'));
  expect(text).toMatch(/9 0 {3}8 1 {3}7 2 {3}6 3/);
  expect(text).toContain('2026年11月23日');
});
