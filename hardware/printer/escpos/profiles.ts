import { z } from 'zod';
import { PrinterProfile } from './profile.ts';
import { PROFILE_NAMES } from './profile-names.ts';

/** The profile of this name; throws when there is none, naming those there are (settings are checked by `PROFILE_NAMES`). */
export function printerProfile(name: string): PrinterProfile {
  const profile = PROFILES.find((known) => known.name === name);
  if (!profile) throw new Error(`no printer profile ${name}; there are ${PROFILE_NAMES.join(', ')}`);
  return profile;
}

/** Epson's map of DLE EOT 1-4, which most makers follow. */
const EPSON_STATUS: PrinterProfile['status'] = {
  offline: { answer: 1, mask: 0x08 },
  coverOpen: { answer: 2, mask: 0x04 },
  cutterError: { answer: 3, mask: 0x08 },
  unrecoverable: { answer: 3, mask: 0x20 },
  recoverable: { answer: 3, mask: 0x40 },
  paperNearEnd: { answer: 4, mask: 0x0c },
  paperOut: { answer: 4, mask: 0x60 },
};

const WESTERN = ['en', 'es', 'fr', 'de', 'it', 'pt', 'nl', 'da', 'nb', 'sv', 'fi', 'ga', 'ht', 'tl'];

/** ESC t numbers of Epson's TM series. */
const EPSON_CODE_PAGES: PrinterProfile['codePages'] = [
  { number: 19, encoding: 'cp858', languages: WESTERN },
  { number: 16, encoding: 'windows-1252', languages: WESTERN },
  { number: 18, encoding: 'cp852', languages: ['pl', 'cs', 'sk', 'hu', 'hr', 'sl', 'ro'] },
  { number: 17, encoding: 'cp866', languages: ['ru'] },
  { number: 45, encoding: 'windows-1250', languages: ['pl', 'cs', 'sk', 'hu', 'hr', 'sl', 'ro'] },
  // 866 lacks the Ukrainian Ґ and І.
  { number: 46, encoding: 'windows-1251', languages: ['uk', 'be', 'bg', 'mk', 'sr'] },
  { number: 47, encoding: 'windows-1253', languages: ['el'] },
  { number: 48, encoding: 'windows-1254', languages: ['tr'] },
];

/** GS V 66 0: to the cutting position, then a cut that leaves one point. */
const FEED_AND_CUT = [0x1d, 0x56, 66, 0];

const PROFILES: readonly PrinterProfile[] = z.array(PrinterProfile).parse([
  {
    name: 'epson-tm-t88',
    widthDots: 576,
    columns: 48,
    codePages: EPSON_CODE_PAGES,
    status: EPSON_STATUS,
    acknowledgement: 'process-id',
    clearing: 'command',
    nativeQr: true,
    qrModuleDots: 6,
    cut: FEED_AND_CUT,
  },
  {
    name: 'epson-tm-t20',
    widthDots: 576,
    columns: 48,
    codePages: EPSON_CODE_PAGES,
    status: EPSON_STATUS,
    acknowledgement: 'paper-sensor',
    clearing: 'command',
    nativeQr: true,
    qrModuleDots: 6,
    cut: FEED_AND_CUT,
  },
  {
    name: 'generic-58',
    widthDots: 384,
    columns: 32,
    codePages: [{ number: 16, encoding: 'windows-1252', languages: WESTERN }],
    status: EPSON_STATUS,
    acknowledgement: 'paper-sensor',
    clearing: 'none',
    nativeQr: true,
    qrModuleDots: 5,
    cut: FEED_AND_CUT,
  },
  {
    name: 'raster-only-80',
    widthDots: 576,
    columns: 0,
    codePages: [],
    status: EPSON_STATUS,
    acknowledgement: 'paper-sensor',
    clearing: 'none',
    nativeQr: false,
    qrModuleDots: 6,
    cut: FEED_AND_CUT,
  },
]);
