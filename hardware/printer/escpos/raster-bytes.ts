import type { MonochromeBitmap } from '../receipt-printer.ts';

/** GS v 0 in bands of so many rows, each without any sequence that a printer would take for a real-time command. */
export function rasterBands(bitmap: MonochromeBitmap, bandRows: number): Uint8Array[] {
  const bytesARow = bitmap.widthDots / 8;
  const bands: Uint8Array[] = [];
  for (let row = 0; row < bitmap.heightDots; row += bandRows) {
    const rows = Math.min(bandRows, bitmap.heightDots - row);
    const data = bitmap.rows.slice(row * bytesARow, (row + rows) * bytesARow);
    const header = [0x1d, 0x76, 0x30, 0, bytesARow & 0xff, bytesARow >> 8, rows & 0xff, rows >> 8];
    bands.push(Buffer.concat([Uint8Array.from(header), withoutRealTime(data)]));
  }
  return bands;
}

/** Whether the bitmap is whole and not wider than the paper. */
export function fits({ widthDots, heightDots, rows }: MonochromeBitmap, paperDots: number): boolean {
  const isWhole = widthDots > 0 && widthDots % 8 === 0 && rows.length === (widthDots / 8) * heightDots;
  return isWhole && widthDots <= paperDots;
}

/**
 * Printers look for DLE EOT, DLE ENQ and DLE DC4 (10h followed by 04h, 05h or 14h) in everything they receive, pictures
 * included, and act on them at once. One dot beside such a place is turned: nobody sees it, and nothing is set off.
 */
export function withoutRealTime(data: Uint8Array): Uint8Array {
  const safe = Uint8Array.from(data);
  for (let index = 0; index < safe.length; index += 1) {
    // A last 10h is changed too: whatever follows the picture must not complete it.
    if (index === safe.length - 1 ? safe[index] === 0x10 : isRealTimeAt(safe, index)) safe[index] = 0x11;
  }
  return safe;
}

/** Whether a printer would find a real-time command in these bytes. */
export const holdsRealTime = (bytes: Uint8Array): boolean =>
  bytes.some((_, index) => isRealTimeAt(bytes, index));

function isRealTimeAt(bytes: Uint8Array, index: number): boolean {
  const next = bytes[index + 1];
  return bytes[index] === 0x10 && (next === 0x04 || next === 0x05 || next === 0x14);
}
