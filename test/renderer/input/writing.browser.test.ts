import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright';
import { type InputPage, openInputPage } from '../../support/input-page.ts';

let inputs: InputPage;
beforeAll(async () => {
  inputs = await openInputPage();
});
afterAll(async () => {
  await inputs.close();
});

const draft = (page: Page) => page.evaluate(() => window.draft);
const key = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
async function press(page: Page, letters: string): Promise<void> {
  // A field to write on lies there first.
  if ((await page.locator('.ink-pad').count()) > 0) await key(page, '拼音').click();
  for (const letter of letters) await key(page, letter).click({ delay: 170 });
}
/** The dictionary comes with the first keyboard. */
const candidate = (page: Page, text: string) =>
  page.locator('.candidates-row').getByText(text, { exact: true });

describe('a name', () => {
  test('is touched in pinyin, surname first', async () => {
    const page = await inputs.open({ type: 'name', path: { question: 'name' } });
    expect(await draft(page)).toEqual({ ready: false, missing: { ns: 'input', key: 'name.missing' } });

    await press(page, 'wang');
    await candidate(page, '王').click();
    expect(await draft(page)).toEqual({ ready: true, value: '王' });

    await press(page, 'guizhen');
    expect(await draft(page)).toEqual({ ready: false, missing: { ns: 'input', key: 'keyboard.choose' } });
    await candidate(page, '桂珍').click();
    expect(await draft(page)).toEqual({ ready: true, value: '王桂珍' });

    await key(page, '退格').click();
    expect(await draft(page)).toEqual({ ready: true, value: '王桂' });
    await page.close();
  });

  test('with a character that hardly any keyboard has is a matter of turning pages', async () => {
    const page = await inputs.open({ type: 'name', path: { question: 'name' }, value: '王' });
    await page.keyboard.type('yue');
    for (let turns = 0; turns < 60; turns += 1) {
      if (await candidate(page, '𬸚').isVisible()) break;
      await key(page, '后面的字').click();
      await page.waitForTimeout(220);
    }
    await candidate(page, '𬸚').click();
    expect(await draft(page)).toEqual({ ready: true, value: '王𬸚' });
    // One character, though it is two code units.
    await page.keyboard.press('Backspace');
    expect(await draft(page)).toEqual({ ready: true, value: '王' });
    await page.close();
  });

  test('with a character that has no Mandarin reading is touched by its number', async () => {
    const page = await inputs.open({ type: 'name', path: { question: 'name' }, value: '王' });
    await press(page, 'u');
    expect(await page.getByText('接着按这个字的编号。').isVisible()).toBe(true);
    await key(page, '123').click();
    await press(page, '2');
    await key(page, '拼音').click();
    await press(page, 'ebf');
    await key(page, '123').click();
    await press(page, '0');
    await candidate(page, '\u{2ebf0}').click();
    expect(await draft(page)).toEqual({ ready: true, value: '王\u{2ebf0}' });
    // With no code on its way a figure is a figure.
    await press(page, '8');
    expect(await draft(page)).toEqual({ ready: true, value: '王\u{2ebf0}8' });
    await page.close();
  });

  test('on a plugged-in keyboard: space takes the first, figures take theirs, capitals stay Latin', async () => {
    const page = await inputs.open({ type: 'name', path: { question: 'name' } });
    await page.keyboard.type('ouyang');
    await candidate(page, '欧阳').waitFor();
    await page.keyboard.press('Space');
    expect(await draft(page)).toEqual({ ready: true, value: '欧阳' });

    await page.keyboard.type('ying');
    await candidate(page, '英').waitFor();
    const second = await page.locator('.candidate').nth(1).textContent();
    await page.keyboard.press('2');
    expect(await draft(page)).toEqual({ ready: true, value: `欧阳${second}` });
    await page.keyboard.type('AB');
    expect(await draft(page)).toEqual({ ready: true, value: `欧阳${second}AB` });
    await page.close();
  });

  test('of foreign letters stands in capitals, and a dot parts transcribed ones', async () => {
    const page = await inputs.open({ type: 'name', path: { question: 'name' } });
    await key(page, '拼音').click();
    await key(page, 'ABC').click();
    for (const letter of 'LI') await key(page, letter).click({ delay: 170 });
    await key(page, '空格').click();
    expect(await draft(page)).toEqual({ ready: true, value: 'LI ' });
    await key(page, '拼音').click();
    await key(page, '·').click();
    expect(await draft(page)).toEqual({ ready: true, value: 'LI ·' });
    await page.close();
  });

  test('half typed outlives a change of language and size', async () => {
    const page = await inputs.open({ type: 'name', path: { question: 'name' }, value: '王' });
    await page.keyboard.type('gui');
    await page.evaluate(async () => {
      await window.look.language('en');
      window.look.size(4);
    });
    await candidate(page, '桂').click();
    expect(await draft(page)).toEqual({ ready: true, value: '王桂' });
    await page.close();
  });
});

const words = { type: 'text', path: { question: 'words' }, limits: { maxLength: 8 } } as const;
const look = { service: 'request-to-the-hall' };

describe('own words', () => {
  const full = '放满了，要改就先退格。';
  test('are written as whole sentences, with signs and figures, up to their limit', async () => {
    const page = await inputs.open(words, look);
    await page.keyboard.type('ludengbuliang');
    await candidate(page, '路灯不亮').click();
    await key(page, '，').click();
    await key(page, '123').click();
    await press(page, '3');
    await key(page, '天').click();
    expect(await draft(page)).toEqual({ ready: true, value: '路灯不亮，3天' });
    await press(page, '4');
    await page.evaluate(() => window.said.splice(0));
    await press(page, '5');
    expect(await draft(page)).toEqual({ ready: true, value: '路灯不亮，3天4' });
    await expect.poll(() => page.evaluate(() => window.said)).toEqual([full]);
    expect(await page.getByText(full).isVisible()).toBe(true);
    await page.close();
  });

  test('offer no word that there is no room for, and take no letter that could come to nothing', async () => {
    const page = await inputs.open({ ...words, value: '路灯不亮，3天' }, look);
    await page.keyboard.type('anjing');
    await candidate(page, '安').waitFor();
    expect(await candidate(page, '安静').count()).toBe(0);
    await candidate(page, '安').click();
    expect(await page.getByText(full).isVisible()).toBe(true);
    for (let letters = 4; letters > 0; letters -= 1) await page.keyboard.press('Backspace');
    expect(await draft(page)).toEqual({ ready: true, value: '路灯不亮，3天安' });
    expect(await page.getByText(full).count()).toBe(0);
    await press(page, 'q');
    expect(await page.getByText(full).isVisible()).toBe(true);
    expect(await draft(page)).toEqual({ ready: true, value: '路灯不亮，3天安' });
    await page.close();
  });

  test('say so when the letters are no sound', async () => {
    const page = await inputs.open(words, look);
    await page.keyboard.type('i');
    await page.getByText('没有这个音，退一格试试。').waitFor();
    await expect.poll(() => page.evaluate(() => window.said)).toContain('没有这个音，退一格试试。');
    await page.keyboard.press('Backspace');
    expect(await page.getByText('没有这个音').count()).toBe(0);
    await page.close();
  });

  test('a sign after letters settles them first', async () => {
    const page = await inputs.open(words, look);
    await page.keyboard.type('ludeng');
    await candidate(page, '路灯').waitFor();
    await key(page, '，').click();
    expect(await draft(page)).toEqual({ ready: true, value: '路灯，' });
    await page.close();
  });

  test('in English the letters are written as they are', async () => {
    const page = await inputs.open({ ...words, limits: {} }, { ...look, language: 'en' });
    await key(page, 'N').click();
    await key(page, 'o').click({ delay: 170 });
    await key(page, 'Space').click();
    await key(page, 'l').click({ delay: 170 });
    expect(await draft(page)).toEqual({ ready: true, value: 'No l' });
    await page.keyboard.type('ight');
    await key(page, '123').click();
    await key(page, '.').click();
    expect(await draft(page)).toEqual({ ready: true, value: 'No light.' });
    await page.close();
  });
});

describe('other ways than the sound', () => {
  const name = { type: 'name', path: { question: 'name' } } as const;

  test('the strokes, one of them not known, and one taken back', async () => {
    const page = await inputs.open(name);
    await key(page, '笔画').click();
    for (const stroke of ['横', '不知道', '竖', '横', '点']) {
      await key(page, stroke).click({ delay: 170 });
    }
    await key(page, '退格').click();
    await candidate(page, '王').click();
    expect(await draft(page)).toEqual({ ready: true, value: '王' });
    await page.close();
  });

  test('strokes that no character has are answered in a sentence, and a plugged-in keyboard spells all the same', async () => {
    const page = await inputs.open(name);
    await key(page, '笔画').click();
    for (let time = 0; time < 12; time += 1) await key(page, '折').click({ delay: 170 });
    await page.getByText('没有这样写的字，退一笔试试。').waitFor();
    expect(await page.locator('.candidates').count()).toBe(0);
    for (let time = 0; time < 12; time += 1) await page.keyboard.press('Backspace');
    await page.keyboard.type('ouyang');
    await candidate(page, '欧阳').waitFor();
    await page.close();
  });

  test('two characters become the one that they are in, or stay what they were', async () => {
    const page = await inputs.open({ ...name, value: '李王深' });
    await key(page, '两字合一').click();
    expect(await draft(page)).toEqual({ ready: false, missing: { ns: 'input', key: 'keyboard.choose' } });
    await page.keyboard.press('Backspace');
    expect(await draft(page)).toEqual({ ready: true, value: '李王深' });
    // A second press on the same place counts after half a second.
    await page.waitForTimeout(550);
    await key(page, '两字合一').click();
    await candidate(page, '琛').click();
    expect(await draft(page)).toEqual({ ready: true, value: '李琛' });
    await page.close();
  });

  test('in Hong Kong characters are traditional', async () => {
    const page = await inputs.open(words, { ...look, language: 'zh-HK' });
    await page.keyboard.type('guojia');
    await candidate(page, '國家').click();
    expect(await draft(page)).toEqual({ ready: true, value: '國家' });
    await page.close();
  });
});

test('a name that was put together from its characters is offered whole the next time', async () => {
  const page = await inputs.open({ type: 'name', path: { question: 'name' } });
  for (const [letters, character] of [
    ['lizan', '李'],
    ['', '瓒'],
  ] as const) {
    await page.keyboard.type(letters);
    await candidate(page, character).waitFor();
    expect(await candidate(page, '李瓒').count()).toBe(0);
    await candidate(page, character).click();
  }
  expect(await draft(page)).toEqual({ ready: true, value: '李瓒' });
  for (let time = 0; time < 2; time += 1) await page.keyboard.press('Backspace');
  await page.keyboard.type('lizan');
  await candidate(page, '李瓒').waitFor();
  await page.keyboard.press('Space');
  expect(await draft(page)).toEqual({ ready: true, value: '李瓒' });
  await page.close();
});

test('a screen reader hears what is written', async () => {
  const page = await inputs.open({ type: 'name', path: { question: 'name' }, value: '王桂珍' });
  expect(await page.locator('.written output').textContent()).toBe('写了 王桂珍');
  await page.close();
});

test('nothing went wrong on any page', () => {
  expect(inputs.errors).toEqual([]);
});
