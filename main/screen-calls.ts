import type { View } from '../domain/ipc/index.ts';
import type { ContentHolder } from './content/index.ts';
import type { CallHandlers } from './ipc/index.ts';
import type { Session } from './session/index.ts';
import type { Speaker } from './speech/index.ts';
import type { StaffExit } from './staff/index.ts';

const notNow = { kind: 'not-now' } as const;

/** Every call of the screen, led to the part that answers it. While there is no session, the screen only shows why. */
export function screenCalls(
  settings: CallHandlers['app.settings'],
  content: Pick<ContentHolder, 'told' | 'slice'>,
  speaker: Speaker,
  session: () => Session | null,
  viewWithout: () => View,
  onAsked: () => void,
  staff: StaffExit,
  callForHelp: CallHandlers['help.call'],
): CallHandlers {
  const withSession =
    <Input, Output>(act: (calls: Session['calls'], input: Input) => Output) =>
    (input: Input): Output | typeof notNow => {
      const now = session();
      return now ? act(now.calls, input) : notNow;
    };
  return {
    'app.settings': settings,
    'content.current': content.told,
    'content.slice': content.slice,
    'speech.speak': ({ text, language, wordsPerMinute }) => speaker.speak(text, language, wordsPerMinute),
    'speech.cut': () => {
      speaker.cut();
      return { kind: 'done' };
    },
    'session.view': () => {
      onAsked();
      return session()?.view() ?? viewWithout();
    },
    'session.touched': withSession((calls) => calls.touched()),
    'session.begin': withSession((calls) => calls.begin()),
    'session.chooseLanguage': withSession((calls, input) => calls.chooseLanguage(input)),
    'session.showLanguages': withSession((calls) => calls.showLanguages()),
    'session.openService': withSession((calls, input) => calls.openService(input)),
    'session.back': withSession((calls) => calls.back()),
    'session.end': withSession((calls) => calls.end()),
    'lookUp.open': withSession((calls, input) => calls.lookUp(input)),
    'lookUp.take': withSession((calls, input) => calls.takeAlong(input)),
    'bills.identify': withSession((calls, input) => calls.identify(input)),
    'bills.goOn': withSession((calls) => calls.goOn()),
    'bills.confirmHolder': withSession((calls) => calls.confirmHolder()),
    'bills.choose': withSession((calls, input) => calls.choose(input)),
    'form.answer': withSession((calls, input) => calls.answerForm(input)),
    'form.change': withSession((calls, input) => calls.changeForm(input)),
    'booking.month': withSession((calls, input) => calls.bookingMonth(input)),
    'booking.day': withSession((calls, input) => calls.bookingDay(input)),
    'booking.find': withSession((calls, input) => calls.findBooking(input)),
    'booking.cancel': withSession((calls) => calls.cancelBooking()),
    'status.ask': withSession((calls, input) => calls.askStatus(input)),
    'status.pay': withSession((calls) => calls.payStatus()),
    'queue.take': withSession((calls, input) => calls.takeNumber(input)),
    'queue.checkIn': withSession((calls) => calls.openCheckIn()),
    'queue.identify': withSession((calls, input) => calls.checkIn(input)),
    'rating.give': withSession((calls, input) => calls.rate(input)),
    'payment.start': withSession((calls, input) => calls.startPayment(input)),
    'payment.cancel': withSession((calls) => calls.cancelPayment()),
    'payment.leave': withSession((calls) => calls.leavePayment()),
    'receipt.choose': withSession((calls, input) => calls.chooseReceipt(input)),
    'help.call': callForHelp,
    'staff.unlock': ({ pin }) => staff.unlock(pin),
    'staff.leaveKiosk': () => staff.leaveKiosk(),
    'staff.stay': () => staff.stay(),
  };
}
