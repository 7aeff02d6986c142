import { type Acquirer, approvedBy } from './acquirer.ts';
import { type Cardholder, createCardholder, type TerminalAction } from './cardholder.ts';
import type { MessageHeader } from './envelope.ts';
import type { FaultBook, FaultSet } from './faults.ts';
import { createPauses, type Pauses } from './pauses.ts';
import { mistakenAmount, type TenderParts } from './payment.ts';
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
  respond(header: MessageHeader, body: unknown): Promise<Reply>;
  act(action: TerminalAction): boolean;
  readonly cardholder: Cardholder;
  readonly pauses: Pauses;
  active(): Tender | null;
};

export type SessionParts = Pick<TenderParts, 'times' | 'show' | 'notify' | 'losePower'> & {
  readonly poiId: string;
  readonly acquirer: Acquirer;
  readonly store: TenderStore;
  readonly faults: FaultBook;
  readonly cardholder: Parameters<typeof createCardholder>[0];
  readonly now: () => Date;
  readonly freshId: (length: number) => string;
  readonly changed: () => void;
};

export function startSession(parts: SessionParts): Session {
  const { store, faults, acquirer, now, poiId } = parts;
  settleUnfinished(store, acquirer);
  const cardholder = createCardholder(parts.cardholder);
  const pauses = createPauses();
  const transactions = createTransactions({
    ...parts,
    cardholder,
    pauses,
    show: (...shown) => pauses.stopped() || parts.show(...shown),
    notify: (...told) => pauses.stopped() || parts.notify(...told),
  });
  const loggedIn = new Set<string>();
  const plain = (body: ResponseBody): Reply => ({ kind: 'body', body, faults: faults.standing() });

  const transact = async (
    category: 'Payment' | 'Reversal',
    header: MessageHeader,
    body: unknown,
  ): Promise<Reply> => {
    const answer = await transactions.perform(category, header, body);
    if (answer.kind !== 'result') {
      if (answer.kind === 'cut') return { kind: 'cut' };
      return plain(answer.kind === 'busy' ? BUSY : MALFORMED);
    }
    const result = asAnswered(answer.result, answer.faults);
    return { kind: 'body', body: responseTo(answer.tender, result, answer.faults), faults: answer.faults };
  };
  const status = (header: MessageHeader, body: unknown): Reply => {
    if (faults.silencesStatus()) return { kind: 'silence' };
    const active = transactions.active();
    const repeat = (tender: Tender, result: TenderResult) => responseTo(tender, result, faults.standing());
    return plain(statusResponse(header, body, { store, active, repeat }) ?? MALFORMED);
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

  return {
    cardholder,
    pauses,
    active: transactions.active,
    act: cardholder.act,
    async respond(header, body) {
      const isRequest = header.MessageClass === 'Service' && header.MessageType === 'Request';
      if (!isRequest || header.ServiceID === undefined) return plain(MALFORMED);
      if (header.POIID !== poiId)
        return plain({ Response: failure('UnavailableDevice', 'POIID is another terminal') });
      switch (header.MessageCategory) {
        case 'Payment':
        case 'Reversal':
          return transact(header.MessageCategory, header, body);
        case 'TransactionStatus':
          return status(header, body);
        case 'Abort':
          return abort(header, body);
        case 'Login':
          return plain(answerLogin(header, body, loggedIn, now()) ?? MALFORMED);
        case 'Logout':
          return plain(answerLogout(header, body, loggedIn) ?? MALFORMED);
        case 'Diagnosis': {
          const busy = transactions.active() !== null;
          const hostReachable = faults.standing().get('host-unreachable') === null;
          return plain(answerDiagnosis(body, { busy, hostReachable, loggedIn }) ?? MALFORMED);
        }
        default:
          return plain({
            Response: failure('UnavailableService', `${header.MessageCategory} is not supported`),
          });
      }
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

function responseTo(tender: Tender, result: TenderResult, faults: FaultSet): ResponseBody {
  const leakPan = faults.get('pan-leak') !== null;
  return tender.category === 'Payment'
    ? paymentResponse(tender, result, leakPan)
    : reversalResponse(tender, result);
}

const asAnswered = (result: TenderResult, faults: FaultSet): TenderResult =>
  result.kind === 'approved'
    ? { ...result, amount: mistakenAmount(result.amount, faults, 'answer') }
    : result;
