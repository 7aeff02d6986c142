import type { StaffAlarm } from '../../domain/ipc/index.ts';
import { MONEY_MAY_WAIT_MS } from '../../domain/wire/index.ts';
import type { Journal } from '../journal/index.ts';

/** What staff at the kiosk have to know of its money. A journal that cannot be read says so on the screen itself. */
export function staffAlarms(
  journal: Pick<Journal, 'trouble' | 'moneyWaitingSince'>,
  now: Date,
): readonly StaffAlarm[] {
  if (journal.trouble() === 'poisoned') return [];
  const since = journal.moneyWaitingSince();
  return since !== null && now.getTime() - Date.parse(since) > MONEY_MAY_WAIT_MS ? ['money-undelivered'] : [];
}
