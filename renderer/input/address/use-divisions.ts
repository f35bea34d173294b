import { useEffect, useState } from 'react';
import { api } from '../../api.ts';
import type { Level } from './address-way.ts';

export interface Division extends Level {
  /** Whether there is anything below it. */
  more: boolean;
}

/** What is known of places by their codes. It never changes while the kiosk runs, so each is asked for once. */
interface Places<Known> {
  get(code: string): Known | undefined;
  fetch(code: string): Promise<Known>;
}

function places<Known>(ask: (code: string) => Promise<Known>): Places<Known> {
  const known = new Map<string, Known>();
  return {
    get: (code) => known.get(code),
    async fetch(code) {
      const found = await ask(code);
      known.set(code, found);
      return found;
    },
  };
}

const below = places<readonly Division[]>((code) => api.division.children({ code }));
const downTo = places<readonly Level[]>(async (code) => (code === '' ? [] : api.division.path({ code })));

/** The places below a code, `''` for the provinces; undefined until they have come, none where they do not come. */
export const useDivisions = (code: string) => usePlaces(below, code);

/** From the province down to a code. */
export const useDivisionPath = (code: string) => usePlaces(downTo, code);

/** The hall's own place and what lies below it, before anybody is asked where they live. */
export async function fetchDivisionsNear(code: string): Promise<void> {
  await Promise.allSettled([downTo.fetch(''), downTo.fetch(code), below.fetch(code)]);
}

function usePlaces<Known>(of: Places<readonly Known[]>, code: string): readonly Known[] | undefined {
  const [fetched, setFetched] = useState<{ code: string; found: readonly Known[] }>();
  const known = of.get(code);
  useEffect(() => {
    if (known) return;
    let wanted = true;
    const take = (found: readonly Known[]) => wanted && setFetched({ code, found });
    // Without the list a place can still be written in own words, so this is no dead end.
    of.fetch(code).then(take, () => take([]));
    return () => {
      wanted = false;
    };
  }, [of, code, known]);
  return known ?? (fetched?.code === code ? fetched.found : undefined);
}
