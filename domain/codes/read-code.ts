import { AccountNumber, BillNumber, readBillCode } from '../bill/index.ts';
import { readEpcSlip } from './epc-slip.ts';
import { readGs1Slip } from './gs1-slip.ts';
import { byForm } from './number-form.ts';
import { readReference } from './read-reference.ts';
import { type CodeFacts, refused, type ScannedCode } from './scanned-code.ts';

/** Scanners read no more than this at once; whatever is longer is nothing of ours. */
const LONGEST_CODE = 4096;
const LONGEST_NUMBER = 40;
/** ISO/IEC 15424: what kind of symbol it was, e.g. `]C1`, when the scanner is set to say so. */
const SYMBOLOGY = /^\][A-Za-z][0-9A-Za-z]/;
const BILL_CODE = /^TKB\d+:/;
const BETWEEN_FIELDS = /[\u001c-\u001f\t\r\n|]/;
/** AAMVA DL/ID Card Design Standard, D.12.3: the header, whatever became of its control characters on the way. */
const DRIVING_LICENCE = /^@[\s\u001c-\u001f]{0,6}(?:ANSI |AAMVA)/;
/** ICAO Doc 9303: the first line of a machine-readable zone. */
const TRAVEL_DOCUMENT = /^[PIACV][A-Z<][A-Z]{1,3}[A-Z0-9<]{20,40}/;
const WEB_ADDRESS = /^(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)/i;

/**
 * Says what a scanned code means in this town. Any text may come: what is nothing of ours is `unknown`, and nothing of
 * it is kept. A number without check digits, such as in a plain bar code, only saves typing: central compares it.
 */
export function readCode(scanned: string, town: CodeFacts): ScannedCode {
  if (scanned.length > LONGEST_CODE) return { kind: 'unknown' };
  const trimmed = scanned.trim();
  const symbology = SYMBOLOGY.exec(trimmed)?.[0] ?? null;
  const text = symbology === null ? trimmed : trimmed.slice(symbology.length).trim();
  return (
    readTownBill(text, town) ??
    readIdentity(text) ??
    readEpcSlip(text, town) ??
    readGs1Slip(text, symbology, town) ??
    (WEB_ADDRESS.test(text) ? refused('web-address') : null) ??
    readNumber(text, town) ?? { kind: 'unknown' }
  );
}

/** The town's own code, alone or as a field of a larger one, as in the PDF417 of a letter. */
function readTownBill(text: string, town: CodeFacts): ScannedCode | null {
  const fields = text.split(BETWEEN_FIELDS).filter((field) => BILL_CODE.test(field));
  const [field, ...others] = new Set(fields);
  if (field === undefined) return null;
  const code = readBillCode(field.trim());
  if (code === null || others.length > 0) return refused('damaged-code');
  if (code.townId !== town.townId) return refused('bill-of-another-town');
  return { kind: 'bill', accountNumber: code.accountNumber, billNumber: code.billNumber };
}

function readIdentity(text: string): ScannedCode | null {
  const travels = TRAVEL_DOCUMENT.test(text) && text.includes('<<');
  return travels || DRIVING_LICENCE.test(text) ? refused('identity-document') : null;
}

/** A bar code with a number of the town and nothing else. */
function readNumber(text: string, town: CodeFacts): ScannedCode | null {
  if (text.length > LONGEST_NUMBER) return null;
  if (/^RF\d{2}[0-9A-Z ]+$/.test(text)) return readReference(text, null, town);
  const { accountNumberForms = [], billNumberForms = [] } = town.payments ?? {};
  const billNumber = BillNumber.safeParse(byForm(text, billNumberForms));
  if (billNumber.success) return { kind: 'bill-number', billNumber: billNumber.data };
  const accountNumber = AccountNumber.safeParse(byForm(text, accountNumberForms));
  return accountNumber.success ? { kind: 'account-number', accountNumber: accountNumber.data } : null;
}
