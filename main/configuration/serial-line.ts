import { z } from 'zod';

/** Where a file is: absolute, or relative to the settings file. */
export const FilePath = z
  .string()
  .min(1)
  .max(1000)
  .refine((path) => !path.includes('\0'), 'a path');

/** The line of a device that sends lines of text: the scanner, the card reader, the keypad. */
export const SerialLine = z.strictObject({
  /** The device file, e.g. `/dev/kiosk-scanner`. */
  path: FilePath,
  baudRate: z.int().min(300).max(921_600).default(9_600),
});
