import { z } from 'zod';
import { AccountNumber, BillNumber } from './bill.ts';

/** What the QR code on a town's bill says. */
export const BillCode = z.object({
  townId: z.string(),
  accountNumber: AccountNumber,
  billNumber: BillNumber,
});
export type BillCode = z.infer<typeof BillCode>;

const PREFIX = 'TKB1';
const LONGEST_CODE = 200;

/** The text of a bill's QR code: `TKB1:<town>:<account>:<bill>:<check>`. */
export function writeBillCode(code: BillCode): string {
  const content = `${PREFIX}:${code.townId}:${code.accountNumber}:${code.billNumber}`;
  return `${content}:${checkDigits(content)}`;
}

/**
 * Reads a scanned code. Returns null for whatever is not the code of a bill: another QR code, a damaged one, shell
 * text, ten thousand characters. The caller compares the town.
 */
export function readBillCode(scanned: string): BillCode | null {
  if (scanned.length > LONGEST_CODE) return null;
  const parts = scanned.split(':');
  if (parts.length !== 5 || parts[0] !== PREFIX) return null;
  const content = parts.slice(0, 4).join(':');
  if (checkDigits(content) !== parts[4]) return null;
  const read = BillCode.safeParse({ townId: parts[1], accountNumber: parts[2], billNumber: parts[3] });
  return read.success ? read.data : null;
}

/** ISO 7064 MOD 97-10 over the characters' codes: finds every single misread character. */
function checkDigits(content: string): string {
  let remainder = 0;
  for (const character of content) {
    for (const digit of String(character.charCodeAt(0)).padStart(3, '0')) {
      remainder = (remainder * 10 + Number(digit)) % 97;
    }
  }
  return String(98 - ((remainder * 100) % 97)).padStart(2, '0');
}
