import type { DestinationStream } from 'pino';
import type { FetchHandler } from './api/caller.ts';
import type { Configuration } from './configuration.ts';
import { operatingLog, withoutMessage } from './log/operating-log.ts';
import { startRefused, type StartRefused } from './log/start-refusal.ts';
import type { OutboxClock } from './outbox/outbox.ts';
import { putTogether } from './put-together.ts';
import type { StartVoiceProcess } from './speech/neural-message.ts';
import { diskWords } from './store/disk-words.ts';
import type { KeyProtections } from './store/key-file.ts';
import { openStore, type Shell } from './store/open.ts';

/** What the machine takes from the world, besides its data folder. */
export interface Ports {
  readonly shell: Shell;
  readonly version: string;
  /** The screens as built. */
  readonly screenDir: string;
  /** The voice's own files. */
  readonly voiceDir: string;
  /** Fonts with the rarest characters, where the program brings them. */
  readonly fontsDir?: string | undefined;
  /** Starts a process of its own for a neural voice or a recogniser of speech, and which script each runs. */
  readonly voiceProcess: {
    readonly start: StartVoiceProcess;
    readonly script: string;
    readonly recogniserScript: string;
  };
  /** The catalog that ships. */
  readonly servicesDir: string;
  readonly clock: OutboxClock;
  /** How long after the start it is first looked at what is to go upstream; at once where it is left out. */
  readonly firstPassMs?: number | undefined;
  /** A UUID. */
  readonly newId: () => string;
  /** In [0, 1), not to be foreseen: codes and numbers come from it. */
  readonly random: () => number;
  /** What the wrapping key's file is sealed with. May throw `StartRefusal`. */
  readonly keyProtections?: (() => Promise<KeyProtections>) | undefined;
  readonly log?: DestinationStream | undefined;
}

export interface Machine {
  readonly fetch: FetchHandler;
  /** Calls and streams under way; a screen that was reloaded leaves none behind. */
  readonly underWay: () => number;
  /** False until an intake has taken this kiosk in: nothing is offered so long. */
  readonly isEnrolled: boolean;
  /** In a demo, the staff's PIN, new at each start. */
  readonly demoPin: string | undefined;
  close(): Promise<void>;
}

export type MachineStarted =
  { readonly ok: true; readonly machine: Machine } | ({ readonly ok: false } & StartRefused);

/** Opens the data folder and puts the machine together on it. Never throws: what stands in the way is a sentence. */
export async function startMachine(configuration: Configuration, ports: Ports): Promise<MachineStarted> {
  const log = operatingLog(ports.log);
  const ends: (() => unknown)[] = [];
  const endAll = async () => {
    for (const end of ends.splice(0).toReversed()) await end();
  };
  const refuse = async (refused: StartRefused): Promise<MachineStarted> => {
    // Whatever stands already would be in the way of the next try.
    await endAll();
    return { ok: false, ...refused };
  };
  try {
    const { shell, keyProtections, clock } = ports;
    const protections = await keyProtections?.();
    const opened = openStore({ dir: configuration.dataDir, shell, protections, now: clock.now });
    if (!opened.ok) return await refuse(opened.refused);
    ends.push(opened.store.close);
    const machine = await putTogether(configuration, ports, opened.store, log, (end) => ends.push(end));
    if (!machine.ok) return await refuse(machine);
    return {
      ok: true,
      machine: {
        ...machine.parts,
        close: async () => {
          await endAll();
          log.line('machine-stopped', {});
        },
      },
    };
  } catch (error) {
    log.line('start-failed', withoutMessage(error));
    const sentence = diskWords(error, configuration.dataDir);
    return await refuse(sentence === undefined ? startRefused(error) : { code: 'disk', sentence });
  }
}
