/** The calls that the screen may make. Apart from the schema, so that the preload script carries no validation library. */
export const CALL_NAMES = [
  'app.settings',
  'content.current',
  'speech.speak',
  'speech.cut',
  'session.view',
  'session.touched',
  'session.begin',
  'session.chooseLanguage',
  'session.showLanguages',
  'session.openService',
  'session.back',
  'session.end',
  'lookUp.open',
  'lookUp.take',
  'bills.identify',
  'bills.goOn',
  'bills.confirmHolder',
  'bills.choose',
  'form.answer',
  'form.change',
  'status.ask',
  'status.pay',
  'rating.give',
  'payment.start',
  'payment.cancel',
  'receipt.choose',
  'help.call',
  'staff.unlock',
  'staff.leaveKiosk',
  'staff.stay',
] as const;
export type CallName = (typeof CALL_NAMES)[number];

export const NOTICE_NAMES = ['session.changed', 'content.changed', 'keypad.pressed'] as const;
export type NoticeName = (typeof NOTICE_NAMES)[number];
