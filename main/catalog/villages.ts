import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Division } from './divisions.ts';

/** What lies below the counties: townships, and below them villages and communities. */
export interface Villages {
  /** Those right below the code of a county, of a city that has no counties, or of a township. */
  children(code: string): readonly Division[];
  /** The township with this code, or the township and the village. Empty where there is none. */
  path(code: string): readonly Division[];
}

export const noVillages: Villages = { children: () => [], path: () => [] };

const PROVINCE = 2;
const COUNTY = 6;
const TOWNSHIP = 9;
const VILLAGE = 12;

/** Of a province unpacked: five times what the largest has. A file of a hall's own may have been made to fill the memory. */
const mostBytes = 8_000_000;

/**
 * Reads `villages.txt.gz` as tools/divisions.mjs writes it: 620,000 names. A province is unpacked when somebody is asked for
 * a place in it, which takes some ten milliseconds, and only the county that is asked for becomes names.
 *
 * @param pieces how many bytes of the file each province takes, in their order
 * @throws where the file is not there, or is another than these
 */
export function villagesIn(
  file: string,
  pieces: readonly (readonly [province: string, bytes: number])[],
): Villages {
  const whole = pieces.reduce((sum, [, bytes]) => sum + bytes, 0);
  if (whole > 0 && statSync(file).size !== whole) throw new Error(`${file} does not have ${whole} bytes`);
  const provinces = new Map<string, ReadonlyMap<string, string>>();
  const counties = new Map<string, ReadonlyMap<string, readonly Division[]>>();

  function province(code: string): ReadonlyMap<string, string> | undefined {
    const known = provinces.get(code);
    if (known) return known;
    const at = pieces.findIndex(([each]) => each === code);
    const piece = pieces[at];
    if (!piece) return undefined;
    const read = textsByCounty(unpacked(at, piece));
    provinces.set(code, read);
    return read;
  }

  function unpacked(at: number, piece: readonly [province: string, bytes: number]): string {
    const bytes = Buffer.alloc(piece[1]);
    const from = pieces.slice(0, at).reduce((sum, [, size]) => sum + size, 0);
    try {
      const opened = openSync(file, 'r');
      readSync(opened, bytes, { position: from });
      closeSync(opened);
      return gunzipSync(bytes, { maxOutputLength: mostBytes }).toString('utf8');
    } catch {
      // A disk that has forgotten a piece must not stand between somebody and their answer: places can be told in own words.
      return '';
    }
  }

  /** By the code of the county and of each of its townships, what lies right below it. */
  function county(code: string): ReadonlyMap<string, readonly Division[]> | undefined {
    const known = counties.get(code);
    if (known) return known;
    const text = province(code.slice(0, PROVINCE))?.get(code);
    // Whoever asks for codes that nobody has, one after the other, fills no memory with them.
    if (text === undefined) return undefined;
    const read = divisionsIn(code, text);
    counties.set(code, read);
    return read;
  }

  return {
    children: (code) =>
      code.length > TOWNSHIP ? [] : (county(countyOf(code))?.get(code.padEnd(COUNTY, '0')) ?? []),
    path: (code) => {
      if (code.length !== TOWNSHIP && code.length !== VILLAGE) return [];
      const below = county(countyOf(code));
      const township = below?.get(countyOf(code))?.find((one) => one.code === code.slice(0, TOWNSHIP));
      if (!township || code.length === TOWNSHIP) return township ? [township] : [];
      const village = below?.get(township.code)?.find((one) => one.code === code);
      return village ? [township, village] : [];
    },
  };
}

/** A city that has no counties counts as one: what lies below 4419 stands under 441900. */
function countyOf(code: string): string {
  return code.slice(0, COUNTY).padEnd(COUNTY, '0');
}

function textsByCounty(text: string): Map<string, string> {
  const headings = text.split('=').slice(1);
  return new Map(headings.map((part) => [part.slice(0, COUNTY), part.slice(COUNTY + 1)]));
}

/** A township by the last three digits of its code and its name; a village in the same way, moved in. */
function divisionsIn(county: string, text: string): Map<string, Division[]> {
  const below = new Map<string, Division[]>([[county, []]]);
  let township = '';
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const isVillage = line.startsWith(' ');
    const [from, to] = isVillage ? [1, 4] : [0, 3];
    const parent = isVillage ? township : county;
    const division = { code: parent + line.slice(from, to), name: line.slice(to + 1) };
    if (!isVillage) {
      township = division.code;
      below.set(township, []);
    }
    below.get(parent)?.push(division);
  }
  return below;
}
