import { z } from 'zod';
import { Position } from '../../domain/content/index.ts';
import { LocalizedText } from '../../domain/text/index.ts';
import { FilePath } from '../../hardware/file-path.ts';
import { PrinterSettings } from '../../hardware/printer/index.ts';
import { TerminalFileSettings } from '../../hardware/terminal/index.ts';
import { KeypadSettings } from './keypad-settings.ts';
import { ReaderSettings, ScannerSettings } from './reader-settings.ts';

const Milliseconds = (least: number, most: number) => z.int().min(least).max(most);

/** Central is spoken to over TLS; without it only on the same machine, where the demo runs. */
const CentralUrl = z
  .string()
  .max(500)
  .refine(
    isCentralUrl,
    'an address such as https://kiosks.town.example (http:// only for this machine itself)',
  );

/** The kiosk's panel and window. */
const ScreenSize = z.strictObject({
  /** Millimetres of the panel's shorter side; touch targets are made at least 20 mm on it. */
  panelShortSideMm: z.number().min(100).max(2000).default(340),
  /** Where the kiosk stands, longitude and latitude in degrees, for "you are here" on the map. */
  standsAt: Position.nullable().default(null),
  /** The same in words, beside the town's name in the header, e.g. "Town hall, ground floor"; in all the town's languages. */
  place: LocalizedText.nullable().default(null),
  /** False only where people develop and test: a window of the size below. */
  fullscreen: z.boolean().default(true),
  /** The window in logical pixels, where it is not full screen. */
  width: z.int().min(320).max(7680).default(1080),
  height: z.int().min(320).max(7680).default(1920),
});

const IdleTimes = z.strictObject({
  /** How long nobody touches the screen before the warning. */
  idleAfterMs: Milliseconds(1_000, 600_000).default(45_000),
  /** How long the warning counts down. WCAG 2.2.1 wants at least 20 seconds in service. */
  warningMs: Milliseconds(1_000, 120_000).default(25_000),
  /** For how long after the last touch speech alone shows that somebody is there. */
  listeningMs: Milliseconds(1_000, 1_800_000).default(300_000),
});

/** How long the transaction runner waits for what (RunnerTimes), and how often the terminal's totals are compared. Good as they are; shorter only in tests. */
const RunnerWaits = z.strictObject({
  deliveryMs: Milliseconds(100, 60_000).default(8_000),
  statusRoundMs: Milliseconds(100, 120_000).default(50_000),
  statusPauseMs: Milliseconds(10, 30_000).default(3_000),
  notFoundPauseMs: Milliseconds(10, 60_000).default(5_000),
  lateCheckMs: Milliseconds(100, 900_000).default(180_000),
  verdictPauseMs: Milliseconds(10, 600_000).default(60_000),
  reversalPauseFactor: z.number().min(0.001).max(10).default(1),
  bugPauseMs: Milliseconds(10, 60_000).default(2_000),
  totalsEveryMs: Milliseconds(1_000, 604_800_000).default(86_400_000),
  totalsLookMs: Milliseconds(100, 3_600_000).default(300_000),
});

/** The settings of one kiosk: the machine, its devices, its town's folder. Read once at start. */
export const KioskSettings = z
  .strictObject({
    centralUrl: CentralUrl,
    /** A file with the one-time enrolment code; looked at only while the kiosk is not enrolled. */
    enrolmentCodeFile: FilePath.nullable().default(null),
    /** A file with the certificates of the town's own authority, trusted besides the usual ones; null: it has none. */
    centralCaFile: FilePath.nullable().default(null),
    /** Lengthens each wait for an answer of central by this factor, where the line is slow. */
    centralPatience: z.number().min(1).max(20).default(1),
    /** The folder with town.json, services/ and bills/kinds.json. */
    townFolder: FilePath,
    screen: ScreenSize.prefault({}),
    idle: IdleTimes.prefault({}),
    printer: PrinterSettings,
    terminal: TerminalFileSettings,
    /** Null where the kiosk has none. */
    scanner: ScannerSettings.nullable().default(null),
    reader: ReaderSettings.nullable().default(null),
    keypad: KeypadSettings.nullable().default(null),
    staff: z
      .strictObject({
        /** The salted hash of the staff PIN; null: nobody can leave the kiosk at the screen. */
        pinHash: z
          .string()
          .regex(
            /^scrypt\$\d{1,2}\$\d{1,2}\$\d{1,2}\$[A-Za-z0-9+/=]{24}\$[A-Za-z0-9+/=]{44}$/,
            'a hash made by the set-pin command',
          )
          .nullable()
          .default(null),
      })
      .prefault({}),
    /** How often central is asked whether the town has published newer content. */
    contentPollMs: Milliseconds(500, 3_600_000).default(60_000),
    /** How often central is asked whether there is a release for this kiosk. */
    releasePollMs: Milliseconds(500, 3_600_000).default(60_000),
    waits: RunnerWaits.prefault({}),
  })
  .refine(({ scanner, reader }) => scanner?.kind !== 'keyboard' || reader?.kind !== 'keyboard', {
    path: ['reader'],
    error: 'no second device that types: nobody could tell which of the two it was',
  })
  .readonly();
export type KioskSettings = z.infer<typeof KioskSettings>;

function isCentralUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return false;
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
}
