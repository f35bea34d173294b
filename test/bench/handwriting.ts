import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Recogniser } from '../../renderer/handwriting/recognise.ts';
import { randomFrom } from '../../tools/random-from.ts';
import { bundle } from '../support/bundle.ts';
import { launchChromium } from '../support/chromium.ts';
import { distortions } from '../support/distort-ink.ts';
import { inkSources, readInk, type Written } from '../support/read-ink.ts';
import { shippedHandwriting } from '../support/shipped-handwriting.ts';
import { zinniaGuesses } from '../support/zinnia.ts';
import type { TimesRecognitions } from './page/recognise.ts';
import type { MeasureOptions, Row } from './row.ts';
import { quantile } from './statistics.ts';

/**
 * How well characters written with a finger are recognised, beside zinnia with tegaki's model in the same run, and how
 * long it takes in a Chromium whose processor is slowed four times.
 *
 * The ink is none of that which the model was made from: strokes drawn by hand for learners (KanjiVG), and the middle
 * lines of three fonts, each then distorted as hands do. What it cannot tell is how elderly people write; see
 * docs/input.md.
 */
export async function measure({ quick }: MeasureOptions): Promise<Row[]> {
  const written = inkSources.map((source) => ({ source, ink: readInk(source).slice(0, quick ? 40 : 300) }));
  const rows = Object.entries(distortions).map(([name, distort]) => {
    const random = randomFrom(11);
    return compare(
      name,
      written.map(({ source, ink }) => ({
        source,
        ink: ink.map((each) => ({ ...each, ink: distort(each.ink, random) })),
      })),
    );
  });
  const shaken = written.flatMap(({ ink }) =>
    ink.map((each) => distortions['a light tremor']!(each.ink, randomFrom(5))),
  );
  return [...rows, await time(shaken), size()];
}

function compare(name: string, sources: { source: string; ink: Written[] }[]): Row {
  const recogniser = new Recogniser(shippedHandwriting());
  const measured: Row['measured'] = {};
  let [ours, theirs, all] = [0, 0, 0];
  for (const { source, ink } of sources) {
    const own = ink.map((each) =>
      recogniser.guess(each.ink, 'simplified', 10).map(({ character }) => character),
    );
    const zinnia = zinniaGuesses(
      ink.map((each) => each.ink),
      10,
    );
    const among = (guesses: string[][], first: number) =>
      ink.filter(({ character }, at) => guesses[at]!.slice(0, first).includes(character)).length;
    const percent = (count: number) => (100 * count) / ink.length;
    for (const first of [1, 5, 10]) {
      measured[`${source} ours top ${first} %`] = percent(among(own, first));
      measured[`${source} zinnia top ${first} %`] = percent(among(zinnia, first));
    }
    ours += among(own, 1);
    theirs += among(zinnia, 1);
    all += ink.length;
  }
  return {
    what: `handwriting, ${name}: right at once, ahead of zinnia`,
    measured,
    value: (100 * (ours - theirs)) / all,
    unit: 'points',
    budget: { atLeast: 20 },
  };
}

async function time(inks: Written['ink'][]): Promise<Row> {
  const script = await bundle('test/bench/page/recognise.ts');
  const browser = await launchChromium();
  const page = await browser.newPage();
  await page.addScriptTag({ path: script, type: 'module' });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const base64 = (file: string) => readFileSync(dataFile(file)).toString('base64');
  const times = await page.evaluate(
    ({ files, ink }) =>
      // oxlint-disable-next-line no-unsafe-type-assertion -- put there by the script above
      (globalThis as unknown as TimesRecognitions).timeRecognitions(files, ink),
    {
      files: {
        characters: readFileSync(dataFile('characters.txt'), 'utf8'),
        directions: base64('directions.bin'),
        strokes: base64('strokes.bin'),
      },
      ink: inks.map((ink) => ink.map((stroke) => stroke.map(([x, y]): [number, number] => [x, y]))),
    },
  );
  await browser.close();
  return {
    what: 'handwriting: one recognition, processor slowed four times, p95',
    measured: { 'p50 ms': quantile(times, 0.5), 'p95 ms': quantile(times, 0.95), recognitions: times.length },
    value: quantile(times, 0.95),
    unit: 'ms',
    budget: { atMost: 100 },
  };
}

function size(): Row {
  const files = ['characters.txt', 'directions.bin', 'strokes.bin'];
  const sizes = files.map((file) => statSync(dataFile(file)).size / 1000);
  return {
    what: 'handwriting: data loaded when it is first needed',
    measured: Object.fromEntries(files.map((file, at) => [`${file} kB`, sizes[at]!])),
    value: sizes.reduce((sum, each) => sum + each, 0),
    unit: 'kB',
    budget: { atMost: 4000 },
  };
}

function dataFile(file: string): string {
  return path.resolve('renderer/handwriting/data', file);
}
