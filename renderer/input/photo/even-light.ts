type Pixels = Pick<ImageData, 'width' | 'height' | 'data'>;

/** The light is looked at in so many fields, across and down. */
const FIELDS = 12;
/** What counts as the paper of a field: this part of its points is darker. */
const PAPER = 0.8;
/** White paper comes up to this; what is brighter already stays. */
const WHITE = 236;
/** Nothing is made more than this many times lighter: a dark card is no paper in a shadow, and grain grows too. */
const MOST = 1.7;

/**
 * Lights a page evenly, gently and in place: where its paper lies in a shadow it is brought up towards white, and the
 * colours keep their ratios. A printed photo or a coloured field is not taken for a shadow, because each field is moved
 * no further than those around it.
 */
export function evenLight(page: Pixels): void {
  const papers = fieldsOf(page);
  const light = spread(papers);
  for (let y = 0, at = 0; y < page.height; y += 1) {
    for (let x = 0; x < page.width; x += 1, at += 4) {
      const by = Math.min(MOST, Math.max(1, WHITE / between(light, x / page.width, y / page.height)));
      for (let colour = 0; colour < 3; colour += 1)
        page.data[at + colour] = (page.data[at + colour] ?? 0) * by;
    }
  }
}

/** How light the paper is in each field. */
function fieldsOf({ width, height, data }: Pixels): Float32Array {
  const counts = Array.from({ length: FIELDS * FIELDS }, () => new Uint32Array(257));
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      const field = Math.floor((y / height) * FIELDS) * FIELDS + Math.floor((x / width) * FIELDS);
      const at = (y * width + x) * 4;
      const light = Math.max(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
      const count = counts[field];
      if (count) {
        count[light] = (count[light] ?? 0) + 1;
        count[256] = (count[256] ?? 0) + 1;
      }
    }
  }
  return Float32Array.from(counts, (count) => {
    let seen = 0;
    const all = count[256] ?? 0;
    for (let light = 0; light < 256; light += 1) {
      seen += count[light] ?? 0;
      if (seen >= all * PAPER) return Math.max(1, light);
    }
    return 255;
  });
}

/** Each field takes the lightest of itself and its neighbours, and then their mean: a photo is not paper. */
function spread(fields: Float32Array): Float32Array {
  const lightest = overNeighbours(fields, (near) => Math.max(...near));
  return overNeighbours(lightest, (near) => near.reduce((sum, each) => sum + each, 0) / near.length);
}

function overNeighbours(fields: Float32Array, take: (near: number[]) => number): Float32Array {
  return fields.map((_, at) => {
    const [column, row] = [at % FIELDS, Math.floor(at / FIELDS)];
    const near: number[] = [];
    for (let y = Math.max(0, row - 1); y <= Math.min(FIELDS - 1, row + 1); y += 1)
      for (let x = Math.max(0, column - 1); x <= Math.min(FIELDS - 1, column + 1); x += 1)
        near.push(fields[y * FIELDS + x] ?? 0);
    return take(near);
  });
}

function between(fields: Float32Array, u: number, v: number): number {
  const x = Math.min(FIELDS - 1.001, Math.max(0, u * FIELDS - 0.5));
  const y = Math.min(FIELDS - 1.001, Math.max(0, v * FIELDS - 0.5));
  const at = Math.floor(y) * FIELDS + Math.floor(x);
  const [right, under] = [x - Math.floor(x), y - Math.floor(y)];
  const upper = (fields[at] ?? 0) * (1 - right) + (fields[at + 1] ?? 0) * right;
  const below = (fields[at + FIELDS] ?? 0) * (1 - right) + (fields[at + FIELDS + 1] ?? 0) * right;
  return upper * (1 - under) + below * under;
}
