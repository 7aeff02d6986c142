import { z } from 'zod';
import { FilePath } from '../../file-path.ts';

/** Where the printer is: in the network, on a serial line, or a device file (USB). */
export const PrinterPortSettings = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('tcp'),
    host: z.string().min(1).max(255),
    port: z.int().min(1).max(65_535).default(9_100),
  }),
  z.strictObject({
    kind: z.literal('serial'),
    path: FilePath,
    baudRate: z.int().min(300).max(921_600).default(38_400),
  }),
  z.strictObject({ kind: z.literal('file'), path: FilePath }),
]);
