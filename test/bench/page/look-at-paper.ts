import { lookAtPicture } from '../../../renderer/input/photo/look-at-picture.ts';

/** What test/bench/document.ts calls in a page. */
export interface TimesLooks {
  /** Draws the scenes as large as a camera gives them. */
  prepare(scenes: readonly { width: number; height: number; light: string }[]): Promise<void>;
  /** How long each look takes, in milliseconds, from the camera's picture to what is advised. */
  timeLooks(count: number): number[];
}

const CAMERA = { width: 1920, height: 1080 };
const pictures: ImageBitmap[] = [];

const times: TimesLooks = {
  async prepare(scenes) {
    for (const { width, height, light } of scenes) {
      const points = new ImageData(width, height);
      const signs = atob(light);
      for (let at = 0; at < signs.length; at += 1) {
        const grey = signs.charCodeAt(at);
        points.data.set([grey, grey, grey, 255], at * 4);
      }
      const seen = await createImageBitmap(points);
      pictures.push(
        await createImageBitmap(seen, {
          resizeWidth: CAMERA.width,
          resizeHeight: CAMERA.height,
          resizeQuality: 'medium',
        }),
      );
    }
  },
  timeLooks: (count) =>
    Array.from({ length: count }, (_, at) => {
      const picture = pictures[at % pictures.length];
      if (!picture) throw new Error('Nothing was prepared');
      const from = performance.now();
      lookAtPicture(picture);
      return performance.now() - from;
    }),
};
Object.assign(globalThis, times);
