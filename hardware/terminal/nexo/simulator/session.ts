import type { Timers } from '../../../timers/index.ts';
import { type Acquirer, approvedBy } from './acquirer.ts';
import { type Cardholder, createCardholder, type TerminalAction } from './cardholder.ts';
import type { MessageHeader } from './envelope.ts';
import { type FaultBook, type FaultSet, faultSet } from './faults.ts';
import type { Mischief } from './mischief.ts';
import { createPauses, type Pauses } from './pauses.ts';
import { mistakenAmount, type TenderParts } from './payment.ts';
import type { Periods } from './periods.ts';
import { answerReconciliation, answerTotals } from './reconciliation.ts';
import { AbortRequest } from './requests.ts';
import { failure, paymentResponse, type ResponseBody, reversalResponse } from './responses.ts';
import { answerDiagnosis, answerLogin, answerLogout } from './services.ts';
import { statusResponse } from './status.ts';
import { keyOf, type Tender, type TenderResult, type TenderStore, tenderKey } from './tender-store.ts';
import { createTransactions } from './transactions.ts';

/** What the terminal says to one request. */
export type Reply =
  | { readonly kind: 'body'; readonly body: ResponseBody; readonly faults: FaultSet }
  /** HTTP 200 without content: how terminals answer an abort. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'malformed' | 'cut' | 'silence' };

/** The terminal from one power-on to the next power loss. */
export type Session = {
  respond(header: MessageHeader, body: unknown, meant: Mischief): Promise<Reply>;
  act(action: TerminalAction): boolean;
  readonly cardholder: Cardholder;
  readonly pauses: Pauses;
  active(): Tender | null;
};

export type SessionParts = Pick<TenderParts, 'times' | 'show' | 'notify' | 'losePower'> & {
  readonly poiId: string;
  readonly acquirer: Acquirer;
  readonly store: TenderStore;
  readonly periods: Periods;
  readonly faults: FaultBook;
  readonly timers: Timers;
  readonly cardholder: Parameters<typeof createCardholder>[1];
  readonly now: () => Date;
  readonly freshId: (length: number) => string;
  readonly changed: () => void;
};

export function startSession(parts: SessionParts): Session {
  const { store, faults: book, acquirer, periods, now, poiId, timers } = parts;
  settleUnfinished(store, acquirer);
  const cardholder = createCardholder(timers, parts.cardholder);
  const pauses = createPauses(timers);
  const transactions = createTransactions({
    ...parts,
    cardholder,
    pauses,
    show: (...shown) => pauses.stopped() || parts.show(...shown),
    notify: (...told) => pauses.stopped() || parts.notify(...told),
  });
  const loggedIn = new Set<string>();

  const transact = async (
    category: 'Payment' | 'Reversal',
    header: MessageHeader,
    body: unknown,
    meant: Mischief,
  ): Promise<Reply> => {
    const answer = await transactions.perform(category, header, body, meant);
    if (answer.kind === 'cut') return { kind: 'cut' };
    if (answer.kind !== 'result')
      return {
        kind: 'body',
        body: answer.kind === 'busy' ? BUSY : MALFORMED,
        faults: book.ofMessage(category, meant),
      };
    const { tender, faults } = answer;
    const result = asAnswered(answer.result, faults);
    return { kind: 'body', body: responseTo(tender, result, faults), faults };
  };
  const status = (header: MessageHeader, body: unknown, faults: FaultSet): Reply => {
    if (faults.get('status-silent')) return { kind: 'silence' };
    if (faults.get('status-garbled'))
      return { kind: 'body', body: {}, faults: faultSet([{ kind: 'garbled-answer' }]) };
    const active = transactions.active();
    const repeat = (tender: Tender, result: TenderResult) => responseTo(tender, result, faults);
    const answer = statusResponse(header, body, { store, active, faults, repeat });
    return { kind: 'body', body: answer ?? MALFORMED, faults };
  };
  const abort = (header: MessageHeader, body: unknown): Reply => {
    const request = AbortRequest.safeParse(body);
    if (!request.success) return { kind: 'malformed' };
    const { MessageCategory, ServiceID, SaleID } = request.data.MessageReference;
    const active = transactions.active();
    const meant = tenderKey(MessageCategory, SaleID ?? header.SaleID, ServiceID);
    // Only while the terminal waits for the person: once the bank is asked, its answer counts.
    if (active && keyOf(active) === meant) cardholder.act({ kind: 'abort' });
    return { kind: 'empty' };
  };
  const serve = (header: MessageHeader, body: unknown, faults: FaultSet): ResponseBody | null => {
    const busy = transactions.active() !== null;
    switch (header.MessageCategory) {
      case 'Login':
        return answerLogin(header, body, loggedIn, now());
      case 'Logout':
        return answerLogout(header, body, loggedIn);
      case 'Diagnosis': {
        const hostReachable = faults.get('host-unreachable') === null;
        return answerDiagnosis(body, { busy, hostReachable, loggedIn });
      }
      case 'GetTotals':
        return busy ? BUSY : answerTotals(body, periods);
      case 'Reconciliation':
        return busy ? BUSY : answerReconciliation(body, periods);
      default:
        return { Response: failure('UnavailableService', `${header.MessageCategory} is not supported`) };
    }
  };
  const answer = async (header: MessageHeader, body: unknown, meant: Mischief): Promise<Reply> => {
    const { MessageCategory: category } = header;
    if (category === 'Payment' || category === 'Reversal') return transact(category, header, body, meant);
    const faults = book.ofMessage(category, meant);
    if (faults.get('request-lost')) return { kind: 'cut' };
    const reply =
      category === 'TransactionStatus'
        ? status(header, body, faults)
        : category === 'Abort'
          ? abort(header, body)
          : ({ kind: 'body', body: serve(header, body, faults) ?? MALFORMED, faults } as const);
    return spoil(reply, faults);
  };
  /** What becomes of an answer on its way out. */
  const spoil = async (reply: Reply, faults: FaultSet): Promise<Reply> => {
    const slow = faults.get('slow');
    if (slow) await pauses.wait(slow.delayMs);
    if (pauses.stopped() || faults.get('answer-lost')) return { kind: 'cut' };
    return faults.get('answer-withheld') ? { kind: 'silence' } : reply;
  };

  return {
    cardholder,
    pauses,
    active: transactions.active,
    act: cardholder.act,
    async respond(header, body, meant) {
      const isRequest = header.MessageClass === 'Service' && header.MessageType === 'Request';
      const plain = (refusal: ResponseBody): Reply => ({
        kind: 'body',
        body: refusal,
        faults: book.standing(),
      });
      if (!isRequest || header.ServiceID === undefined) return plain(MALFORMED);
      if (header.POIID !== poiId)
        return plain({ Response: failure('UnavailableDevice', 'POIID is another terminal') });
      const reply = await answer(header, body, meant);
      const isTransaction = header.MessageCategory === 'Payment' || header.MessageCategory === 'Reversal';
      if (!isTransaction || reply.kind !== 'body') return reply;
      const { faults } = reply;
      if (header.MessageCategory === 'Reversal' && faults.get('reversal-answer-lost')) return { kind: 'cut' };
      return spoil(reply, faults);
    },
  };
}

const BUSY: ResponseBody = { Response: failure('Busy', 'Terminal is busy with another transaction') };
const MALFORMED: ResponseBody = { Response: failure('MessageFormat', 'The message is not well formed') };

/** After a power loss: what the bank has authorised happened; what it has not is given up. */
function settleUnfinished(store: TenderStore, acquirer: Acquirer): void {
  for (const tender of store.unfinished()) {
    const record = acquirer.recordOf(tender);
    store.finished(tender, record ? approvedBy(record) : POWER_LOST);
  }
}

const POWER_LOST: TenderResult = {
  kind: 'failed',
  errorCondition: 'Aborted',
  message: '100 Power was lost',
  card: null,
};

function responseTo(about: Tender, result: TenderResult, faults: FaultSet): ResponseBody {
  const leakPan = faults.get('pan-leak') !== null;
  const wrong = faults.get('wrong-transaction');
  const tender = wrong ? misnamed(about, wrong.transactionId ?? 'another-transaction') : about;
  return tender.category === 'Payment'
    ? paymentResponse(tender, result, leakPan)
    : reversalResponse(tender, result);
}

function misnamed(tender: Tender, transactionId: string): Tender {
  if (tender.category === 'Reversal') return { ...tender, originalTransactionId: transactionId };
  const { saleTransaction, startedAt } = tender;
  const TimeStamp = saleTransaction?.TimeStamp ?? startedAt;
  return { ...tender, saleTransaction: { TransactionID: transactionId, TimeStamp } };
}

const asAnswered = (result: TenderResult, faults: FaultSet): TenderResult =>
  result.kind === 'approved'
    ? { ...result, amount: mistakenAmount(result.amount, faults, 'answer') }
    : result;
