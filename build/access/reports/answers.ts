import type { Answer } from './answer.ts';

const installer = (what: string): Answer => ({
  level: 'not-applicable',
  remark: `${what}: the machine's. The kiosk is delivered as software; the installer answers for this.`,
});
const none = (why: string): Answer => ({ level: 'not-applicable', remark: why });
const yes = (how: string): Answer => ({ level: 'supports', remark: how });
const part = (how: string): Answer => ({ level: 'partially-supports', remark: how });

const NO_FILM_SOUND =
  'The kiosk plays no sound with films. What a film shows stands below it in words, which are read aloud.';
const NO_TELEPHONE = 'Nobody is telephoned through the kiosk.';
const NO_AIDS =
  'Residents cannot attach aids of their own: the kiosk is closed, and speech, keypad and large text are built in (chapter 5).';
const NO_AUTHORING = 'Residents make no content with the kiosk.';
const NO_PLATFORM = 'The kiosk is no platform for other software.';
const AXE =
  'axe-core finds nothing wrong on any sample screen, in any theme and size of text (`test/screens`).';

/** What is answered for a whole part of EN 301 549 or Section 508, by how the number begins; the longest beginning counts. */
export const ANSWERED_TOGETHER: Readonly<Record<string, Answer>> = {
  'en 6.': none(`${NO_TELEPHONE} Help is called by a button, without speaking.`),
  'en 7.': none(NO_FILM_SOUND),
  'en 8.1.': installer('connections and colours of the machine'),
  'en 8.2.2.': none(NO_TELEPHONE),
  'en 8.3.': installer('heights, floor and room to approach'),
  'en 8.4.': installer('keys, readers and slots'),
  'en 9.': none('The kiosk is no web page: it is a program of its own. Chapters 5 and 11 apply.'),
  'en 10.': none(
    'The kiosk shows and hands out no documents in the sense of chapter 10. Receipts: 5.1.3.16.',
  ),
  'en 11.5.2.': none(NO_AIDS),
  'en 11.6.': none(NO_PLATFORM),
  'en 11.8.': none(NO_AUTHORING),
  'en 12.2.': none("The town's office answers residents; no support service belongs to the product."),
  'en 13.': none('The kiosk relays no calls and gives no access to emergency services.'),
  'section508 406.': installer('connections'),
  'section508 407.': installer('keys, slots and heights'),
  'section508 409.': installer('lamps'),
  'section508 410.': installer('colours of keys and lamps'),
  'section508 411.': installer('sounds of the machine'),
  'section508 412.': none(NO_TELEPHONE),
  'section508 413.': none(NO_FILM_SOUND),
  'section508 414.': none(NO_FILM_SOUND),
  'section508 415.': none(NO_FILM_SOUND),
  'section508 502.2.': none(NO_PLATFORM),
  'section508 502.3.': none(NO_AIDS),
  'section508 502.4': none(NO_PLATFORM),
  'section508 503.4.': none(NO_FILM_SOUND),
  'section508 504.': none(NO_AUTHORING),
  'section508 603.': none("The town's office answers residents; no support service belongs to the product."),
};

/** What no row of the table answers, or answers for more than the clause asks. */
export const ANSWERS: Readonly<Record<string, Answer>> = {
  'en 4.2.1': yes(
    'Every service by keypad and ear alone (5.1.3, 5.1.6). Voices for Somali, Pashto and Tagalog are missing.',
  ),
  'en 4.2.2': part(
    'Four sizes of text, four themes, 7:1. The bar at the bottom stops at 150 %; on panels under 340 mm not all capitals have 0.7°.',
  ),
  'en 4.2.3': yes('What a colour says stands in words, an icon or an edge as well.'),
  'en 4.2.4': yes('Nothing is said that does not stand on the screen.'),
  'en 4.2.5': yes('Nothing is said that does not stand on the screen; five steps of volume.'),
  'en 4.2.6': yes('The kiosk never asks anyone to speak.'),
  'en 4.2.7': yes(
    'One finger, presses act on release, double touches can be ignored; all that is touched has 20 mm.',
  ),
  'en 4.2.8': part(
    '"Lower half only": nothing to touch begins above the middle, upright and lying. Height: the installer.',
  ),
  'en 4.2.9': yes('Nothing flashes; movement can be switched off.'),
  'en 4.2.10': part(
    'One question a screen in plain words, answers can be checked before they are sent, time without end. Practice on the kiosk’s own screens; no simple mode; not tried with residents.',
  ),
  'en 4.2.11': yes(
    'Headphones, a covered screen, and nothing private is said aloud before the resident agrees.',
  ),
  'en 5.1.3.6': yes(
    'A picture cannot be published without words for it, and they are read aloud in its place.',
  ),
  'en 5.1.3.7': yes(
    'A film cannot be published without a text of what it shows; it stands below the film and is read aloud.',
  ),
  'en 5.1.5': yes('Nothing is said that does not stand on the screen.'),
  'en 5.1.7': yes('The kiosk never asks anyone to speak.'),
  'en 5.4': none('The kiosk converts no content of residents.'),
  'en 5.6.1': yes('Whether a toggle is on is said when it has the focus and when it is pressed.'),
  'en 5.6.2': yes('What is on is marked by its edge and an icon, not by colour alone.'),
  'en 8.3.6': yes(
    'docs/installing.md names heights, reach, the floor and from where the screen has to be legible.',
  ),
  'en 11.7': none('The kiosk is isolated from its platform: its own settings replace those of the system.'),
  'en 12.1.1': yes('docs/accessibility.md lists them with what holds each.'),
  'en 12.1.2': part(
    'The documents are plain Markdown with headings and tables; nobody has checked them with aids.',
  ),
  'section508 302.1': yes('Every service by keypad and ear alone.'),
  'section508 302.2': part('Four sizes of text, four themes, 7:1; the bar at the bottom stops at 150 %.'),
  'section508 302.3': yes('What a colour says stands in words, an icon or an edge as well.'),
  'section508 302.4': yes('Nothing is said that does not stand on the screen.'),
  'section508 302.5': yes('Nothing is said that does not stand on the screen; five steps of volume.'),
  'section508 302.6': yes('The kiosk never asks anyone to speak.'),
  'section508 302.7': yes('One finger, presses act on release; all that is touched has 20 mm.'),
  'section508 302.8': yes('"Lower half only": nothing to touch begins above the middle, upright and lying.'),
  'section508 302.9': part(
    'One question a screen in plain words, time without end. Not tried with residents.',
  ),
  'section508 402.5': none('The kiosk has no variable message sign.'),
  'section508 404.1': none('The kiosk converts no content of residents.'),
  'section508 501.1': part('As the WCAG report says.'),
  'section508 503.2': none(
    'The kiosk is isolated from its platform: its own settings replace those of the system.',
  ),
  'section508 503.3': yes('Speech and keypad are no other interface: they use the same screens.'),
  'section508 602.2': yes('docs/accessibility.md lists them with what holds each.'),
  'section508 602.3': part(
    'The documents are plain Markdown with headings and tables; nobody has checked them with aids.',
  ),
  'section508 602.4': none('All documents are electronic.'),
  'wcag 1.2.2': none(NO_FILM_SOUND),
  'wcag 1.2.4': none('Nothing is shown live.'),
  'wcag 1.3.1': yes(AXE),
  'wcag 1.3.2': yes('What is read aloud is read in the order of the screen, which the walks by ear compare.'),
  'wcag 1.3.3': yes(
    'Words name what is meant; a place, such as the terminal below the screen, is said besides. Read, not tested.',
  ),
  'wcag 1.3.4': yes('Upright and lying, both on every sample screen.'),
  'wcag 1.3.5': none(
    'Fields that name their purpose serve aids that fill in. The kiosk is closed to them and shared, and keeps nothing for the next person.',
  ),
  'wcag 1.4.1': yes('What a colour says stands in words, an icon or an edge as well. Read, not tested.'),
  'wcag 1.4.5': yes("Words are text; a town's logo is excepted."),
  'wcag 1.4.13': none('Nothing appears by hovering or by the focus.'),
  'wcag 2.1.4': yes('No single letter is a shortcut: what is typed goes into the field.'),
  'wcag 2.4.1': none('Each screen is one question; there are no blocks to bypass.'),
  'wcag 2.4.2': yes("The page has the kiosk's name, each screen a heading that takes the focus."),
  'wcag 2.4.4': yes('Buttons say what happens; axe-core finds none without words.'),
  'wcag 2.4.5': none('A step of a process; what can be looked up is found by search and by lists.'),
  'wcag 2.4.6': yes('A heading on every screen, a label on every field (axe-core).'),
  'wcag 2.5.3': yes(
    'Names that are said are the words that are seen; a button of an icon alone has a name. Read, not tested.',
  ),
  'wcag 2.5.4': none('Nothing is operated by moving the machine.'),
  'wcag 2.5.5': yes('The smallest target has 14 mm, far more than 44 dots on the panels that are measured.'),
  'wcag 2.5.8': yes('The smallest target on any sample screen and panel has 14 mm (`every-screen.test.ts`).'),
  'wcag 3.2.1': yes('The focus alone changes nothing; the walks by keypad stop at every control.'),
  'wcag 3.2.2': yes('An answer leads on only when the resident presses the button that does.'),
  'wcag 3.2.3': yes('One bar with the same six places on every screen (`every-screen.test.ts`).'),
  'wcag 3.2.4': yes('The same icon and word for the same thing everywhere. Read, not tested.'),
  'wcag 3.2.6': yes('Help is in the same place on every screen (`every-screen.test.ts`).'),
  'wcag 3.3.2': yes(`Every field has its label and an example where one helps. ${AXE}`),
  'wcag 4.1.2': yes(AXE),
};
