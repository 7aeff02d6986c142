import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real file system in a file, mounted. */
export type Ext4Disk = {
  readonly image: string;
  readonly unmount: () => void;
};

const MEGABYTES = 16;
/** As late as it can: data when somebody asks for it, names every five minutes, and no favour to those who rename without a sync. */
const LATE = 'loop,data=writeback,commit=300,noauto_da_alloc';
const run = (program: string, ...parameters: string[]): unknown =>
  execFileSync(program, parameters, { stdio: 'pipe' });

/** Makes an empty ext4 in a file and mounts it over a folder. Root only. */
export function makeExt4(image: string, folder: string): Ext4Disk {
  run('truncate', '-s', `${MEGABYTES}M`, image);
  run('mkfs.ext4', '-q', '-b', '1024', image);
  run('mount', '-o', LATE, image, folder);
  return { image, unmount: () => run('umount', folder) };
}

/**
 * Looks at a disk as it would be after a power cut now: what the kernel has not written yet is not in the copy of its file, and the file
 * system repairs itself by its own journal when it is mounted.
 */
export async function afterPowerCut(
  { image }: Ext4Disk,
  folder: string,
  look: () => Promise<void>,
): Promise<void> {
  const copy = `${image}.cut`;
  copyFileSync(image, copy);
  mkdirSync(folder, { recursive: true });
  run('mount', '-o', 'loop', copy, folder);
  try {
    await look();
  } finally {
    run('umount', folder);
    rmSync(copy);
  }
}

/** Whether a file can be mounted as a disk here. */
export function canMountExt4(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'townhall-ext4-'));
  mkdirSync(join(folder, 'disk'));
  try {
    makeExt4(join(folder, 'image'), join(folder, 'disk')).unmount();
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
