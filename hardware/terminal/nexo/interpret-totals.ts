import type { MovementTotal } from '../../../domain/totals/index.ts';
import type { TerminalReference } from '../../../domain/transaction/index.ts';
import type { TerminalTotals, TotalsAnswer } from '../payment-terminal.ts';
import { fromNexoAmount } from './amounts.ts';
import type { ErrorCondition, Response, TransactionTotals } from './answers.ts';
import { checkAnswer } from './check-answer.ts';
import type { ExchangeResult } from './exchange.ts';

/** What a GetTotals answer says about the present period. */
export function interpretTotals(result: ExchangeResult, reference: TerminalReference): TotalsAnswer {
  const checked = checkAnswer(result, 'GetTotals', { reference });
  if (checked.kind !== 'fits') return NOTHING_KNOWN;
  const { Response, POIReconciliationID: periodId, TransactionTotals: groups } = checked.body;
  return read(Response, periodId ?? null, groups ?? [], reference);
}

/** What a Reconciliation answer says about the period that it closed, or about the one that was asked for. */
export function interpretReconciliation(
  result: ExchangeResult,
  reference: TerminalReference,
  reconciliation: { readonly type: string; readonly periodId?: string },
): TotalsAnswer {
  const checked = checkAnswer(result, 'Reconciliation', { reference, reconciliation });
  if (checked.kind !== 'fits') return NOTHING_KNOWN;
  const { Response, POIReconciliationID, TransactionTotals: groups } = checked.body;
  return read(Response, POIReconciliationID ?? reconciliation.periodId ?? null, groups ?? [], reference);
}

const NOTHING_KNOWN: TotalsAnswer = { kind: 'no-answer' };

/** The terminal does not offer totals, or not these. */
const UNSUPPORTED: ReadonlySet<ErrorCondition> = new Set([
  'NotAllowed',
  'UnavailableService',
  'MessageFormat',
  'NotFound',
]);

function read(
  { Result, ErrorCondition: condition }: Response,
  periodId: string | null,
  groups: readonly TransactionTotals[],
  reference: TerminalReference,
): TotalsAnswer {
  if (Result === 'Failure')
    return condition && UNSUPPORTED.has(condition) ? { kind: 'unsupported' } : NOTHING_KNOWN;
  if (Result === 'Partial' || periodId === null) return NOTHING_KNOWN;
  const totals = addUp(groups, reference);
  return totals === null ? NOTHING_KNOWN : { kind: 'totals', periodId, totals };
}

/** The groups added up for each currency; null when one of them cannot be read, or is of another kiosk or terminal. */
function addUp(
  groups: readonly TransactionTotals[],
  { saleId, poiId }: TerminalReference,
): readonly TerminalTotals[] | null {
  const totals = new Map<string, TerminalTotals>();
  for (const group of groups) {
    if (group.ErrorCondition) return null;
    if ((group.SaleID ?? saleId) !== saleId || (group.POIID ?? poiId) !== poiId) return null;
    for (const movement of group.PaymentTotals ?? []) {
      const direction = DIRECTIONS.get(movement.TransactionType);
      if (direction === 'no-money') continue;
      const currency = group.PaymentCurrency ?? '';
      const amount = fromNexoAmount(movement.TransactionAmount, currency);
      if (direction === undefined || amount === null) return null;
      const before = totals.get(currency) ?? { currency, payments: NONE, reversals: NONE };
      const { count, sumMinor } = before[direction];
      const after: MovementTotal = {
        count: count + movement.TransactionCount,
        sumMinor: sumMinor + amount.amountMinor,
      };
      totals.set(currency, { ...before, [direction]: after });
    }
  }
  return [...totals.values()];
}

const NONE: MovementTotal = { count: 0, sumMinor: 0 };

/**
 * nexo's TransactionType, as far as a kiosk's terminal can have booked it. Any other would be money that nobody here knows how
 * to count.
 */
const DIRECTIONS: ReadonlyMap<string, 'payments' | 'reversals' | 'no-money'> = new Map([
  ['Debit', 'payments'],
  ['ReverseDebit', 'reversals'],
  // A refund.
  ['Credit', 'reversals'],
  ['Declined', 'no-money'],
  ['Failed', 'no-money'],
]);
