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
  'Never answered': { kind: 'answer-withheld' },
  'Request lost': { kind: 'request-lost' },
  'Approved late, 90 s': { kind: 'late-approval', afterMs: 90_000 },
  'Not found, charged after 5 min': { kind: 'late-charge', afterMs: 300_000 },
  'Not found, charged, forgotten': { kind: 'late-charge', afterMs: 300_000, forgotten: true },
  'Says aborted, charges': { kind: 'done-though-denied', errorCondition: 'Aborted' },
  'Wrong reference': { kind: 'wrong-reference' },
  'Wrong transaction': { kind: 'wrong-transaction' },
  'Wrong terminal': { kind: 'wrong-terminal' },
  'Wrong kiosk': { kind: 'wrong-kiosk' },
  'Wrong kind of message': { kind: 'wrong-category' },
  'Wrong amount charged': { kind: 'wrong-amount' },
  'Wrong amount answered': { kind: 'wrong-amount', in: 'answer' },
  'Wrong currency charged': { kind: 'wrong-currency' },
  'Wrong currency answered': { kind: 'wrong-currency', in: 'answer' },
  'Partly approved': { kind: 'partial-approval' },
  'Answer doubled': { kind: 'doubled-answer' },
  'Answer garbled': { kind: 'garbled-answer' },
  'Answer tampered with': { kind: 'tampered-answer' },
  'Card number leaked': { kind: 'pan-leak' },
  'Power lost before approval': { kind: 'power-loss', at: 'before-authorisation' },
  'Power lost after approval': { kind: 'power-loss', at: 'after-authorisation' },
  'Power and memory lost after approval': {
    kind: 'power-loss',
    at: 'after-authorisation',
    memory: 'lost',
  },
  'Bank unreachable': { kind: 'host-unreachable' },
};
const NEXT_REVERSAL_FAULTS = {
  Refused: { kind: 'reversal-refused' },
  'Answer lost': { kind: 'reversal-answer-lost' },
  'Never answered': { kind: 'answer-withheld' },
  'Request lost': { kind: 'request-lost' },
  'A part, said so': { kind: 'partial-reversal', said: 'partial' },
  'A part, called success': { kind: 'partial-reversal', said: 'success' },
  'Done, but denied': { kind: 'done-though-denied' },
  'Wrong reference': { kind: 'wrong-reference' },
  'Wrong original payment': { kind: 'wrong-transaction' },
  'Answer garbled': { kind: 'garbled-answer' },
  'Power lost after it': { kind: 'power-loss', at: 'after-authorisation' },
  'Power and memory lost after it': { kind: 'power-loss', at: 'after-authorisation', memory: 'lost' },
  'Bank unreachable': { kind: 'host-unreachable' },
};
const STANDING_FAULTS = {
  Offline: { kind: 'offline' },
  'Status not answered': { kind: 'status-silent' },
  'Status forgets': { kind: 'status-forgets' },
  'Status in progress': { kind: 'status-in-progress' },
  'Status garbled': { kind: 'status-garbled' },
  'Status of another payment': { kind: 'status-other-tender' },
  'Status of a part': { kind: 'status-other-amount', partial: true },
  'Status of another amount': { kind: 'status-other-amount' },
  'Unknown certificate': { kind: 'other-ca' },
  'Another’s certificate': { kind: 'other-cn' },
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
    make(
      'button',
      {
        type: 'button',
        disabled: power === 'off',
        click: () => send('/api/terminal/power', { on: false, memory: 'lost' }),
      },
      'Switch off, memory lost',
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
  fill('next-reversal-faults', 0, () =>
    buttons(NEXT_REVERSAL_FAULTS, (fault) => send('/api/terminal/faults', { nextReversal: [fault] })),
  );
  const same = (one, fault) => one.kind === fault.kind && one.partial === fault.partial;
  const stands = (fault) => faults.some((one) => same(one, fault));
  fill('standing-faults', faults, () =>
    buttons(
      STANDING_FAULTS,
      (fault) =>
        send('/api/terminal/faults', {
          standing: stands(fault) ? faults.filter((one) => !same(one, fault)) : [...faults, fault],
        }),
      (fault) => String(stands(fault)),
    ),
  );
  fill('totals', terminal.totals, () =>
    terminal.totals.groups.map(({ currency, payments, reversals }) =>
      make(
        'p',
        {},
        `Period ${terminal.totals.periodId}: ${payments.count} payments, ${payments.amount} ${currency}; ` +
          `${reversals.count} reversals, ${reversals.amount} ${currency}`,
      ),
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
