import { amountProblem } from '../../domain/bill/index.ts';
import { readCode } from '../../domain/codes/index.ts';
import type { CallInput, Done } from '../../domain/ipc/index.ts';
import { sum } from '../../domain/money/index.ts';
import type { PayBillService } from '../../domain/town/index.ts';
import type { BillLine } from '../../domain/transaction/index.ts';
import { afterScan } from './after-scan.ts';
import { done, notNow } from './done.ts';
import { lookUp, type Question, questionOf } from './look-up.ts';
import type { SessionParts } from './parts.ts';
import { accountPlace, type FoundAccount, leadsToServices, reviewOf } from './place.ts';
import type { Visit } from './visit.ts';

/** From the service's tile to the chosen bills. */
export type BillFlow = {
  readonly open: (service: PayBillService) => Done;
  readonly identify: (typed: CallInput<'bills.identify'>) => Promise<Done>;
  readonly scanned: (code: string) => Promise<void>;
  /** Clears the error message: the resident has moved on. */
  readonly goOn: () => Done;
  readonly cardShown: (cardNumber: string) => void;
  /** A card leads nowhere: the screen says so. */
  readonly cardNotRead: (why: 'bank-card' | 'card-not-read') => void;
  readonly confirmHolder: () => Done;
  readonly choose: (lines: CallInput<'bills.choose'>['lines']) => Done;
  /** Opens the bills of an account that is known already, from the status of an application. */
  readonly openAccount: (question: Question) => Promise<Done>;
  /** Looks the same account up again: a bill has since changed. */
  readonly refresh: (found: FoundAccount) => Promise<void>;
};

export function createBillFlow(parts: SessionParts, visit: Visit): BillFlow {
  function open({ serviceId }: PayBillService): Done {
    if (!leadsToServices(visit.place())) return notNow;
    const transaction = parts.runner.begin(serviceId, visit.language());
    if (!transaction) return notNow;
    visit.attach(transaction.transactionId);
    visit.go(accountPlace(serviceId));
    return done;
  }

  /** Asks central; the answer counts only while the same visitor still waits for it. */
  async function ask(question: Question): Promise<void> {
    const place = visit.place();
    if (place.kind !== 'account') return;
    const waiting = { ...place, problem: null, busy: true };
    visit.go(waiting);
    const answer = await lookUp(parts.client, question);
    if (visit.place() !== waiting) return;
    if (answer.kind === 'found') visit.go({ kind: 'holder', found: answer.found });
    else visit.go({ ...place, problem: answer.problem, busy: false });
  }

  async function openAccount(question: Question): Promise<Done> {
    const service = parts.town.services.find((offered) => offered.kind === 'pay-bill');
    const before = visit.place();
    const answer = await lookUp(parts.client, question);
    if (visit.place() !== before || answer.kind !== 'found' || !service) return notNow;
    const transaction = parts.runner.begin(service.serviceId, visit.language());
    if (!transaction) return notNow;
    visit.attach(transaction.transactionId);
    visit.go({ kind: 'holder', found: answer.found });
    return done;
  }

  async function identify(typed: CallInput<'bills.identify'>): Promise<Done> {
    const place = visit.place();
    if (place.kind !== 'account' || place.busy) return notNow;
    const question = questionOf(typed, place.cardNumber);
    if (question) await ask(question);
    else visit.go({ ...place, problem: 'bad-input' });
    return done;
  }

  async function scanned(code: string): Promise<void> {
    const service = parts.town.services.find((offered) => offered.kind === 'pay-bill');
    if (service) open(service);
    const place = visit.place();
    if (place.kind !== 'account' || place.busy) return;
    const next = afterScan(place, readCode(code, parts.town.definition));
    if (next.kind === 'ask') await ask(next.question);
    else visit.go(next.place);
  }

  function goOn(): Done {
    const place = visit.place();
    if (place.kind !== 'account' || place.busy) return notNow;
    if (place.problem !== null) visit.go({ ...place, problem: null });
    return done;
  }

  function cardShown(cardNumber: string): void {
    const place = visit.place();
    if (place.kind !== 'account' || place.busy) return;
    if (place.scanned?.kind !== 'bill-number')
      visit.go({ ...place, cardNumber, scanned: null, problem: null });
    else
      void ask({
        account: { kind: 'card-number', value: cardNumber },
        secondFact: { kind: 'bill-number', value: place.scanned.value },
      });
  }

  function cardNotRead(why: 'bank-card' | 'card-not-read'): void {
    const place = visit.place();
    if (place.kind === 'account' && !place.busy) visit.go({ ...place, problem: why });
  }

  function confirmHolder(): Done {
    const place = visit.place();
    const transactionId = visit.transactionId();
    if (place.kind !== 'holder' || transactionId === null) return notNow;
    const { accountNumber, holderName } = place.found;
    const told = parts.runner.tellPersonal(
      transactionId,
      { kind: 'account', accountNumber, holderName },
      (details) => ({
        kind: 'details-given',
        details,
      }),
    );
    if (told !== 'recorded') return notNow;
    visit.go({ kind: 'bills', found: place.found, chosen: [] });
    return done;
  }

  function choose(lines: CallInput<'bills.choose'>['lines']): Done {
    const place = visit.place();
    const transactionId = visit.transactionId();
    if (place.kind !== 'bills' || transactionId === null) return notNow;
    const chosen = chosenLines(place.found, lines);
    if (!chosen) return notNow;
    const { currency } = parts.town.definition;
    const total = sum(
      chosen.map(({ amountMinor }) => ({ amountMinor, currency })),
      currency,
    );
    if (parts.runner.tell(transactionId, { kind: 'priced', lines: chosen, total }) !== 'recorded')
      return notNow;
    visit.go(reviewOf({ kind: 'bills', found: place.found, chosen }));
    return done;
  }

  async function refresh(found: FoundAccount): Promise<void> {
    const waiting = visit.place();
    const answer = await lookUp(parts.client, found.question);
    if (visit.place() !== waiting || answer.kind !== 'found') return;
    visit.go({ kind: 'bills', found: answer.found, chosen: [] });
  }

  return {
    open,
    identify,
    openAccount,
    scanned,
    goOn,
    cardShown,
    cardNotRead,
    confirmHolder,
    choose,
    refresh,
  };
}

/** What was chosen, with the titles of the bills; null when a line is not one of the bills or cannot be paid so. */
function chosenLines(found: FoundAccount, lines: CallInput<'bills.choose'>['lines']): BillLine[] | null {
  if (new Set(lines.map((line) => line.billId)).size !== lines.length) return null;
  const chosen: BillLine[] = [];
  for (const { billId, amountMinor } of lines) {
    const bill = found.bills.find((open) => open.billId === billId);
    if (!bill || bill.inDoubt || amountProblem(bill, amountMinor) !== null) return null;
    chosen.push({ billId, billNumber: bill.billNumber, amountMinor, title: bill.title });
  }
  return chosen;
}
