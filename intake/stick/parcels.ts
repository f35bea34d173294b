import { stickFolder, stickId, stickLimits } from '../../core/submission/stick.ts';
import type { Stick } from '../../stick/stick.ts';

/** What kiosks have sent along, wherever it lies: on a stick, or handed in through the page. Nothing of it is proven. */
export interface Parcels {
  kiosks(): Promise<string[]>;
  submissions(kiosk: string): Promise<string[]>;
  /** Undefined where there is no such file, or one that is longer. */
  read(kiosk: string, submission: string, name: string, longest: number): Promise<Uint8Array | undefined>;
}

export function parcelsOn(stick: Stick): Parcels {
  return {
    kiosks: async () => ids(await stick.names([stickFolder], stickLimits.kiosks)),
    submissions: async (kiosk) => ids(await stick.names([stickFolder, kiosk], stickLimits.submissions)),
    read: (kiosk, submission, name, longest) => stick.read([stickFolder, kiosk, submission, name], longest),
  };
}

function ids(names: readonly string[]): string[] {
  return names.filter((name) => stickId.safeParse(name).success).sort();
}

/**
 * @param files as a browser hands a folder in: each by its path from wherever the folder was chosen, say
 *   `bangban/<kiosk>/<submission>/parcel.json`. Whatever else was in the folder is passed over.
 */
export function parcelsIn(files: Iterable<File>): Parcels {
  const found = new Map<string, Map<string, Map<string, File>>>();
  for (const file of files) {
    const [kiosk = '', submission = '', name = ''] = file.name.toLowerCase().split(/[/\\]/).slice(-3);
    if (!stickId.safeParse(kiosk).success || !stickId.safeParse(submission).success) continue;
    const ofKiosk = found.get(kiosk) ?? new Map<string, Map<string, File>>();
    const ofSubmission = ofKiosk.get(submission) ?? new Map<string, File>();
    found.set(kiosk, ofKiosk.set(submission, ofSubmission.set(name, file)));
  }
  return {
    kiosks: async () => [...found.keys()].sort().slice(0, stickLimits.kiosks),
    submissions: async (kiosk) =>
      [...(found.get(kiosk)?.keys() ?? [])].sort().slice(0, stickLimits.submissions),
    read: async (kiosk, submission, name, longest) => {
      const file = found.get(kiosk)?.get(submission)?.get(name);
      return file && file.size <= longest ? new Uint8Array(await file.arrayBuffer()) : undefined;
    },
  };
}
