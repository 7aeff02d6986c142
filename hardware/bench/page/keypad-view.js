import { fill, make, part, pill, send } from './parts.js';

/** As they lie on the keypad; the raised key in the middle is found by touch. */
const KEYS = [
  ['up', '▲', 'Up'],
  ['back', '◀', 'Back'],
  ['select', '●', 'Select'],
  ['help', '?', 'Help'],
  ['down', '▼', 'Down'],
  ['speech', '♪', 'Speech'],
];

/** A resident's own switch, plugged into the keypad. */
const SWITCH = [
  ['switch-one', 'Personal switch, button 1'],
  ['switch-two', 'Personal switch, button 2'],
];

const press = (event) => send('/api/keypad/press', { event });

/** The navigation keypad: its keys, and whether headphones are plugged in. */
export function showKeypad({ keypad }) {
  part('keypad-path').textContent = keypad?.path ?? 'socat is not installed: apt-get install socat';
  if (keypad === null) pill('keypad-pill', 'bad', 'Not there');
  else pill('keypad-pill', keypad.plugged ? 'good' : 'bad', keypad.plugged ? 'Plugged in' : 'Unplugged');
  fill('keypad-keys', true, () =>
    KEYS.map(([event, face, name]) =>
      make(
        'button',
        { type: 'button', class: `key-${event}`, 'aria-label': name, title: name, click: () => press(event) },
        face,
      ),
    ),
  );
  fill('keypad-switch', true, () =>
    SWITCH.map(([event, name]) => make('button', { type: 'button', click: () => press(event) }, name)),
  );
  fill('keypad-socket', [keypad?.plugged, keypad?.headphones], () => [
    make(
      'button',
      {
        type: 'button',
        click: () => press(keypad?.headphones ? 'headphones-out' : 'headphones-in'),
      },
      keypad?.headphones ? 'Pull the headphones out' : 'Plug headphones in',
    ),
    make(
      'button',
      { type: 'button', click: () => send('/api/keypad/plug', { plugged: !keypad?.plugged }) },
      keypad?.plugged ? 'Unplug' : 'Plug in',
    ),
  ]);
}
