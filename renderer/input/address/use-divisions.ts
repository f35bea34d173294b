import { useEffect, useState } from 'react';
import { api } from '../../api.ts';
import type { Level } from './address-way.ts';

export interface Division extends Level {
  /** Whether there is anything below it. */
  more: boolean;
}

/** The places below a code, `''` for the provinces; undefined until they have come, none where they do not come. */
export function useDivisions(code: string): readonly Division[] | undefined {
  const [known, setKnown] = useState<{ code: string; divisions: readonly Division[] }>();
  useEffect(() => {
    let wanted = true;
    const take = (divisions: readonly Division[]) => wanted && setKnown({ code, divisions });
    // Without the list a place can still be written in own words, so this is no dead end.
    api.division.children({ code }).then(take, () => take([]));
    return () => {
      wanted = false;
    };
  }, [code]);
  return known !== undefined && known.code === code ? known.divisions : undefined;
}

/** From the province down to a code. */
export function useDivisionPath(code: string): readonly Level[] | undefined {
  const [path, setPath] = useState<readonly Level[]>();
  useEffect(() => {
    let wanted = true;
    const take = (levels: readonly Level[]) => wanted && setPath(levels);
    if (code === '') take([]);
    else api.division.path({ code }).then(take, () => take([]));
    return () => {
      wanted = false;
    };
  }, [code]);
  return path;
}
