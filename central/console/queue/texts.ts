import type { DeskAction, TicketState } from '../../../domain/queue/index.ts';

export const texts = {
  title: 'Queue',
  display: 'Open the call display',
  none: 'This town has no queues',
  noneHelp: 'Queues are part of the town’s content: a file queues.json, imported with the town.',
  desk: 'Your desk',
  deskHint: 'This computer remembers it.',
  choose: 'Choose…',
  atDesk: 'At your desk',
  free: 'No one is called to your desk.',
  callNext: 'Call next',
  nobody: 'No one is waiting for your desk',
  busy: 'The previous number is still open',
  busyHelp: 'First mark it as “Done” or “Did not come”.',
  unknownDesk: 'This desk no longer serves a queue',
  chooseAnother: 'Choose another one.',
  meanwhile: 'Someone else has already updated this number',
  failed: 'Nothing was changed',
  times: (calls: number): string => (calls > 1 ? `called ${calls} times, last at` : 'called at'),
  appointment: 'Appointment at',
  queues: 'Queues',
  queue: 'Queue',
  desks: 'Desks',
  people: 'Waiting',
  wait: 'Wait if joining now',
  waiting: 'Waiting',
  nobodyWaits: 'No one is waiting.',
  called: 'Called today',
  nobodyCalled: 'No one has been called today.',
  number: 'Number',
  since: 'Since',
  calledAt: 'Called',
  toDesk: 'Desk',
  state: 'State',
};

export const actionTexts: Readonly<Record<DeskAction, string>> = {
  'call-again': 'Call again',
  here: 'Is here',
  served: 'Done',
  'no-show': 'Did not come',
};

export const stateTexts: Readonly<Record<Exclude<TicketState, 'offered'>, string>> = {
  waiting: 'Waiting',
  called: 'Called',
  serving: 'At the desk',
  done: 'Done',
  'no-show': 'Did not come',
};
