import { mechanismStops, type PrinterFaults } from './faults.ts';

/** Bits that every answer to `DLE EOT` has set. */
const FIXED = 0x12;

/** The answer to `DLE EOT n`. */
export function realTimeStatus(which: 1 | 2 | 3 | 4, faults: PrinterFaults): number {
  switch (which) {
    case 1:
      return FIXED | bit(3, mechanismStops(faults));
    case 2:
      return FIXED | bit(2, faults.coverOpen) | bit(5, faults.paperOut) | bit(6, hasError(faults));
    case 3:
      return FIXED | bit(3, faults.cutterError) | bit(5, faults.unrecoverable) | bit(6, faults.overheated);
    case 4:
      return FIXED | (faults.paperNearEnd || faults.paperOut ? 0x0c : 0) | (faults.paperOut ? 0x60 : 0);
  }
}

/** The answer to `GS r 1`: the paper sensors. */
export function paperSensorStatus(faults: PrinterFaults): number {
  return (faults.paperNearEnd || faults.paperOut ? 0x03 : 0) | (faults.paperOut ? 0x0c : 0);
}

/** The four bytes of automatic status back (`GS a`). */
export function automaticStatus(faults: PrinterFaults): Uint8Array {
  return Uint8Array.of(
    0x10 | bit(3, mechanismStops(faults)) | bit(5, faults.coverOpen),
    bit(3, faults.cutterError) | bit(5, faults.unrecoverable) | bit(6, faults.overheated),
    paperSensorStatus(faults),
    0,
  );
}

function hasError(faults: PrinterFaults): boolean {
  return faults.cutterError || faults.unrecoverable || faults.overheated;
}

function bit(position: number, on: boolean): number {
  return on ? 1 << position : 0;
}
