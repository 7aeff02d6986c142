import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Display, startDisplay } from '../../build/system/index.ts';

/** What is on a display now: pixels of four bytes each, blue, green, red and an unused one, row after row. */
export type Seen = { readonly width: number; readonly height: number; readonly pixels: Buffer };

/** A virtual display that can be looked at from outside, as often as wanted, without a program that asks for its picture. */
export type SeenDisplay = Display & { readonly look: () => Seen };

/** Places of the header of an X window dump, in bytes (X11/XWDFile.h); all its numbers are big-endian. */
const HEADER = { size: 0, width: 16, height: 20, bitsPerPixel: 44, bytesPerLine: 48, colours: 76 } as const;
const COLOUR_BYTES = 12;
const PIXEL_BYTES = 4;

/** Starts a display whose screen lies in a file (Xvfb's framebuffer directory). */
export async function startSeenDisplay(width: number, height: number): Promise<SeenDisplay> {
  const folder = mkdtempSync(join(tmpdir(), 'display-'));
  const display = await startDisplay(width, height, folder);
  return {
    ...display,
    look: () => readDump(readFileSync(join(folder, 'Xvfb_screen0'))),
    stop: () => {
      display.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function readDump(dump: Buffer): Seen {
  const read = (name: keyof typeof HEADER): number => dump.readUInt32BE(HEADER[name]);
  const [width, height] = [read('width'), read('height')];
  if (read('bitsPerPixel') !== 8 * PIXEL_BYTES || read('bytesPerLine') !== PIXEL_BYTES * width)
    throw new Error('The display keeps its pixels in another way than expected.');
  const begin = read('size') + read('colours') * COLOUR_BYTES;
  return { width, height, pixels: dump.subarray(begin, begin + PIXEL_BYTES * width * height) };
}

/** What is seen as a PNG picture, at most this wide. */
export function pictureOf({ width, height, pixels }: Seen, mostWidth: number): Promise<Buffer> {
  const raw = ['-size', `${width}x${height}`, '-depth', '8', 'bgra:-'];
  return outputOf('convert', [...raw, '-alpha', 'off', '-resize', String(mostWidth), 'png:-'], pixels);
}

/** What a program writes for this input. This process continues with its other work. */
export function outputOf(program: string, parameters: readonly string[], input: Buffer): Promise<Buffer> {
  const env = { ...process.env, OMP_THREAD_LIMIT: '1', MAGICK_THREAD_LIMIT: '1' };
  const child = spawn(program, parameters, { env, stdio: ['pipe', 'pipe', 'ignore'] });
  const output: Buffer[] = [];
  child.stdout.on('data', (data: Buffer) => output.push(data));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(Buffer.concat(output)) : reject(new Error(`${program} ended with ${code}`)),
    );
    // A program that does not read its input to the end says why by its own end.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
