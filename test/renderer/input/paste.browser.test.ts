import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QuestionView } from '../../../core/session/view.ts';
import { type InputPage, openInputPage } from '../../support/input-page.ts';
import { paste } from '../../support/paste.ts';

// What is pasted, or typed on a plugged-in keyboard, arrives as it was, whatever the way to answer goes by on the glass.

let inputs: InputPage;
beforeAll(async () => {
  inputs = await openInputPage();
});
afterAll(async () => {
  await inputs.close();
  if (inputs.errors.length > 0) throw new Error(inputs.errors.join('\n'));
});

const draft = (page: Page) => page.evaluate(() => window.draft);
type Asked = Pick<QuestionView, 'type'> & Partial<QuestionView>;

const identity: Asked = { type: 'identity-number', path: { question: 'identity' } };
const phone: Asked = { type: 'phone', path: { question: 'phone' } };
const code: Asked = {
  type: 'code',
  path: { question: 'phone' },
  limits: { signs: 'letters-and-digits', minLength: 6, maxLength: 20 },
};
const text: Asked = { type: 'text', path: { question: 'name' }, limits: { maxLength: 100 } };
const name: Asked = { type: 'name', path: { question: 'name' } };
const date: Asked = { type: 'date', path: { question: 'phone' }, limits: { birthday: true } };
const money: Asked = { type: 'money', path: { question: 'phone' }, limits: { max: 99_999 } };

test.each<[pasted: string, question: Asked, value: unknown]>([
  ['11010519491231002X', identity, '11010519491231002X'],
  ['110105 19491231 002x\n', identity, '11010519491231002X'],
  ['１１０１０５１９４９１２３１００２Ｘ', identity, '11010519491231002X'],
  ['CHN110105194912', identity, 'CHN110105194912'],
  ['138 0013 8000', phone, '13800138000'],
  ['138-0013-8000', phone, '13800138000'],
  ['YX261103', code, 'YX261103'],
  ['12.5', money, 1250],
  ['楼下的路灯不亮，晚上看不见。请来看看！', text, '楼下的路灯不亮，晚上看不见。请来看看！'],
  ['Room 12B, building 3 <b>', text, 'Room 12B, building 3 <b>'],
  ['一\u202e二\u0000三\n四', text, '一二三 四'],
  ['欧阳·买买提', name, '欧阳·买买提'],
  ['1938-05-09', date, '1938-05-09'],
  ['1938年5月9日', date, '1938-05-09'],
])('%j is pasted as it is', async (pasted, question, value) => {
  const page = await inputs.open(question);
  await paste(page, pasted);
  expect(await draft(page)).toEqual({ ready: true, value });
  await page.close();
});

test('what there is no room for is not cut, and that is said', async () => {
  const page = await inputs.open({ ...text, limits: { maxLength: 5 } });
  await paste(page, '路灯不亮');
  await paste(page, '三天了');
  expect(await draft(page)).toEqual({ ready: true, value: '路灯不亮' });
  expect(await page.getByText('放满了').first().isVisible()).toBe(true);
  await page.close();
});

test('a day that is none is not taken', async () => {
  const page = await inputs.open(date);
  await paste(page, '1938-02-30');
  expect((await draft(page))?.ready).toBe(false);
  await page.close();
});

test.each<[typed: string, question: Asked, value: unknown]>([
  ['19380509', date, '1938-05-09'],
  ['1938-5-9-', date, '1938-05-09'],
  ['１３８００１３８０００', phone, '13800138000'],
])('%s is typed on a plugged-in keyboard', async (typed, question, value) => {
  const page = await inputs.open(question);
  for (const sign of typed) {
    await page.evaluate((key) => {
      dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
      dispatchEvent(new KeyboardEvent('keyup', { key }));
    }, sign);
  }
  await expect.poll(() => draft(page)).toEqual({ ready: true, value });
  await page.close();
});

test('signs of Chinese are typed as they are', async () => {
  const page = await inputs.open({ ...text, value: '路灯不亮' });
  for (const key of '，。“”') {
    await page.evaluate((sign) => dispatchEvent(new KeyboardEvent('keydown', { key: sign })), key);
  }
  expect(await draft(page)).toEqual({ ready: true, value: '路灯不亮，。“”' });
  await page.close();
});
