import { type AccessSettings, dressForAccess, NORMAL_ACCESS } from '../../renderer/access/index.ts';
import { withRepetitions } from '../repetitions.ts';
import type { Sample } from './catalogue.ts';
import { allProblems, loadAxe, lookProblems } from './check-with-axe.ts';
import { clippedNow, ofCutOff } from './clipped.ts';
import { aboveTheMiddle, BAR, frameShown } from './frame-shown.ts';
import { type InPage, inOneCall, inPage } from './in-one-call.ts';
import { capitalMm, showOnPanel, smallTargets } from './measured.ts';
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
    if (script.axe) await loadAxe(app.page);
    await lookAtFrame(app, script, sample, found);
    // Upright in one of the scripts that axe sees, lying in the other. Chinese letters take long to be laid out for another size.
    const size = !script.axe ? script.frame : (at % 2 === 0) === (script.language === 'en') ? UPRIGHT : LOW;
    await app.page.setViewportSize(size);
    const looks = script.looks.map((more) => LOOKS[(at + more) % LOOKS.length] ?? NORMAL_ACCESS);
    const seen = await inOneCall(
      app.page,
      looks.flatMap((look, times) => [
        ...dressed(look),
        inPage(clippedNow),
        // Names, roles and structure are the same in every look.
        script.axe ? (times === 0 ? allProblems() : lookProblems()) : NOTHING_WRONG,
      ]),
    );
    for (const [times, look] of looks.entries()) {
      const where = `${sample.name} ${script.language} ${nameOf(size)} ${look.theme} ${look.text} %`;
      const [cut, wrong] = seen.filter((one) => Array.isArray(one)).slice(2 * times);
      for (const problem of ofCutOff(cut ?? [])) found.words.push(`${where}: ${problem}`);
      for (const problem of wrong ?? []) found.axe.push(`${where}: ${problem}`);
    }
    if (script.language === 'en') await measure(app, sample, size, found);
  }
  return found;
}

/** The frame in the usual look, and what a low reach can touch. */
async function lookAtFrame(
  app: ScreensApp,
  script: Script,
  { name }: Sample,
  found: Findings,
): Promise<void> {
  const isSmall = script.frame === LOW;
  const [, , shown, clipped, , , small, besides, , , high] = await inOneCall(app.page, [
    ...dressed(NORMAL_ACCESS),
    inPage(frameShown),
    inPage(clippedNow),
    // Keys have another page when they are as large as the panel wants them.
    ...(isSmall
      ? ([inPage(showOnPanel, SMALL_PANEL_MM), inPage(isDrawn)] as const)
      : ([NOTHING, NOTHING] as const)),
    isSmall ? inPage(smallTargets, SMALL_PANEL_MM, TARGET_MM) : NOTHING_WRONG,
    isSmall ? inPage(clippedNow) : NOTHING_WRONG,
    ...(script.reach ? dressed(LOW_REACH) : ([NOTHING, NOTHING] as const)),
    script.reach ? inPage(aboveTheMiddle) : NOTHING_WRONG,
    inPage(showOnPanel, USUAL_PANEL_MM),
  ]);
  if (shown.titleTop !== script.titleTop) found.frame.push(`${name}: title at ${shown.titleTop}`);
  if (shown.bar !== script.bar) found.frame.push(`${name}: bar ${shown.bar}`);
  if (shown.inBar !== BAR) found.frame.push(`${name}: in the bar ${shown.inBar}`);
  for (const cut of ofCutOff(clipped)) found.frame.push(`${name}: ${cut}`);
  const onSmall = [...small, ...besides.filter((problem) => problem.startsWith('beside'))];
  if (onSmall.length > 0) found.sizes.push(`${name} in ${script.language}: ${onSmall.join(', ')}`);
  for (const touched of high) found.reach.push(`${name}: ${touched}`);
}

/** Sizes on each panel, and the spacing of WCAG 1.4.12. */
async function measure(app: ScreensApp, { name }: Sample, size: Size, found: Findings): Promise<void> {
  const panels = PANELS[size.width < size.height ? 'upright' : 'lying'];
  await inOneCall(app.page, dressed(NORMAL_ACCESS));
  for (const { shortSideMm, target, capital } of panels) {
    const [, small, height] = await inOneCall(app.page, [
      inPage(showOnPanel, shortSideMm),
      inPage(smallTargets, shortSideMm, target),
      inPage(capitalMm, shortSideMm),
    ]);
    const where = `${name} on ${shortSideMm} mm`;
    if (small.length > 0) found.sizes.push(`${where} has small targets: ${small.join(', ')}`);
    if (height < capital) found.sizes.push(`${where} has capitals of ${height.toFixed(2)} mm`);
  }
  const [, , , spaced] = await inOneCall(app.page, [
    inPage(showOnPanel, USUAL_PANEL_MM),
    inPage(spaceOut),
    inPage(isDrawn),
    inPage(clippedNow),
    inPage(spaceAsBefore),
  ]);
  for (const problem of ofCutOff(spaced)) found.words.push(`${name} spaced: ${problem}`);
}

const NOTHING: InPage<void> = { code: 'undefined' };
const NOTHING_WRONG: InPage<string[]> = { code: '[]' };

/** The page in a look, drawn. */
const dressed = (look: AccessSettings): readonly [InPage<void>, InPage<void>] => [
  { code: `(${dressForAccess})(document.documentElement, ${JSON.stringify(look)})` },
  inPage(isDrawn),
];

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
