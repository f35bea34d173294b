import { opendir, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import type { IntakeStore } from './store/port.ts';

/** Behind the name of a file that is not here whole yet. */
export const beingBrought = '.brought';
/** Behind the name of one that is about to be deleted. */
const putAside = '.aside';
const forgottenAfterMs = 30 * 24 * 3_600_000;
const askedAtOnce = 100;

interface SweepParts {
  readonly directory: string;
  readonly store: Pick<IntakeStore, 'unnamed'>;
  readonly now: () => number;
}

interface Found {
  readonly name: string;
  readonly kiosk: string;
  readonly attachment: string;
}

/**
 * Deletes uploads that no submission has named for a month. Several may sweep one folder at once, while it is used.
 *
 * A submission that names a file may be taken between the question whether one does and the deleting. So the file is put
 * aside first, where nobody finds it who has not looked at it by then; whoever has looked at it before has touched it. What
 * was touched, or is named after all, gets its name back.
 *
 * @param signal ends it before the next file
 */
export async function sweepFolder(
  { directory, store, now }: SweepParts,
  signal?: AbortSignal,
): Promise<number> {
  const at = (name: string) => path.join(directory, name);
  const isOld = async (name: string) => {
    // Another intake that shares the folder may have swept it a moment ago.
    const there = await stat(at(name)).catch(() => undefined);
    return there !== undefined && there.mtimeMs <= now() - forgottenAfterMs;
  };

  const settle = async (found: readonly Found[]) => {
    if (found.length === 0) return 0;
    let swept = 0;
    const unnamed = await store.unnamed(found);
    for (const one of found) {
      const { name } = one;
      if (unnamed.includes(one) && (await isOld(`${name}${putAside}`))) {
        await rm(at(`${name}${putAside}`), { force: true });
        await rm(at(`${name}.json`), { force: true });
        swept += 1;
      } else {
        await rename(at(`${name}${putAside}`), at(name)).catch(() => undefined);
      }
    }
    return swept;
  };

  const sweepThese = async (found: readonly Found[]) => {
    if (found.length === 0) return 0;
    const aside: Found[] = [];
    for (const one of await store.unnamed(found)) {
      const isAside = await rename(at(one.name), at(`${one.name}${putAside}`)).then(
        () => true,
        () => false,
      );
      if (isAside) aside.push(one);
    }
    return settle(aside);
  };

  let swept = 0;
  let found: Found[] = [];
  for await (const { name } of await opendir(directory)) {
    if (signal?.aborted) return swept;
    // One by one: a folder of years does not fit into memory.
    if (name.endsWith(beingBrought) && (await isOld(name))) await rm(at(name), { force: true });
    const [, own, kiosk, attachment, aside] =
      /^(([0-9a-f-]{36})\.([0-9a-f-]{36}))(\.aside)?$/i.exec(name) ?? [];
    if (own === undefined || kiosk === undefined || attachment === undefined) continue;
    const one = { name: own, kiosk, attachment };
    // From a sweep that was ended in between.
    if (aside !== undefined) swept += await settle([one]);
    else if (await isOld(name)) found.push(one);
    if (found.length < askedAtOnce) continue;
    swept += await sweepThese(found);
    found = [];
  }
  return swept + (await sweepThese(found));
}

/** Keeps a file from being swept: it is about to be named. False where it is gone already. */
export async function touch(file: string, now: number): Promise<boolean> {
  return utimes(file, now / 1000, now / 1000).then(
    () => true,
    () => false,
  );
}
