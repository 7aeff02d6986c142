import { z } from 'zod';

/** Where a file or a device is: absolute, or relative to the settings file. */
export const FilePath = z
  .string()
  .min(1)
  .max(1000)
  .refine((path) => !path.includes('\0'), 'a path');
