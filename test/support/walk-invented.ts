import type { Page } from 'playwright';
import { pseudoLanguages } from '../../renderer/text/pseudo.ts';
import { inTurn } from './in-turn.ts';
import type { RunningKiosk } from './running-kiosk.ts';
import { shippedMoves } from './shipped-moves.ts';
import { visitAstray } from './visit-astray.ts';
import { visitBeside } from './visit-beside.ts';
import { visit } from './visit.ts';
import { Walk } from './walk.ts';

const service = 'elder-allowance';

/** Goes through one service, past everything beside its way and astray, in a language of `buildPseudoScreen`. Answers what is amiss. */
export async function walkInvented(
  page: Page,
  { kiosk, language }: { kiosk: RunningKiosk; language: string },
): Promise<readonly string[]> {
  const walk = new Walk(page);
  const look = (where: string) => walk.look(language, where);
  const ways = [
    () => visit(page, { service, language, moves: shippedMoves[service], look }),
    () => visitBeside(page, { language, look }),
    () => visitAstray(page, { kiosk, language, look }),
  ];
  const from = pseudoLanguages.findIndex(({ tag }) => tag === language);
  for (const goThere of inTurn(ways, from)) await goThere();
  return walk.findings;
}
