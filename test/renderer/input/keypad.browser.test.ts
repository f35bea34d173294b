import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright';
import { BlindResident } from '../../support/blind-resident.ts';
import { type InputPage, openInputPage } from '../../support/input-page.ts';
import { SwitchHand } from '../../support/switch-hand.ts';
import { Words } from '../../support/words.ts';

let inputs: InputPage;
beforeAll(async () => {
  inputs = await openInputPage();
});
afterAll(async () => {
  await inputs.close();
});

const draft = (page: Page) => page.evaluate(() => window.draft);
const ready = (value: unknown) => ({ ready: true, value });
const missing = (key: string, values?: Record<string, unknown>) => ({
  ready: false,
  missing: { ns: 'input', key, ...(values && { values }) },
});
async function press(page: Page, keys: string): Promise<void> {
  for (const key of keys) await page.getByRole('button', { name: key, exact: true }).click({ delay: 170 });
}

/** Since it was last asked. */
const sounded = (page: Page) => page.evaluate(() => window.sounded.splice(0));
const said = (page: Page) => page.evaluate(() => window.said.splice(0));

describe('identity number', () => {
  test('grows group by group, and says back what it tells', async () => {
    const page = await inputs.open({ type: 'identity-number', path: { question: 'identity' } });
    expect(await draft(page)).toEqual(missing('keypad.missing', { count: 18 }));

    await press(page, '110105194912');
    expect(await draft(page)).toEqual(missing('keypad.missing', { count: 6 }));
    expect(await page.locator('.group[data-state="right"]').count()).toBe(2);
    expect(await page.getByRole('button', { name: '还差 6 位' }).isVisible()).toBe(true);

    await press(page, 'X31002X');
    expect(await draft(page)).toEqual(ready('11010519491231002X'));
    expect(await page.getByText('1949 年 12 月 31 日生，女').isVisible()).toBe(true);
    expect(await page.locator('.group[data-state="right"]').count()).toBe(4);

    await page.getByRole('button', { name: '退格' }).click();
    expect(await draft(page)).toEqual(missing('keypad.missing', { count: 1 }));
    await page.close();
  });

  test('points at the group that cannot be, and at none when only the check fails', async () => {
    const page = await inputs.open({
      type: 'identity-number',
      path: { question: 'identity' },
      value: '1101051949133',
    });
    expect(await page.locator('.group[data-state="look"]').count()).toBe(1);
    await page.close();

    const other = await inputs.open({
      type: 'identity-number',
      path: { question: 'identity' },
      value: '110105194912310021',
    });
    expect(await other.locator('.group[data-state="look"]').count()).toBe(0);
    expect(await draft(other)).toEqual(ready('110105194912310021'));
    expect(await other.getByText('有一位不太对').isVisible()).toBe(true);
    await other.close();
  });

  test('a wrong birth year is pressed again by itself, and what follows stays', async () => {
    const page = await inputs.open({
      type: 'identity-number',
      path: { question: 'identity' },
      value: '11010509491231002X',
    });
    await page.getByRole('button', { name: '重按这四位' }).click();
    expect(await draft(page)).toEqual(missing('keypad.missing', { count: 4 }));
    expect(await page.locator('.group[data-state="look"]').count()).toBe(0);
    expect((await page.locator('.cell').allTextContents()).join('')).toBe('1101051231002X');
    expect(await page.locator('.group[data-now="true"]').innerText()).toContain('出生年');
    await press(page, '18');
    await page.getByRole('button', { name: '退格' }).click();
    await press(page, '949');
    expect(await draft(page)).toEqual(ready('11010519491231002X'));
    expect(await page.getByRole('button', { name: '重按这四位' }).count()).toBe(0);
    await page.close();
  });

  test('of an old foreign card: letters by their key, said one by one, then twelve digits', async () => {
    const page = await inputs.open({ type: 'identity-number', path: { question: 'identity' } });
    await page.getByRole('button', { name: '字母' }).click();
    expect(await draft(page)).toEqual(missing('keypad.missing', { count: 15 }));
    await press(page, 'US');
    await expect.poll(() => page.evaluate(() => window.said)).toEqual(expect.arrayContaining(['U', 'S']));
    await page.getByRole('button', { name: '123' }).click();
    await expect.poll(() => page.evaluate(() => window.said.at(-1))).toBe('先按证上的三个字母。');
    await press(page, 'A');
    expect(await page.locator('.group').count()).toBe(4);
    expect(await page.getByRole('button', { name: 'X', exact: true }).count()).toBe(0);
    await press(page, '110000000000');
    expect(await draft(page)).toEqual(ready('USA110000000000'));
    await press(page, '1');
    expect(await page.getByText('放满了').isVisible()).toBe(true);
    expect(await page.locator('.groups output').textContent()).toBe('按了 U S A, 1 1 0 0, 0 0 0 0, 0 0 0 0');
    await page.close();
  });

  test('of an old foreign card on a plugged-in keyboard, and back to digits', async () => {
    const page = await inputs.open({ type: 'identity-number', path: { question: 'identity' } });
    await page.keyboard.type('xab');
    expect(await draft(page)).toEqual(missing('keypad.missing', { count: 12 }));
    await page.keyboard.type('123456789012');
    expect(await draft(page)).toEqual(ready('XAB123456789012'));
    for (let signs = 15; signs > 0; signs -= 1) await page.keyboard.press('Backspace');
    expect(await draft(page)).toEqual(missing('keypad.missing', { count: 15 }));
    await page.getByRole('button', { name: '123' }).click();
    await press(page, '1');
    expect(await draft(page)).toEqual(missing('keypad.missing', { count: 17 }));
    await page.close();
  });

  test('a plugged-in keyboard writes it too, small x and all', async () => {
    const page = await inputs.open({ type: 'identity-number', path: { question: 'identity' } });
    await page.keyboard.type('11010519491231002y');
    expect(await draft(page)).toEqual(missing('keypad.missing', { count: 1 }));
    await page.keyboard.type('x');
    expect(await draft(page)).toEqual(ready('11010519491231002X'));
    await page.keyboard.press('Backspace');
    expect(await draft(page)).toEqual(missing('keypad.missing', { count: 1 }));
    await page.close();
  });

  test('what is half typed outlives a change of language, size and theme', async () => {
    const page = await inputs.open({ type: 'identity-number', path: { question: 'identity' } });
    await page.keyboard.type('110105');
    await page.evaluate(async () => {
      await window.look.language('en');
      window.look.size(4);
      window.look.theme('white-on-black');
    });
    expect(await page.getByText('Last four').isVisible()).toBe(true);
    await page.keyboard.type('1');
    expect(await draft(page)).toEqual(missing('keypad.missing', { count: 11 }));
    await page.close();
  });

  test('a screen reader hears digits, not an amount', async () => {
    const page = await inputs.open({ type: 'identity-number', path: { question: 'identity' } });
    await page.keyboard.type('1101051949');
    expect(await page.locator('.groups [aria-live], .groups output').textContent()).toBe(
      '按了 1 1 0 1 0 5, 1 9 4 9',
    );
    await page.close();
  });
});

describe('phone', () => {
  test('a mobile in 3 4 4', async () => {
    const page = await inputs.open({ type: 'phone', path: { question: 'phone' } });
    expect(await draft(page)).toEqual(missing('phone.missing'));
    await page.keyboard.type('1380013');
    expect(await draft(page)).toEqual(missing('keypad.missing', { count: 4 }));
    await page.keyboard.type('80009');
    expect(await draft(page)).toEqual(ready('13800138000'));
    await page.close();
  });

  test('a landline with its area code; without one the machine says what is missing', async () => {
    const page = await inputs.open({ type: 'phone', path: { question: 'phone' } });
    await page.keyboard.type('057888');
    expect((await draft(page))?.ready).toBe(false);
    await page.keyboard.type('66668');
    expect(await draft(page)).toEqual(ready('05788866668'));
    await page.close();

    const local = await inputs.open({ type: 'phone', path: { question: 'phone' } });
    await local.keyboard.type('888');
    expect(await draft(local)).toEqual(missing('phone.begin'));
    await local.keyboard.type('66668');
    expect(await draft(local)).toEqual(ready('88866668'));
    await local.close();
  });
});

describe('number and money', () => {
  test('a number has no zero in front and no more digits than its limit', async () => {
    const page = await inputs.open({ type: 'number', path: { question: 'identity' }, limits: { max: 120 } });
    expect(await draft(page)).toEqual(missing('number.missing'));
    await press(page, '0');
    expect(await draft(page)).toEqual(ready(0));
    await press(page, '7');
    expect(await draft(page)).toEqual(ready(7));
    await page.keyboard.type('8999');
    expect(await draft(page)).toEqual(ready(789));
    await page.close();
  });

  test('money is typed in 元 and kept in 分, and said back in words', async () => {
    const page = await inputs.open({ type: 'money', path: { question: 'identity' } });
    await press(page, '380');
    expect(await draft(page)).toEqual(ready(38_000));
    await page.getByRole('button', { name: '元', exact: true }).click();
    await press(page, '5');
    expect(await draft(page)).toEqual(ready(38_050));
    expect(await page.locator('.amount-typed').textContent()).toBe('380元5角');
    expect(await page.locator('.amount-words').textContent()).toBe('三百八十元五角');
    await page.close();
  });
});

describe('a press that cannot be taken', () => {
  const full = '放满了，要改就先退格。';
  const low = 523;

  test('is not said as if it were: a full field says so each time, until there is room again', async () => {
    const page = await inputs.open({
      type: 'identity-number',
      path: { question: 'identity' },
      value: '11010519491231002',
    });
    await press(page, '7');
    await expect.poll(() => said(page)).toContain('七');
    expect(await sounded(page)).not.toContain(low);

    for (const again of [1, 2]) {
      await press(page, '9');
      await expect.poll(() => said(page), { message: `time ${again}` }).toEqual([full]);
      expect(await sounded(page)).toContain(low);
    }
    await page.keyboard.press('9');
    await expect.poll(() => said(page)).toEqual([full]);
    expect(await sounded(page)).toContain(low);
    expect(await page.getByText(full).isVisible()).toBe(true);
    expect(await draft(page)).toEqual(ready('110105194912310027'));

    await page.getByRole('button', { name: '退格' }).click();
    expect(await page.getByText(full).count()).toBe(0);
    await page.close();
  });

  test('tells where the X goes, and that 元 is there', async () => {
    const page = await inputs.open({ type: 'identity-number', value: '1101' });
    await press(page, 'X');
    expect(await page.getByText('X 只放在最后一位。').isVisible()).toBe(true);
    await press(page, '0');
    expect(await page.getByText('X 只放在最后一位。').count()).toBe(0);
    await page.close();

    const money = await inputs.open({ type: 'money', value: 38_050 });
    await press(money, '元');
    expect(await money.getByText('元按过了，接着按几角几分。').isVisible()).toBe(true);
    await press(money, '77');
    expect(await money.getByText(full).isVisible()).toBe(true);
    await money.close();
  });

  test('is none where a zero stands before a number', async () => {
    const page = await inputs.open({ type: 'number', limits: { max: 120 } });
    await press(page, '00');
    expect(await sounded(page)).not.toContain(low);
    await press(page, '12');
    expect(await draft(page)).toEqual(ready(12));
    await press(page, '55');
    expect(await page.getByText(full).isVisible()).toBe(true);
    await page.close();
  });
});

describe('a code that is copied', () => {
  const code = { type: 'code', path: { question: 'phone' } } as const;

  test('by eight keys, each digit heard before it is pressed', async () => {
    const page = await inputs.open(
      { ...code, limits: { signs: 'digits', minLength: 10, maxLength: 10 } },
      { keys: true },
    );
    await page.getByRole('heading', { level: 1 }).waitFor();
    const blind = BlindResident.at(page, new Words('zh-CN', 'elder-allowance'));
    expect(await draft(page)).toEqual(missing('code.missing'));
    await blind.dial('2611030045');
    expect(await draft(page)).toEqual(ready('2611030045'));
    await page.close();
  });

  test('by two switches, letters and digits', async () => {
    const page = await inputs.open(
      { ...code, limits: { signs: 'letters-and-digits', minLength: 6, maxLength: 8 } },
      { switches: true },
    );
    await page.getByRole('heading', { level: 1 }).waitFor();
    const hand = new SwitchHand(page, { move: 'F7', press: 'F8' });
    for (const name of ['字母', 'Y', 'X', '123']) await hand.press(name);
    expect(await draft(page)).toEqual(missing('keypad.missing', { count: 4 }));
    for (const name of '2611') await hand.press(name);
    expect(await draft(page)).toEqual(ready('YX2611'));
    await page.close();
  });
});

test('two quick presses of one key are two digits, a tremble is one', async () => {
  const page = await inputs.open({ type: 'number', path: { question: 'identity' } });
  const one = page.getByRole('button', { name: '1', exact: true });
  await one.click();
  await page.waitForTimeout(200);
  await one.click();
  expect(await draft(page)).toEqual(ready(11));
  await page.waitForTimeout(200);
  await one.dblclick();
  expect(await draft(page)).toEqual(ready(111));
  await page.close();
});

test('nothing went wrong on any page', () => {
  expect(inputs.errors).toEqual([]);
});
