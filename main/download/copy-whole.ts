import { type Disk, isNoRoom } from '../../slots/index.ts';
import { isFileAsNamed } from './file-hash.ts';

/**
 * Copies a file that is here already, and looks whether the copy is good: the file may have been damaged since. False, and no copy,
 * when it is not. Throws what a full disk throws.
 */
export async function copyWhole(
  disk: Disk,
  from: string,
  to: string,
  { bytes, sha256 }: { readonly bytes: number; readonly sha256: string },
): Promise<boolean> {
  try {
    await disk.copy(from, to);
  } catch (error) {
    await disk.remove(to);
    if (isNoRoom(error)) throw error;
    return false;
  }
  if (await isFileAsNamed(to, bytes, sha256)) return true;
  await disk.remove(to);
  return false;
}
