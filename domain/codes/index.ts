export { isCreditorReference, isGln, isIban, writeCreditorReference } from './check-digits.ts';
export { byForm, compactNumber, readTypedNumber } from './number-form.ts';
export { readCode } from './read-code.ts';
export { type CodeFacts, CodeRefusal, type ScannedCode } from './scanned-code.ts';
export { type CodeSetting, settingThatSpoilt } from './scanner-setting.ts';
export { BillListSettings, TownPayments } from './town-payments.ts';
export { writeEpcSlip, writeGs1Slip } from './write-slip.ts';
