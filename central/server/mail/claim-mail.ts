import type { Central } from '../central.ts';
import { sha256 } from '../hash/index.ts';
import { type Claim, claimTry, DAILY } from '../throttle/index.ts';

const DAY_MS = 86_400_000;

/** What stands for an address where it is counted: nothing of it is written down. */
export const digestOfAddress = (address: string): string => sha256(address.toLowerCase());

/** Counts a mail of the town to an address, or refuses it: so many a day to one address, for one kiosk, and altogether. */
export function claimMail({ db, limits, now }: Central, kioskId: string, address: string): Promise<Claim> {
  const buckets = [
    { name: `${DAILY}mail:address:${digestOfAddress(address)}`, limit: limits.mailsADayPerAddress },
    { name: `${DAILY}mail:kiosk:${kioskId}`, limit: limits.mailsADayPerKiosk },
    { name: `${DAILY}mail:all`, limit: limits.mailsADay },
  ];
  return claimTry(db, buckets, DAY_MS, now());
}
