import type { z } from 'zod';
import type { AccountNumber, OpenBill } from '../../domain/bill/index.ts';
import type { AccountProblem } from '../../domain/ipc/index.ts';
import type { PricedLine, ReservationRefusal } from '../../domain/transaction/index.ts';
import type { lookUpBills } from '../../domain/wire/index.ts';

/** An account that the resident has proved to know, with its open bills. Forgotten with the session. */
export type FoundAccount = {
  readonly accountNumber: AccountNumber;
  readonly holderName: string;
  readonly bills: readonly OpenBill[];
  /** How it was found, to look again when a bill has changed meanwhile. */
  readonly question: z.infer<typeof lookUpBills.request>;
};

export type ReviewProblem = ReservationRefusal | 'terminal-offline';

/** Where a session is. From `money` on the transaction itself says what is shown. */
export type Place =
  | { readonly kind: 'attract' }
  | { readonly kind: 'language'; readonly returnTo: Place | null }
  | { readonly kind: 'home' }
  | {
      readonly kind: 'account';
      readonly serviceId: string;
      readonly cardNumber: string | null;
      readonly problem: AccountProblem | null;
      readonly busy: boolean;
    }
  | { readonly kind: 'holder'; readonly found: FoundAccount }
  | { readonly kind: 'bills'; readonly found: FoundAccount; readonly chosen: readonly PricedLine[] }
  | {
      readonly kind: 'review';
      readonly found: FoundAccount;
      readonly chosen: readonly PricedLine[];
      readonly problem: ReviewProblem | null;
      readonly withoutPaper: boolean;
      readonly busy: boolean;
    }
  | {
      readonly kind: 'money';
      readonly found: FoundAccount;
      readonly chosen: readonly PricedLine[];
      readonly cancelling: boolean;
      readonly problem: ReviewProblem | null;
      readonly address: string | null;
    };
export type PlaceOf<Kind extends Place['kind']> = Extract<Place, { kind: Kind }>;
