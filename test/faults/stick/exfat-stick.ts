import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { PocketStick } from './pocket-stick.ts';

const bytes = 64 * 1024 * 1024;

/**
 * A stick that is formatted as those from a shop are: an image of a disk with exFAT on it, mounted by a driver that is a process of
 * its own. Pulled out, the driver is killed: what it has not written of names, lengths and the table of what is free is lost, all that
 * is open fails, and the next one who plugs it in finds a stick that was never unmounted.
 *
 * @throws where `canBeExfat` has said that it cannot be
 */
export function exfatStick(dir: string): PocketStick {
  const own = mkdtempSync(path.join(dir, 'exfat-'));
  const image = path.join(own, 'image');
  writeFileSync(image, '');
  truncateSync(image, bytes);
  execFileSync('mkfs.exfat', [image], { stdio: 'ignore' });
  return stickOf(dir, own, image);
}

/** Loop devices and FUSE are root's, and not every computer has them. */
export function canBeExfat(): boolean {
  const programs = ['mkfs.exfat', 'mount.exfat-fuse', 'losetup', 'umount'];
  return (
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    existsSync('/dev/fuse') &&
    programs.every((name) => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0) &&
    spawnSync('losetup', ['-f']).status === 0
  );
}

function stickOf(dir: string, own: string, image: string): PocketStick {
  const mounted = path.join(own, 'mounted');
  mkdirSync(mounted, { recursive: true });
  let device = '';

  function detach(at: string): void {
    unlinkSync(at);
    // The block device gives what it holds to the image when nobody has it any more.
    execFileSync('losetup', ['-d', device]);
  }

  return {
    kind: 'exFAT',
    plugIn(at) {
      device = execFileSync('losetup', ['-f', '--show', image], { encoding: 'utf8' }).trim();
      execFileSync('mount.exfat-fuse', ['-o', 'rw,umask=077', device, mounted], { stdio: 'ignore' });
      symlinkSync(mounted, at);
    },
    pullOut(at) {
      process.kill(driverOf(device), 'SIGKILL');
      execFileSync('umount', ['-l', mounted]);
      detach(at);
    },
    eject(at) {
      execFileSync('umount', [mounted]);
      detach(at);
    },
    copy() {
      const other = mkdtempSync(path.join(dir, 'exfat-'));
      copyFileSync(image, path.join(other, 'image'));
      return stickOf(dir, other, path.join(other, 'image'));
    },
    discard: () => rmSync(own, { recursive: true }),
  };
}

/** The process that has this device mounted. It has gone into the background by itself, so nobody has its number. */
function driverOf(device: string): number {
  return Number(execFileSync('pgrep', ['-f', `^mount.exfat-fuse .* ${device} `], { encoding: 'utf8' }));
}
