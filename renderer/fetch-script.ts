const WAITS_MS: readonly number[] = [500, 1500, 4000];

/**
 * Fetches a part of the program that comes when it is needed. One that does not come is asked for again before it
 * counts as failed: `lazy` remembers a failure until the page is loaded anew.
 */
export async function fetchScript<Script>(load: () => Promise<Script>): Promise<Script> {
  for (const waitMs of WAITS_MS) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
  return load();
}
