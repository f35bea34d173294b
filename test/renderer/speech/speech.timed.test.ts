import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSpeechPage, type SpeechPage } from '../../support/speech-page.ts';

let opened: SpeechPage;

/** Everything heard since the last call: where each block begins, in the audio clock's seconds. */
async function hear(): Promise<{ rms: number; seconds: number; lastSoundAt: number; firstSoundAt: number }> {
  return opened.page.evaluate(() => {
    const blocks = window.kit.heard.splice(0);
    const rate = window.kit.context().sampleRate;
    let [sum, count, first, last] = [0, 0, Number.POSITIVE_INFINITY, 0];
    for (const { at, samples } of blocks) {
      for (const [index, sample] of samples.entries()) {
        if (Math.abs(sample) < 0.005) continue;
        first = Math.min(first, at + index / rate);
        last = at + index / rate;
      }
    }
    for (const { at, samples } of blocks) {
      if (at < first || at > last) continue;
      for (const sample of samples) sum += sample * sample;
      count += samples.length;
    }
    return {
      rms: count === 0 ? 0 : Math.sqrt(sum / count),
      seconds: count / rate,
      firstSoundAt: first,
      lastSoundAt: last,
    };
  });
}

/** A word is lit once more for each of its characters. */
const lit = async () => {
  const words = await opened.page.evaluate(() => window.kit.lit.splice(0));
  return words.filter((word, at) => word !== words[at - 1]);
};
const silent = () => opened.page.getByText('false', { exact: true }).waitFor();
const speaking = () => opened.page.getByText('true', { exact: true }).waitFor();

/** Presses a key, and waits until what it says is over. */
async function press(name: string): Promise<void> {
  await opened.page.getByRole('button', { name }).click();
  await speaking();
  await silent();
}

describe('with the voice', () => {
  beforeAll(async () => {
    opened = await openSpeechPage();
  });
  afterAll(() => opened.close());

  beforeEach(async () => {
    await opened.load();
    // As loud as it gets, so that levels are those of the voice; and warm, so that times are.
    await opened.page.evaluate(() => window.kit.speaker().louder());
    await opened.page.locator('#pad').click();
    await speaking();
    await silent();
    await hear();
    await lit();
  });

  it('reads a Chinese screen on arrival, lit word by word, and again on Listen', async () => {
    await press('door');
    const heard = await hear();
    // 17 characters at some 170 a minute, as pace.test.ts counts them, with all that may hold them up on the way.
    expect(heard.rms).toBeGreaterThan(0.05);
    expect(heard.seconds).toBeGreaterThan(5.4);
    expect(heard.seconds).toBeLessThan(6.9);
    const words = await lit();
    expect(words.join(' ')).toBe('您 和 谁 一起 住 每月 有 380 元 选 一个');

    await press('listen');
    expect((await lit()).join('')).toBe(words.join(''));
    expect((await hear()).seconds).toBeCloseTo(heard.seconds, 0);
    expect(opened.errors).toEqual([]);
    expect(await opened.page.evaluate(() => window.kit.violations)).toEqual([]);
  });

  it('reads in English when the language changes, and Chinese names in it in Chinese', async () => {
    await press('door');
    await hear();
    await lit();
    await opened.page.evaluate(async () => {
      await window.kit.changeLanguage('en');
      window.kit.chosenVariety.set('en');
    });
    await speaking();
    await silent();
    expect((await lit()).join(' ')).toBe('Who do you live with Choose one 王 桂 珍');
    const heard = await hear();
    expect(heard.rms).toBeGreaterThan(0.05);
    // 7 words and 3 characters.
    expect(heard.seconds).toBeGreaterThan(3);
    expect(heard.seconds).toBeLessThan(4.3);
    expect(opened.errors).toEqual([]);
  });

  it.each([0.5, 0.8, 1.25, 2])('makes a recording %f times as fast, and no higher', async (faster) => {
    const made = await opened.page.evaluate(async (speed) => {
      const rate = 22_050;
      const tone = Float32Array.from(
        { length: 2 * rate },
        (_, at) => 0.5 * Math.sin((2 * Math.PI * 220 * at) / rate),
      );
      const samples = await window.kit.stretched(tone, rate, speed);
      let waves = 0;
      for (let at = 1; at < samples.length; at++) {
        if ((samples[at - 1] ?? 0) < 0 && (samples[at] ?? 0) >= 0) waves += 1;
      }
      return { seconds: samples.length / rate, hertz: waves / (samples.length / rate) };
    }, faster);
    expect(made.seconds).toBeCloseTo(2 / faster, 1);
    expect(Math.abs(made.hertz - 220)).toBeLessThan(4);
  });

  it('falls silent within 50 ms of a touch', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      await opened.page.getByRole('button', { name: turn === 0 ? 'door' : 'listen' }).click();
      await speaking();
      // Not a time: the sound card of a busy computer may not have begun.
      await opened.page.waitForFunction(() => window.kit.lit.length > 1);
      const touchedAt = await opened.page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const pad = document.querySelector('main h1');
            document.addEventListener('pointerdown', () => resolve(window.kit.context().currentTime), {
              capture: true,
              once: true,
            });
            pad?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
          }),
      );
      await opened.page.waitForTimeout(300);
      const { firstSoundAt, lastSoundAt } = await hear();
      expect(firstSoundAt).toBeLessThan(touchedAt);
      expect(lastSoundAt - touchedAt).toBeLessThan(0.05);
      expect(await opened.page.locator('#speaking').textContent()).toBe('false');
      await lit();
    }
  });

  it('keeps what is personal to itself until that was allowed', async () => {
    await press('door');
    expect((await lit()).join('')).not.toContain('王');
    await hear();

    await opened.page.evaluate(() => window.kit.aloudHere.set(true));
    await speaking();
    await silent();
    expect((await lit()).join('')).toBe('王桂珍');
    expect((await hear()).seconds).toBeGreaterThan(0.5);

    await press('listen');
    expect((await lit()).join('')).toContain('选一个王桂珍');
  });

  it('says a choice when it is touched, and a mistake when it appears, and the question no second time', async () => {
    await press('door');
    await lit();
    await press('一个人住');
    expect((await lit()).join('')).toBe('一个人住');
    await press('next');
    expect((await lit()).join('')).toBe('这里按成了13月');
    await opened.page.getByRole('button', { name: 'next' }).click();
    await opened.page.getByRole('heading', { name: '您和谁一起住' }).waitFor();
    await opened.page.waitForTimeout(400);
    expect(await opened.page.locator('#speaking').textContent()).toBe('false');
    expect(await lit()).toEqual([]);
  });

  it('stops on the Listen key while speaking, and takes up again what Slower interrupted', async () => {
    await opened.page.getByRole('button', { name: 'door' }).click();
    await speaking();
    await opened.page.waitForTimeout(500);
    await opened.page.getByRole('button', { name: 'listen' }).click();
    await opened.page.waitForTimeout(400);
    expect(await opened.page.locator('#speaking').textContent()).toBe('false');

    await hear();
    await press('listen');
    const ordinary = await hear();
    await opened.page.getByRole('button', { name: 'listen' }).click();
    await lit();
    await opened.page.waitForFunction(() => window.kit.lit.length > 1);
    const interrupted = await opened.page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const touched = () => resolve(window.kit.lit.splice(0).join(''));
          document.addEventListener('pointerdown', touched, { once: true });
          for (const button of document.querySelectorAll('button')) {
            if (button.textContent !== 'slower') continue;
            button.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
            button.click();
          }
        }),
    );
    expect(interrupted).not.toContain('选一个');
    await speaking();
    await silent();
    expect((await lit()).join('')).toMatch(/^您和谁一起住.*选一个$/);

    await hear();
    await press('listen');
    expect((await hear()).seconds).toBeGreaterThan(ordinary.seconds * 1.1);
  });

  it('answers with short sounds between 500 and 2000 Hz', async () => {
    for (const name of ['taken', 'saved', 'refused', 'sent'] as const) {
      await opened.page.waitForTimeout(400);
      await hear();
      const calledAt = await opened.page.evaluate((which) => {
        const { currentTime } = window.kit.context();
        window.kit.sound(which);
        return currentTime;
      }, name);
      await opened.page.waitForTimeout(900);
      const hertz = await opened.page.evaluate(() => {
        const samples = window.kit.heard.flatMap((block) => [...block.samples]);
        const rate = window.kit.context().sampleRate;
        const power = (frequency: number) => {
          let [real, imaginary] = [0, 0];
          for (const [index, sample] of samples.entries()) {
            const angle = (2 * Math.PI * frequency * index) / rate;
            real += sample * Math.cos(angle);
            imaginary += sample * Math.sin(angle);
          }
          return real * real + imaginary * imaginary;
        };
        const frequencies = Array.from({ length: 240 }, (_, index) => 100 + index * 25);
        return frequencies.reduce((best, frequency) => (power(frequency) > power(best) ? frequency : best));
      });
      expect(hertz).toBeGreaterThanOrEqual(500);
      expect(hertz).toBeLessThanOrEqual(2000);
      const { firstSoundAt, seconds } = await hear();
      expect(firstSoundAt - calledAt).toBeLessThan(0.1);
      expect(seconds).toBeLessThan(0.7);
    }
  });
});

describe('with a voice that breaks down', () => {
  beforeAll(async () => {
    opened = await openSpeechPage();
    await opened.page.route(
      '**/voice/espeak-ng/espeak-ng.js',
      (route) => route.fulfill({ contentType: 'text/javascript', body: brokenVoice }),
      { times: 1 },
    );
    await opened.load();
  });
  afterAll(() => opened.close());

  it('does not seem to speak for ever, and speaks again', async () => {
    await opened.page.getByRole('button', { name: 'door' }).click();
    await opened.page.getByRole('heading', { name: '您和谁一起住' }).waitFor();
    await silent();
    await hear();
    await press('listen');
    expect((await hear()).seconds).toBeGreaterThan(4);
  });

  /** Gets ready as the real one does, and fails at the first sentence. */
  const brokenVoice = `
class Voice {
  set_voice() {}
  set_rate() {}
  set_pitch() {}
  get_samplerate() { return 22050; }
  synthesize_ipa() { return { ipa: '' }; }
  synthesize(text) {
    if (!/请坐|sit down/.test(text)) throw new Error('out of memory');
  }
}
export default async () => ({ eSpeakNGWorker: Voice });
`;
});

describe('without the voice', () => {
  beforeAll(async () => {
    opened = await openSpeechPage({ voice: false });
    await opened.load();
  });
  afterAll(() => opened.close());

  it('shows everything, says nothing, and works', async () => {
    await opened.page.getByRole('button', { name: 'door' }).click();
    await opened.page.getByRole('heading', { name: '您和谁一起住' }).waitFor();
    await opened.page.waitForTimeout(2000);
    expect(await opened.page.locator('#speaking').textContent()).toBe('false');
    expect((await hear()).seconds).toBeLessThan(0.2);
    expect(opened.errors.filter((error) => !error.includes('404'))).toEqual([]);
  });
});
