import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { StartRefusal } from '../log/start-refusal.ts';
import { noVillages, type Villages, villagesIn } from './villages.ts';

export interface Division {
  readonly code: string;
  readonly name: string;
}

/** The administrative divisions of the country, as far down as the catalog's file goes. */
export interface Divisions {
  /** Those right below `code`, `''` for the provinces, each with whether there is anything below it. */
  children(code: string): (Division & { readonly more: boolean })[];
  /** From the province down to `code`, empty when it is unknown. */
  path(code: string): Division[];
}

const fileShape = z.object({
  version: z.string(),
  /** How many bytes of `villages.txt.gz` beside it each province takes, in their order. */
  villages: z.array(z.tuple([z.string(), z.number()])).default([]),
  divisions: z.array(z.custom<readonly [code: string, name: string]>(isDivision)),
});

/** By hand: for each of thousands a shape of its own costs the start of the kiosk a twentieth of a second. */
function isDivision(entry: unknown): boolean {
  if (!Array.isArray(entry) || entry.length !== 2) return false;
  const [code, name] = entry as unknown[];
  return (
    typeof code === 'string' &&
    /^[0-9]{2,12}$/.test(code) &&
    typeof name === 'string' &&
    name.length > 0 &&
    name.length <= 60
  );
}

/** How many digits a code has on each level: province, city, county, township, village. */
const levels = [2, 4, 6, 9, 12] as const;
/** What has no fewer digits may have townships right below it. */
const CITY = 4;

/**
 * Reads `divisions.json` (`{ "version": "...", "divisions": [[code, name], …] }`) from the first folder that has one:
 * a hall's own catalog may bring its own villages and need not. What lies below its counties may stand in it, or beside it in
 * `villages.txt.gz`.
 */
export function readDivisions(dirs: readonly string[]): Divisions {
  const file = dirs.map((dir) => path.join(dir, 'divisions.json')).find((name) => existsSync(name));
  if (file === undefined) {
    throw new StartRefusal(
      'divisions-missing',
      `There is no divisions.json in ${dirs.join(' or ')}. Put it there.`,
    );
  }
  try {
    const { divisions, villages } = fileShape.parse(JSON.parse(readFileSync(file, 'utf8')));
    return divisionsOf(divisions, villagesIn(path.join(path.dirname(file), 'villages.txt.gz'), villages));
  } catch {
    throw new StartRefusal(
      'divisions-damaged',
      `The divisions in ${file} cannot be read. Make the file anew, or delete it to use those that ship.`,
    );
  }
}

export function divisionsOf(
  divisions: readonly (readonly [code: string, name: string])[],
  villages: Villages = noVillages,
): Divisions {
  const names = new Map(divisions);
  const below = new Map<string, Division[]>();
  for (const [code, name] of divisions) {
    const parent = parentOf(code, names);
    const siblings = below.get(parent);
    if (siblings) siblings.push({ code, name });
    else below.set(parent, [{ code, name }]);
  }
  const childrenOf = (code: string): readonly Division[] =>
    below.get(code) ?? (code.length < CITY ? [] : villages.children(code));
  const namedAbove = (code: string): Division[] =>
    levels
      .filter((length) => length < code.length)
      .map((length) => code.slice(0, length))
      .flatMap((prefix) => {
        const name = names.get(prefix);
        return name === undefined ? [] : [{ code: prefix, name }];
      });
  return {
    children: (code) =>
      childrenOf(code).map((child) => ({ ...child, more: childrenOf(child.code).length > 0 })),
    path: (code) => {
      const name = names.get(code);
      const end = name === undefined ? villages.path(code) : [{ code, name }];
      return end.length === 0 ? [] : [...namedAbove(code), ...end];
    },
  };
}

/** The nearest prefix that exists: some counties stand right below their province, with no city between. */
function parentOf(code: string, names: ReadonlyMap<string, string>): string {
  for (const length of levels.toReversed()) {
    if (length < code.length && names.has(code.slice(0, length))) return code.slice(0, length);
  }
  return '';
}
