import { z } from 'zod';
import { FilePath } from '../../hardware/file-path.ts';

/** The line of a device that sends lines of text: the scanner, the card reader, the keypad. */
export const SerialLine = z.strictObject({
  /** The device file, e.g. `/dev/kiosk-scanner`. */
  path: FilePath,
  baudRate: z.int().min(300).max(921_600).default(9_600),
});
