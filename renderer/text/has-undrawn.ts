import { canDraw, doubtful } from './can-draw.ts';
import { fetchRareLetters } from './fetch-letters.ts';

/** Whether some character of these answers, as the review shows them, stands there as a card with its number. */
export async function hasUndrawn(answers: object | undefined): Promise<boolean> {
  const rare = Array.from(JSON.stringify(answers ?? [])).filter((character) => doubtful.test(character));
  if (rare.length === 0) return false;
  await fetchRareLetters(rare.join(''));
  return !rare.every(canDraw);
}
