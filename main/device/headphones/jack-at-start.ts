import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** A sound card that does not answer by then tells nothing. */
const PATIENCE_MS = 3000;

/**
 * How a jack stands now, by its control in ALSA as `amixer` of alsa-utils prints it. Undefined where that program or the
 * control is not there.
 *
 * @param jack by the name of its input device, which the kernel makes of the card's name and the jack's own
 */
export async function jackAtStart(
  jack: string,
  root: string,
  amixer: string,
  signal: AbortSignal,
): Promise<boolean | undefined> {
  const cards = await readFile(path.join(root, 'proc/asound/cards'), 'utf8').catch(() => '');
  const card = cardOf(jack, cards);
  if (!card) return undefined;
  const own = jack.slice(card.name.length + 1).replace(/ Jack$/, '');
  const printed = await new Promise<string>((resolve) => {
    execFile(
      amixer,
      ['-c', card.number, 'cget', `iface=CARD,name='${own} Jack'`],
      { timeout: PATIENCE_MS, signal },
      (error, out) => resolve(error ? '' : out),
    );
  });
  const value = /^\s*: values=(on|off)$/m.exec(printed)?.[1];
  return value === undefined ? undefined : value === 'on';
}

/** @param cards as the kernel lists them: ` 0 [PCH            ]: HDA-Intel - HDA Intel PCH` and a line of its place */
export function cardOf(jack: string, cards: string): { number: string; name: string } | undefined {
  return [...cards.matchAll(/^ *(\d+) \[[^\]]*\]: .*? - (.+)$/gm)]
    .map(([, number = '', name = '']) => ({ number, name }))
    .filter(({ name }) => jack.startsWith(`${name} `))
    .toSorted((one, other) => other.name.length - one.name.length)[0];
}
