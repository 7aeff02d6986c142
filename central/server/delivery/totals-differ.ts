import type { DeliveredEntry } from '../../../domain/journal/index.ts';
import { toDecimal } from '../../../domain/money/index.ts';
import type { Booked, ComparedTotals } from '../../../domain/totals/index.ts';
import type { Alarm } from '../alarms/index.ts';
import type { ExceptionChange } from '../ledger/index.ts';

/** What follows from the terminals' own totals: an exception and an alarm where they are not the journal's. */
export function differingTotals(fresh: readonly DeliveredEntry[]): {
  readonly exceptions: readonly ExceptionChange[];
  readonly alarms: readonly Alarm[];
} {
  const exceptions: ExceptionChange[] = [];
  const alarms: Alarm[] = [];
  for (const { entry } of fresh) {
    const { epoch, seq, body } = entry;
    if (body.subject !== 'kiosk') continue;
    const { event } = body;
    if (event.kind === 'terminal-totals-missing')
      alarms.push({ kind: 'totals-unavailable', epoch, seq, detail: event.why });
    if (event.kind !== 'terminal-totals') continue;
    const transactionId = `totals:${epoch}:${event.periodId}`;
    const [differing] = event.totals.filter(({ differenceMinor }) => differenceMinor !== 0);
    if (differing === undefined) {
      exceptions.push({ transactionId, kind: 'totals-differ', change: 'close' });
      continue;
    }
    const { currency, differenceMinor } = differing;
    const amount = { currency, amountMinor: Math.abs(differenceMinor) };
    const detail = inWords(differing);
    exceptions.push({ transactionId, kind: 'totals-differ', change: 'open', detail, amount });
    alarms.push({ kind: 'totals-differ', epoch, seq, detail });
  }
  return { exceptions, alarms };
}

/** Both figures, as a clerk compares them with the card company's. */
function inWords({ currency, terminal, journal, differenceMinor }: ComparedTotals): string {
  const sum = (amountMinor: number): string => toDecimal({ amountMinor, currency });
  const count = (name: string, { count, sumMinor }: Booked['payments']): string =>
    `${count} ${name}${count === 1 ? '' : 's'} ${sum(sumMinor)}`;
  const side = ({ payments, reversals }: Booked): string =>
    `${count('payment', payments)}, ${count('reversal', reversals)}`;
  const more = differenceMinor > 0 ? 'more' : 'less';
  return `terminal: ${side(terminal)}; journal: ${side(journal)}; unexplained: ${sum(Math.abs(differenceMinor))} ${currency} ${more} at the terminal`;
}
