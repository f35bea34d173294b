import { randomFrom } from '../../tools/random-from.ts';
import type { Scene } from './draw-document.ts';

const tables = ['plain', 'wood', 'white', 'cloth', 'dark'] as const;

/** How a good scene is spoiled, by what should then be said. */
export const spoiled = {
  dim: (scene: Scene, random: () => number): Scene => ({ ...scene, light: 0.1 + random() * 0.16 }),
  glare: (scene: Scene): Scene => ({ ...scene, glare: true, light: Math.min(scene.light, 0.85) }),
  blurred: (scene: Scene, random: () => number): Scene => ({ ...scene, blur: 5 + random() * 4 }),
  'too-far': (scene: Scene, random: () => number): Scene => ({ ...scene, fills: 0.24 + random() * 0.1 }),
  // Only what is wide enough to be cut off.
  'to-right': (scene: Scene, random: () => number): Scene => ({
    ...scene,
    paper: 'card',
    fills: 0.7,
    aside: { x: -0.3 - random() * 0.06, y: 0 },
  }),
};

/**
 * Papers and cards that lie well, each drawn with another seed: leaning up to 25°, turned up to 8°, on five kinds of
 * table, a third of them in the shadow of something, with a camera's grain and the softness of its lens.
 */
export function goodScene(seed: number): Scene {
  const random = randomFrom(1000 + seed);
  return {
    seed,
    width: 960,
    height: 540,
    table: tables[seed % tables.length] ?? 'plain',
    paper: seed % 3 === 0 ? 'page' : 'card',
    lean: 25,
    turn: 8,
    fills: 0.64 + random() * 0.22,
    aside: { x: (random() - 0.5) * 0.06, y: (random() - 0.5) * 0.04 },
    light: 0.6 + random() * 0.4,
    shadow: random() < 0.3,
    glare: false,
    blur: random() * 0.9,
    noise: 1 + random() * 3,
  };
}
