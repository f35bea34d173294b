import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import locale from '../../../locales/zh-CN/input.json';
import { goodScene, spoiled } from '../../support/document-scenes.ts';
import { drawDocument } from '../../support/draw-document.ts';
import { type InputPage, openInputPage } from '../../support/input-page.ts';
import { videoOf } from '../../support/video-of.ts';

const paper = {
  type: 'photo',
  path: { question: 'account_photo' },
  optional: true,
  limits: { max: 3, document: true },
} as const;
const { advice } = locale.photo;
const key = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const draft = (page: Page) => page.evaluate(() => window.draft);
const said = (page: Page) => page.evaluate(() => window.said.join(''));
const digests = async (page: Page) => {
  const given = await draft(page);
  return given?.ready && Array.isArray(given.value)
    ? given.value.map((photo) => (typeof photo === 'object' ? photo.digest : ''))
    : [];
};
/** How wide for its height a kept picture is. */
const aspectOf = (page: Page, jpeg: Buffer | undefined) =>
  page.evaluate(
    async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      const { width, height } = await createImageBitmap(new Blob([bytes]));
      return width / height;
    },
    jpeg?.toString('base64') ?? '',
  );

describe('a real camera', () => {
  let folder: string;
  let inputs: InputPage;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'camera-'));
    const good = { ...goodScene(5), lean: 15, turn: 4, shadow: false };
    const picture = (scene: typeof good) => drawDocument(scene).grey;
    // A picture for each half second: four seconds for each that is wrong, and the good one to the end.
    const scenes = [
      picture(spoiled.dim(good, () => 0.3)),
      picture(spoiled.glare(good)),
      picture(spoiled.blurred(good, () => 0.9)),
    ].flatMap((wrong) => Array.from({ length: 8 }, () => wrong));
    const file = path.join(folder, 'camera.y4m');
    await videoOf(file, [...scenes, ...Array.from({ length: 30 }, () => picture(good))], 2);
    inputs = await openInputPage({ video: file });
    inputs.machine.camera = 'real';
  });
  afterAll(async () => {
    await inputs.close();
    await rm(folder, { recursive: true });
  });

  test('is watched, told how to be held, and a card taken by itself and straightened once it lies well', async () => {
    const page = await inputs.open(paper);
    await page.locator('.photo-taken').waitFor({ timeout: 60_000 });
    const words = await said(page);
    const places = [advice.dim, advice.glare, advice.blurred, advice.good].map((each) => words.indexOf(each));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    for (const each of [advice.dim, advice.glare, advice.blurred]) expect(words.split(each)).toHaveLength(2);
    expect(inputs.machine.photos).toHaveLength(1);
    expect(await aspectOf(page, inputs.machine.photos[0])).toBeCloseTo(85.6 / 53.98, 1);
    expect(await page.evaluate(() => document.querySelector('video'))).toBeNull();

    // The whole picture is there for whoever sees that the edges are wrong, and the page again.
    await key(page, '用整张').click();
    await key(page, '只要这页').waitFor();
    expect(await aspectOf(page, inputs.machine.photos[1])).toBeCloseTo(16 / 9, 1);
    expect(await digests(page)).toEqual(['digest-2']);
    expect(inputs.errors).toEqual([]);
    await page.close();
  });
});

describe('the simulated camera', () => {
  let inputs: InputPage;
  beforeAll(async () => {
    inputs = await openInputPage();
  });
  beforeEach(() => {
    Object.assign(inputs.machine, {
      refusePhotos: false,
      photos: [],
      seen: readFileSync('main/device/camera/simulated-photo.jpg'),
    });
  });
  afterAll(async () => {
    await inputs.close();
  });

  test('shows in the dark, too far and well what is said, and is taken by itself', async () => {
    const page = await inputs.open(paper);
    await page.locator('.photo-taken').waitFor({ timeout: 40_000 });
    const words = await said(page);
    const places = [advice.dim, advice['too-far'], advice.good].map((each) => words.indexOf(each));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    await page.close();
  });

  test('is asked for with how many pages there may be, each a picture', async () => {
    const page = await inputs.open(paper);
    await page.getByText('一页拍一张，最多 3 张。', { exact: true }).waitFor();
    await expect.poll(() => said(page)).toContain('一页拍一张，最多三张');
    await page.close();
  });

  test('takes nothing by itself for two switches, or after it was told not to', async () => {
    const page = await inputs.open(paper, { switches: true });
    await page.getByText(advice['good-press']).waitFor({ timeout: 40_000 });
    await page.waitForTimeout(3000);
    expect(inputs.machine.photos).toHaveLength(0);
    await key(page, '自动拍').click();
    await page.locator('.photo-taken').waitFor({ timeout: 20_000 });
    await page.close();
  });

  test('gives several pages, of which each is looked at, taken again or left out', async () => {
    const page = await inputs.open(paper, { switches: true });
    for (const photo of [1, 2, 3]) {
      await key(page, '拍').click();
      await page.locator('.photo-taken').waitFor();
      if (await key(page, '就用这张').count()) await key(page, '就用这张').click();
      await expect.poll(async () => (await digests(page)).length, { timeout: 20_000 }).toBe(photo);
      if (photo < 3) {
        await key(page, '拍下一页').click();
        await key(page, '拍').waitFor();
        await page.waitForTimeout(520);
      }
    }
    expect(await key(page, '拍下一页').count()).toBe(0);
    await key(page, '2').click();
    await key(page, '重拍').click();
    // What was kept stays until another one is.
    expect(await digests(page)).toEqual(['digest-1', 'digest-2', 'digest-3']);
    await key(page, '拍').click();
    await expect.poll(() => digests(page), { timeout: 20_000 }).toEqual(['digest-1', 'digest-4', 'digest-3']);
    await page.locator('.photo-taken').waitFor();
    if (await key(page, '就用这张').count()) await key(page, '就用这张').click();
    await key(page, '不要这张').click();
    expect(await digests(page)).toEqual(['digest-1', 'digest-3']);
    await page.close();
  });

  test('says that the machine is full, and tries no more by itself', async () => {
    inputs.machine.refusePhotos = true;
    const page = await inputs.open(paper);
    await page.getByText(locale.photo['full-optional']).waitFor({ timeout: 40_000 });
    await page.waitForTimeout(4000);
    expect((await said(page)).split(locale.photo['full-optional'].split('，')[0] ?? '')).toHaveLength(2);
    inputs.machine.refusePhotos = false;
    await key(page, '拍').click();
    await page.locator('.photo-taken').waitFor();
    await page.close();
  });
});
