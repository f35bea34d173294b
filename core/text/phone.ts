/**
 * A telephone number of the mainland. Many elders have a landline only, so it is taken wherever a phone is asked for.
 * Carriers are not told apart: ranges are given out anew all the time.
 */
export type Phone =
  | {
      ok: true;
      /** Digits without country code; a landline with its area code, and `-` before an extension. */
      number: string;
      kind: 'mobile' | 'landline';
      /** As it is shown and said: `138 0013 8000`, `0571 8888 6666`. */
      groups: readonly string[];
    }
  | {
      ok: false;
      code: PhoneProblem;
      /** How many digits are still to come, with `too-short`. */
      missing?: number;
      /** The first character that cannot stand in a number, with `character`. */
      part?: string;
    };

export type PhoneProblem =
  | 'too-short'
  | 'too-long'
  | 'character'
  /** No number begins like this. */
  | 'start'
  /** A landline as people in the same town say it. */
  | 'area-missing';

export function parsePhone(text: string): Phone {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\s().·]/g, '')
    .replaceAll(/\p{Pd}/gu, '-')
    .replace(/^(\+|00)86-?/, '')
    .replace(/(?:转|ext)-?/i, '-');
  const stray = Array.from(plain).find((char) => !/[0-9-]/.test(char));
  if (stray !== undefined) return { ok: false, code: 'character', part: stray };

  const extension = /(?<=[0-9]{7})-([0-9]{1,6})$/.exec(plain)?.[1];
  const digits = plain.slice(0, extension ? -extension.length - 1 : undefined).replaceAll('-', '');
  if (digits.startsWith('1') || digits === '') return parseMobile(digits);
  // Some write mobiles with the 0 that long-distance calls once needed, or the country code without its plus.
  if (/^01[3-9]/.test(digits)) return parseMobile(digits.slice(1));
  if (/^861[3-9][0-9]{9}$/.test(digits)) return parseMobile(digits.slice(2));
  return parseLandline(digits, extension);
}

/** The groups of a number that `parsePhone` took. */
export function phoneGroups(number: string): readonly string[] {
  const parsed = parsePhone(number);
  return parsed.ok ? parsed.groups : [number];
}

function parseMobile(digits: string): Phone {
  if (/^1[0-2]/.test(digits)) return { ok: false, code: 'start' };
  if (digits.length < 11) return { ok: false, code: 'too-short', missing: 11 - digits.length };
  if (digits.length > 11) return { ok: false, code: 'too-long' };
  const groups = [digits.slice(0, 3), digits.slice(3, 7), digits.slice(7)];
  return { ok: true, number: digits, kind: 'mobile', groups };
}

function parseLandline(digits: string, extension: string | undefined): Phone {
  if (!digits.startsWith('0')) {
    return { ok: false, code: /^[2-8][0-9]{6,7}$/.test(digits) ? 'area-missing' : 'start' };
  }
  // Beijing is 010 and the 02s are great cities: three digits, then always eight. Everywhere else four, then 7 or 8.
  if (/^0(0|1[^0])/.test(digits)) return { ok: false, code: 'start' };
  const areaLength = /^0[12]/.test(digits) ? 3 : 4;
  const [area, local] = [digits.slice(0, areaLength), digits.slice(areaLength)];
  const least = areaLength === 3 ? 8 : 7;
  if (/^[019]/.test(local)) return { ok: false, code: 'start' };
  if (local.length < least)
    return { ok: false, code: 'too-short', missing: least + areaLength - digits.length };
  if (local.length > 8) return { ok: false, code: 'too-long' };
  return {
    ok: true,
    number: extension ? `${digits}-${extension}` : digits,
    kind: 'landline',
    groups: [area, local.slice(0, -4), local.slice(-4), ...(extension ? [extension] : [])],
  };
}
