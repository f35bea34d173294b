import { pngOf } from './png.ts';

const WIDTH = 360;
const HEIGHT = 480;
const RIDGES = 11;
/** As on paper: a thumb is put down a little askew. */
const TILT = -0.2;

/**
 * The mark of whoever does not sign: ridges like those of a finger. It is nobody's print, and says no more than a cross on
 * paper does; that it was made by this person is what the witness stands for.
 */
export function drawFingerMark(ink: string): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const pen = canvas.getContext('2d');
  if (!pen) return Promise.reject(new Error('No canvas'));
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  pen.translate(WIDTH / 2, HEIGHT / 2);
  pen.rotate(TILT);
  pen.strokeStyle = ink;
  pen.lineCap = 'round';
  pen.lineWidth = 7;
  for (let ridge = 1; ridge <= RIDGES; ridge += 1) {
    const across = (ridge / RIDGES) * WIDTH * 0.38;
    const along = (ridge / RIDGES) * HEIGHT * 0.42;
    // A ridge ends here and there, at another place than its neighbour.
    const gap = (ridge * 2.4) % (2 * Math.PI);
    pen.beginPath();
    pen.ellipse(0, (1 - ridge / RIDGES) * 26, across, along, 0, gap + 0.16, gap + 2 * Math.PI - 0.16);
    pen.stroke();
  }
  return pngOf(canvas);
}
