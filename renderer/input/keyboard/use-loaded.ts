import { useEffect, useState } from 'react';

/** The machine serves it from its own disk: what fails once is busy, and comes the next time. */
const AGAIN_MS = 500;

/** What is fetched once and kept, as soon as it is wanted; undefined until it is there. */
export function useLoaded<Loaded>(load: () => Promise<Loaded>, wanted: boolean): Loaded | undefined {
  const [loaded, setLoaded] = useState<Loaded>();
  useEffect(() => {
    if (!wanted) return;
    let open = true;
    const fetch = () => {
      load().then(
        (come) => open && setLoaded(() => come),
        () => open && setTimeout(fetch, AGAIN_MS),
      );
    };
    fetch();
    return () => {
      open = false;
    };
  }, [load, wanted]);
  return loaded;
}
