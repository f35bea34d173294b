import { parsedJson } from '../../../core/submission/json.ts';
import {
  manifestName,
  manifestShape,
  parcelName,
  stickFolder,
  stickId,
  stickLimits,
} from '../../../core/submission/stick.ts';
import type { Stick } from '../../../stick/stick.ts';

/** Of these submissions of a kiosk those that lie on the stick, as far as names and sizes tell. */
export async function lieThere(
  stick: Stick,
  kiosk: string,
  submissions: ReadonlySet<string>,
): Promise<Set<string>> {
  const names = await stick.names([stickFolder, kiosk], stickLimits.submissions);
  const found = new Set<string>();
  for (const name of names) {
    if (submissions.has(name) && (await isFinished(stick, [stickFolder, kiosk, name]))) found.add(name);
  }
  return found;
}

async function isFinished(stick: Stick, place: readonly string[]): Promise<boolean> {
  const manifest = await stick.read([...place, manifestName], stickLimits.manifestBytes);
  const files = manifest && manifestShape.safeParse(parsedJson(manifest)).data?.files;
  if (!files) return false;
  for (const { name, bytes } of files) if ((await stick.bytes([...place, name])) !== bytes) return false;
  return true;
}

/**
 * Takes away what the intake has received: it has no more to do on a stick that may be lost. The manifest goes first, so
 * that what is left of a folder counts for nothing; and only names that are ours are touched.
 */
export async function clearReceived(
  stick: Stick,
  kiosk: string,
  isReceived: (submission: string) => boolean,
): Promise<void> {
  const names = await stick.names([stickFolder, kiosk], stickLimits.submissions);
  for (const submission of names.filter((name) => stickId.safeParse(name).success && isReceived(name))) {
    const place = [stickFolder, kiosk, submission];
    await stick.remove([...place, manifestName]);
    for (const name of await stick.names(place, 500)) {
      const own = name.replace(/\.new$/, '');
      if (own === parcelName || own === manifestName || stickId.safeParse(own).success)
        await stick.remove([...place, name]);
    }
    await stick.remove(place);
  }
}
