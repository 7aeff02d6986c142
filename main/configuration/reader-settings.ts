import { z } from 'zod';
import { FilePath } from '../../hardware/file-path.ts';
import { SerialLine } from './serial-line.ts';

/** A device that types what it reads, ended by Enter, as a keyboard would. */
const TypingDevice = z.strictObject({ kind: z.literal('keyboard') });
const SerialDevice = SerialLine.extend({ kind: z.literal('serial') });

const TownApplication = z.strictObject({
  /** The name that the town's cards know it by (AID): 5 to 16 bytes, hexadecimal. */
  name: z.string().regex(/^(?:[0-9A-Fa-f]{2}){5,16}$/, '5 to 16 bytes as hexadecimal digits'),
  /** The short identifier of the file with the resident number. */
  shortFileId: z.int().min(1).max(30).default(1),
});

/** Readers of chip and contactless cards that the machine's PC/SC daemon knows. */
const PcscReader = z
  .strictObject({
    kind: z.literal('pcsc'),
    /** Only readers whose name holds this; left out: all. */
    readerName: z.string().max(200).default(''),
    /** Whether a card counts by its serial number. */
    serialNumber: z.boolean().default(true),
    townApplication: TownApplication.nullable().default(null),
  })
  .refine(
    ({ serialNumber, townApplication }) => serialNumber || townApplication !== null,
    'a town application where serial numbers do not count',
  );

/** A reader that types, read by its device file and not as a keyboard. */
const HidReader = z.strictObject({ kind: z.literal('hid'), path: FilePath });

/** The code scanner. Without a `kind` it is on a serial line. */
export const ScannerSettings = z.preprocess(
  serialWithoutKind,
  z.discriminatedUnion('kind', [SerialDevice, TypingDevice]),
);

/** The card reader. Without a `kind` it is on a serial line. */
export const ReaderSettings = z.preprocess(
  serialWithoutKind,
  z.discriminatedUnion('kind', [SerialDevice, PcscReader, HidReader, TypingDevice]),
);

function serialWithoutKind(input: unknown): unknown {
  const isPlain = typeof input === 'object' && input !== null && !Array.isArray(input);
  return isPlain && !('kind' in input) ? { ...input, kind: 'serial' } : input;
}
