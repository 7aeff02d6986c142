import { readBillCode } from '../bill/index.ts';

/** How a scanner is set that it should not be, told by a code of the town's that is right but for that. */
export type CodeSetting = 'prefix' | 'caps-lock' | 'layout';

/** Nothing longer is set as a prefix. */
const LONGEST_PREFIX = 12;

/**
 * What the kiosk reads of a device that takes other keys for its characters: each character, and what it was meant for. German,
 * French, and those that differ from the US layout in their signs alone (Spanish, Italian, Portuguese, Nordic).
 */
const LAYOUTS: readonly ReadonlyMap<string, string>[] = [
  pairs('>: /- ?_ yz zy YZ ZY'),
  pairs('.: 6- 8_ !1 @2 #3 $4 %5 ^6 &7 *8 (9 )0 aq qa AQ QA zw wz ZW WZ ;m :M'),
  pairs('>: /- ?_'),
];

/**
 * Which setting of the scanner spoilt a code, or null: it is right, or is no code of a bill whatever the setting. The code's check digits
 * find every character that was read as another: a code that is right after the change was meant.
 */
export function settingThatSpoilt(scanned: string): CodeSetting | null {
  if (scanned.length > 200 || readBillCode(scanned)) return null;
  for (let length = 1; length <= LONGEST_PREFIX; length += 1)
    if (readBillCode(scanned.slice(length))) return 'prefix';
  if (readBillCode(otherCase(scanned))) return 'caps-lock';
  return LAYOUTS.some((meant) => readBillCode(inLayout(scanned, meant))) ? 'layout' : null;
}

const otherCase = (text: string): string =>
  [...text].map((one) => (one === one.toUpperCase() ? one.toLowerCase() : one.toUpperCase())).join('');

const inLayout = (text: string, meant: ReadonlyMap<string, string>): string =>
  [...text].map((one) => meant.get(one) ?? one).join('');

function pairs(words: string): ReadonlyMap<string, string> {
  return new Map(words.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)]));
}
