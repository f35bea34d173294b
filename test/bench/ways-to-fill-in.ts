import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import type { Ink } from '../../renderer/handwriting/ink.ts';
import { BlindResident } from '../support/blind-resident.ts';
import { blindVisit } from '../support/blind-visit.ts';
import { launchChromium } from '../support/chromium.ts';
import { drawInk } from '../support/draw-ink.ts';
import { Hand } from '../support/hand.ts';
import { identityNumber } from '../support/identity-number.ts';
import { plainText } from '../support/plain-text.ts';
import { readInk } from '../support/read-ink.ts';
import { type RunningIntake, startIntake } from '../support/running-intake.ts';
import { startKiosk } from '../support/running-kiosk.ts';
import { shippedMoves } from '../support/shipped-moves.ts';
import { SwitchHand } from '../support/switch-hand.ts';
import { visit } from '../support/visit.ts';
import { Words } from '../support/words.ts';
import type { Row } from './row.ts';

const words = new Words('zh-CN', 'elder-allowance');
const moves = shippedMoves['elder-allowance'];
const { pick: fullName } = moves.name;

/**
 * Seconds that somebody of 78 takes, as we suppose: to find a key and touch it, to press one of the eight keys or a switch
 * that lies under the hand already, to draw one stroke. A screen is heard out before anything is done.
 */
const pace = { touch: 2, key: 1, switch: 1.5, stroke: 1 };
/** As the kiosk speaks: see test/renderer/speech/pace. */
const charactersPerSecond = 170 / 60;

/** What it took, from the sleeping kiosk to the receipt. */
interface Taken {
  touches: number;
  strokes: number;
  keys: number;
  /** Of these alone. */
  secondsOfHands: number;
  /** And of hearing out what is said. */
  seconds: number;
}

const ways: Readonly<Record<string, (page: Page, dataDir: string) => Promise<Taken>>> = {
  'letters on the screen': (page) => byHand(page, new Hand(page)),
  'a finger': (page) => byHand(page, new WritingHand(page)),
  'the five strokes': (page) => byHand(page, new StrokeHand(page)),
  'an identity card': (page, dataDir) => byHand(page, new Hand(page), path.join(dataDir, 'card')),
  'eight keys, by ear': byKeys,
  'two switches': bySwitches,
};

/** In seconds, to what it takes by letters: what comes first on the screen must not be slower. */
const budgets: Readonly<Record<string, number>> = {
  'letters on the screen': 1,
  'a finger': 1.05,
  'the five strokes': 1.05,
  'an identity card': 0.95,
  'eight keys, by ear': 3,
  'two switches': 2,
};

/**
 * The elder allowance from the sleeping kiosk to the receipt, filled in by each way of input: touches, strokes and keys
 * are counted as the page gets them, the seconds follow from them and from what there is to be heard.
 */
export async function measure(): Promise<Row[]> {
  const intake = await startIntake();
  const taken = new Map<string, Taken>();
  for (const [way, fillIn] of Object.entries(ways)) taken.set(way, await atNewKiosk(intake, fillIn));
  await intake.close();
  const byLetters = taken.get('letters on the screen')?.seconds ?? Number.NaN;
  return [...taken].map(([way, { seconds, ...counted }]) => ({
    what: `the elder allowance by ${way}, to by letters on the screen`,
    measured: { ...counted, seconds: Math.round(seconds) },
    value: seconds / byLetters,
    unit: 'times',
    budget: { atMost: budgets[way] ?? Number.NaN },
  }));
}

async function atNewKiosk(
  intake: RunningIntake,
  fillIn: (page: Page, dataDir: string) => Promise<Taken>,
): Promise<Taken> {
  const serve = ['--demo', '--keys', 'Space=move,F9=press', '--intake', intake.url];
  const kiosk = await startKiosk([...serve, '--enrol', await intake.newCode()]);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await page.goto(kiosk.link);
    return await fillIn(page, kiosk.dataDir);
  } finally {
    await browser.close();
    await kiosk.close();
  }
}

async function byHand(page: Page, hand: Hand, card?: string): Promise<Taken> {
  const count = await countOn(page);
  let characters = 0;
  await visit(page, {
    service: 'elder-allowance',
    language: 'zh-CN',
    moves,
    hand,
    look: async (where) => {
      characters += await heardAt(page);
      if (card === undefined || where !== words.service('question.identity.ask')) return;
      const number = identityNumber('1936-01-01');
      const address = '浙江省丽水市云溪县柳溪镇柳溪社区12号';
      writeFileSync(card, JSON.stringify({ name: fullName, number, address, validUntil: '2040-01-01' }));
      await page.locator('.known-answer').waitFor();
      rmSync(card);
    },
  });
  return inAll(count, characters, pace.key);
}

/** The switches are learned and the pace is chosen first. */
async function bySwitches(page: Page): Promise<Taken> {
  const count = await countOn(page);
  const hand = new SwitchHand(page, { move: 'Space', press: 'F9' });
  await hand.key(words.of('resident', 'asleep.touch')).waitFor();
  await hand.move();
  await hand.choose(words.of('keys', 'scan.own'));
  await hand.press(words.of('resident', 'manner.done'));
  await hand.press(words.of('resident', 'manner.done'));
  let characters = 0;
  const look = async () => {
    characters += await heardAt(page);
  };
  await visit(page, { service: 'elder-allowance', language: 'zh-CN', moves, look, hand, awake: true });
  return inAll(count, characters, pace.switch);
}

/** In the dark, every word heard out. */
async function byKeys(page: Page): Promise<Taken> {
  const link = page.url();
  const blind = await BlindResident.sitDown(page, words);
  await page.goto(link);
  await page.getByRole('button', { name: words.of('resident', 'asleep.touch') }).waitFor();
  let [keys, characters] = [0, 0];
  const press = blind.press.bind(blind);
  blind.press = async (key) => {
    const heard = await press(key);
    keys += 1;
    characters += Array.from(heard).length;
    return heard;
  };
  await blind.press('down');
  await blind.press('select');
  await blind.press('select');
  await blind.choose(words.of('keys', 'blank.dark'));
  await blind.choose(words.of('speech', 'ask-aloud.yes'));
  await blind.choose(words.of('resident', 'manner.done'));
  await blind.choose(words.of('resident', 'welcome.start'));
  await blind.choose(words.service('title'));
  await blind.choose(words.of('resident', 'services.go'));
  await blindVisit(blind, moves);
  await blind.choose(words.of('resident', 'declaration.go'));
  await blind.hears(words.of('resident', 'slip.received'));
  return inAll({ touches: 0, strokes: 0, keys }, characters, pace.key);
}

type Counted = Omit<Taken, 'secondsOfHands' | 'seconds'>;

/** Counts outside of the page, which is loaded anew when the visit ends. */
async function countOn(page: Page): Promise<Counted> {
  const counted: Counted = { touches: 0, strokes: 0, keys: 0 };
  await page.exposeFunction('count', (what: keyof Counted) => {
    counted[what] += 1;
  });
  await page.addInitScript(() => {
    // It runs inside the page, and so brings along what it needs.
    // oxlint-disable-next-line unicorn/consistent-function-scoping
    const count = (what: string) => void Reflect.get(window, 'count')(what);
    addEventListener(
      'pointerdown',
      ({ target }) => count(target instanceof Element && target.closest('.ink-pad') ? 'strokes' : 'touches'),
      { capture: true },
    );
    addEventListener('keydown', () => count('keys'), { capture: true });
  });
  await page.reload();
  return counted;
}

function inAll(counted: Counted, characters: number, secondsPerKey: number): Taken {
  const { touches, strokes, keys } = counted;
  const secondsOfHands = touches * pace.touch + strokes * pace.stroke + keys * secondsPerKey;
  const seconds = secondsOfHands + characters / charactersPerSecond;
  return { touches, strokes, keys, secondsOfHands, seconds };
}

/** How much there is to hear: the sentence with its hint where something is asked, and elsewhere the whole sheet. */
async function heardAt(page: Page): Promise<number> {
  const asked = page.locator('.frame-sheet:visible .ask');
  const isQuestion = (await page.locator('.frame-sheet:visible .review-row').count()) === 0;
  const heard =
    isQuestion && (await asked.count()) > 0 ? asked.first() : page.locator('main:visible').first();
  return (await heard.count()) === 0 ? 0 : Array.from(await plainText(heard)).length;
}

/** Writes the name with a finger, character by character, and takes each when it is offered. */
class WritingHand extends Hand {
  override async spell(): Promise<void> {
    await this.page.locator('.ink-pad').waitFor();
    // The sentence settles how it breaks, and where the field begins, in a few frames.
    await this.page.waitForTimeout(500);
  }

  override async press(name: string): Promise<void> {
    if (name !== fullName) return super.press(name);
    for (const character of fullName) {
      await drawInk(this.page.locator('.ink-pad'), inkOf(character));
      await super.press(character);
    }
  }
}

/** Writes the name stroke by stroke on the five keys. */
class StrokeHand extends Hand {
  override async spell(): Promise<void> {
    await super.press(words.of('input', 'keyboard.to-strokes'));
  }

  override async press(name: string): Promise<void> {
    if (name !== fullName) return super.press(name);
    for (const character of fullName) {
      const offered = this.page.locator('.candidates-row').getByText(character, { exact: true });
      for (const stroke of strokesOf[character] ?? '') {
        await this.key(words.of('input', `stroke.${strokeNames[stroke] ?? ''}`)).click({ delay: 170 });
        await this.page.waitForTimeout(300);
        if (await offered.isVisible()) break;
      }
      await offered.click();
      await this.page.waitForTimeout(300);
    }
  }
}

const strokeNames: Readonly<Record<string, string>> = { 一: 'level', 丨: 'upright', 丿: 'left', 丶: 'dot' };
const strokesOf: Readonly<Record<string, string>> = {
  王: '一一丨一',
  桂: '一丨丿丶一丨一一丨一',
  兰: '丶丿一一一',
};

/** 王 and 兰 are not among the characters of the handwriting bench, and are quickly drawn. */
function inkOf(character: string): Ink {
  if (character === '王')
    return [level(10, 90, 0), level(15, 85, 50), upright(50, 0, 100), level(0, 100, 100)];
  if (character === '兰')
    return [
      slanted(25, 0, 35, 18),
      slanted(75, 0, 62, 20),
      level(15, 85, 28),
      level(22, 78, 60),
      level(2, 98, 95),
    ];
  const written = readInk('kanjivg').find((one) => one.character === character);
  if (!written) throw new Error(`Nobody has written ${character}`);
  return written.ink;
}

const slanted = (x0: number, y0: number, x1: number, y1: number): Ink[number] =>
  Array.from({ length: 9 }, (_, at) => [x0 + ((x1 - x0) * at) / 8, y0 + ((y1 - y0) * at) / 8] as const);
const level = (from: number, to: number, y: number) => slanted(from, y, to, y);
const upright = (x: number, from: number, to: number) => slanted(x, from, x, to);
