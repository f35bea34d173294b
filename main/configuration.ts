import path from 'node:path';
import type { parseArgs } from 'node:util';
import type { KioskState } from '../core/contract.ts';
import { type HardKey, hardKeys, isHardKey } from '../core/hard-key.ts';
import { pluggedIn } from './device/headphones/usb-headphones.ts';
import { type ScannerKind, scannerKinds } from './device/scanner/port.ts';

/** What an operator decides about a kiosk. The same options serve every shell. */
export interface Configuration {
  readonly dataDir: string;
  /** Where the passphrase stands that the wrapping key is sealed with; `-` where somebody types it. */
  readonly passphraseFile: string | undefined;
  /** Another catalog than the one that ships. */
  readonly servicesDir: string | undefined;
  /** What the hall has recorded, see `speech/voice-folder.ts`. */
  readonly voicesDir: string;
  /** Where the intake is found. A kiosk that is enrolled remembers it; naming it again moves it. */
  readonly intake: string | undefined;
  readonly enrolmentCode: string | undefined;
  /** What staff call this kiosk, said on slips. Fixed at enrolment. */
  readonly name: string;
  readonly demo: boolean;
  readonly panel: string;
  readonly camera: KioskState['camera'];
  readonly microphone: KioskState['microphone'];
  readonly cameraLooks: KioskState['cameraLooks'];
  /** How high the lower edge of the glass hangs above the floor. */
  readonly glassAtMm: number | null;
  /** What its hard keys send, by `KeyboardEvent.code`: `{ KeyW: 'up' }`. */
  readonly keys: KioskState['keys'];
  readonly headphones: 'real' | 'simulated' | 'none';
  /** Which USB sound cards count as headphones: ids as `0d8c:0014`, and `plugged`, see `device/headphones`. */
  readonly usbHeadphones: readonly string[];
  /** `none`, `simulated`, or the file that describes it, see `device/card-reader/mapping.ts`. */
  readonly cardReader: string;
  /** Of codes. One that is a keyboard is heard in any case; `keys` lets the screens speak of it. */
  readonly scanner: ScannerKind;
  /** `none`, `simulated`, a device like `/dev/usb/lp0`, or `tcp://192.168.1.50:9100`. */
  readonly printer: string;
  /** Where USB sticks are: `real`, `simulated`, `none`, or the folders and drives on which they are mounted. */
  readonly stick: string | readonly string[];
  /** What is parked is forgotten after so many days. */
  readonly keepParkedDays: number;
  /** What went out is forgotten so many days after its receipt. */
  readonly keepEnvelopesDays: number;
}

/** Understood by every shell; each adds its own. */
export const options = {
  'data-dir': { type: 'string' },
  'passphrase-file': { type: 'string' },
  services: { type: 'string' },
  voices: { type: 'string' },
  intake: { type: 'string' },
  enrol: { type: 'string' },
  name: { type: 'string' },
  demo: { type: 'boolean' },
  panel: { type: 'string' },
  camera: { type: 'string' },
  microphone: { type: 'string' },
  'camera-looks': { type: 'string' },
  headphones: { type: 'string' },
  'usb-headphones': { type: 'string' },
  'card-reader': { type: 'string' },
  scanner: { type: 'string' },
  printer: { type: 'string' },
  stick: { type: 'string' },
  keys: { type: 'string' },
  'glass-at': { type: 'string' },
  'keep-parked': { type: 'string' },
  'keep-envelopes': { type: 'string' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

/** Reads what was given, or says in a sentence what is wrong with it. */
export function configurationFrom(
  values: Values,
):
  | { readonly ok: true; readonly configuration: Configuration }
  | { readonly ok: false; readonly sentence: string } {
  const { demo = false } = values;
  const device = demo ? 'simulated' : 'real';
  const { camera = device, microphone = device, headphones = device } = values;
  const { scanner = demo ? 'simulated' : 'none' } = values;
  const dataDir = values['data-dir'];
  if (!dataDir) return wrong('Where shall the data be kept? Add --data-dir FOLDER.');
  if (!isDevice(camera)) return wrong('--camera takes real, simulated or none.');
  if (!isDevice(microphone)) return wrong('--microphone takes real, simulated or none.');
  const looks = values['camera-looks'] ?? 'out';
  if (looks !== 'out' && looks !== 'down') return wrong('--camera-looks takes out or down.');
  if (!isDevice(headphones)) return wrong('--headphones takes real, simulated or none.');
  if (!isScanner(scanner)) return wrong('--scanner takes keys, simulated or none.');
  if (values.intake !== undefined && !isWebAddress(values.intake)) {
    return wrong(`--intake takes an address like https://intake.example.cn; "${values.intake}" is none.`);
  }
  const usbHeadphones = usbHeadphonesFrom(values['usb-headphones'] ?? '');
  if (!usbHeadphones) {
    return wrong(`--usb-headphones takes ${pluggedIn} or USB ids like 0d8c:0014, with commas between.`);
  }
  const keys = keysFrom(values.keys ?? '');
  if (!keys) {
    return wrong(`--keys takes KeyW=up,Space=move …, each one of ${hardKeys.join(', ')}.`);
  }
  const glassAt = values['glass-at'];
  if (glassAt !== undefined && !/^[0-9]{1,4}$/.test(glassAt)) {
    return wrong(`--glass-at takes whole millimetres above the floor; "${glassAt}" is none.`);
  }
  const keepParkedDays = daysFrom(values['keep-parked'] ?? '30', 1);
  if (keepParkedDays === undefined) return wrong('--keep-parked takes 1 to 365 days.');
  const keepEnvelopesDays = daysFrom(values['keep-envelopes'] ?? '7', 0);
  if (keepEnvelopesDays === undefined) return wrong('--keep-envelopes takes 0 to 365 days.');
  return {
    ok: true,
    configuration: {
      dataDir: path.resolve(dataDir),
      passphraseFile: fileOrTyped(values['passphrase-file']),
      servicesDir: values.services === undefined ? undefined : path.resolve(values.services),
      voicesDir: path.resolve(values.voices ?? path.join(dataDir, 'voices')),
      intake: values.intake,
      enrolmentCode: values.enrol,
      name: values.name ?? '1 号机',
      demo,
      panel: values.panel ?? 'auto',
      camera,
      microphone,
      cameraLooks: looks,
      glassAtMm: glassAt === undefined ? null : Number(glassAt),
      keys,
      headphones,
      usbHeadphones,
      cardReader: cardReaderFrom(values['card-reader'] ?? (demo ? 'simulated' : 'none')),
      scanner,
      printer: values.printer ?? (demo ? 'simulated' : 'none'),
      stick: stickFrom(values.stick ?? device),
      keepParkedDays,
      keepEnvelopesDays,
    },
  };
}

function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}

function isDevice(given: string): given is 'real' | 'simulated' | 'none' {
  return ['real', 'simulated', 'none'].includes(given);
}

function isScanner(given: string): given is ScannerKind {
  return scannerKinds.some((kind) => kind === given);
}

/** Whole days of a year at most; undefined where it is none, or fewer than `least`. */
function daysFrom(given: string, least: number): number | undefined {
  const days = /^[0-9]{1,3}$/.test(given) ? Number(given) : -1;
  return days >= least && days <= 365 ? days : undefined;
}

/** `-` where it is typed. */
function fileOrTyped(given: string | undefined): string | undefined {
  return given === undefined || given === '-' ? given : path.resolve(given);
}

/** A file is found from wherever the kiosk was started. */
function cardReaderFrom(given: string): string {
  return ['none', 'simulated'].includes(given) ? given : path.resolve(given);
}

/** `/mnt/stick,/mnt/other`, `E:\\`: from wherever the kiosk was started. */
function stickFrom(given: string): string | string[] {
  return isDevice(given) ? given : listed(given).map((folder) => path.resolve(folder));
}

/** `plugged,0d8c:0014`; undefined where it cannot be read. */
function usbHeadphonesFrom(given: string): string[] | undefined {
  const each = listed(given).map((one) => one.toLowerCase());
  return each.every((one) => one === pluggedIn || /^[0-9a-f]{4}:[0-9a-f]{4}$/.test(one)) ? each : undefined;
}

/** `KeyW=up,Space=move`; undefined where it cannot be read. */
function keysFrom(given: string): KioskState['keys'] | undefined {
  const keys: Record<string, HardKey> = {};
  for (const pair of listed(given)) {
    const [code = '', name = ''] = pair.split('=').map((part) => part.trim());
    if (code === '' || !isHardKey(name)) return undefined;
    keys[code] = name;
  }
  return keys;
}

function listed(given: string): string[] {
  return given
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

function wrong(sentence: string) {
  return { ok: false, sentence } as const;
}
