import { type AccessSettings, dressForAccess, NORMAL_ACCESS } from '../../renderer/access/index.ts';
import { withRepetitions } from '../repetitions.ts';
import type { Sample } from './catalogue.ts';
import { axeProblems, lookProblems } from './check-with-axe.ts';
import { cutOff } from './clipped.ts';
import { aboveTheMiddle, BAR, frameShown } from './frame-shown.ts';
import { onPanel, smallestCapitalMm, smallTargets } from './measured.ts';
import { isDrawn, showNextSample } from './show-sample.ts';
import type { ScreensApp } from './testing/screens-app.ts';
import { wantedSamples } from './wanted.ts';

type Size = { readonly width: number; readonly height: number };
const UPRIGHT = { width: 1080, height: 1920 };
const LYING = { width: 1920, height: 1080 };
const LOW = { width: 1366, height: 768 };

/** Together every colour theme, size of text, reach and hand. */
export const LOOKS: readonly AccessSettings[] = [
  NORMAL_ACCESS,
  { ...NORMAL_ACCESS, theme: 'dark', text: 150, hand: 'left' },
  { ...NORMAL_ACCESS, theme: 'contrast', text: 120, reach: 'low' },
  { ...NORMAL_ACCESS, theme: 'yellow', text: 200 },
];
const LOW_REACH: AccessSettings = { ...NORMAL_ACCESS, reach: 'low' };

/**
 * The scripts in which the screens are shown, the size at which their frame is looked at there, and in which looks they are seen,
 * counted on from the sample's own place: together axe sees every screen in three looks, upright and lying, in two scripts; the other
 * two have the tallest letters and the longest words, on the lowest and smallest screen, and share the screens. With repetitions every screen is
 * seen in every look and script.
 */
export const SCRIPTS = [
  {
    language: 'en',
    frame: UPRIGHT,
    titleTop: 176,
    bar: 'top 1768, height 152',
    looks: [0, 2],
    axe: true,
    reach: true,
  },
  {
    language: 'ar',
    frame: LYING,
    titleTop: 144,
    bar: 'top 960, height 120',
    looks: withRepetitions ? [1, 3] : [1],
    axe: true,
    reach: true,
  },
  {
    language: 'zh-Hans',
    frame: LOW,
    titleTop: 94,
    bar: 'top 683, height 85',
    looks: [1],
    axe: false,
    reach: true,
  },
  {
    language: 'uk',
    frame: LOW,
    titleTop: 94,
    bar: 'top 683, height 85',
    looks: [3],
    axe: false,
    reach: false,
  },
] as const;
type Script = (typeof SCRIPTS)[number];

/** The panel of the samples' own settings, and the smallest one. */
const USUAL_PANEL_MM = 340;
const SMALL_PANEL_MM = 194;
const TARGET_MM = 20;

/** The shorter sides of panels that towns have, in millimetres, and how small what is touched and read on them may be. */
const PANELS = {
  upright: [
    { shortSideMm: 398, target: TARGET_MM, capital: 4.8 },
    { shortSideMm: 340, target: TARGET_MM, capital: 4.8 },
    { shortSideMm: 268, target: TARGET_MM, capital: 4.8 },
  ],
  lying: [{ shortSideMm: 194, target: TARGET_MM, capital: 4.8 }],
} as const;

/** What is wrong with the screens in one script, a sentence each. */
export type Findings = {
  readonly axe: string[];
  /** Words for which there is no room. */
  readonly words: string[];
  /** Titles and bars that stand elsewhere than on the other screens. */
  readonly frame: string[];
  /** What stands too high for a low reach. */
  readonly reach: string[];
  /** What is too small to be touched or read. */
  readonly sizes: string[];
};

/** The scripts that share the screens between them: those that axe does not see. */
const SHARED: readonly Script[] = SCRIPTS.filter(({ axe }) => !axe);
const isShownIn = (script: Script, at: number): boolean =>
  withRepetitions || script.axe || SHARED[at % SHARED.length] === script;

/** Goes once through the screens in one script. The page is loaded once: each sample comes as the next visitor's session. */
export async function walk(app: ScreensApp, script: Script): Promise<Findings> {
  const found: Findings = { axe: [], words: [], frame: [], reach: [], sizes: [] };
  for (const [at, sample] of wantedSamples().filter(([at]) => isShownIn(script, at))) {
    await app.page.setViewportSize(script.frame);
    await showNextSample(app.page, app.address, sample, script.language);
    await lookAtFrame(app, script, sample, found);
    // Upright in one of the scripts that axe sees, lying in the other. Chinese letters take long to be laid out for another size.
    const size = !script.axe ? script.frame : (at % 2 === 0) === (script.language === 'en') ? UPRIGHT : LOW;
    await app.page.setViewportSize(size);
    for (const [times, more] of script.looks.entries()) {
      const look = LOOKS[(at + more) % LOOKS.length] ?? NORMAL_ACCESS;
      await dress(app, look);
      const where = `${sample.name} ${script.language} ${nameOf(size)} ${look.theme} ${look.text} %`;
      for (const problem of await cutOff(app.page)) found.words.push(`${where}: ${problem}`);
      if (!script.axe) continue;
      // Names, roles and structure are the same in every look.
      const problems = await (times === 0 ? axeProblems(app.page, 'AAA') : lookProblems(app.page));
      for (const problem of problems) found.axe.push(`${where}: ${problem}`);
    }
    if (script.language === 'en') await measure(app, sample, size, found);
  }
  return found;
}

async function lookAtFrame(
  app: ScreensApp,
  script: Script,
  { name }: Sample,
  found: Findings,
): Promise<void> {
  await dress(app, NORMAL_ACCESS);
  const shown = await app.page.evaluate(frameShown);
  if (shown.titleTop !== script.titleTop) found.frame.push(`${name}: title at ${shown.titleTop}`);
  if (shown.bar !== script.bar) found.frame.push(`${name}: bar ${shown.bar}`);
  if (shown.inBar !== BAR) found.frame.push(`${name}: in the bar ${shown.inBar}`);
  for (const cut of await cutOff(app.page)) found.frame.push(`${name}: ${cut}`);
  if (script.frame === LOW) {
    await onPanel(app.page, SMALL_PANEL_MM);
    const small = await smallTargets(app.page, SMALL_PANEL_MM, TARGET_MM);
    if (small.length > 0) found.sizes.push(`${name} in ${script.language}: ${small.join(', ')}`);
  }
  if (script.reach) {
    await dress(app, LOW_REACH);
    for (const high of await app.page.evaluate(aboveTheMiddle)) found.reach.push(`${name}: ${high}`);
  }
  await onPanel(app.page, USUAL_PANEL_MM);
}

/** Sizes on each panel, and the spacing of WCAG 1.4.12. */
async function measure(app: ScreensApp, { name }: Sample, size: Size, found: Findings): Promise<void> {
  await dress(app, NORMAL_ACCESS);
  for (const { shortSideMm, target, capital } of PANELS[size.width < size.height ? 'upright' : 'lying']) {
    await onPanel(app.page, shortSideMm);
    const where = `${name} on ${shortSideMm} mm`;
    const small = await smallTargets(app.page, shortSideMm, target);
    if (small.length > 0) found.sizes.push(`${where} has small targets: ${small.join(', ')}`);
    const height = await smallestCapitalMm(app.page, shortSideMm);
    if (height < capital) found.sizes.push(`${where} has capitals of ${height.toFixed(2)} mm`);
  }
  await onPanel(app.page, USUAL_PANEL_MM);
  await app.page.evaluate(spaceOut);
  await app.page.evaluate(isDrawn);
  for (const problem of await cutOff(app.page)) found.words.push(`${name} spaced: ${problem}`);
  await app.page.evaluate(spaceAsBefore);
}

async function dress(app: ScreensApp, look: AccessSettings): Promise<void> {
  await app.page.locator('html').evaluate(dressForAccess, look);
  await app.page.evaluate(isDrawn);
}

const nameOf = ({ width, height }: Size): string => `${width}x${height}`;

/** In the page: the spacing of WCAG 1.4.12. */
function spaceOut(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }
  `);
  document.adoptedStyleSheets = [sheet];
}

/** In the page. */
function spaceAsBefore(): void {
  document.adoptedStyleSheets = [];
}
