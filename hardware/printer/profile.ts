import { z } from 'zod';

/** Which bit of which DLE EOT answer tells what; models differ (the byte's value is compared with the mask: any bit set counts). */
const StatusBit = z.object({
  answer: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  mask: z.int().min(1).max(255),
});
export type StatusBit = z.infer<typeof StatusBit>;

/** What one model of receipt printer is like, as data. */
export const PrinterProfile = z
  .object({
    name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
    /** Printable width in dots (8 dots a millimetre). */
    widthDots: z.int().min(128).max(1024).multipleOf(8),
    /** Characters a line in the printer's font A; 0: this model gets pictures only. */
    columns: z.int().min(0).max(64),
    /** Code pages that the model has, by their ESC t number and the encoding's name; tried in this order. */
    codePages: z.array(z.object({ number: z.int().min(0).max(255), encoding: z.string() })),
    status: z.object({
      coverOpen: StatusBit,
      cutterError: StatusBit,
      unrecoverable: StatusBit,
      recoverable: StatusBit,
      paperNearEnd: StatusBit,
      paperOut: StatusBit,
    }),
    /** Feeds past the cutter and cuts, e.g. GS V 66 n. */
    cut: z.array(z.int().min(0).max(255)).min(2).max(8),
    /** The module size of a QR code in dots. */
    qrModuleDots: z.int().min(3).max(8),
  })
  .readonly();
export type PrinterProfile = z.infer<typeof PrinterProfile>;

/** Epson's map of DLE EOT 1-4, which most makers follow. */
const EPSON_STATUS: PrinterProfile['status'] = {
  coverOpen: { answer: 2, mask: 0x04 },
  cutterError: { answer: 3, mask: 0x08 },
  unrecoverable: { answer: 3, mask: 0x20 },
  recoverable: { answer: 3, mask: 0x40 },
  paperNearEnd: { answer: 4, mask: 0x0c },
  paperOut: { answer: 4, mask: 0x60 },
};

/** ESC t numbers of Epson's TM series. */
const EPSON_CODE_PAGES: PrinterProfile['codePages'] = [
  { number: 19, encoding: 'cp858' },
  { number: 16, encoding: 'windows-1252' },
  { number: 18, encoding: 'cp852' },
  { number: 17, encoding: 'cp866' },
  { number: 47, encoding: 'windows-1253' },
  { number: 48, encoding: 'windows-1254' },
];

/** GS V 66 0: to the cutting position, then a cut that leaves one point. */
const FEED_AND_CUT = [0x1d, 0x56, 66, 0];

const PROFILES: readonly PrinterProfile[] = [
  {
    name: 'epson-tm-t88',
    widthDots: 576,
    columns: 48,
    codePages: EPSON_CODE_PAGES,
    status: EPSON_STATUS,
    cut: FEED_AND_CUT,
    qrModuleDots: 6,
  },
  {
    name: 'epson-tm-t20',
    widthDots: 576,
    columns: 48,
    codePages: EPSON_CODE_PAGES,
    status: EPSON_STATUS,
    cut: FEED_AND_CUT,
    qrModuleDots: 6,
  },
  {
    name: 'generic-58',
    widthDots: 384,
    columns: 32,
    codePages: [{ number: 16, encoding: 'windows-1252' }],
    status: EPSON_STATUS,
    cut: FEED_AND_CUT,
    qrModuleDots: 5,
  },
  {
    name: 'raster-only-80',
    widthDots: 576,
    columns: 0,
    codePages: [],
    status: EPSON_STATUS,
    cut: FEED_AND_CUT,
    qrModuleDots: 6,
  },
];

/** The profile of this name; throws when there is none, naming those there are (settings are checked by `PROFILE_NAMES`). */
export function printerProfile(name: string): PrinterProfile {
  const profile = PROFILES.find((known) => known.name === name);
  if (!profile) throw new Error(`no printer profile ${name}; there are ${PROFILE_NAMES.join(', ')}`);
  return profile;
}

/** The names that settings may give. */
export const PROFILE_NAMES: readonly string[] = PROFILES.map(({ name }) => name);
