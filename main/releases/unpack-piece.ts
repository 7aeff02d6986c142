import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { dirname } from 'node:path';
import { createGunzip } from 'node:zlib';
import { codeOf } from '../../domain/failure/index.ts';
import type { ReleaseFile } from '../../domain/release/index.ts';
import type { Disk, Writing } from '../../slots/index.ts';

const CHUNK_BYTES = 262_144;

/**
 * Unpacks a piece, whose hash was verified, into its file: whole and as signed, or not at all. Never writes more than the list says.
 * False when it is not the file of the list. Throws what the disk throws.
 */
export async function unpackPiece(
  piece: string,
  file: string,
  { size, sha256, executable }: Pick<ReleaseFile, 'size' | 'sha256' | 'executable'>,
  disk: Disk,
): Promise<boolean> {
  const unfinished = `${piece}.out`;
  await disk.remove(unfinished);
  const written = await writeUnpacked(piece, unfinished, size, disk);
  if (written?.size !== size || written.sha256 !== sha256) {
    await disk.remove(unfinished);
    return false;
  }
  await disk.setExecutable(unfinished, executable);
  await disk.makeFolder(dirname(file));
  await disk.place(unfinished, file);
  return true;
}

/** Null when the piece cannot be unpacked, or is too long. */
async function writeUnpacked(
  piece: string,
  unfinished: string,
  most: number,
  disk: Disk,
): Promise<{ readonly size: number; readonly sha256: string } | null> {
  const hash = createHash('sha256');
  const source = createReadStream(piece);
  const unpacked = source.pipe(createGunzip({ chunkSize: CHUNK_BYTES }));
  source.once('error', (error) => unpacked.destroy(error));
  const out: Writing = await disk.append(unfinished);
  let size = 0;
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > most) break;
      hash.update(chunk);
      await out.write(chunk);
    }
  } catch (error) {
    await out.abandon();
    if (isOfZlib(error)) return null;
    throw error;
  } finally {
    source.destroy();
  }
  await out.finish();
  return { size, sha256: hash.digest('hex') };
}

const isOfZlib = (error: unknown): boolean => codeOf(error)?.startsWith('Z_') ?? false;
