import { showKeypad } from './keypad-view.js';
import { buttons, fill, make, part, pill, send } from './parts.js';
import { showPrinter } from './printer-view.js';
import { showTerminal } from './terminal-view.js';

const SCANS = {
  'Somebody else’s slip':
    'BCD\n002\n1\nSCT\n\nRiverton Gas\nGB82WEST12345698765432\nEUR31.50\n\nRF18539007547034',
  'Somebody else’s GS1-128 slip': ']C1415952987654321939023150\u001d8020RF18539007547034',
  'Damaged slip': 'BCD\n002\n1\nSCT\n\nTown of Millb',
  'A driving licence': '@\n\u001e\rANSI 636014040002DL00410288ZC03290015DLDAQD12345678\nDCSSAMPLE\nDACPERSON',
  'A web address': 'https://riverton.example/pay',
  'Shell text': '$(reboot); `id` & rm -rf / # \' " ../../etc/passwd %s%n',
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

function show(state) {
  showPrinter(state);
  showTerminal(state);
  showLine('scanner', state.scanner, { ...named(state.presets.codes), ...SCANS }, (code) =>
    send('/api/scanner/scan', { code }),
  );
  showLine('reader', state.reader, { ...named(state.presets.cards), ...READER_CARDS }, (cardNumber) =>
    send('/api/reader/card', { cardNumber }),
  );
  showKeypad(state);
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
