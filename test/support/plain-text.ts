import type { Locator } from 'playwright';

/** What is to be read there, with every space as somebody would type it: a number keeps its unit by one that does not break. */
export async function plainText(shown: Locator): Promise<string> {
  return (await shown.innerText()).replaceAll('\u00a0', ' ');
}
