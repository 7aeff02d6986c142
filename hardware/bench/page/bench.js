import { fill, make, part, pill, send } from './parts.js';

const PRINTER_FAULTS = {
  paperNearEnd: 'Paper near end',
  paperOut: 'Paper out',
  coverOpen: 'Cover open',
  cutterError: 'Cutter error',
  cutterJamsNext: 'Jam at next cut',
  overheated: 'Head too hot',
  unrecoverable: 'Broken',
  stalled: 'Stalled',
  garbageStatus: 'Garbage status',
  silent: 'No answers',
  slow: 'Slow',
  noise: 'Status noise',
  offline: 'Offline',
  poweredOff: 'Power off',
};
const PRINTER_SCHEDULED = {
  'Paper out after 5 lines': { after: { unit: 'lines', count: 5 }, set: { paperOut: true } },
  'Paper out after 300 dots': { after: { unit: 'dots', count: 300 }, set: { paperOut: true } },
  'Cover opens after 5 lines': { after: { unit: 'lines', count: 5 }, set: { coverOpen: true } },
  'Stalls after 500 bytes': { after: { unit: 'bytes', count: 500 }, set: { stalled: true } },
  'Connection reset after 500 bytes': { after: { unit: 'bytes', count: 500 }, resetConnection: true },
  'Power lost after 5 lines': { after: { unit: 'lines', count: 5 }, set: { poweredOff: true } },
};
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
const SCANS = {
  'A web address': 'https://riverton.example/pay',
  'Not a bill': '4006381333931',
  '10,000 characters': 'x'.repeat(10_000),
  Emoji: '🧾💧💶',
  'Control characters': '\u001d\u0004A\u0007B',
};
const READER_CARDS = {
  'Library card': '21234000112233',
  'Resident card': '04A2B91C5E6F80',
  'Bank card by mistake': '4111111111111111',
  Unreadable: '???',
};
const ENDS = {
  printing: 'in the printer',
  'full-cut': 'cut',
  'partial-cut': 'cut',
  torn: 'torn off at the end of the roll',
};

let state;

function buttons(entries, click, pressed) {
  return Object.entries(entries).map(([label, value]) =>
    make('button', { type: 'button', click: () => click(value), 'aria-pressed': pressed?.(value) }, label),
  );
}

function showPrinter({ printer }) {
  const { address, faults, errors, errorCount, pendingBytes, scheduled } = printer;
  part('printer-address').textContent =
    address.kind === 'tcp' ? `${address.host}:${address.port}` : address.path;
  const names = Object.keys(PRINTER_FAULTS).filter((name) => faults[name]);
  if (names.length > 0)
    pill('printer-pill', 'bad', names.length === 1 ? PRINTER_FAULTS[names[0]] : `${names.length} faults`);
  else if (scheduled.length > 0) pill('printer-pill', 'warn', 'Fault prepared');
  else pill('printer-pill', 'good', pendingBytes > 0 ? 'Printing' : 'Ready');
  fill('printer-faults', faults, () => [
    ...Object.entries(PRINTER_FAULTS).map(([name, label]) =>
      make(
        'button',
        {
          type: 'button',
          'aria-pressed': String(faults[name]),
          click: () => send('/api/printer/faults', { [name]: !faults[name] }),
        },
        label,
      ),
    ),
    make('button', { type: 'button', click: () => send('/api/printer/reset') }, 'Clear all'),
  ]);
  fill('printer-scheduled', 0, () =>
    buttons(PRINTER_SCHEDULED, (step) => send('/api/printer/schedule', step)),
  );
  part('printer-errors').hidden = errorCount === 0;
  fill('printer-errors', errors, () => [
    make('strong', {}, `${errorCount} faults in the bytes received. `),
    ...errors
      .slice(-3)
      .map((error) =>
        make(
          'div',
          {},
          `${error.kind} at byte ${error.offset}: `,
          make('code', {}, error.hex),
          ` ${error.note}`,
        ),
      ),
  ]);
  void showPapers(printer.papers);
}

const drawn = new Map();

/** Papers newest first; each is fetched again only when it has grown or was cut. */
async function showPapers(papers) {
  const box = part('papers');
  for (const [number, entry] of drawn) {
    if (papers.some((paper) => paper.number === number)) continue;
    entry.figure.remove();
    drawn.delete(number);
  }
  if (papers.length === 0) box.replaceChildren(make('p', { class: 'empty' }, 'No paper yet.'));
  else box.querySelector('.empty')?.remove();
  for (const paper of papers) {
    const key = `${paper.lengthDots} ${paper.end}`;
    const known = drawn.get(paper.number);
    if (known?.key === key) continue;
    const entry = known ?? { figure: make('figure', { id: `paper-${paper.number}` }) };
    entry.key = key;
    drawn.set(paper.number, entry);
    if (known === undefined) box.prepend(entry.figure);
    const response = await fetch(`/api/printer/papers/${paper.number}.svg`);
    if (!response.ok || entry.key !== key) continue;
    const svg = new DOMParser().parseFromString(await response.text(), 'image/svg+xml').documentElement;
    const link = (type) =>
      make(
        'a',
        { href: `/api/printer/papers/${paper.number}.${type}`, target: '_blank' },
        type.toUpperCase(),
      );
    const length = `${Math.round(paper.lengthDots / 8)} mm`;
    entry.figure.replaceChildren(
      document.importNode(svg, true),
      make(
        'figcaption',
        {},
        `Paper ${paper.number}, ${length}, ${ENDS[paper.end]}`,
        link('png'),
        link('txt'),
      ),
    );
  }
}

const SCREEN_TEXTS = {
  'present card': 'Present your card',
  PIN: 'Enter your PIN',
  WELCOME: 'Welcome',
  authorising: 'Authorising…',
};

function showTerminal({ terminal }) {
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

function showLine(name, device, presets, click) {
  part(`${name}-path`).textContent = device?.path ?? 'socat is not installed: apt-get install socat';
  if (device === null) pill(`${name}-pill`, 'bad', 'Not there');
  else pill(`${name}-pill`, device.plugged ? 'good' : 'bad', device.plugged ? 'Plugged in' : 'Unplugged');
  fill(`${name === 'scanner' ? 'scan' : 'card'}-presets`, device?.plugged, () => [
    ...buttons(presets, click),
    make(
      'button',
      { type: 'button', click: () => send(`/api/${name}/plug`, { plugged: !device?.plugged }) },
      device?.plugged ? 'Unplug' : 'Plug in',
    ),
  ]);
}

const MAIL_ANSWERS = { accept: 'Accept', 'refuse-for-now': 'Refuse for now', refuse: 'Refuse' };

function showMails({ mail }) {
  pill('mail-pill', mail.answer === 'accept' ? 'good' : 'bad', `port ${mail.port}`);
  fill('mail-answers', mail.answer, () => [
    ...Object.entries(MAIL_ANSWERS).map(([answer, label]) =>
      make(
        'button',
        {
          type: 'button',
          'aria-pressed': answer === 'accept' ? undefined : String(mail.answer === answer),
          disabled: answer === mail.answer && answer === 'accept',
          click: () => send('/api/mails/answer', { answer }),
        },
        label,
      ),
    ),
    make('button', { type: 'button', click: () => send('/api/mails/clear') }, 'Clear'),
  ]);
  fill(
    'mails',
    mail.mails.map((one) => one.id),
    () =>
      mail.mails.length === 0
        ? [make('p', { class: 'empty' }, 'No mail yet.')]
        : mail.mails.map((one, index) =>
            make(
              'details',
              { class: 'mail', open: index === 0 },
              make(
                'summary',
                {},
                one.subject || 'No subject',
                make('span', {}, `${one.receivedAt.slice(11, 19)}, to ${one.to.join(', ')}`),
              ),
              one.html === null
                ? make('pre', {}, one.text)
                : make('iframe', { sandbox: '', title: one.subject, srcdoc: one.html }),
            ),
          ),
  );
}

/** The demo town's presets stand before the ones for trouble. */
function named(presets) {
  return Object.fromEntries(presets.map(({ label, value }) => [label, value]));
}

function show(next) {
  state = next;
  showPrinter(state);
  showTerminal(state);
  showLine('scanner', state.scanner, { ...named(state.presets.codes), ...SCANS }, (code) =>
    send('/api/scanner/scan', { code }),
  );
  showLine('reader', state.reader, { ...named(state.presets.cards), ...READER_CARDS }, (cardNumber) =>
    send('/api/reader/card', { cardNumber }),
  );
  showMails(state);
}

function onSubmit(form, field, act) {
  part(form).addEventListener('submit', (event) => {
    event.preventDefault();
    const { value } = part(field);
    if (value !== '') act(value);
  });
}

onSubmit('scan-form', 'scan-code', (code) => send('/api/scanner/scan', { code }));
onSubmit('card-form', 'card-number', (cardNumber) => send('/api/reader/card', { cardNumber }));
part('auto-card').addEventListener('change', (event) =>
  send('/api/terminal/auto-card', { on: event.target.checked }),
);

const events = new EventSource('/api/events');
events.addEventListener('message', (event) => {
  pill('link', 'good', 'live');
  show(JSON.parse(event.data));
});
events.addEventListener('error', () => pill('link', 'bad', 'connection lost'));
