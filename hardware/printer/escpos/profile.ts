import iconv from 'iconv-lite';
import { z } from 'zod';
import { LanguageTag } from '../../../domain/text/index.ts';
import { PROFILE_NAMES } from './profile-names.ts';

/** Which bit of which DLE EOT answer tells what; models differ (the byte's value is compared with the mask: any bit set counts). */
const StatusBit = z.object({
  answer: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  mask: z.int().min(1).max(255),
});
export type StatusBit = z.infer<typeof StatusBit>;

const Byte = z.int().min(0).max(255);

/** What one model of receipt printer is like, as data. */
export const PrinterProfile = z
  .object({
    name: z.enum(PROFILE_NAMES),
    /** Printable width in dots (8 dots a millimetre). */
    widthDots: z.int().min(128).max(1024).multipleOf(8),
    /** Characters a line in the printer's font A; 0: this model gets pictures only. */
    columns: z.int().min(0).max(64),
    /**
     * Code pages that the model has: their ESC t number, the encoding's name and the languages they are made for. Those that
     * serve a receipt's language are tried first, in this order.
     */
    codePages: z.array(
      z.object({
        number: Byte,
        encoding: z.string().refine((name) => iconv.encodingExists(name), 'no such encoding'),
        languages: z.array(LanguageTag),
      }),
    ),
    status: z.object({
      offline: StatusBit,
      coverOpen: StatusBit,
      cutterError: StatusBit,
      unrecoverable: StatusBit,
      recoverable: StatusBit,
      paperNearEnd: StatusBit,
      paperOut: StatusBit,
    }),
    /**
     * What tells that all before it was printed: `process-id` (GS ( H function 48) gives back a mark of the job's own,
     * `paper-sensor` (GS r 1) is known by all models and does not say which question it answers.
     */
    acknowledgement: z.enum(['process-id', 'paper-sensor']),
    /**
     * How what an earlier job left in the printer is thrown away: `command` (DLE DC4 8), or `none` where the model knows no such command
     * and would print the rest of a stranger's receipt when paper is put in: then a job is handed over in slices, the next one only when
     * the one before has been printed. The same is done when a printer does not answer the command.
     */
    clearing: z.enum(['command', 'none']),
    /** Whether the printer draws QR codes itself (GS ( k); otherwise a receipt with one is sent as a picture. */
    nativeQr: z.boolean(),
    /** The module size of a QR code in dots. */
    qrModuleDots: z.int().min(3).max(8),
    /** Feeds past the cutter and cuts, e.g. GS V 66 n. */
    cut: z.array(Byte).min(2).max(8),
  })
  .readonly();
export type PrinterProfile = z.infer<typeof PrinterProfile>;
