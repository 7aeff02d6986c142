import { type RawBuilder, sql } from 'kysely';
import type { Standing } from '../../../domain/transaction/index.ts';
import type { MoneyStanding } from '../../wire/index.ts';
import { CLOSED, hasOpenException } from '../ledger/index.ts';

type Known = {
  /** What the kiosk's journal says. */
  readonly kioskSays: Standing;
  /** What central decided; null where it has not, or a person has taken it back. */
  readonly outcome: string | null;
  readonly needsClerk: boolean;
  readonly corrected: boolean;
};

/** Where the money stands. There is no second place that decides it: lists, filters, sums, files and pages all say this. */
export function moneyStanding({ kioskSays, outcome, needsClerk, corrected }: Known): MoneyStanding {
  switch (kioskSays) {
    case 'not-charged':
      if (corrected) return 'corrected';
      return outcome === 'accepted' ? 'accepted' : outcome === 'refused' ? 'refused' : 'not-charged';
    case 'unknown':
      // A clerk found that the card was charged.
      return outcome === 'accepted' ? 'delivered' : 'unknown';
    case 'clerk':
      if (outcome === 'accepted') return 'delivered';
      return needsClerk ? 'clerk' : 'settled';
    case 'delivering':
      return outcome === null ? 'delivering' : outcome === 'accepted' ? 'delivered' : 'reversing';
    case 'delivered':
      return outcome === 'accepted' ? 'delivered' : 'contradiction';
    default:
      return kioskSays;
  }
}

/** Whether a person has accepted with corrected answers what central had refused of a row of `transactions`. */
const WAS_CORRECTED: RawBuilder<boolean> = sql`exists (
  select from clerk_entries where clerk_entries.kiosk_id = transactions.kiosk_id
    and clerk_entries.transaction_id = transactions.transaction_id and clerk_entries.kind = ${CLOSED}
    and clerk_entries.body->'way'->>'kind' = 'corrected'
)`;

/** What a query of `transactions`, beside the posting that stands, reads for `standingOf`. */
export const STANDING_FACTS = [
  hasOpenException('transactions').as('needs_clerk'),
  WAS_CORRECTED.as('corrected'),
] as const;

type StandingRow = {
  readonly standing: Standing;
  readonly outcome: string | null;
  readonly needs_clerk: boolean;
  readonly corrected: boolean;
};

/** The same of a row that was read with them. */
export const standingOf = ({ standing, outcome, needs_clerk, corrected }: StandingRow): MoneyStanding =>
  moneyStanding({ kioskSays: standing, outcome, needsClerk: needs_clerk, corrected });
