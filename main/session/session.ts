import type { CallInput, CallOutput, Done, View } from '../../domain/ipc/index.ts';
import type { KeypadEvent } from '../../domain/keypad/index.ts';
import { createBillFlow } from './bill-flow.ts';
import { createCancelFlow } from './cancel-flow.ts';
import { createFormFlow } from './form-flow.ts';
import { watchIdle } from './idle.ts';
import { leavePayment } from './leave-flow.ts';
import { createLookUpFlow } from './look-up-flow.ts';
import { createMoneyFlow } from './money-flow.ts';
import { createNumberFlow } from './number-flow.ts';
import type { SessionParts } from './parts.ts';
import { accountPlace, type Place, reviewOf, type Subject } from './place.ts';
import { createRating } from './rating.ts';
import { createSlotFlow, type SlotFlow } from './slot-flow.ts';
import { createStatusFlow } from './status-flow.ts';
import { createVisit } from './visit.ts';

/** The screen's side of the kiosk: what the resident does, and what is shown for it. */
export type Session = {
  readonly view: () => View;
  /** Shows what is so now: a device, the journal or central has changed. */
  readonly refresh: () => void;
  readonly transactionChanged: (transactionId: string) => void;
  readonly scanned: (code: string) => void;
  readonly cardShown: (cardNumber: string) => void;
  /** A card was there that leads nowhere. */
  readonly cardNotRead: (why: 'bank-card' | 'card-not-read') => void;
  /** Somebody is at the keypad. `taken`: the key only said that somebody is still there. */
  readonly keypadUsed: (event: KeypadEvent) => 'taken' | 'hand-on';
  /** Whether nobody uses the kiosk and no money is on its way for a resident. */
  readonly unused: () => boolean;
  readonly calls: {
    readonly touched: () => Done;
    readonly begin: () => Done;
    readonly chooseLanguage: (input: CallInput<'session.chooseLanguage'>) => Done;
    readonly showLanguages: () => Done;
    readonly openService: (input: CallInput<'session.openService'>) => Done;
    readonly back: () => Done;
    readonly end: () => Done;
    readonly lookUp: (input: CallInput<'lookUp.open'>) => Done;
    readonly takeAlong: (input: CallInput<'lookUp.take'>) => CallOutput<'lookUp.take'>;
    readonly identify: (input: CallInput<'bills.identify'>) => Promise<Done>;
    readonly goOn: () => Done;
    readonly confirmHolder: () => Done;
    readonly choose: (input: CallInput<'bills.choose'>) => Done;
    readonly answerForm: (input: CallInput<'form.answer'>) => Done | Promise<Done>;
    readonly changeForm: (input: CallInput<'form.change'>) => Done;
    readonly bookingMonth: SlotFlow['month'];
    readonly bookingDay: SlotFlow['day'];
    readonly findBooking: (input: CallInput<'booking.find'>) => Promise<Done>;
    readonly cancelBooking: () => Promise<Done>;
    readonly askStatus: (input: CallInput<'status.ask'>) => Promise<Done>;
    readonly payStatus: () => Promise<Done>;
    readonly takeNumber: (input: CallInput<'queue.take'>) => Done;
    readonly openCheckIn: () => Done;
    readonly checkIn: (input: CallInput<'queue.identify'>) => Promise<Done>;
    readonly rate: (input: CallInput<'rating.give'>) => Done;
    readonly startPayment: (input: CallInput<'payment.start'>) => Done | Promise<Done>;
    readonly cancelPayment: () => Done;
    readonly leavePayment: () => Done;
    readonly chooseReceipt: (input: CallInput<'receipt.choose'>) => CallOutput<'receipt.choose'>;
  };
  readonly close: () => void;
};

/** On the screen that waits for somebody these do what a touch does; the page does the same for `select`. */
const BEGINS_SESSION: ReadonlySet<KeypadEvent> = new Set(['speech', 'headphones-in']);
/** Who leaves these has what they came for. */
const ENDS: ReadonlySet<string> = new Set(['done', 'ticket']);
/** The view says whether headphones are plugged in. */
const SOCKET: ReadonlySet<KeypadEvent> = new Set(['headphones-in', 'headphones-out']);
const MOVES: ReadonlySet<KeypadEvent> = new Set(['up', 'down', 'back', 'select']);

const done: Done = { kind: 'done' };
const notNow: Done = { kind: 'not-now' };

export function createSession(parts: SessionParts): Session {
  const visit = createVisit(parts, () => idle.endsInMs());
  const bills = createBillFlow(parts, visit);
  const slots = createSlotFlow(parts, visit);
  const forms = createFormFlow(parts, visit, slots);
  const cancels = createCancelFlow(parts, visit);
  const money = createMoneyFlow(parts, visit);
  const statuses = createStatusFlow(parts, visit, bills);
  const numbers = createNumberFlow(parts, visit);
  const rating = createRating(parts, visit);
  const lookUps = createLookUpFlow(parts, visit);
  const idle = watchIdle({
    times: parts.idle,
    monotonicMs: parts.monotonicMs,
    rests: () => visit.place().kind === 'attract' || deviceWorks(),
    onWarning: visit.show,
    onEnd: () => end('idle'),
  });

  /** Whether the resident waits for a device or for central. */
  const deviceWorks = (): boolean => money.deviceWorks() || numbers.deviceWorks();

  /** Ends the session; what is left to do for its transaction is done without the resident. */
  function end(why: 'finished' | 'left' | 'idle'): Done {
    if (visit.place().kind === 'attract' || deviceWorks()) return notNow;
    leaveTransaction(why);
    rating.keep();
    visit.reset();
    parts.onEnded();
    return done;
  }

  function leaveTransaction(why: 'finished' | 'left' | 'idle'): void {
    const transactionId = visit.transactionId();
    visit.attach(null);
    if (transactionId !== null) parts.runner.tell(transactionId, { kind: 'resident-gone', why });
  }

  function chooseLanguage(input: CallInput<'session.chooseLanguage'>): Done {
    const place = visit.place();
    if (place.kind !== 'language' || !parts.town.definition.languages.includes(input.language)) return notNow;
    visit.speak(input.language);
    visit.go(place.returnTo ?? { kind: 'home' });
    return done;
  }

  function back(): Done {
    const place = visit.place();
    const to = placeBefore(place);
    if (to === 'end') return end('left');
    if (to === null) return notNow;
    if (to.kind === 'home') leaveTransaction('left');
    visit.go(to);
    if (place.kind === 'review' && place.subject.kind === 'bills') {
      const changed = ['paid', 'in-doubt', 'amount-changed', 'not-found'].includes(place.problem ?? '');
      if (changed) void bills.refresh(place.subject.found);
    }
    return done;
  }

  function placeBefore(place: Place): Place | 'end' | null {
    switch (place.kind) {
      case 'attract':
      case 'slip':
        return null;
      case 'language':
        return place.returnTo ?? 'end';
      case 'home':
        return { kind: 'language', returnTo: null };
      case 'look-up':
        return lookUps.before(place);
      case 'account':
        return place.busy ? null : { kind: 'home' };
      case 'holder':
      case 'bills':
        return accountAgain();
      case 'form':
        return forms.pageBefore(place) ?? { kind: 'home' };
      case 'queues':
      case 'check-in':
      case 'ticket':
        return numbers.before(place);
      case 'cancel-booking':
      case 'booking-found':
        return cancels.before(place);
      case 'status':
      case 'status-found':
        return statuses.before(place);
      case 'review':
        return place.busy ? null : beforeReview(place.subject);
      case 'money':
        return visit.view().screen.kind === 'pay-again' ? reviewOf(place.subject) : null;
    }
  }

  /** Answers cannot be changed once a payment was asked for: that is a new transaction, begun from the home screen. */
  function beforeReview(subject: Subject): Place {
    if (subject.kind === 'bills') return subject;
    const transactionId = visit.transactionId();
    const transaction = transactionId === null ? null : parts.runner.get(transactionId);
    if (!transaction || transaction.attempts > 0) return { kind: 'home' };
    return forms.lastPage(subject.serviceId, subject.answers) ?? { kind: 'home' };
  }

  function openService({ serviceId }: CallInput<'session.openService'>): Done {
    const service = parts.town.services.find((offered) => offered.serviceId === serviceId);
    switch (service?.kind) {
      case 'pay-bill':
        return bills.open(service);
      case 'form':
        return forms.open(service);
      case 'status':
        return statuses.open(service);
      case 'cancel-booking':
        return cancels.open(service);
      case 'queue':
        return numbers.open(service);
      case undefined:
        return notNow;
    }
  }

  /** Another account; after a declined payment that is a new transaction, begun from the home screen. */
  function accountAgain(): Place {
    const transactionId = visit.transactionId();
    const transaction = transactionId === null ? null : parts.runner.get(transactionId);
    if (!transaction || transaction.attempts > 0) return { kind: 'home' };
    return accountPlace(transaction.serviceId);
  }

  function showLanguages(): Done {
    const place = visit.place();
    if (place.kind === 'attract' || place.kind === 'language' || deviceWorks()) return notNow;
    visit.go({ kind: 'language', returnTo: place });
    return done;
  }

  function begin(): Done {
    if (visit.place().kind !== 'attract' || parts.outOfOrder()) return notNow;
    visit.go({ kind: 'language', returnTo: null });
    return done;
  }

  const touched = (): Done => {
    idle.touched();
    return done;
  };

  return {
    view: visit.view,
    refresh: visit.show,
    transactionChanged: (transactionId) => {
      if (transactionId !== visit.transactionId()) visit.show();
      else if (visit.place().kind === 'ticket') numbers.follow();
      else money.follow();
    },
    scanned: (code) => {
      idle.touched();
      void bills.scanned(code);
    },
    cardShown: (cardNumber) => {
      idle.touched();
      bills.cardShown(cardNumber);
    },
    cardNotRead: (why) => {
      idle.touched();
      bills.cardNotRead(why);
    },
    keypadUsed: (event) => {
      const wasAsked = idle.endsInMs() !== null;
      if (event !== 'headphones-out') idle.touched();
      if (BEGINS_SESSION.has(event)) begin();
      if (SOCKET.has(event)) visit.show();
      // A key that answers whether somebody is still there must not press what lies below the question.
      return wasAsked && MOVES.has(event) ? 'taken' : 'hand-on';
    },
    unused: () => visit.place().kind === 'attract',
    calls: {
      touched,
      begin,
      chooseLanguage,
      showLanguages,
      openService,
      back,
      end: () => end(ENDS.has(visit.view().screen.kind) ? 'finished' : 'left'),
      lookUp: lookUps.open,
      takeAlong: lookUps.take,
      identify: bills.identify,
      goOn: bills.goOn,
      confirmHolder: bills.confirmHolder,
      choose: (input) => bills.choose(input.lines),
      answerForm: forms.answer,
      changeForm: forms.change,
      bookingMonth: slots.month,
      bookingDay: slots.day,
      findBooking: cancels.find,
      cancelBooking: cancels.cancel,
      askStatus: statuses.ask,
      payStatus: statuses.pay,
      takeNumber: numbers.take,
      openCheckIn: numbers.openCheckIn,
      checkIn: numbers.identify,
      rate: rating.give,
      startPayment: money.start,
      cancelPayment: money.cancel,
      leavePayment: () => leavePayment(parts, visit),
      chooseReceipt: money.chooseReceipt,
    },
    close: idle.close,
  };
}
