import { parseArgs } from 'node:util';
import type { Command } from './command/command.ts';
import { commandIn, commandOptions } from './command/commands.ts';
import { configurationFrom, options, type Configuration } from './configuration.ts';

export type Asked =
  | {
      readonly ok: true;
      readonly configuration: Configuration;
      /** Show the kiosk in an ordinary window of this size instead of on the whole screen. */
      readonly window: { readonly width: number; readonly height: number } | undefined;
      /** To be run instead of the kiosk; then the program ends. */
      readonly command: Command | undefined;
    }
  | { readonly ok: false; readonly sentence: string };

/**
 * What the Electron kiosk was started with. Chromium's own switches come along on the same line and are none of ours,
 * so an option that is not known is passed over here, unlike in every other program of the house. `dataDir` is where the
 * data goes when nothing is said.
 */
export function readCommandLine(args: readonly string[], dataDir: string): Asked {
  const own = {
    ...options,
    ...commandOptions,
    window: { type: 'string' },
  } as const;
  const isOwn = (name: string): name is keyof typeof own => Object.hasOwn(own, name);
  const { tokens } = parseArgs({
    args: [...args],
    options: own,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const ours = tokens.flatMap((token) =>
    token.kind === 'option' && isOwn(token.name)
      ? [token.value === undefined ? `--${token.name}` : `--${token.name}=${token.value}`]
      : [],
  );

  let values;
  try {
    ({ values } = parseArgs({ args: ours, options: own }));
  } catch (error) {
    return { ok: false, sentence: error instanceof Error ? error.message : String(error) };
  }
  const size = /^(\d{3,5})x(\d{3,5})$/.exec(values.window ?? '');
  if (values.window !== undefined && size === null) {
    return { ok: false, sentence: `--window takes a size like 1280x800; "${values.window}" is none.` };
  }
  const read = configurationFrom({ ...values, 'data-dir': values['data-dir'] ?? dataDir });
  if (!read.ok) return read;
  return {
    ...read,
    window: size ? { width: Number(size[1]), height: Number(size[2]) } : undefined,
    command: commandIn(values),
  };
}
