import { writeBillCode } from '../../domain/bill/index.ts';

/** An account of the demo town of which nothing is paid yet: the code on one of its bills, and all that is open, in minor units. */
export type Account = { readonly number: string; readonly code: string; readonly openMinor: number };

const account = (number: string, billNumber: string, ...bills: number[]): Account => ({
  number,
  code: writeBillCode({ townId: 'millbrook', accountNumber: number, billNumber }),
  openMinor: bills.reduce((sum, minor) => sum + minor, 0),
});

/** One for each visit, so that many residents can come to one kiosk in one test. */
export const LOPEZ = account('104-2210', 'W-2026-0412', 8_640, 41_275, 4_000);
export const ZAHRA = account('104-2993', 'W-2026-0441', 6_559, 40_487);
export const HASHIMI = account('103-7924', 'W-2026-0445', 7_883, 4_000);
export const WANG = account('102-7692', 'W-2026-0454', 3_991, 6_000);
export const NGUYEN = account('104-7258', 'W-2026-0472', 15_179, 140_391);
export const LI = account('105-3774', 'W-2026-0590', 5_094, 179_725, 4_000);
export const O_BRIAIN = account('101-6664', 'W-2026-0420', 13_892, 8_000);
export const MURPHY = account('104-3076', 'W-2026-0521', 3_918, 8_000);
export const ADJEI = account('101-2202', 'W-2026-0575', 6_445, 100);
