import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { QuestionView } from '../../../core/session/view.ts';
import { type InputPage, openInputPage } from '../../support/input-page.ts';
import { Hand } from '../../support/hand.ts';
import { SwitchHand } from '../../support/switch-hand.ts';

/*
 * Chromium's own fake microphone, which beeps once a second, through the real recorder; the machine is a fake, because what
 * it does with the pieces is tried in test/main.
 */

let inputs: InputPage;
beforeAll(async () => {
  inputs = await openInputPage();
});
beforeEach(() => {
  Object.assign(inputs.machine, {
    microphone: 'real',
    recognised: undefined,
    heard: [],
    pieces: [],
    refusePieces: undefined,
    refuseFinish: false,
  });
});
afterAll(async () => {
  await inputs.close();
  if (inputs.errors.length > 0) throw new Error(inputs.errors.join('\n'));
});

const story = {
  type: 'text',
  path: { question: 'story' },
  personal: false,
  limits: { maxLength: 500, recordingSeconds: 180 },
} as const;

const open = (more: Partial<QuestionView> = {}, look: Parameters<InputPage['open']>[1] = {}) =>
  inputs.open({ ...story, ...more }, { service: 'request-to-the-hall', ...look });
const key = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const press = (page: Page, name: string) => new Hand(page).press(name);
const draft = (page: Page) => page.evaluate(() => window.draft);
const missing = (name: string) => ({ ready: false, missing: { ns: 'input', key: name } });
const listens = (page: Page) => page.getByText('您说，我在听。').waitFor();
const forget = (page: Page) => page.evaluate(() => void window.said.splice(0));
const said = (page: Page) => page.evaluate(() => window.said.join(''));

async function speak(page: Page, seconds: number): Promise<void> {
  await key(page, '说给我听').click();
  await listens(page);
  await page.waitForTimeout(seconds * 1000);
}

interface Kept {
  ready: boolean;
  value: { recording: { attachment: string }; seconds: number };
}
const kept = async (page: Page) => (await draft(page)) as Kept;

/** Decoded by the browser: how long the sound is, and how loud at its loudest. */
const soundOf = (page: Page, attachment: string) =>
  page.evaluate(async (id) => {
    const bytes = await (await fetch(`/attachment/${id}`)).arrayBuffer();
    const { duration, ...buffer } = await new AudioContext()
      .decodeAudioData(bytes)
      .then((decoded) => ({ duration: decoded.duration, samples: decoded.getChannelData(0) }));
    return { duration, peak: buffer.samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0) };
  }, attachment);

test('said at one touch, ended at another, kept while it is said, and heard again', async () => {
  const page = await open();
  expect(await draft(page)).toEqual(missing('recording.missing'));
  expect(await said(page)).toContain('最多说三分钟');
  await speak(page, 3.4);
  expect(await draft(page)).toEqual(missing('recording.missing-stop'));
  // Before it has ended: what a crash would leave.
  expect(inputs.machine.pieces.length).toBeGreaterThanOrEqual(3);
  await press(page, '说完了');
  await key(page, '听一听').waitFor();
  const { ready, value } = await kept(page);
  expect(ready).toBe(true);
  expect(value.seconds).toBeGreaterThanOrEqual(3);
  const sound = await soundOf(page, value.recording.attachment);
  expect(Math.abs(sound.duration - value.seconds)).toBeLessThan(0.75);
  expect(sound.peak).toBeGreaterThan(0.05);
  expect(await page.getByText(`录了 ${value.seconds} 秒`).isVisible()).toBe(true);

  const heard = page.waitForRequest(`**/attachment/${value.recording.attachment}`);
  await page.waitForTimeout(520);
  await key(page, '听一听').click();
  await heard;
  await key(page, '停一停').waitFor();
  // At its end it goes back by itself.
  await key(page, '听一听').waitFor();
  await page.close();
});

test('the key it is heard by stops it, and begins it again', async () => {
  const page = await open();
  await speak(page, 3);
  await press(page, '说完了');
  await key(page, '听一听').waitFor();
  let fetched = 0;
  page.on('request', (request) => (fetched += Number(request.url().includes('/attachment/'))));
  await press(page, '听一听');
  await press(page, '停一停');
  await key(page, '听一听').waitFor();
  expect(fetched).toBe(1);
  await press(page, '听一听');
  await expect.poll(() => fetched).toBe(2);
  await page.close();
});

test('the voice of the kiosk is silent while somebody speaks, and what it says all the same is left out', async () => {
  const page = await open();
  await key(page, '说给我听').click();
  await listens(page);
  await forget(page);
  // Whoever speaks touches nothing, and is there all the same.
  const acts = await page.evaluate(async () => {
    let count = 0;
    window.addEventListener('input', () => (count += 1));
    await new Promise((resolve) => setTimeout(resolve, 2000));
    return count;
  });
  expect(acts).toBeGreaterThan(3);
  expect(await said(page)).toBe('');
  await press(page, '说完了');
  await key(page, '听一听').waitFor();
  await expect.poll(() => said(page)).toContain('存好了');
  await page.close();
});

test('shows how well it hears and how full the time is, and ends by itself when it is', async () => {
  const page = await open({ limits: { maxLength: 500, recordingSeconds: 6 } });
  await speak(page, 0);
  // Looked at from within: a question to the page takes longer than a syllable.
  const seen = await page.evaluate(async () => {
    const looks: { level: number; filled: number }[] = [];
    for (let look = 0; look < 40; look += 1) {
      const level = document
        .querySelector<HTMLElement>('.listening-level')
        ?.style.getPropertyValue('--level');
      looks.push({ level: Number(level), filled: document.querySelector('progress')?.value ?? 0 });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return looks;
  });
  const [levels, filled] = [seen.map(({ level }) => level), seen.map((look) => look.filled)];
  expect(Math.max(...levels)).toBeGreaterThan(0.3);
  expect(Math.min(...levels)).toBeLessThan(0.1);
  expect(filled).toEqual(filled.toSorted((a, b) => a - b));
  expect(Math.max(...filled)).toBeGreaterThanOrEqual(6);
  await page.getByText('说满了').waitFor({ timeout: 5000 });
  expect((await kept(page)).value.seconds).toBe(6);
  await page.close();
});

test('said again it is another, and the one before it is one touch away', async () => {
  const page = await open();
  await speak(page, 1.2);
  await press(page, '说完了');
  await key(page, '重新说').waitFor();
  const first = (await kept(page)).value;
  await key(page, '重新说').click();
  await listens(page);
  await page.waitForTimeout(2200);
  await press(page, '说完了');
  await key(page, '用前面那段').waitFor();
  const second = (await kept(page)).value;
  expect(second.recording.attachment).not.toBe(first.recording.attachment);
  await press(page, '用前面那段');
  expect((await kept(page)).value).toEqual(first);
  await press(page, '用前面那段');
  expect((await kept(page)).value).toEqual(second);
  await page.close();
});

test('writing instead keeps what was said, and the other way round', async () => {
  const page = await open({ value: '路灯不亮' });
  expect(await draft(page)).toEqual({ ready: true, value: '路灯不亮' });
  expect(await said(page)).not.toContain('最多说三分钟');
  await press(page, '用说的');
  expect(await draft(page)).toEqual(missing('recording.missing'));
  // How long it may be is said before it begins.
  await expect.poll(() => said(page)).toContain('最多说三分钟');
  await speak(page, 1.2);
  await press(page, '说完了');
  await key(page, '改成写').waitFor();
  const spoken = (await kept(page)).value;
  await press(page, '改成写');
  expect(await draft(page)).toEqual({ ready: true, value: '路灯不亮' });
  await press(page, '用说的');
  expect((await kept(page)).value).toEqual(spoken);
  await page.close();
});

describe('what goes amiss', () => {
  test('a microphone that is refused, absent or busy: a sentence, and the other ways', async () => {
    const page = await open({ optional: true }, { cameraFails: 1 });
    await key(page, '说给我听').click();
    await page.getByText('麦克风没打开').waitFor();
    await expect.poll(() => said(page)).toContain('麦克风没打开');
    expect(await draft(page)).toEqual(missing('recording.missing'));
    for (const way of ['写下来', '这个不填', '叫人帮忙']) expect(await key(page, way).isVisible()).toBe(true);
    await page.waitForTimeout(520);
    // It was busy: at the second try it opens.
    await speak(page, 1.2);
    await press(page, '说完了');
    await key(page, '听一听').waitFor();
    await page.close();
  });

  test('a microphone that is pulled out: what was said before is the answer', async () => {
    const page = await open();
    await page.evaluate(() => {
      const { getUserMedia } = navigator.mediaDevices;
      navigator.mediaDevices.getUserMedia = async (wanted) => {
        const stream = await getUserMedia.call(navigator.mediaDevices, wanted);
        // As the browser does where the device is gone: the track ends, and nobody has stopped it.
        setTimeout(() => {
          for (const track of stream.getTracks()) {
            track.stop();
            track.dispatchEvent(new Event('ended'));
          }
        }, 2800);
        return stream;
      };
    });
    await key(page, '说给我听').click();
    await page.getByText('麦克风断了').waitFor({ timeout: 8000 });
    expect((await kept(page)).value.seconds).toBeGreaterThanOrEqual(2);
    await page.close();
  });

  test('a full disk in the middle: what had come before is kept, and it is told', async () => {
    const page = await open();
    await speak(page, 2.4);
    inputs.machine.refusePieces = 507;
    await page.getByText('机器快放满了').waitFor({ timeout: 5000 });
    expect((await kept(page)).value.seconds).toBe(2);
    await page.close();
  });

  test('a disk that takes nothing at all: told, tried again, and nothing is lost meanwhile', async () => {
    const page = await open();
    await speak(page, 1.4);
    inputs.machine.refuseFinish = true;
    await press(page, '说完了');
    await page.getByText('机器没存上').waitFor();
    expect(await draft(page)).toEqual(missing('recording.missing'));
    await page.waitForTimeout(520);
    inputs.machine.refuseFinish = false;
    await key(page, '再试一次').click();
    await key(page, '听一听').waitFor();
    expect((await kept(page)).value.seconds).toBeGreaterThanOrEqual(1);
    await page.close();
  });

  test('where there is no microphone, words are written as ever', async () => {
    inputs.machine.microphone = 'none';
    const page = await open();
    expect(await key(page, '说给我听').count()).toBe(0);
    expect(await draft(page)).toEqual(missing('text.missing'));
    await page.close();
  });

  test('silence is told, and can be heard', async () => {
    const page = await open();
    await page.evaluate(() => {
      const { getUserMedia } = navigator.mediaDevices;
      navigator.mediaDevices.getUserMedia = async (wanted) => {
        const stream = await getUserMedia.call(navigator.mediaDevices, wanted);
        for (const track of stream.getTracks()) track.enabled = false;
        return stream;
      };
    });
    await speak(page, 1.4);
    await press(page, '说完了');
    await page.getByText('好像没听见声音').waitFor();
    expect((await kept(page)).ready).toBe(true);
    await page.close();
  });
});

test('what a crash of the screen left is found, told and heard', async () => {
  const before = await open();
  await speak(before, 3.3);
  // The page is gone at once, as when its process is killed.
  await before.close();
  const page = await open();
  await page.getByText('您刚才说的话还在').waitFor();
  const { value } = await kept(page);
  expect(value.seconds).toBeGreaterThanOrEqual(2);
  expect((await soundOf(page, value.recording.attachment)).duration).toBeGreaterThan(1.8);
  await page.close();
});

test('a personal one is heard only where that was allowed', async () => {
  const page = await open({ personal: true });
  await speak(page, 1.2);
  await press(page, '说完了');
  await key(page, '听一听').waitFor();
  let fetched = 0;
  page.on('request', (request) => (fetched += Number(request.url().includes('/attachment/'))));
  await page.waitForTimeout(520);
  await forget(page);
  await key(page, '听一听').click();
  await expect.poll(() => said(page)).toContain('先按念出来');
  expect(fetched).toBe(0);
  await key(page, '念出来').click();
  await page.waitForTimeout(520);
  await key(page, '听一听').click();
  await expect.poll(() => fetched).toBe(1);
  await page.close();
});

describe('a recogniser', () => {
  const heard = '门口第三盏路灯不亮。夜里看不清台阶。';

  test('proposes letters, which are heard and count only when they are confirmed', async () => {
    inputs.machine.recognised = heard;
    const page = await open();
    await speak(page, 2);
    await press(page, '说完了');
    await page.getByText('我听着是这样，对吗？').waitFor();
    // The voice alone is an answer already.
    expect((await kept(page)).value).not.toHaveProperty('text');
    await expect.poll(() => said(page), { timeout: 10_000 }).toContain('门口第三盏路灯不亮');
    expect(inputs.machine.heard).toHaveLength(1);
    expect(Math.abs((inputs.machine.heard[0] ?? 0) / 16_000 - 2.2)).toBeLessThan(1);
    await press(page, '对');
    expect((await kept(page)).value).toMatchObject({ text: heard });
    expect(await key(page, '听一听').isVisible()).toBe(true);
    await page.close();
  });

  test('that was wrong leaves the voice alone, and is asked no more about it', async () => {
    inputs.machine.recognised = heard;
    const page = await open();
    await speak(page, 1.2);
    await press(page, '说完了');
    await press(page, '不对，只留声音');
    expect((await kept(page)).ready).toBe(true);
    expect((await kept(page)).value).not.toHaveProperty('text');
    expect(await key(page, '听一听').isVisible()).toBe(true);
    await page.close();
  });
});

test('with two switches and nothing else', async () => {
  const page = await open({}, { switches: true });
  const hand = new SwitchHand(page, { move: 'F7', press: 'F8' });
  await hand.press('说给我听');
  await listens(page);
  await page.waitForTimeout(1200);
  await hand.press('说完了');
  await key(page, '听一听').waitFor();
  expect((await kept(page)).ready).toBe(true);
  await page.close();
});

test('with eight keys: the key that ends it is under the hand that began it', async () => {
  const page = await open({}, { keys: true });
  await key(page, '说给我听').focus();
  await page.keyboard.press('Enter');
  await listens(page);
  await page.waitForTimeout(1300);
  expect(await key(page, '说完了').evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await key(page, '听一听').waitFor();
  expect((await kept(page)).ready).toBe(true);
  await page.close();
});

test('a demonstration speaks by itself, through the same recorder', async () => {
  inputs.machine.microphone = 'simulated';
  const page = await open();
  await speak(page, 2.3);
  await press(page, '说完了');
  await key(page, '听一听').waitFor();
  const { value } = await kept(page);
  const sound = await soundOf(page, value.recording.attachment);
  expect(sound.duration).toBeGreaterThan(1.8);
  expect(sound.peak).toBeGreaterThan(0.05);
  await page.close();
});
