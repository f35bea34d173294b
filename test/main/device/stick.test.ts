import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { configurationFrom } from '../../../main/configuration.ts';
import { mountedSticks, mountsIn } from '../../../main/device/stick/mounted-sticks.ts';
import { namedSticks } from '../../../main/device/stick/named-sticks.ts';
import type { OpenSticks, Sticks } from '../../../main/device/stick/port.ts';
import { simulatedStick } from '../../../main/device/stick/simulated-stick.ts';
import { sticksFor } from '../../../main/device/stick/sticks-for.ts';

// The real lookers on files as Linux has them, in a folder that stands for the root of the file system.

let root: string;
let open: Sticks | undefined;
let changes: number;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'bangban-sticks-'));
  changes = 0;
});
afterEach(() => {
  open?.close();
  rmSync(root, { recursive: true, force: true });
});

function watch(sticks: OpenSticks): Sticks {
  open = sticks(() => (changes += 1));
  return open;
}

const line = (device: string, at: string, within = '/', type = 'vfat') =>
  `36 35 ${device} ${within} ${at} rw,nosuid,nodev,noexec - ${type} /dev/sdb1 rw`;

function mounted(...lines: string[]): void {
  mkdirSync(path.join(root, 'proc/self'), { recursive: true });
  writeFileSync(path.join(root, 'proc/self/mountinfo'), `${lines.join('\n')}\n`);
}

/** A partition of a disk, as sysfs shows it. */
function disk(device: string, at: string, removable: '0' | '1'): void {
  const partition = path.join(root, 'sys/devices', at, 'part');
  mkdirSync(partition, { recursive: true });
  writeFileSync(path.join(partition, '../removable'), `${removable}\n`);
  mkdirSync(path.join(root, 'sys/dev/block'), { recursive: true });
  symlinkSync(partition, path.join(root, 'sys/dev/block', device));
}

test('what is mounted from a disk on USB, or from one that can be taken out, is a stick', async () => {
  disk('8:17', 'pci0000:00/usb1/1-1/block/sdb', '0');
  disk('179:1', 'platform/mmc_host/block/mmcblk0', '1');
  disk('8:2', 'pci0000:00/ata1/block/sda', '0');
  mounted(
    line('8:2', '/media/archive', '/', 'ext4'),
    line('8:17', '/run/media/kiosk/STICK\\040OF\\134HALL'),
    line('179:1', '/media/card', '/', 'exfat'),
    line('8:17', '/mnt/elsewhere'),
    line('8:17', '/media/bound', '/folder'),
    line('0:44', '/media/share', '/', 'nfs4'),
  );
  const sticks = watch(mountedSticks(root, 10));
  await expect.poll(() => sticks.roots()).toEqual(['/run/media/kiosk/STICK OF\\HALL', '/media/card']);
  expect(changes).toBe(1);
  mounted(line('8:2', '/media/archive'), line('179:1', '/media/card'));
  await expect.poll(() => sticks.roots()).toEqual(['/media/card']);
  expect(changes).toBe(2);
  rmSync(path.join(root, 'proc'), { recursive: true });
  await expect.poll(() => sticks.roots()).toEqual([]);
});

test('this computer’s own list of mounts can be read', async () => {
  const sticks = watch(mountedSticks());
  expect(Array.isArray(sticks.roots())).toBe(true);
  expect(mountsIn('no line of it\n\n')).toEqual([]);
});

test('a folder that was named counts only while something is mounted on it', async () => {
  const plain = path.join(root, 'plain');
  mkdirSync(plain);
  const sticks = watch(namedSticks([plain, '/proc', path.join(root, 'none')], 10));
  await expect.poll(() => sticks.roots()).toEqual(['/proc']);
});

test('a folder in the data folder is a simulated one, put in and pulled out', async () => {
  const sticks = watch(simulatedStick(root));
  expect(sticks.roots()).toEqual([]);
  mkdirSync(path.join(root, 'stick'));
  await expect.poll(() => sticks.roots()).toEqual([path.join(root, 'stick')]);
  renameSync(path.join(root, 'stick'), path.join(root, 'out'));
  await expect.poll(() => sticks.roots()).toEqual([]);
  expect(changes).toBe(2);
});

test('an option says where they are', () => {
  const configured = (given: object) => {
    const read = configurationFrom({ 'data-dir': root, ...given });
    return read.ok ? read.configuration.stick : read.sentence;
  };
  expect(configured({})).toBe('real');
  expect(configured({ demo: true })).toBe('simulated');
  expect(configured({ stick: 'none' })).toBe('none');
  expect(configured({ stick: '/mnt/stick, other' })).toEqual(['/mnt/stick', path.resolve('other')]);
  expect(sticksFor('none', root)(() => undefined).roots()).toEqual([]);
});
