import type { Page } from 'playwright';
import { formsOf } from '../../core/text/forms.ts';
import { type Ear, listenTo } from './ear.ts';
import type { Words } from './words.ts';

/** What the eight keys send, as a common keypad does. */
const sends = {
  up: 'ArrowUp',
  down: 'ArrowDown',
  left: 'ArrowLeft',
  right: 'ArrowRight',
  select: 'Enter',
  back: 'Escape',
  listen: 'F2',
  help: 'F1',
} as const;
export type HardKey = keyof typeof sends;

const patienceMs = 20_000;
/** Nobody goes round a screen twice in search of a key. */
const mostSteps = 120;
/** A second press of the same key within half a second is a tremble. */
const restMs = 520;

/**
 * Somebody who does not see the screen: eight keys under one hand, and headphones. Everything this person knows was
 * said; nothing is ever looked up on the page.
 */
export class BlindResident {
  readonly page: Page;
  readonly words: Words;
  readonly #ear: Pick<Ear, 'heard' | 'forget'>;
  #lastSelect = 0;

  private constructor(page: Page, words: Words, ear: Pick<Ear, 'heard' | 'forget'>) {
    this.page = page;
    this.words = words;
    this.#ear = ear;
  }

  /** Has to sit down before the page is opened. */
  static async sitDown(page: Page, words: Words): Promise<BlindResident> {
    return new BlindResident(page, words, await listenTo(page, { atOnce: true }));
  }

  /** On a page that is open already and keeps in `window.said` what it says, see input-page.ts. */
  static at(page: Page, words: Words): BlindResident {
    return new BlindResident(page, words, {
      heard: () => page.evaluate(() => window.said.join(' ')),
      forget: () => page.evaluate(() => void window.said.splice(0)),
    });
  }

  /** From the sleeping kiosk to its services: has the keys taught, the screen dark, and what is personal said. */
  async goesInTheDark(): Promise<void> {
    const { words } = this;
    await this.press('down');
    await this.hears(words.of('keys', 'lesson.ask'));
    await this.press('select');
    await this.press('select');
    await this.hears(words.of('keys', 'blank.ask'));
    await this.choose(words.of('keys', 'blank.dark'));
    await this.choose(words.of('speech', 'ask-aloud.yes'));
    await this.choose(words.of('resident', 'manner.done'));
    await this.hears(words.of('resident', 'welcome.ask'));
    await this.choose(words.of('resident', 'welcome.start'));
  }

  /** How words sound: figures as they are said, and nothing of what only the eye has. */
  sounds(text: string): string {
    return bare(formsOf(this.words.language).spoken.plain(text));
  }

  /** Presses a key and hears the answer out. */
  async press(key: HardKey): Promise<string> {
    if (key === 'select') {
      const rest = this.#lastSelect + restMs - Date.now();
      if (rest > 0) await this.page.waitForTimeout(rest);
      this.#lastSelect = Date.now();
    }
    await this.#ear.forget();
    await this.page.keyboard.press(sends[key]);
    return this.#hearOut();
  }

  /** Everything said since the last key. */
  async heard(): Promise<string> {
    return bare(await this.#ear.heard());
  }

  async hasHeard(text: string): Promise<boolean> {
    const heard = await this.heard();
    return partsOf(text).every((part) => heard.includes(this.sounds(part)));
  }

  /** Waits for words to be said, whatever is said around them. */
  async hears(text: string): Promise<void> {
    await this.hearsOneOf([text]);
  }

  async hearsOneOf(texts: readonly string[]): Promise<string> {
    const until = Date.now() + patienceMs;
    for (;;) {
      for (const text of texts) if (await this.hasHeard(text)) return text;
      if (Date.now() > until)
        throw new Error(`None of ${texts.join(' / ')} was said, but: ${await this.heard()}`);
      await this.page.waitForTimeout(30);
    }
  }

  /** Goes on until the words are said first of all, which is when the ring stands on them. */
  async find(text: string, way: HardKey = 'down'): Promise<void> {
    await this.findOneOf([text], way);
  }

  async findOneOf(texts: readonly string[], way: HardKey = 'down'): Promise<string> {
    const said: string[] = [];
    for (let steps = 0; steps < mostSteps; steps += 1) {
      const heard = await this.press(way);
      said.push(heard);
      const found = texts.find((text) => this.#standsOn(heard, this.sounds(text)));
      if (found !== undefined) return found;
    }
    throw new Error(`${texts.join(' / ')} was nowhere to be found among: ${said.join(' | ')}`);
  }

  async choose(text: string, way: HardKey = 'down'): Promise<void> {
    await this.find(text, way);
    await this.press('select');
  }

  /** Comes to a keypad from above and dials on it as on a telephone, hearing each digit before it is pressed. */
  async dial(digits: string): Promise<void> {
    await this.find(this.words.of('keys', 'grid'));
    const rows = ['123', '456', '789', ' 0'];
    const placeOf = (digit: string) => {
      const row = rows.findIndex((each) => each.includes(digit));
      return { row, column: rows[row]?.indexOf(digit) ?? 0 };
    };
    const at = { row: 0, column: 0 };
    let heard = await this.heard();
    const goDown = async (row: number) => {
      for (; at.row !== row; at.row += Math.sign(row - at.row))
        heard = await this.press(at.row < row ? 'down' : 'up');
    };
    const goAcross = async (column: number) => {
      for (; at.column !== column; at.column += Math.sign(column - at.column))
        heard = await this.press(at.column < column ? 'right' : 'left');
    };
    for (const digit of digits) {
      const to = digit === 'X' ? { row: 3, column: 0 } : placeOf(digit);
      heard = await this.heard();
      const rest = [() => goDown(to.row), () => goAcross(to.column)];
      // The last row may begin with nothing: whoever wants 0 goes down to it from 8.
      for (const go of to.row === 3 ? rest.toReversed() : rest) await go();
      const name = this.sounds(formsOf(this.words.language).spoken.code(digit));
      if (!heard.includes(name)) throw new Error(`${digit} should be here, but it said: ${heard}`);
      await this.#type();
    }
  }

  /** Digits that stand in one row above a keyboard. */
  async writeDigits(digits: string): Promise<void> {
    await this.find(this.words.of('keys', 'grid'));
    let at = 1;
    for (const digit of digits) {
      const to = digit === '0' ? 10 : Number(digit);
      for (; at !== to; at += Math.sign(to - at)) await this.press(at < to ? 'right' : 'left');
      await this.#type();
    }
  }

  /** Finds letters on a keyboard as it is laid out everywhere, then what they mean above it. */
  async write(pinyin: string, pick: string): Promise<void> {
    await this.find(this.words.of('keys', 'grid'));
    const order = 'qwertyuiopasdfghjkl  zxcvbnm';
    let at = 0;
    for (const letter of pinyin) {
      const to = order.indexOf(letter);
      for (; at !== to; at += Math.sign(to - at)) await this.press(at < to ? 'right' : 'left');
      await this.#type();
    }
    // From the keys up to what they mean, and out of it, so that the first of it is come to as well.
    await this.find(this.words.of('keys', 'grid'), 'up');
    await this.press('left');
    await this.choose(pick, 'right');
  }

  /** A keypad takes the same key again sooner than others do. */
  async #type(): Promise<void> {
    await this.page.waitForTimeout(180);
    this.#lastSelect = 0;
    await this.press('select');
  }

  /** What comes first may be that one has come round, or into a keypad. */
  #standsOn(heard: string, wanted: string): boolean {
    const before = ['round', 'grid'].map((key) => this.sounds(this.words.of('keys', key)));
    if (before.includes(wanted)) return heard.includes(wanted);
    let rest = heard;
    for (const words of before) if (rest.startsWith(words)) rest = rest.slice(words.length);
    return rest.startsWith(wanted);
  }

  /** Until nothing more is said for a moment; what a machine has to be asked for may come later. */
  async #hearOut(): Promise<string> {
    let last = '';
    let still = 0;
    for (let waits = 0; waits < 40 && still < 2; waits += 1) {
      await this.page.waitForTimeout(20);
      const now = await this.heard();
      still = now !== '' && now === last ? still + 1 : 0;
      last = now;
    }
    return last;
  }
}

/** Without anything that is not said. */
function bare(text: string): string {
  return text.replaceAll(/[\s\p{P}\p{S}]/gu, '').toLowerCase();
}

/** What stands around the names and amounts of a text. */
function partsOf(text: string): string[] {
  return text.split(/\{\{[^}]*\}\}/);
}
