import type { Page } from 'playwright';
import type { RunningKiosk } from './running-kiosk.ts';
import { shippedMoves } from './shipped-moves.ts';
import { visitAstray } from './visit-astray.ts';
import { visitBeside } from './visit-beside.ts';
import { visit } from './visit.ts';
import { Walk } from './walk.ts';

const service = 'elder-allowance';

/** Goes through one service, and past everything beside its way, in a language of `buildPseudoScreen`. Answers what is amiss. */
export async function walkInvented(
  page: Page,
  { kiosk, language }: { kiosk: RunningKiosk; language: string },
): Promise<readonly string[]> {
  const walk = new Walk(page);
  const look = (where: string) => walk.look(language, where);
  await visit(page, { service, language, moves: shippedMoves[service], look });
  await visitBeside(page, { language, look });
  await visitAstray(page, { kiosk, language, look });
  return walk.findings;
}
