import type { Edges } from './edges.ts';
import type { Line } from './quad.ts';

/** Steps of two degrees all around: an edge is crossed towards the light, so the two sides of a stroke are two lines. */
const ANGLES = 180;
/** An edge votes for what crosses it within this many steps: its own direction is not known better. */
const UNSURE = 1;
/** A letter's edge is no better witness than a paper's, however black it is. */
const MOST = 2;
/** A line has at least so many votes, for each point of the picture's height. */
const SHORTEST = 0.2;
/** Two lines that lie closer than this are one. */
const APART = { angles: 4, points: 4 };

const cosines = Float32Array.from({ length: ANGLES }, (_, at) => Math.cos((2 * at * Math.PI) / ANGLES));
const sines = Float32Array.from({ length: ANGLES }, (_, at) => Math.sin((2 * at * Math.PI) / ANGLES));

/**
 * The straightest and longest edges of a picture (Hough), those that go across and those that go down it, the longest
 * first. Their `cos` and `sin` point to the side that is lighter.
 */
export function linesIn(edges: Edges, most: number): { across: Line[]; down: Line[] } {
  const { width, height, across, down, least } = edges;
  const reach = Math.ceil(Math.hypot(width, height)) + 1;
  const span = 2 * reach;
  const votes = new Float32Array(ANGLES * span);
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      const right = across[at] ?? 0;
      const under = down[at] ?? 0;
      const steep = Math.abs(right) + Math.abs(under);
      if (steep < least) continue;
      const weight = Math.min(steep / least, MOST);
      const crossed = Math.round((Math.atan2(under, right) * ANGLES) / (2 * Math.PI)) + ANGLES;
      for (let angle = crossed - UNSURE; angle <= crossed + UNSURE; angle += 1) {
        const of = angle % ANGLES;
        const vote = of * span + Math.round(x * (cosines[of] ?? 0) + y * (sines[of] ?? 0)) + reach;
        votes[vote] = (votes[vote] ?? 0) + weight;
      }
    }
  }
  return {
    across: peaks((angle) => !goesDown(angle)),
    down: peaks(goesDown),
  };

  function peaks(wanted: (angle: number) => boolean): Line[] {
    const tops: Peak[] = [];
    const fewest = Math.min(width, height) * SHORTEST;
    for (let angle = 0; angle < ANGLES; angle += 1) {
      if (!wanted(angle)) continue;
      for (let vote = angle * span + 1; vote < (angle + 1) * span - 1; vote += 1) {
        const here = votes[vote] ?? 0;
        if (here < fewest || here < (votes[vote - 1] ?? 0) || here < (votes[vote + 1] ?? 0)) continue;
        tops.push({ angle, far: vote - angle * span - reach, votes: here });
      }
    }
    tops.sort((a, b) => b.votes - a.votes);
    const kept: Peak[] = [];
    for (const top of tops) {
      if (kept.length >= most) break;
      if (!kept.some((other) => isSame(top, other))) kept.push(top);
    }
    return kept.map(({ angle, far }) => ({ cos: cosines[angle] ?? 0, sin: sines[angle] ?? 0, far }));
  }
}

/** What is crossed from left to right, or back. */
function goesDown(angle: number): boolean {
  return Math.abs(cosines[angle] ?? 0) > Math.abs(sines[angle] ?? 0);
}

interface Peak {
  angle: number;
  far: number;
  votes: number;
}

function isSame(a: Peak, b: Peak): boolean {
  const turned = Math.abs(a.angle - b.angle);
  return Math.min(turned, ANGLES - turned) < APART.angles && Math.abs(a.far - b.far) < APART.points;
}
