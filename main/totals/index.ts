export { startTotalsCheck, type TotalsCheck, type TotalsCheckParts } from './totals-check.ts';
