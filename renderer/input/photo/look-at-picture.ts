import { greyAt } from './grey-at.ts';
import { look, LOOKED_AT, type Sight } from './sight.ts';

/** As sharp as letters have to be seen, see blemish.ts. */
export const DETAILED = 960;

/** One look at what the camera sees. */
export function lookAtPicture(picture: ImageBitmap): Sight {
  return look(greyAt(picture, LOOKED_AT), (part) => greyAt(picture, DETAILED, part));
}
