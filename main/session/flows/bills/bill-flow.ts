import { amountProblem } from '../../../../domain/bill/index.ts';
import { readCode } from '../../../../domain/codes/index.ts';
import type {
  AccountProblem,
  CallInput,
  Done,
  ReviewProblem,
  ScannedNumber,
} from '../../../../domain/ipc/index.ts';
import type { PayBillService } from '../../../../domain/town/index.ts';
import type { BillLine } from '../../../../domain/transaction/index.ts';
import { done, notNow } from '../../done.ts';
import type { Flow, ServicesOf, SubjectsOf } from '../../flow.ts';
import type { SessionParts } from '../../parts.ts';
import { leadsToServices, type Place } from '../../place.ts';
import type { Visit } from '../../visit.ts';
import { reviewOf, totalOf } from '../money/index.ts';
import { accountPlace } from './account-place.ts';
import { afterScan } from './after-scan.ts';
import { type FoundAccount, findAccount, type Question, questionOf } from './find-account.ts';

declare module '../../place.ts' {
  interface Places {
    account: {
      readonly kind: 'account';
      readonly serviceId: string;
      readonly cardNumber: string | null;
      readonly scanned: ScannedNumber | null;
      readonly problem: AccountProblem | null;
      readonly busy: boolean;
    };
    holder: { readonly kind: 'holder'; readonly found: FoundAccount };
    bills: ChosenBills;
  }
  interface Subjects {
    bills: ChosenBills;
  }
}

/** Bills chosen to be paid. */
type ChosenBills = {
  readonly kind: 'bills';
  readonly found: FoundAccount;
  readonly chosen: readonly BillLine[];
};

/** From the service's tile to the chosen bills. */
export type BillFlow = Flow<
  'account' | 'holder' | 'bills',
  'bills.identify' | 'bills.goOn' | 'bills.confirmHolder' | 'bills.choose'
> & {
  readonly services: ServicesOf<'pay-bill'>;
  readonly subjects: SubjectsOf<'bills'>;
  readonly scanned: (code: string) => Promise<void>;
  readonly cardShown: (cardNumber: string) => void;
  /** A card leads nowhere: the screen says so. */
  readonly cardNotRead: (why: 'bank-card' | 'card-not-read') => void;
  /** Whether bills can be paid here. */
  readonly areOffered: () => boolean;
  /** Opens the bills of an account that is known already, from the status of an application. */
  readonly openAccount: (question: Question) => Promise<Done>;
};

export function createBillFlow(parts: SessionParts, visit: Visit): BillFlow {
  const service = (): PayBillService | undefined =>
    parts.town.services.find((offered) => offered.kind === 'pay-bill');

  function open({ serviceId }: PayBillService): Done {
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
    const answer = await findAccount(parts.client, question);
    if (visit.place() !== waiting) return;
    if (answer.kind === 'found') visit.go({ kind: 'holder', found: answer.found });
    else visit.go({ ...place, problem: answer.problem, busy: false });
  }

  async function openAccount(question: Question): Promise<Done> {
    const offered = service();
    const before = visit.place();
    const answer = await findAccount(parts.client, question);
    if (visit.place() !== before || answer.kind !== 'found' || !offered) return notNow;
    const transaction = parts.runner.begin(offered.serviceId, visit.language());
    if (!transaction) return notNow;
    visit.attach(transaction.transactionId);
    visit.go({ kind: 'holder', found: answer.found });
    return done;
  }

  async function identify(typed: CallInput<'bills.identify'>): Promise<Done> {
    const place = visit.place();
    if (place.kind !== 'account' || place.busy) return notNow;
    const question = questionOf(typed, place.cardNumber, parts.town.definition.payments);
    if (question) await ask(question);
    else visit.go({ ...place, problem: 'bad-input' });
    return done;
  }

  async function scanned(code: string): Promise<void> {
    const offered = service();
    if (offered && leadsToServices(visit.place())) open(offered);
    const place = visit.place();
    if (place.kind !== 'account' || place.busy) return;
    const next = afterScan(place, readCode(code, parts.town.definition));
    if (next.kind === 'ask') await ask(next.question);
    else visit.go(next.place);
  }

  /** Clears the error message: the resident has moved on. */
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

  function choose({ lines }: CallInput<'bills.choose'>): Done {
    const place = visit.place();
    const transactionId = visit.transactionId();
    if (place.kind !== 'bills' || transactionId === null) return notNow;
    const chosen = chosenLines(place.found, lines);
    if (!chosen) return notNow;
    const total = totalOf(chosen, parts.town.definition.currency);
    if (parts.runner.tell(transactionId, { kind: 'priced', lines: chosen, total }) !== 'recorded')
      return notNow;
    visit.go(reviewOf({ kind: 'bills', found: place.found, chosen }));
    return done;
  }

  /** Looks the same account up again: a bill has since changed. */
  async function refresh(found: FoundAccount): Promise<void> {
    const waiting = visit.place();
    const answer = await findAccount(parts.client, found.question);
    if (visit.place() !== waiting || answer.kind !== 'found') return;
    visit.go({ kind: 'bills', found: answer.found, chosen: [] });
  }

  /** Another account; after a declined payment that is a new transaction, begun from the home screen. */
  function accountAgain(): Place {
    const transaction = visit.transaction();
    if (!transaction || transaction.attempts > 0) return { kind: 'home' };
    return accountPlace(transaction.serviceId);
  }

  return {
    places: {
      account: {
        screen: ({ cardNumber, ...asked }) => ({ ...asked, known: cardNumber === null ? 'nothing' : 'card' }),
        before: ({ busy }) => (busy ? null : { kind: 'home' }),
        waits: ({ busy }) => busy,
      },
      holder: {
        screen: ({ found: { holderName, accountNumber } }) => ({ kind: 'holder', holderName, accountNumber }),
        before: accountAgain,
      },
      bills: {
        screen: ({ found, chosen }) => ({ kind: 'bills', bills: [...found.bills], chosen: [...chosen] }),
        before: accountAgain,
      },
    },
    // What paying bills lacks is said when the account is asked for.
    services: { 'pay-bill': { open, whyNotNow: () => null } },
    subjects: {
      bills: {
        review: ({ found, chosen }, common) => ({
          kind: 'review',
          accountNumber: found.accountNumber,
          lines: chosen.map((line) => ({ ...line, wholeBill: isWholeBill(found, line) })),
          total: totalOf(chosen, parts.town.definition.currency),
          ...common,
        }),
        before: (chosen) => chosen,
        wentBack: ({ found }, problem) => {
          if (problem !== null && BILLS_CHANGED.has(problem)) void refresh(found);
        },
      },
    },
    calls: {
      'bills.identify': identify,
      'bills.goOn': goOn,
      'bills.confirmHolder': confirmHolder,
      'bills.choose': choose,
    },
    scanned,
    cardShown,
    cardNotRead,
    areOffered: () => service() !== undefined,
    openAccount,
  };
}

/** Problems after which the bills that were found are not what they were. */
const BILLS_CHANGED: ReadonlySet<ReviewProblem> = new Set([
  'paid',
  'in-doubt',
  'amount-changed',
  'not-found',
]);

const isWholeBill = ({ bills }: FoundAccount, line: BillLine): boolean =>
  bills.find(({ billId }) => billId === line.billId)?.openMinor === line.amountMinor;

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
