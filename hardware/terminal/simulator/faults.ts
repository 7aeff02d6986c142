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
  /** The terminal goes dark and stays so until `powerOn()`. */
  | { readonly kind: 'power-loss'; readonly at: 'before-authorisation' | 'after-authorisation' }
  | { readonly kind: 'host-unreachable' }
  | { readonly kind: 'reversal-refused' }
  | { readonly kind: 'reversal-answer-lost' }
  /** The full (test) card number stands in several fields of the answer, where no terminal may put it. */
  | { readonly kind: 'pan-leak' };

/** What goes wrong for as long as it is set. */
export type StandingFault =
  | { readonly kind: 'offline' }
  /** TransactionStatus is not answered: `times` times, or until cleared. */
  | { readonly kind: 'status-silent'; readonly times?: number }
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
  /** The faults of the transaction that begins now: what lasts, and what was queued for it. */
  take(category: 'Payment' | 'Reversal'): FaultSet;
  standing(): FaultSet;
  /** Whether this TransactionStatus stays without answer; counts it. */
  silencesStatus(): boolean;
  list(): readonly TerminalFault[];
  queued(): number;
};

export function createFaultBook(): FaultBook {
  let standing: readonly TerminalFault[] = [];
  let silences = 0;
  const queues: Record<'Payment' | 'Reversal', (readonly TransactionFault[])[]> = {
    Payment: [],
    Reversal: [],
  };
  return {
    set(faults) {
      standing = [...faults];
      silences = 0;
    },
    queue(category, faults) {
      if (queues[category].length < MOST_QUEUED) queues[category].push([...faults]);
    },
    clear() {
      standing = [];
      silences = 0;
      queues.Payment = [];
      queues.Reversal = [];
    },
    take: (category) => faultSet([...(queues[category].shift() ?? []), ...standing]),
    standing: () => faultSet(standing),
    silencesStatus() {
      const fault = faultSet(standing).get('status-silent');
      if (!fault) return false;
      silences += 1;
      return fault.times === undefined || silences <= fault.times;
    },
    list: () => standing,
    queued: () => queues.Payment.length + queues.Reversal.length,
  };
}

const MOST_QUEUED = 1000;

function faultSet(faults: readonly TerminalFault[]): FaultSet {
  return {
    get<Kind extends TerminalFault['kind']>(kind: Kind) {
      const isOfKind = (fault: TerminalFault): fault is Extract<TerminalFault, { kind: Kind }> =>
        fault.kind === kind;
      return faults.find(isOfKind) ?? null;
    },
  };
}
