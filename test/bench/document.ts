import { findPaper } from '../../renderer/input/photo/paper.ts';
import { distance, places, type Quad, scaled } from '../../renderer/input/photo/quad.ts';
import { LOOKED_AT } from '../../renderer/input/photo/sight.ts';
import { randomFrom } from '../../tools/random-from.ts';
import { bundle } from '../support/bundle.ts';
import { launchChromium } from '../support/chromium.ts';
import { goodScene, spoiled } from '../support/document-scenes.ts';
import { drawDocument } from '../support/draw-document.ts';
import { lookAtScene, shrunk } from '../support/look-at-scene.ts';
import type { TimesLooks } from './page/look-at-paper.ts';
import type { MeasureOptions, Row } from './row.ts';
import { quantile } from './statistics.ts';

/**
 * How well papers and cards are found before the camera, on scenes that a program draws, and how long a look takes in a
 * Chromium whose processor is slowed four times. What it cannot tell is how real cameras, tables and hands are; see
 * docs/input.md.
 */
export async function measure({ quick }: MeasureOptions): Promise<Row[]> {
  const count = quick ? 60 : 200;
  return [
    ...sets.flatMap(({ name, from }) => [
      ...findings(name, from, count),
      spoilt(name, from, Math.ceil(count / 4)),
    ]),
    await time(quick ? 60 : 240),
  ];
}

/** The second half is what the figures of the first are worth: nobody looks at its scenes to make them come out better. */
const sets = [
  { name: 'looked at while it was built', from: 0 },
  { name: 'held out', from: 20_000 },
];

/** How far a corner may lie from where it is, in parts of the picture's width. */
const CLOSE = 0.02;

function findings(name: string, from: number, count: number): Row[] {
  let [all, close, good, straightenedWrongly] = [0, 0, 0, 0];
  for (let seed = from; seed < from + count; seed += 1) {
    const { grey, corners } = drawDocument(goodScene(seed));
    // A few of them reach beyond the picture by the way they lean.
    if (corners.some(({ x, y }) => x < 4 || y < 4 || x > grey.width - 4 || y > grey.height - 4)) continue;
    all += 1;
    const found = findPaper(shrunk(grey, LOOKED_AT));
    const isClose =
      found !== undefined &&
      farthest(scaled(found.corners, grey.width / LOOKED_AT), corners) <= CLOSE * grey.width;
    if (isClose) close += 1;
    const { lack } = lookAtScene(grey);
    if (lack) continue;
    good += 1;
    if (!isClose) straightenedWrongly += 1;
  }
  return [
    {
      what: `documents that lie well, ${name}: all corners within 2 % of the width`,
      measured: { scenes: all, close },
      value: (100 * close) / all,
      unit: '%',
      budget: { atLeast: 95 },
    },
    {
      what: `documents that lie well, ${name}: taken by itself, and with other edges than theirs`,
      measured: { scenes: all, 'said to be good': good, 'of these wrong': straightenedWrongly },
      value: (100 * straightenedWrongly) / Math.max(1, good),
      unit: '%',
      budget: { atMost: 2 },
    },
  ];
}

function farthest(found: Quad, real: Quad): number {
  return Math.max(...places.map((at) => distance(found[at], real[at])));
}

function spoilt(of: string, from: number, each: number): Row {
  const measured: Row['measured'] = {};
  let wrong = 0;
  for (const [name, spoil] of Object.entries(spoiled)) {
    let [right, good] = [0, 0];
    for (let seed = from; seed < from + each; seed += 1) {
      const { lack } = lookAtScene(drawDocument(spoil(goodScene(seed), randomFrom(seed))).grey);
      if (lack === name) right += 1;
      if (!lack) good += 1;
    }
    measured[`${name} said %`] = (100 * right) / each;
    measured[`${name} taken for good %`] = (100 * good) / each;
    wrong += good;
  }
  return {
    what: `documents in the dark, mirroring, blurred, too far or cut off, ${of}: taken for good`,
    measured,
    value: (100 * wrong) / (each * Object.keys(spoiled).length),
    unit: '%',
    budget: { atMost: 2 },
  };
}

/** So many scenes are looked at in turn, and so many looks go before those that count: a kiosk has had them after ten seconds. */
const SCENES = 40;
const WARM_UP = 40;

/** In the page and not in the worker, which is where a look runs in a kiosk: Chromium slows no worker. */
async function time(count: number): Promise<Row> {
  const script = await bundle('test/bench/page/look-at-paper.ts');
  const browser = await launchChromium();
  const page = await browser.newPage();
  await page.addScriptTag({ path: script, type: 'module' });
  const scenes = Array.from({ length: SCENES }, (_, seed) => {
    const { grey } = drawDocument(goodScene(seed));
    return { ...grey, light: Buffer.from(grey.light).toString('base64') };
  });
  await page.evaluate(
    // oxlint-disable-next-line no-unsafe-type-assertion -- put there by the script above
    (seen) => (globalThis as unknown as TimesLooks).prepare(seen),
    scenes,
  );
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const times = await page.evaluate(
    // oxlint-disable-next-line no-unsafe-type-assertion -- put there by the script above
    (looks) => (globalThis as unknown as TimesLooks).timeLooks(looks),
    WARM_UP + count,
  );
  await browser.close();
  const warm = times.slice(WARM_UP);
  return {
    what: 'documents: one look, processor slowed four times, p95',
    measured: {
      'first ms': times[0] ?? Number.NaN,
      'first ten, median ms': quantile(times.slice(0, 10), 0.5),
      'p50 ms': quantile(warm, 0.5),
      'p95 ms': quantile(warm, 0.95),
      looks: warm.length,
    },
    value: quantile(warm, 0.95),
    unit: 'ms',
    budget: { atMost: 50 },
  };
}
