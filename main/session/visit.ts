import type { Screen, View } from '../../domain/ipc/index.ts';
import type { Transaction } from '../../domain/transaction/index.ts';
import { type ClerkMoney, unsettledMoney } from '../../domain/unsettled/index.ts';
import { canPrint } from '../../hardware/printer/index.ts';
import type { SessionParts } from './parts.ts';
import type { Place } from './place.ts';
import { screenOfMoney } from './screen-of-money.ts';
import { screenOfPlace } from './screen-of-place.ts';
import { screenOfTicket } from './screen-of-ticket.ts';

/** One person's use of the screen, and what the screen shows of it. */
export type Visit = {
  readonly place: () => Place;
  readonly go: (place: Place) => void;
  readonly language: () => string;
  readonly speak: (language: string) => void;
  /** The transaction of this visit, once a service is open. */
  readonly transactionId: () => string | null;
  readonly attach: (transactionId: string | null) => void;
  /** Forgets everything of this visit and stands ready for the next. */
  readonly reset: () => void;
  /** Shows what is so now. */
  readonly show: () => void;
  readonly view: () => View;
};

export function createVisit(parts: SessionParts, idleEndsInMs: () => number | null): Visit {
  let sequence = parts.nextSequence();
  let place: Place = { kind: 'attract' };
  let sessionId = parts.newId();
  let language = parts.town.definition.defaultLanguage;
  let transactionId: string | null = null;

  function screen(): Screen {
    const trouble = parts.outOfOrder();
    if (place.kind === 'money') {
      const money = moneyScreen();
      if (money)
        return trouble && money.kind !== 'done' && money.kind !== 'receipt' ? stopped(money, trouble) : money;
    }
    const number = ticketScreen();
    if (number && (!trouble || (number.kind === 'ticket' && number.ticket !== null))) return number;
    if (trouble && place.kind !== 'slip') return { kind: 'out-of-order', ...trouble };
    if (place.kind === 'attract' || place.kind === 'money' || place.kind === 'ticket')
      return { kind: 'attract', notice: parts.notice() };
    return screenOfPlace(place, parts);
  }

  function ticketScreen(): Screen | null {
    const transaction = transactionId === null ? null : parts.runner.get(transactionId);
    return transaction === null || place.kind !== 'ticket' ? null : screenOfTicket(transaction);
  }

  function moneyScreen(): Screen | null {
    const transaction = transactionId === null ? null : parts.runner.get(transactionId);
    if (transaction === null || place.kind !== 'money') return null;
    const kept = transaction.receipt ? parts.journal.personal(transaction.receipt.recordId) : null;
    return screenOfMoney(transaction, {
      place,
      progress: parts.runner.progress(transaction.transactionId),
      canPrint: canPrint(parts.printer.status()),
      receipt: kept?.kind === 'receipt' ? kept.document : null,
    });
  }

  /** The journal failed in mid-payment: the screen does not ask to pay again; a clerk sorts it out by the reference. */
  function stopped(money: Screen, trouble: NonNullable<ReturnType<SessionParts['outOfOrder']>>): Screen {
    const asked = transactionId === null ? null : parts.runner.get(transactionId);
    const maybeCharged = asked !== null && ['requested', 'unknown', 'approved'].includes(asked.payment.kind);
    if (!maybeCharged || asked.total === null) return { kind: 'out-of-order', ...trouble };
    if (money.kind === 'paying' && parts.runner.progress(asked.transactionId) !== null) return money;
    return { kind: 'clerk', total: asked.total, reference: asked.reference, money: stoppedMoney(asked) };
  }

  function banners(): View['banners'] {
    const shown: View['banners'] = [];
    if (!canPrint(parts.printer.status())) shown.push('printer-down');
    if (!terminalReady(parts, transactionId)) shown.push('terminal-down');
    if (!parts.centralReached()) shown.push('central-down');
    return shown;
  }

  const view = (): View => ({
    sequence,
    sessionId,
    language,
    screen: screen(),
    banners: banners(),
    idleEndsInMs: idleEndsInMs(),
    headphones: parts.headphones(),
  });

  const show = (): void => {
    sequence = parts.nextSequence();
    parts.show(view());
  };

  return {
    place: () => place,
    go: (next) => {
      place = next;
      show();
    },
    language: () => language,
    speak: (next) => {
      language = next;
    },
    transactionId: () => transactionId,
    attach: (next) => {
      transactionId = next;
    },
    reset: () => {
      place = { kind: 'attract' };
      transactionId = null;
      language = parts.town.definition.defaultLanguage;
      sessionId = parts.newId();
      show();
    },
    show,
    view,
  };
}

/** What is under way goes on only when the journal can be written to again: until then nobody knows how it ends. */
function stoppedMoney(transaction: Transaction): ClerkMoney {
  const money = unsettledMoney(transaction);
  switch (money.kind) {
    case 'checking':
      return { kind: 'unknown' };
    case 'going-back':
      return { kind: 'back-unknown' };
    default:
      return money;
  }
}

/** Whether the terminal can take this transaction's payment now. */
export function terminalReady(
  parts: Pick<SessionParts, 'terminal' | 'runner'>,
  transactionId: string | null,
): boolean {
  return parts.terminal.status().connection === 'online' && !parts.runner.terminalBusyFor(transactionId);
}
