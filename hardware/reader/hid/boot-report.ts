/** A key that a keyboard's report shows as just pressed: a character, or the end of a line. */
export type ReportedKey =
  | { readonly kind: 'character'; readonly character: string }
  | { readonly kind: 'enter' };

/** Bytes of a report by the boot protocol of keyboards (HID 1.11, appendix B.1): modifiers, one reserved, six keys. */
export const BOOT_REPORT_BYTES = 8;

/** Reads reports one after the other: a key counts when it was not in the report before. */
export type BootReports = { take(report: Uint8Array): readonly ReportedKey[]; forget(): void };

export function createBootReports(): BootReports {
  let held: readonly number[] = [];
  return {
    take(report) {
      if (report.length !== BOOT_REPORT_BYTES) return [];
      const [modifiers = 0] = report;
      const down = [...report.subarray(2)].filter((usage) => usage !== 0);
      // More keys at once than it can tell: which are down is unknown until the next report.
      if (down.includes(ROLL_OVER)) return [];
      const pressed = down.filter((usage) => !held.includes(usage));
      held = down;
      if ((modifiers & ~SHIFTS) !== 0) return [];
      return pressed.flatMap((usage) => keyOf(usage, (modifiers & SHIFTS) !== 0) ?? []);
    },
    forget() {
      held = [];
    },
  };
}

const ROLL_OVER = 0x01;
/** Left and right Shift. */
const SHIFTS = 0x22;
const ENTER = [0x28, 0x58];

/** Usages of the keyboard page from `from` on (HID usage tables, chapter 10), without and with Shift. */
const ROWS = [
  {
    from: 0x04,
    plain: 'abcdefghijklmnopqrstuvwxyz1234567890',
    shifted: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ!@#$%^&*()',
  },
  { from: 0x2c, plain: ' -=[]\\', shifted: ' _+{}|' },
  { from: 0x33, plain: ";'`,./", shifted: ':"~<>?' },
  { from: 0x54, plain: '/*-+', shifted: '/*-+' },
  { from: 0x59, plain: '1234567890.', shifted: '1234567890.' },
];

function keyOf(usage: number, isShifted: boolean): ReportedKey | null {
  if (ENTER.includes(usage)) return { kind: 'enter' };
  for (const { from, plain, shifted } of ROWS) {
    const character = (isShifted ? shifted : plain)[usage - from];
    if (character !== undefined) return { kind: 'character', character };
  }
  return null;
}
