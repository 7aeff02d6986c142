import type { Money } from '../../../../domain/money/index.ts';
import { type Acquirer, approvedBy } from './acquirer.ts';
import type { Cardholder } from './cardholder.ts';
import { type ErrorCondition, TEST_CARDS, type TestCard } from './cards.ts';
import type { DisplayState } from './display.ts';
import type { FaultSet, Memory } from './faults.ts';
import type { Pauses } from './pauses.ts';
import type { Tender, TenderResult } from './tender-store.ts';

/** How long things take, in milliseconds. */
export type TerminalTimes = {
  /** How long the bank takes. */
  readonly authorisationMs: number;
  /** How long the terminal waits for a card or a PIN before it gives the payment up. */
  readonly cardholderMs: number;
  /** How long it waits for the card to be taken before it answers nevertheless. */
  readonly removalMs: number;
  /** How long the result stays on the display. */
  readonly resultMs: number;
};

/** What the terminal tells the sale system's screen. */
export type TenderEvent =
  | 'TENDER_CREATED'
  | 'WAIT_FOR_CARD'
  | 'CARD_INSERTED'
  | 'CARD_PRESENTED'
  | 'WAIT_FOR_PIN'
  | 'PIN_ENTERED'
  | 'AUTHORISING'
  | 'REMOVE_CARD'
  | 'TENDER_FINAL';

/** The parts of the terminal that a transaction works with. */
export type TenderParts = {
  readonly acquirer: Acquirer;
  readonly cardholder: Cardholder;
  readonly pauses: Pauses;
  readonly times: TerminalTimes;
  readonly show: (state: DisplayState, amount: Money | null, note?: string) => void;
  readonly notify: (event: TenderEvent, tender: Tender) => void;
  readonly losePower: (memory: Memory) => void;
};

/** Takes a payment from the card's presentation to the bank's answer. Null: the terminal lost power on the way. */
export async function takePayment(
  tender: Tender,
  faults: FaultSet,
  parts: TenderParts,
): Promise<TenderResult | null> {
  const { notify, show } = parts;
  notify('TENDER_CREATED', tender);
  const card = await readCard(tender, parts);
  if (card === null) return null;
  if ('kind' in card) {
    // The card was read in the very moment in which the terminal gave up.
    if (card.errorCondition === 'Aborted') chargeNevertheless(tender, TEST_CARDS.contactless, faults, parts);
    return finish(tender, card, parts);
  }
  const pin = card.pin === 'none' ? 'ok' : await readPin(tender, card, parts);
  if (pin !== 'ok') return pin && finish(tender, pin, parts);
  show('authorising', tender.amount);
  notify('AUTHORISING', tender);
  const result = await authorise(tender, card, faults, parts);
  if (result === null) return null;
  show(result.kind === 'approved' ? 'approved' : 'declined', tender.amount);
  if (card.entry === 'chip' && !(await waitForRemoval(tender, parts))) return null;
  return finish(tender, result, parts);
}

type Failed = Extract<TenderResult, { kind: 'failed' }>;

const failed = (errorCondition: ErrorCondition, message: string, card: TestCard | null): Failed => ({
  kind: 'failed',
  errorCondition,
  message,
  card,
});

async function readCard(tender: Tender, parts: TenderParts): Promise<TestCard | Failed | null> {
  parts.show('present-card', tender.amount);
  parts.notify('WAIT_FOR_CARD', tender);
  const action = await parts.cardholder.waitFor(['present', 'cancel', 'abort'], parts.times.cardholderMs);
  if (action.kind === 'stopped') return null;
  if (action.kind !== 'present') return givenUp(action.kind, null);
  parts.notify(action.card.entry === 'chip' ? 'CARD_INSERTED' : 'CARD_PRESENTED', tender);
  return action.card;
}

async function readPin(tender: Tender, card: TestCard, parts: TenderParts): Promise<'ok' | Failed | null> {
  parts.notify('WAIT_FOR_PIN', tender);
  for (let attempt = 1; attempt <= PIN_ATTEMPTS; attempt += 1) {
    parts.show('pin', tender.amount, attempt > 1 ? 'wrong PIN, try again' : undefined);
    const action = await parts.cardholder.waitFor(['pin', 'cancel', 'abort'], parts.times.cardholderMs);
    if (action.kind === 'stopped') return null;
    if (action.kind !== 'pin') return givenUp(action.kind, card);
    parts.notify('PIN_ENTERED', tender);
    if (action.pin === 'ok') return 'ok';
  }
  return failed('WrongPIN', '129 : PIN tries exceeded', card);
}

const PIN_ATTEMPTS = 3;

function givenUp(how: string, card: TestCard | null): Failed {
  if (how === 'cancel') return failed('Cancel', '108 Shopper cancelled tx', card);
  if (how === 'abort') return failed('Aborted', '100 Aborted by the sale system', card);
  return failed('Aborted', '124 Timed out while waiting for the card holder', card);
}

async function authorise(
  tender: Tender,
  card: TestCard,
  faults: FaultSet,
  parts: TenderParts,
): Promise<TenderResult | null> {
  const { pauses, times, acquirer, losePower } = parts;
  const powerLoss = faults.get('power-loss');
  if (powerLoss?.at === 'before-authorisation') losePower(powerLoss.memory ?? 'kept');
  if (!(await pauses.wait(faults.get('late-approval')?.afterMs ?? times.authorisationMs))) return null;
  if (faults.get('host-unreachable'))
    return failed('UnreachableHost', '117 Could not contact the host', card);
  const decline = faults.get('decline');
  if (decline) return failed(decline.errorCondition, decline.reason ?? '05 : Do not honour', card);
  const denied = faults.get('done-though-denied');
  if (denied) {
    chargeNevertheless(tender, card, faults, parts);
    return failed(denied.errorCondition ?? 'Aborted', '100 Given up', card);
  }
  const partial = faults.get('partial-approval') !== null;
  const answer = acquirer.authorise(tender, card, authorisedAmount(tender.amount, faults), partial);
  if (powerLoss?.at === 'after-authorisation') {
    losePower(powerLoss.memory ?? 'kept');
    return null;
  }
  if (answer.kind === 'refused') return failed(answer.errorCondition, answer.reason, card);
  return approvedBy(answer.record);
}

/** The bank takes the money although the terminal says that it did not. */
function chargeNevertheless(
  tender: Tender,
  card: TestCard,
  faults: FaultSet,
  { acquirer, pauses }: TenderParts,
): void {
  const denied = faults.get('done-though-denied');
  if (!denied) return;
  const charge = () => void acquirer.authorise(tender, card, tender.amount, false);
  if (!denied.afterMs) charge();
  else void pauses.wait(denied.afterMs).then((elapsed) => elapsed && charge());
}

function authorisedAmount(asked: Money, faults: FaultSet): Money {
  const partial = faults.get('partial-approval');
  if (partial)
    return { ...asked, amountMinor: partial.amountMinor ?? Math.max(1, Math.floor(asked.amountMinor / 2)) };
  return mistakenAmount(asked, faults, 'acquirer');
}

/** The amount as the faults of that place make it. */
export function mistakenAmount(right: Money, faults: FaultSet, place: 'acquirer' | 'answer'): Money {
  const amount = faults.get('wrong-amount');
  const currency = faults.get('wrong-currency');
  const otherCurrency = right.currency === 'EUR' ? 'USD' : 'EUR';
  return {
    amountMinor:
      (amount?.in ?? 'acquirer') === place && amount
        ? (amount.amountMinor ?? right.amountMinor + 100)
        : right.amountMinor,
    currency:
      (currency?.in ?? 'acquirer') === place && currency
        ? (currency.currency ?? otherCurrency)
        : right.currency,
  };
}

async function waitForRemoval(tender: Tender, parts: TenderParts): Promise<boolean> {
  parts.show('remove-card', tender.amount);
  parts.notify('REMOVE_CARD', tender);
  const action = await parts.cardholder.waitFor(['remove'], parts.times.removalMs);
  return action.kind !== 'stopped';
}

function finish(tender: Tender, result: TenderResult, { notify, show }: TenderParts): TenderResult {
  show(result.kind === 'approved' ? 'approved' : 'declined', tender.amount);
  notify('TENDER_FINAL', tender);
  return result;
}
