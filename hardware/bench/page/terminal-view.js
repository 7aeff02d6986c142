import { buttons, fill, make, part, pill, send } from './parts.js';

const CARDS = {
  contactless: 'Tap contactless',
  chipAndPin: 'Insert chip card',
  refused: 'Card without funds',
  wrongPin: 'Card, PIN forgotten',
  foreign: 'Card from abroad',
};
const NEXT_FAULTS = {
  Declined: { kind: 'decline', errorCondition: 'Refusal', reason: '05 : Do not honor' },
  'Slow, 10 s': { kind: 'slow', delayMs: 10_000 },
  'Answer lost': { kind: 'answer-lost' },
  'Request lost': { kind: 'request-lost' },
  'Approved late, 90 s': { kind: 'late-approval', afterMs: 90_000 },
  'Wrong reference': { kind: 'wrong-reference' },
  'Wrong amount': { kind: 'wrong-amount' },
  'Partly approved': { kind: 'partial-approval' },
  'Answer doubled': { kind: 'doubled-answer' },
  'Answer garbled': { kind: 'garbled-answer' },
  'Power lost before approval': { kind: 'power-loss', at: 'before-authorisation' },
  'Power lost after approval': { kind: 'power-loss', at: 'after-authorisation' },
  'Bank unreachable': { kind: 'host-unreachable' },
  'Reversal refused': { kind: 'reversal-refused' },
  'Reversal answer lost': { kind: 'reversal-answer-lost' },
};
const STANDING_FAULTS = {
  Offline: { kind: 'offline' },
  'Status not answered': { kind: 'status-silent' },
  'Unknown certificate': { kind: 'other-ca' },
  'Bank unreachable': { kind: 'host-unreachable' },
};
const SCREEN_TEXTS = {
  'present card': 'Present your card',
  PIN: 'Enter your PIN',
  WELCOME: 'Welcome',
  authorising: 'Authorising…',
};

/** The terminal's display, the person in front of it, its faults and the bank's book. */
export function showTerminal({ terminal }) {
  const { display, faults, queuedFaults, power, listening } = terminal;
  part('terminal-address').textContent = `${terminal.host}:${terminal.port}`;
  if (power === 'off') pill('terminal-pill', 'bad', 'Power off');
  else if (!listening) pill('terminal-pill', 'bad', 'Offline');
  else if (faults.length + queuedFaults > 0) pill('terminal-pill', 'warn', 'Fault prepared');
  else pill('terminal-pill', 'good', display.state === 'idle' ? 'Ready' : 'Busy');
  part('screen').dataset.state = display.state;
  fill('screen', display, () =>
    display.lines.map((line) =>
      line.startsWith('TOTAL ')
        ? make('b', {}, line.slice(6))
        : make('span', {}, SCREEN_TEXTS[line] ?? line.charAt(0).toUpperCase() + line.slice(1)),
    ),
  );
  const waits = display.state;
  fill('cards', waits === 'present-card', () =>
    Object.entries(CARDS).map(([card, label]) =>
      make(
        'button',
        {
          type: 'button',
          disabled: waits !== 'present-card',
          click: () => send('/api/terminal/card', { card }),
        },
        label,
      ),
    ),
  );
  fill('person', [waits, power], () => [
    make(
      'button',
      { type: 'button', disabled: waits !== 'pin', click: () => send('/api/terminal/pin', { pin: 'ok' }) },
      'Enter right PIN',
    ),
    make(
      'button',
      { type: 'button', disabled: waits !== 'pin', click: () => send('/api/terminal/pin', { pin: 'wrong' }) },
      'Enter wrong PIN',
    ),
    make(
      'button',
      { type: 'button', disabled: waits !== 'remove-card', click: () => send('/api/terminal/remove-card') },
      'Take card',
    ),
    make(
      'button',
      {
        type: 'button',
        disabled: !['present-card', 'pin'].includes(waits),
        click: () => send('/api/terminal/cancel'),
      },
      'Cancel',
    ),
    make(
      'button',
      { type: 'button', click: () => send('/api/terminal/power', { on: power === 'off' }) },
      power === 'off' ? 'Switch on' : 'Switch off',
    ),
  ]);
  part('auto-card').checked = terminal.autoCard;
  part('queued').hidden = queuedFaults === 0;
  part('queued').textContent = `${queuedFaults} prepared`;
  fill('next-faults', 0, () => [
    ...buttons(NEXT_FAULTS, (fault) => send('/api/terminal/faults', { next: [fault] })),
    make('button', { type: 'button', click: () => send('/api/terminal/release') }, 'Let it go on now'),
    make('button', { type: 'button', click: () => send('/api/terminal/clear') }, 'Clear all'),
  ]);
  const stands = (fault) => faults.some((one) => one.kind === fault.kind);
  fill('standing-faults', faults, () =>
    buttons(
      STANDING_FAULTS,
      (fault) =>
        send('/api/terminal/faults', {
          standing: stands(fault) ? faults.filter((one) => one.kind !== fault.kind) : [...faults, fault],
        }),
      (fault) => String(stands(fault)),
    ),
  );
  fill('ledger', terminal.ledger, () =>
    terminal.ledger.length === 0
      ? [make('p', { class: 'empty' }, 'No money has moved.')]
      : terminal.ledger.toReversed().map((move) => {
          const sign = move.kind === 'reversal' ? '−' : '';
          return make(
            'div',
            { class: move.kind },
            make('span', {}, `${move.at.slice(11, 19)} ${move.kind}`),
            make('span', {}, `${sign}${move.amount}`),
          );
        }),
  );
}
