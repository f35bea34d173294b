import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { lookedFor } from './looked-for.ts';
import type { OpenSticks } from './port.ts';

/** Where desktops and udev rules mount what is plugged in. */
const PLACES = ['/media/', '/run/media/'];

/**
 * What Linux has mounted below `/media` or `/run/media` from a disk on USB, or from one that can be taken out of its
 * drive. A disk of the computer that somebody mounted there is none.
 *
 * @param root of the file system, and how often it is looked at: others for tests
 */
export function mountedSticks(root = '/', everyMs?: number): OpenSticks {
  return lookedFor(async () => {
    const mounts = mountsIn(await readFile(path.join(root, 'proc/self/mountinfo'), 'utf8'));
    const found: string[] = [];
    for (const { device, at } of mounts) {
      if (PLACES.some((place) => at.startsWith(place)) && (await comesOut(root, device))) found.push(at);
    }
    return found;
  }, everyMs);
}

/** @param text as the kernel writes it, a line for each mount: `proc_pid_mountinfo(5)` */
export function mountsIn(text: string): { device: string; at: string }[] {
  return text.split('\n').flatMap((line) => {
    const [, , device, within, at] = line.split(' ');
    if (device === undefined || at === undefined || within !== '/') return [];
    return [
      {
        device,
        at: at.replaceAll(/\\([0-7]{3})/g, (_, octal: string) =>
          String.fromCodePoint(Number.parseInt(octal, 8)),
        ),
      },
    ];
  });
}

/** @param device as `8:17` */
async function comesOut(root: string, device: string): Promise<boolean> {
  try {
    const disk = await realpath(path.join(root, 'sys/dev/block', device));
    if (/\/usb\d+\//.test(disk)) return true;
    // A partition has no such file; the disk that it is on has.
    for (const folder of [disk, path.dirname(disk)]) {
      const removable = await readFile(path.join(folder, 'removable'), 'utf8').catch(() => undefined);
      if (removable !== undefined) return removable.trim() === '1';
    }
    return false;
  } catch {
    return false;
  }
}
