import type { Answered } from '../../core/submission/receipt.ts';
import { answersName, stickFolder } from '../../core/submission/stick.ts';
import { openStick } from '../../stick/stick.ts';
import { importParcels, type Imported, type ImportParts } from './import-parcels.ts';
import { parcelsOn } from './parcels.ts';

export interface ImportedStick {
  readonly imported: readonly Imported[];
  /** Whether every answer is on the stick. The import itself holds in either case. */
  readonly answersWritten: boolean;
}

/** Takes what lies on a stick that is in this computer, and leaves the answers on it. Throws where nothing is mounted there. */
export async function importStick(root: string, intake: string, parts: ImportParts): Promise<ImportedStick> {
  const stick = await openStick(root);
  const imported: Imported[] = [];
  let answersWritten = true;
  const answers = new Map<string, Answered[]>();
  for await (const one of importParcels(parcelsOn(stick), parts)) {
    imported.push(one);
    if (one.outcome !== 'left') answers.set(one.kiosk, [...(answers.get(one.kiosk) ?? []), one.answer]);
  }
  for (const [kiosk, its] of answers) {
    const bytes = Buffer.from(answersFile(its));
    await stick.write([stickFolder, kiosk, answersName(intake)], bytes).catch((error: unknown) => {
      parts.log(error);
      answersWritten = false;
    });
  }
  return { imported, answersWritten };
}

/** As the kiosk reads it. */
export function answersFile(answers: readonly Answered[]): string {
  return JSON.stringify({ format: 1, answers });
}
