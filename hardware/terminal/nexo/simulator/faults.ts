import type { ErrorCondition } from './cards.ts';

/** What goes wrong with one transaction. */
export type TransactionFault =
  | { readonly kind: 'decline'; readonly errorCondition: ErrorCondition; readonly reason?: string }
  /** Processed at once, answered this much later. */
  | { readonly kind: 'slow'; readonly delayMs: number }
  /** Processed, then the socket is cut instead of an answer. */
  | { readonly kind: 'answer-lost' }
  /** The socket is cut before the terminal has noted anything. */
  | { readonly kind: 'request-lost' }
  /** The authorisation takes this long and then succeeds; meanwhile the status is InProgress. */
  | { readonly kind: 'late-approval'; readonly afterMs: number }
  /** The answer carries another ServiceID. */
  | { readonly kind: 'wrong-reference'; readonly serviceId?: string }
  /** `acquirer` (default): another amount was really charged. `answer`: only the first answer is wrong. */
  | { readonly kind: 'wrong-amount'; readonly amountMinor?: number; readonly in?: 'acquirer' | 'answer' }
  | { readonly kind: 'wrong-currency'; readonly currency?: string; readonly in?: 'acquirer' | 'answer' }
  | { readonly kind: 'partial-approval'; readonly amountMinor?: number }
  /** The same HTTP response twice on one connection. */
  | { readonly kind: 'doubled-answer' }
  /** Bytes that are not JSON. */
  | { readonly kind: 'garbled-answer' }
  /** One byte of the encrypted answer is changed. */
  | { readonly kind: 'tampered-answer' }
  /** The answer carries another POIID. */
  | { readonly kind: 'wrong-terminal'; readonly poiId?: string }
  /** The answer carries another SaleID. */
  | { readonly kind: 'wrong-kiosk'; readonly saleId?: string }
  /** The answer is of another kind: its MessageCategory, and the name of its body. */
  | { readonly kind: 'wrong-category'; readonly category?: string }
  /** The answer names another SaleTransactionID, that of a reversal another original payment. */
  | { readonly kind: 'wrong-transaction'; readonly transactionId?: string }
  /** Processed, then nothing is said and the connection stays open. */
  | { readonly kind: 'answer-withheld' }
  /** The terminal goes dark and stays so until `powerOn()`; `lost`: it comes back without its memory. */
  | {
      readonly kind: 'power-loss';
      readonly at: 'before-authorisation' | 'after-authorisation';
      readonly memory?: Memory;
    }
  /** The bank does it, at once or so much later, and the terminal says, now and whenever asked, that it failed. */
  | {
      readonly kind: 'done-though-denied';
      readonly errorCondition?: ErrorCondition;
      readonly afterMs?: number;
    }
  /** Cut off and not known to the terminal; so much later the card is charged. `forgotten`: it does not know that either. */
  | { readonly kind: 'late-charge'; readonly afterMs: number; readonly forgotten?: boolean }
  /** Only a part goes back, and the terminal says so, or calls it a success. */
  | {
      readonly kind: 'partial-reversal';
      readonly amountMinor?: number;
      readonly said?: 'partial' | 'success';
    }
  | { readonly kind: 'host-unreachable' }
  | { readonly kind: 'reversal-refused' }
  | { readonly kind: 'reversal-answer-lost' }
  /** The full (test) card number stands in several fields of the answer, where no terminal may put it. */
  | { readonly kind: 'pan-leak' };

/** What a terminal's memory of its transactions is after it had no power. */
export type Memory = 'kept' | 'lost';

/** What goes wrong for as long as it is set. */
export type StandingFault =
  | { readonly kind: 'offline' }
  /** TransactionStatus is not answered: `times` times, or until cleared. */
  | { readonly kind: 'status-silent'; readonly times?: number }
  /** TransactionStatus says NotFound although the terminal knows it. */
  | { readonly kind: 'status-forgets'; readonly times?: number }
  /** TransactionStatus says InProgress although it has ended. */
  | { readonly kind: 'status-in-progress'; readonly times?: number }
  /** TransactionStatus is answered with bytes that are not JSON. */
  | { readonly kind: 'status-garbled'; readonly times?: number }
  /** TransactionStatus repeats the answer to another transaction, under the reference that was asked for. */
  | { readonly kind: 'status-other-tender'; readonly times?: number }
  /** TransactionStatus repeats the answer with another amount, in another currency, or as a partial one. */
  | {
      readonly kind: 'status-other-amount';
      readonly amountMinor?: number;
      readonly currency?: string;
      readonly partial?: boolean;
      readonly times?: number;
    }
  /** The certificate is from an authority that nobody knows. */
  | { readonly kind: 'other-ca' }
  /** The certificate is from the right authority for another name. */
  | { readonly kind: 'other-cn' };

export type TerminalFault = TransactionFault | StandingFault;

/** The faults of one transaction, looked up by kind. */
export type FaultSet = {
  get<Kind extends TerminalFault['kind']>(kind: Kind): Extract<TerminalFault, { kind: Kind }> | null;
};

export type FaultBook = {
  /** Replaces the faults that last until cleared. */
  set(faults: readonly TerminalFault[]): void;
  /** Adds faults for one coming transaction; called several times, for one transaction after another. */
  queue(category: 'Payment' | 'Reversal', faults: readonly TransactionFault[]): void;
  clear(): void;
  /** The faults of the transaction that begins now: what is meant for its message, what was queued for it, and what lasts. */
  take(category: 'Payment' | 'Reversal', meant: readonly TerminalFault[]): FaultSet;
  /** The faults of one message of a category: what is meant for it, and what lasts and is not about transactions alone. */
  ofMessage(category: string, meant: readonly TerminalFault[]): FaultSet;
  standing(): FaultSet;
  list(): readonly TerminalFault[];
  queued(): number;
};

export function createFaultBook(): FaultBook {
  let standing: readonly TerminalFault[] = [];
  const used = new Map<TerminalFault, number>();
  const queues: Record<'Payment' | 'Reversal', (readonly TransactionFault[])[]> = {
    Payment: [],
    Reversal: [],
  };
  /** Whether a lasting fault applies to this message; each `times` is counted. */
  const lasts = (category: string, fault: TerminalFault): boolean => {
    if (category === 'Payment' || category === 'Reversal') return true;
    if (!fault.kind.startsWith('status-')) return !OF_TRANSACTIONS.has(fault.kind);
    if (category !== 'TransactionStatus') return false;
    const uses = (used.get(fault) ?? 0) + 1;
    used.set(fault, uses);
    return !('times' in fault) || fault.times === undefined || uses <= fault.times;
  };
  return {
    set(faults) {
      standing = [...faults];
      used.clear();
    },
    queue(category, faults) {
      if (queues[category].length < MOST_QUEUED) queues[category].push([...faults]);
    },
    clear() {
      standing = [];
      used.clear();
      queues.Payment = [];
      queues.Reversal = [];
    },
    take: (category, meant) => faultSet([...meant, ...(queues[category].shift() ?? []), ...standing]),
    ofMessage(category, meant) {
      const lasting = standing.filter((fault) => lasts(category, fault));
      return faultSet([...meant, ...lasting]);
    },
    standing: () => faultSet(standing),
    list: () => standing,
    queued: () => queues.Payment.length + queues.Reversal.length,
  };
}

const MOST_QUEUED = 1000;

/** When they last, these befall payments and reversals alone: logins and questions go on. */
const OF_TRANSACTIONS: ReadonlySet<TerminalFault['kind']> = new Set([
  'slow',
  'answer-lost',
  'answer-withheld',
  'request-lost',
  'wrong-reference',
  'wrong-terminal',
  'wrong-kiosk',
  'wrong-category',
  'wrong-transaction',
]);

/** The faults of one message, looked up by kind; the first of a kind counts. */
export function faultSet(faults: readonly TerminalFault[]): FaultSet {
  return {
    get<Kind extends TerminalFault['kind']>(kind: Kind) {
      const isOfKind = (fault: TerminalFault): fault is Extract<TerminalFault, { kind: Kind }> =>
        fault.kind === kind;
      return faults.find(isOfKind) ?? null;
    },
  };
}
