/** Ideographs that fonts lack: the extensions, those added to the first block later, and those that stand for another one. */
export const doubtful = /[\u3400-\u4dbf\u9fa6-\u9fff\uf900-\ufaff\u{20000}-\u{3fffd}]/u;

/** Never given to any character, so that what is drawn for it is what is drawn for none. */
const NOBODYS = String.fromCodePoint(0x3_fffd);
const SIZE_PX = 24;

const drawn = new Map<string, boolean>();

/** Whether a font of the program or of the machine has this character: it looks other than one that none can have. */
export function canDraw(character: string): boolean {
  const known = drawn.get(character);
  if (known !== undefined) return known;
  const can = pictureOf(character) !== pictureOf(NOBODYS);
  // What cannot be drawn may be, once its slice of the font has come.
  if (can) drawn.set(character, true);
  return can;
}

function pictureOf(character: string): string {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [SIZE_PX * 2, SIZE_PX * 2];
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return character;
  context.font = `${SIZE_PX}px ${getComputedStyle(document.documentElement).fontFamily}`;
  context.fillText(character, 4, SIZE_PX * 1.5);
  return context.getImageData(0, 0, canvas.width, canvas.height).data.join();
}
