import type { Row } from './row.ts';

const SPOKEN = 'test/screens/spoken.test.ts';
const OPERATED = 'test/screens/operated.test.ts';
const SCREENS = 'test/screens/screens.test.ts';
const EVERY_SCREEN = 'test/screens/every-screen.test.ts';
const SWEEP =
  'have nothing that axe finds wrong, and room for every word, in every theme, size of text and spacing (en)';

const SIZES = 'have targets and letters of the sizes that are promised for each panel';

/** The rules in the order of the table, with what holds the kiosk to each. */
export const ROWS: readonly Row[] = [
  {
    id: 1,
    rule: "works without a resident's own aid; headphones may be used",
    where: '508 402.1; EN 5.1.2.2',
    en: ['5.1.2.1', '5.1.2.2', '5.1.3.1'],
    wcag: [],
    section508: [],
    met: 'yes',
    how: 'speech, keypad and themes are built in',
    proofs: [
      {
        test: {
          file: SPOKEN,
          name: 'headphones that are in begin the reading by themselves, of everything that stands on the screen',
        },
        broken: {
          file: 'renderer/speech/speech-context.ts',
          from: "if (headphones && begun) setPhase('on');",
          to: "if (headphones && begun) setPhase('off');",
        },
      },
    ],
    besides: '`keypad.e2e.ts`, `speech.e2e.ts`',
  },
  {
    id: 2,
    rule: 'everything displayed is spoken',
    where: '707.5; EN 5.1.3.1',
    en: ['5.1.3.1', '5.1.3.2', '5.1.3.3'],
    wcag: [],
    section508: ['402.2.1'],
    met: 'yes',
    how: "`renderer/speech` reads each screen, focus, typed keys, messages; keys of the screen's keyboard when they have the focus",
    proofs: [
      {
        test: {
          file: SPOKEN,
          name: 'headphones that are in begin the reading by themselves, of everything that stands on the screen',
        },
        broken: {
          file: 'renderer/speech/gather.ts',
          from: '\'[aria-hidden="true"], script, style,',
          to: '\'[aria-hidden="true"], script, style, p,',
        },
      },
    ],
    besides:
      '`speech.e2e.ts`, `services-heard.e2e.ts`: what was spoken covers the text of each screen, in a payment and in every service, English and Arabic',
  },
  {
    id: 3,
    rule: '3.5 mm jack, found without sight; speech begins by plugging in',
    where: '402.2; EN 5.1.3.2',
    en: ['5.1.3.2'],
    wcag: [],
    section508: ['402.2.3'],
    met: 'yes',
    except: 'jack: installer',
    how: 'keypad event `headphones-in` begins session and speech',
    proofs: [
      {
        test: {
          file: 'hardware/keypad/keypad.test.ts',
          name: 'tells a change at the headphone socket once, however often the keypad says it',
        },
        broken: {
          file: 'hardware/keypad/headphone-socket.ts',
          from: "isIn = event === 'headphones-in';",
          to: '',
        },
      },
    ],
    besides: '`speech.e2e.ts`',
  },
  {
    id: 4,
    rule: 'speech is cut by any action',
    where: '402.2.4; EN 5.1.3.5',
    en: ['5.1.3.5'],
    wcag: [],
    section508: ['402.2.4'],
    met: 'yes',
    how: 'every touch, key and newer speech cuts it',
    proofs: [
      {
        test: {
          file: SPOKEN,
          name: 'a touch and a key cut what is being said, and nothing of it follows',
        },
        broken: {
          file: 'renderer/speech/reader.ts',
          from: "window.addEventListener('pointerdown', () => voice.cut(), early);",
          to: '',
        },
      },
      {
        test: {
          file: 'main/speech/speaker.test.ts',
          name: 'ends the program at once when it is cut, and when it takes too long',
        },
        broken: { file: 'main/speech/speaker.ts', from: '    running?.cut();\n', to: '' },
      },
    ],
    besides: '`speech.e2e.ts`: the sound in the page ends within a second of a touch',
  },
  {
    id: 5,
    rule: 'repeat and pause',
    where: '402.2.4; EN 5.1.3.4',
    en: ['5.1.3.4'],
    wcag: [],
    section508: ['402.2.4'],
    met: 'yes',
    how: 'buttons on every screen; a reading goes on where it was cut; the raised key repeats what was said last',
    proofs: [
      {
        test: {
          file: SPOKEN,
          name: 'what is read can be paused, continued where it was cut, and said again',
        },
        broken: { file: 'renderer/speech/speech-context.ts', from: 'else voice.current?.goOn();', to: '' },
      },
      {
        test: {
          file: 'renderer/speech/voice.test.ts',
          name: 'repeats what was said last, what appeared meanwhile included',
        },
        broken: {
          file: 'renderer/speech/voice.ts',
          from: 'last = [...last, ...things].slice(-MOST_WAITING);',
          to: '',
        },
      },
      {
        test: {
          file: 'renderer/speech/voice.test.ts',
          name: 'continues with the screen where something else cut it, and begins again when it was said to its end',
        },
        broken: { file: 'renderer/speech/voice.ts', from: 'if (unsaid.length > 0) left = unsaid;', to: '' },
      },
    ],
    besides: '`speech.e2e.ts`',
  },
  {
    id: 6,
    rule: 'masked input is not spoken',
    where: '402.2; EN 5.1.3.8',
    en: ['5.1.3.8'],
    wcag: [],
    section508: [],
    met: 'yes',
    how: '"star" for each character',
    proofs: [
      {
        test: { file: SPOKEN, name: 'of what is masked only the number of its characters is said' },
        broken: {
          file: 'renderer/speech/gather.ts',
          from: "(field instanceof HTMLInputElement && field.type === 'password') ||",
          to: '',
        },
      },
    ],
    besides: '`speech.e2e.ts`: the staff PIN, by touch and by keyboard',
  },
  {
    id: 7,
    rule: 'personal data by private listening',
    where: '707.4; EN 5.1.3.9',
    en: ['5.1.3.9'],
    wcag: [],
    section508: ['405.1'],
    met: 'yes',
    how: 'headphones begin it at once; without them nothing but the question whether others may hear is said until the resident agrees; the screen can be hidden',
    proofs: [
      {
        test: {
          file: SPOKEN,
          name: 'where others may hear, nothing but the question is said until the resident agrees',
        },
        broken: {
          file: 'renderer/speech/speech-context.ts',
          from: "turn: (on) => setPhase(!on ? 'off' : privately.current ? 'on' : 'asking'),",
          to: "turn: (on) => setPhase(on ? 'on' : 'off'),",
        },
      },
    ],
    besides: '`speech.e2e.ts`',
  },
  {
    id: 8,
    rule: 'no other sound over speech',
    where: 'EN 5.1.3.10',
    en: ['5.1.3.10'],
    wcag: ['1.4.2'],
    section508: [],
    met: 'yes',
    how: 'the kiosk makes no other sound; films are muted',
    proofs: [
      {
        test: {
          file: OPERATED,
          name: 'a film is silent, begins and stops by a button alone, and has its words below it',
        },
        broken: { file: 'renderer/screens/look-up/video-view.tsx', from: '        muted\n', to: '' },
      },
    ],
  },
  {
    id: 9,
    rule: 'volume range and reset',
    where: '402.3.2; EN 5.1.3.12-13, 8.2.1',
    en: ['5.1.3.12', '5.1.3.13', '8.2.1.1', '8.2.1.2'],
    wcag: [],
    section508: ['402.3.2'],
    met: 'yes',
    except: 'loudness: installer',
    how: 'five steps over 20 dB, one of them at 12 dB, at once; normal again for the next visitor',
    proofs: [
      {
        test: {
          file: 'renderer/speech/voice.test.ts',
          name: 'is loud in steps over at least 18 dB, one of them at 12 dB',
        },
        broken: {
          file: 'renderer/speech/voice.ts',
          from: '[0.1, 0.2, 0.4, 0.63, 1] as const',
          to: '[0.4, 0.5, 0.6, 0.8, 1] as const',
        },
      },
      {
        test: {
          file: SPOKEN,
          name: 'the volume is set by the keypad alone, at once, and is normal again for the next visitor',
        },
        broken: {
          file: 'renderer/app/app.tsx',
          from: '<Session key={shown.view.sessionId} ',
          to: '<Session ',
        },
      },
    ],
    besides: '`speech.e2e.ts`; loudness depends on the amplifier',
  },
  {
    id: 10,
    rule: 'private volume without sight',
    where: '402.3.1',
    en: ['5.1.3.11'],
    wcag: [],
    section508: ['402.3.1'],
    met: 'yes',
    how: 'reached by keypad in the settings',
    proofs: [
      {
        test: {
          file: SPOKEN,
          name: 'the volume is set by the keypad alone, at once, and is normal again for the next visitor',
        },
        broken: {
          file: 'renderer/app/page-scope.ts',
          from: "const STOPS = 'button, input,",
          to: "const STOPS = 'button:not([aria-pressed]), input,",
        },
      },
    ],
    besides: '`keypad.e2e.ts`: the keypad reaches every control',
  },
  {
    id: 11,
    rule: 'speech in the language displayed',
    where: 'EN 5.1.3.14',
    en: ['5.1.3.14'],
    wcag: [],
    section508: ['402.2.3'],
    met: 'yes',
    how: 'by the `lang` of each part',
    proofs: [
      {
        test: {
          file: SPOKEN,
          name: 'everything is said in the language that is shown, and a part in another language by its own voice',
        },
        broken: {
          file: 'renderer/speech/gather.ts',
          from: "element.closest<HTMLElement>('[lang]')?.lang ?? document.documentElement.lang;",
          to: 'element && document.documentElement.lang;',
        },
      },
    ],
    besides: '`speaker.test.ts`: every language; `speech.e2e.ts`',
  },
  {
    id: 12,
    rule: 'says which field is wrong and why',
    where: 'EN 5.1.3.15',
    en: ['5.1.3.15'],
    wcag: ['3.3.1', '3.3.3'],
    section508: [],
    met: 'yes',
    how: 'the sentence is said as it appears, the field says "please check"',
    proofs: [
      {
        test: {
          file: SPOKEN,
          name: 'a wrong answer is said as it is shown, and its field says that it is to be checked',
        },
        broken: {
          file: 'renderer/keyboard/entry.tsx',
          from: 'aria-invalid={props.invalid || undefined}',
          to: '',
        },
      },
    ],
    besides: '`speech.e2e.ts` (a code that is no bill), `input.e2e.ts` (sentences)',
  },
  {
    id: 13,
    rule: 'the receipt is spoken',
    where: '402.2; EN 5.1.3.16',
    en: ['5.1.3.16'],
    wcag: [],
    section508: ['402.2.2'],
    met: 'yes',
    how: 'receipt on the screen is read with amounts and reference',
    proofs: [
      {
        test: {
          file: SPOKEN,
          name: 'the receipt on the screen is said with its amounts, card and reference',
        },
        broken: {
          file: 'renderer/design/receipt-view.tsx',
          from: '<div className={style.paper} lang=',
          to: '<div aria-hidden className={style.paper} lang=',
        },
      },
    ],
    besides: '`speech.e2e.ts`: the last screen',
  },
  {
    id: 14,
    rule: 'alternatives for pictures and films',
    where: 'EN 5.1.3.6-7',
    en: ['5.1.3.6', '5.1.3.7'],
    wcag: ['1.1.1', '1.2.1', '1.2.3', '1.2.5'],
    section508: [],
    met: 'yes',
    how: "required by the content's schema",
    proofs: [
      {
        test: {
          file: 'domain/content/bundle.test.ts',
          name: 'refuses a picture without words for it, and a film without what it shows',
        },
        broken: {
          file: 'domain/content/block.ts',
          from: 'alternative: LocalizedText }',
          to: 'alternative: LocalizedText.optional() }',
        },
      },
    ],
    besides: '`config/towns/millbrook` tests',
  },
  {
    id: 15,
    rule: 'character height 0.7°',
    where: 'EN 5.1.4',
    en: ['5.1.4'],
    wcag: [],
    section508: [],
    met: 'part',
    how: 'with the largest text capital letters of at least 7.3 mm (0.7° at 600 mm) on a panel whose shorter side is 340 mm; on one of 268 mm the ends of e-mail addresses on their keys have 6.5 mm, on one of 194 mm the bar at the bottom, too',
    proofs: [
      {
        test: {
          file: OPERATED,
          name: 'the largest text has capital letters of 0.7 degrees at 600 mm on a panel of 340 mm',
        },
        broken: {
          file: 'renderer/design/tokens.css',
          from: '--text-small: calc(max(6.8 * var(--mm), 27 * var(--scale)) * var(--zoom));',
          to: '--text-small: calc(max(6.8 * var(--mm), 27 * var(--scale)));',
        },
      },
    ],
    besides: 'the other panels were measured once, no test',
  },
  {
    id: 16,
    rule: 'sans-serif, at least 4.8 mm at the smallest',
    where: '707.7.2',
    en: [],
    wcag: [],
    section508: ['402.4'],
    met: 'yes',
    how: "Noto Sans; every size of text is bound to the panel's millimetres: capital letters have at least 4.8 mm on panels of 398, 340, 268 and 194 mm",
    proofs: [
      {
        test: { file: EVERY_SCREEN, name: SIZES },
        samples: 'home,home-troubles',
        broken: {
          file: 'renderer/design/tokens.css',
          from: '--text-small: calc(max(6.8 * var(--mm), 27 * var(--scale)) * var(--zoom));',
          to: '--text-small: calc(27 * var(--scale) * var(--zoom));',
        },
      },
    ],
  },
  {
    id: 17,
    rule: 'operable without sight, no trap',
    where: 'EN 5.1.6',
    en: ['5.1.6.1', '5.1.6.2'],
    wcag: ['2.1.1', '2.1.2', '2.4.3'],
    section508: [],
    met: 'yes',
    how: 'keypad and keys reach everything, focus goes round in dialogs',
    proofs: [
      {
        test: {
          file: 'renderer/app/neighbour.test.ts',
          name: 'arrows go from button to button and round at the ends',
        },
        broken: {
          file: 'renderer/app/neighbour.ts',
          from: 'return (to + count) % count;',
          to: 'return Math.max(0, Math.min(to, count - 1));',
        },
      },
      {
        test: {
          file: SCREENS,
          name: 'what goes away by being pressed hands the focus on to what comes in its place',
        },
        broken: {
          file: 'renderer/app/keep-focus.ts',
          from: 'newPlace(page, around, added)?.focus();',
          to: '',
        },
      },
    ],
    besides:
      '`services-heard.e2e.ts`: every service by keypad and ear alone; `chinese.e2e.ts`: Chinese, whose characters are told apart by a word; `keys.e2e.ts`, `keypad.e2e.ts`, `packaged.e2e.ts`',
  },
  {
    id: 18,
    rule: 'keys told apart by touch',
    where: '707.3; EN 5.5.2',
    en: ['5.5.2'],
    wcag: [],
    section508: ['407.3.1'],
    met: 'installer',
    how: 'the driver knows up, down, back, select, help, speech',
    proofs: [
      {
        test: {
          file: 'hardware/keypad/keypad.test.ts',
          name: 'has a line for every event, and reads it back',
        },
        broken: { file: 'hardware/keypad/keypad-line.ts', from: "  ['KEY HELP', 'help'],\n", to: '' },
      },
    ],
  },
  {
    id: 19,
    rule: 'sign that shows where speech starts',
    where: '707.8; EN 8.5',
    en: ['8.5'],
    wcag: [],
    section508: ['402.2.5'],
    met: 'installer',
    how: 'a button on every screen besides',
    proofs: [
      {
        test: {
          file: EVERY_SCREEN,
          name: 'have the title at one height, one bar in one place, and nothing is cut (1080x1920, en)',
        },
        samples: 'home',
        broken: {
          file: 'renderer/frame/bar.tsx',
          from: '<ReadAloudInBar key="read" available={begin === undefined} />,',
          to: '',
        },
      },
    ],
  },
  {
    id: 20,
    rule: 'aids can be turned on without needing them',
    where: 'EN 5.2',
    en: ['5.2'],
    wcag: [],
    section508: [],
    met: 'yes',
    how: 'headphones, raised key, a button on every screen and on the first',
    proofs: [
      {
        test: {
          file: SPOKEN,
          name: 'the raised key begins the reading on a screen that nobody has touched yet, with a question first',
        },
        broken: {
          file: 'renderer/speech/speech-context.ts',
          from: "else setPhase(privately.current ? 'on' : 'asking');",
          to: '',
        },
      },
    ],
    besides: '`speech.e2e.ts`',
  },
  {
    id: 21,
    rule: 'no biometrics',
    where: 'EN 5.3',
    en: ['5.3'],
    wcag: [],
    section508: ['403.1'],
    met: 'yes',
    how: 'none: the page is given neither camera nor microphone',
    proofs: [
      {
        test: {
          file: 'main/window/page-headers.test.ts',
          name: 'the page is given no camera, no microphone and no reader of fingerprints',
        },
        broken: { file: 'main/window/page-headers.ts', from: "  'camera',\n", to: '' },
      },
    ],
    besides: '`window.test.ts`',
  },
  {
    id: 22,
    rule: 'no two actions at once, no pinch',
    where: 'EN 5.5.1, 5.9',
    en: ['5.5.1', '5.9'],
    wcag: ['2.5.1'],
    section508: ['407.6'],
    met: 'yes',
    how: 'the map has buttons to enlarge, one finger moves it',
    proofs: [
      {
        test: { file: OPERATED, name: 'the map is enlarged and made smaller by buttons, with one finger' },
        broken: { file: 'renderer/map/town-map.tsx', from: 'onClick={() => drawn?.zoomIn()}', to: '' },
      },
    ],
    besides: '`axe.e2e.ts` (map)',
  },
  {
    id: 23,
    rule: 'key repeat, double strike',
    where: 'EN 5.7-5.8',
    en: ['5.7', '5.8'],
    wcag: [],
    section508: ['407.4'],
    met: 'yes',
    how: 'keys of the screen never repeat; who sets "double touches count once" has the same key or button again within half a second ignored, also on the keypad; what has just come takes no tap for 300 ms',
    proofs: [
      {
        test: {
          file: 'renderer/app/double-strike.test.ts',
          name: 'the same key counts once within half a second, and again after it; another key counts at once',
        },
        broken: {
          file: 'renderer/app/double-strike.ts',
          from: 'const WITHIN_MS = 500;',
          to: 'const WITHIN_MS = 300;',
        },
      },
      {
        test: { file: SCREENS, name: 'of the same key twice counts twice, and once for who has set that' },
        broken: {
          file: 'renderer/app/session.tsx',
          from: "useDoubleStrike(access.settings.strike === 'once');",
          to: 'useDoubleStrike(false);',
        },
      },
      {
        test: { file: SCREENS, name: 'that comes with a new screen reaches nothing on it' },
        broken: { file: 'renderer/design/base.css', from: '  pointer-events: none;', to: '' },
      },
    ],
  },
  {
    id: 24,
    rule: 'time limits',
    where: 'WCAG 2.2.1; EAA',
    en: [],
    wcag: ['2.2.1'],
    section508: ['407.5'],
    met: 'yes',
    how: 'countdown in large digits and spoken, with what is left when it is said; any key asks for more, without end; speech that sounds counts as presence, up to five minutes after the last touch; the question does not make a reading begin anew',
    proofs: [
      {
        test: {
          file: 'main/session/idle.test.ts',
          name: 'asks a listener only when the voice has been silent for the whole wait',
        },
        broken: {
          file: 'main/session/idle.ts',
          from: 'if (!warned) presentAt = Math.min(parts.monotonicMs(), touchedAt + parts.times().listeningMs);',
          to: '',
        },
      },
      {
        test: {
          file: 'main/session/idle.test.ts',
          name: 'begins the whole time anew with each touch',
        },
        broken: { file: 'main/session/idle.ts', from: '    touchedAt = parts.monotonicMs();\n', to: '' },
      },
      {
        test: {
          file: 'renderer/speech/listening.test.ts',
          name: 'says how much time is left when it is said, not when it was found on the screen',
        },
        broken: {
          file: 'renderer/speech/voice.ts',
          from: 'piece.latest ? parts.inWords({ text: piece.latest.words(), language }) : piece.text;',
          to: 'piece.text;',
        },
      },
    ],
    besides: '`idle.e2e.ts`; `speech.e2e.ts`: a listener who touches nothing',
  },
  {
    id: 25,
    rule: 'reach',
    where: 'ADA 308; EN 8.3.2-8.3.3',
    en: ['8.3.2.1', '8.3.3.1'],
    wcag: [],
    section508: ['407.8.2.1', '407.8.3.1'],
    met: 'yes',
    except: 'height: installer',
    how: '"lower half only" moves what is touched down: on every screen, upright and lying, and in the settings that open over it, nothing to touch begins above the middle. A receipt that is longer than the panel is moved by a button below it; what is longer than the lower half is scrolled within it',
    proofs: [
      {
        test: {
          file: EVERY_SCREEN,
          name: 'have nothing to touch above the middle for who sets the reach low (1080x1920, en)',
        },
        samples: 'home,account-number',
        broken: {
          file: 'renderer/access/access-settings.ts',
          from: 'page.dataset.reach = settings.reach;',
          to: "page.dataset.reach = 'whole';",
        },
      },
      {
        test: {
          file: EVERY_SCREEN,
          name: 'have nothing to touch above the middle for who sets the reach low (1920x1080, ar)',
        },
        samples: 'home,account-number',
        broken: {
          file: 'renderer/access/access-settings.ts',
          from: 'page.dataset.reach = settings.reach;',
          to: "page.dataset.reach = 'whole';",
        },
      },
    ],
  },
  {
    id: 26,
    rule: 'visible from 1015 mm',
    where: '707.7.1; EN 8.3.5',
    en: ['8.3.5'],
    wcag: [],
    section508: ['408.2'],
    met: 'installer',
    how: '',
    proofs: [],
  },
  {
    id: 27,
    rule: 'clear floor',
    where: 'EN 8.3.4',
    en: ['8.3.4.2'],
    wcag: [],
    section508: [],
    met: 'installer',
    how: '',
    proofs: [],
  },
  {
    id: 28,
    rule: 'EAA Annex I, self-service terminals',
    where: 'Directive (EU) 2019/882',
    en: [],
    wcag: [],
    section508: [],
    met: 'part',
    how: 'rows 1-13, 17, 20, 24',
    proofs: [],
    besides: 'as there',
  },
  {
    id: 29,
    rule: 'targets',
    where: 'WCAG 2.5.8; 20 mm',
    en: [],
    wcag: ['2.5.8', '2.5.5'],
    section508: [],
    met: 'yes',
    how: "20 mm on panels of 194, 268, 340 and 398 mm, a letter's key and a day of the calendar as well: keys that do not fit have a page of their own. All are far larger than WCAG's 24 dots",
    proofs: [
      {
        test: { file: EVERY_SCREEN, name: SIZES },
        // Neighbours: each script shows every second sample.
        samples: 'home,form-address,form-address-street,form-text',
        broken: {
          file: 'renderer/keyboard/pages.ts',
          from: 'if (isFitting(rows)) return [layout];',
          to: 'if (rows) return [layout];',
        },
      },
      {
        test: { file: EVERY_SCREEN, name: SIZES },
        samples: 'home,home-troubles',
        broken: {
          file: 'renderer/design/tokens.css',
          from: '--target: max(calc(20.2 * var(--mm)), calc(76 * var(--scale)));',
          to: '--target: calc(40 * var(--scale));',
        },
      },
    ],
    besides: '`candidates.test.ts`: what Chinese letters may stand for has 20 mm on each panel',
  },
  {
    id: 30,
    rule: 'contrast',
    where: 'WCAG 1.4.3, 1.4.6, 1.4.11',
    en: [],
    wcag: ['1.4.3', '1.4.6', '1.4.11'],
    section508: [],
    met: 'yes',
    how: "7:1 for text, 4.5:1 for large words, in every theme; the town's colour is darkened until white on it has 7:1",
    proofs: [
      {
        test: { file: EVERY_SCREEN, name: SWEEP },
        samples: 'home,home-troubles',
        broken: {
          file: 'renderer/design/tokens.css',
          from: '--ink-soft: #3d4852;',
          to: '--ink-soft: #5f6b76;',
        },
      },
      {
        test: { file: 'domain/town/colours.test.ts', name: 'that is light is darkened, and keeps its hue' },
        broken: {
          file: 'domain/town/colours.ts',
          from: 'while (contrast(channels, WHITE) < LEAST_FOR_WORDS) channels = scaled(channels, STEP);',
          to: 'if (channels.length === 0) channels = scaled(channels, STEP);',
        },
      },
    ],
    besides: "`every-screen.test.ts` on every screen: axe's `color-contrast-enhanced`",
  },
  {
    id: 31,
    rule: 'text to 200 %',
    where: 'WCAG 1.4.4, 1.4.10',
    en: [],
    wcag: ['1.4.4', '1.4.10'],
    section508: [],
    met: 'part',
    how: 'four sizes; large text moves in one direction. Text, titles and buttons grow to 200 %; the buttons at the bottom stop at 150 %',
    proofs: [
      {
        test: { file: OPERATED, name: 'text and titles grow to twice their size' },
        broken: {
          file: 'renderer/design/tokens.css',
          from: '--text-title: calc(max(11 * var(--mm), 54 * var(--scale)) * var(--zoom));',
          to: '--text-title: calc(max(11 * var(--mm), 54 * var(--scale)) * min(1.6, var(--zoom)));',
        },
      },
    ],
    besides: '`every-screen.test.ts`: no word is cut off at any size; `axe.e2e.ts`',
  },
  {
    id: 32,
    rule: 'text spacing',
    where: 'WCAG 1.4.12',
    en: [],
    wcag: ['1.4.12'],
    section508: [],
    met: 'yes',
    how: 'boxes grow with their text',
    proofs: [
      {
        test: { file: EVERY_SCREEN, name: SWEEP },
        samples: 'home,home-troubles',
        broken: {
          file: 'renderer/screens/home/home-tile.module.css',
          from: '  min-block-size: calc(var(--target) + var(--space-2));',
          to: '  block-size: calc(var(--target) * 0.9);\n  overflow: hidden;',
        },
      },
    ],
    besides:
      '`every-screen.test.ts`: every screen with the spacing that the rule names; pseudo-locale in `test/screens`',
  },
  {
    id: 33,
    rule: 'no flashes, movement can stop',
    where: 'WCAG 2.3.1, 2.2.2',
    en: [],
    wcag: ['2.3.1', '2.2.2', '2.3.3'],
    section508: ['408.3'],
    met: 'yes',
    how: 'nothing flashes; films start by hand and stop; "movement: none"',
    proofs: [
      {
        test: {
          file: OPERATED,
          name: 'nothing moves for who has set that, also where the kiosk works and the resident waits',
        },
        broken: {
          file: 'renderer/screens/parts/working.module.css',
          from: ':root[data-motion="less"] .working span {\n  animation: none;',
          to: ':root[data-motion="less"] .working span {',
        },
      },
      {
        test: {
          file: OPERATED,
          name: 'a film is silent, begins and stops by a button alone, and has its words below it',
        },
        broken: {
          file: 'renderer/screens/look-up/video-view.tsx',
          from: '        playsInline\n',
          to: '        playsInline\n        autoPlay\n',
        },
      },
    ],
  },
  {
    id: 34,
    rule: 'dragging has an alternative',
    where: 'WCAG 2.5.1, 2.5.2, 2.5.7',
    en: [],
    wcag: ['2.5.1', '2.5.2', '2.5.7'],
    section508: [],
    met: 'yes',
    how: 'signature typed, place chosen from a list or typed; presses act on release',
    proofs: [
      {
        test: {
          file: OPERATED,
          name: 'a press acts when the finger is lifted, and not when it is moved away before',
        },
        broken: {
          file: 'renderer/screens/home/home-tile.tsx',
          from: 'onClick={() => {',
          to: 'onPointerDown={() => {',
        },
      },
      {
        test: {
          file: SCREENS,
          name: 'what goes away by being pressed hands the focus on to what comes in its place',
        },
        broken: {
          file: 'renderer/screens/form/signature-control.tsx',
          from: 'testId="signature-type" onPress={() => change(true)}',
          to: 'testId="signature-type" onPress={() => change(false)}',
        },
      },
    ],
    besides: '`services.e2e.ts`',
  },
  {
    id: 35,
    rule: 'nothing asked twice, no memory test',
    where: 'WCAG 3.3.7, 3.3.8',
    en: [],
    wcag: ['3.3.7', '3.3.8'],
    section508: [],
    met: 'yes',
    how: 'answers stay while going back and changing the language',
    proofs: [
      {
        test: {
          file: 'renderer/screens/drafts.test.ts',
          name: 'a page of a form and what is looked up outlive a change of the language, and no other screen',
        },
        broken: {
          file: 'renderer/screens/form/form-draft.ts',
          from: "kind === 'form' || kind === 'language'",
          to: "kind === 'form'",
        },
      },
    ],
    besides: '`services.e2e.ts`',
  },
  {
    id: 36,
    rule: 'payments can be checked and changed before',
    where: 'WCAG 3.3.4',
    en: [],
    wcag: ['3.3.4'],
    section508: [],
    met: 'yes',
    how: 'review before every payment and submission',
    proofs: [
      {
        test: {
          file: 'main/session/money-screens.test.ts',
          name: 'there is no way to Pay but past the review, from which the way back leads to what was chosen',
        },
        broken: {
          file: 'main/session/flows/bills/bill-flow.ts',
          from: "visit.go(reviewOf({ kind: 'bills', found: place.found, chosen }));",
          to: '',
        },
      },
    ],
    besides: '`pay-bill.e2e.ts`, `services.e2e.ts`',
  },
  {
    id: 37,
    rule: 'focus visible and not hidden',
    where: 'WCAG 2.4.7, 2.4.11',
    en: [],
    wcag: ['2.4.7', '2.4.11', '2.4.13'],
    section508: [],
    met: 'yes',
    how: 'ring of 5 px; what has the focus is moved into sight',
    proofs: [
      {
        test: {
          file: OPERATED,
          name: 'what has the focus is framed by at least 4 dots, and is in sight, wherever keys lead',
        },
        broken: {
          file: 'renderer/design/base.css',
          from: '\n:focus-visible {\n  outline: var(--focus-width) solid var(--focus);',
          to: '\n:focus-visible {\n  outline: none;',
        },
      },
    ],
    besides: '`keys.e2e.ts`',
  },
  {
    id: 38,
    rule: 'language of page and parts',
    where: 'WCAG 3.1.1, 3.1.2',
    en: [],
    wcag: ['3.1.1', '3.1.2'],
    section508: [],
    met: 'yes',
    how: '`lang` and `dir` on the page and on parts that fall back',
    proofs: [
      {
        test: {
          file: OPERATED,
          name: 'the page names its language and direction, and a part in another language names its own',
        },
        broken: {
          file: 'renderer/i18n/town-text.tsx',
          from: '<span lang={lang} dir={directionOf(lang)}>',
          to: '<span>',
        },
      },
    ],
    besides: '`every-screen.test.ts`, `axe.e2e.ts`',
  },
  {
    id: 39,
    rule: 'messages announced',
    where: 'WCAG 4.1.3',
    en: [],
    wcag: ['4.1.3'],
    section508: [],
    met: 'yes',
    how: 'live regions, read aloud as they appear',
    proofs: [
      {
        test: { file: SPOKEN, name: 'what a payment does is said as it happens' },
        broken: {
          file: 'renderer/screens/payment/paying-screen.tsx',
          from: 'lead={<p aria-live="polite">',
          to: 'lead={<p>',
        },
      },
    ],
    besides:
      "`speech.e2e.ts`: the payment's progress, the countdown before a session ends; `services-heard.e2e.ts`: every press says what it did",
  },
  {
    id: 40,
    rule: 'a personal switch with one or two buttons reaches everything',
    where: '508 407; EN 5.1.6, 5.8, 5.9',
    en: ['5.1.6.1', '5.8', '5.9'],
    wcag: ['2.1.1'],
    section508: [],
    met: 'yes',
    except: 'socket: installer',
    how: 'its first press begins a session and a frame that moves over groups, lines and single things: by itself, at a pace and with a pause that the resident sets, or by the first of two buttons; it waits for what is said; what moves money is chosen twice when the frame moves by itself; presses within half a second are one, which can be changed; the wait before a session ends is twice as long',
    proofs: [
      {
        test: {
          file: 'renderer/scanning/position.test.ts',
          name: 'every thing of every page can be chosen, and the frame comes to it within a bounded number of presses',
        },
        broken: {
          file: 'renderer/scanning/position.ts',
          from: '(last + 1) % Math.max(1, placesAt(stops, position))',
          to: 'Math.min(last + 1, placesAt(stops, position) - 1)',
        },
      },
      {
        test: {
          file: 'renderer/scanning/scanner.test.ts',
          name: 'what moves money is only asked for when the frame moves by itself, and pressed at once by a button of its own',
        },
        broken: {
          file: 'renderer/scanning/scanner.ts',
          from: "if (moves === 'by-itself' && parts.asksFirst(choice.id)) parts.ask(choice.id);\n    else parts.press(choice.id);",
          to: 'parts.press(choice.id);',
        },
      },
      {
        test: { file: 'renderer/scanning/scanner.test.ts', name: 'a hand that shakes chooses once' },
        broken: {
          file: 'renderer/scanning/steady-press.ts',
          from: 'return last === undefined || atMs - last >= restMs;',
          to: 'return true;',
        },
      },
      {
        test: {
          file: 'main/session/idle.test.ts',
          name: 'gives a resident with a personal switch twice the time, before it asks and to answer',
        },
        broken: {
          file: 'main/session/idle.ts',
          from: 'const LONGER_BY_SWITCH = 2;',
          to: 'const LONGER_BY_SWITCH = 1;',
        },
      },
    ],
    besides: '`switch.e2e.ts`: a bill paid by one switch alone, from the first screen to the last',
  },
];
