import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AccessSettings, dressForAccess, NORMAL_ACCESS } from '../../renderer/access/index.ts';
import { type Sample, samples } from './catalogue.ts';
import { cutOff } from './clipped.ts';
import { showSample } from './show-sample.ts';
import { openScreens, type ScreensApp } from './testing/screens-app.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const LANGUAGES = ['en', 'ar', 'zh-Hans'] as const;
const UPRIGHT = { width: 1080, height: 1920 };
const LYING = { width: 1366, height: 768 };
/** Together every colour theme, size of text, reach and hand. */
const LOOKS: readonly AccessSettings[] = [
  NORMAL_ACCESS,
  { ...NORMAL_ACCESS, theme: 'dark', text: 150, hand: 'left' },
  { ...NORMAL_ACCESS, theme: 'contrast', text: 120, reach: 'low' },
  { ...NORMAL_ACCESS, theme: 'yellow', text: 200 },
];

/**
 * Each screen is checked once in every look, two of them in the first script and one in each of the others; and it is turned from
 * script to script. All combinations are what `node test/screens/take.ts` goes through.
 */
const looksOf = (sample: number, script: number): readonly AccessSettings[] =>
  [[0, 2], [1], [3]][script]?.flatMap((more) => LOOKS[(sample + more) % LOOKS.length] ?? []) ?? [];

describe('the screens', () => {
  let app: ScreensApp;
  beforeAll(async () => {
    app = await openScreens();
  }, 120_000);
  afterAll(() => app?.close());

  async function judge(sample: Sample, at: number, script: number): Promise<string[]> {
    const language = LANGUAGES[script] ?? 'en';
    const size = (at + script) % 2 === 0 ? UPRIGHT : LYING;
    await app.page.setViewportSize(size);
    await showSample(app.page, app.address, sample, language);
    const problems: string[] = [];
    for (const look of looksOf(at, script)) {
      await app.page.locator('html').evaluate(dressForAccess, look);
      const where = `${sample.name} ${language} ${size.width}x${size.height} ${look.theme} ${look.text} %`;
      const { violations } = await new AxeBuilder({ page: app.page })
        .setLegacyMode(true)
        .withTags(RULES)
        .analyze();
      for (const { id, nodes } of violations)
        problems.push(`${where}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
      for (const problem of await cutOff(app.page)) problems.push(`${where}: ${problem}`);
    }
    if (language === 'en') {
      await app.page.locator('html').evaluate(dressForAccess, NORMAL_ACCESS);
      await app.page.evaluate(spaceOut);
      for (const problem of await cutOff(app.page)) problems.push(`${sample.name} spaced: ${problem}`);
    }
    return problems;
  }

  for (const [script, language] of LANGUAGES.entries()) {
    test(`have nothing that axe finds wrong, and room for every word, in every theme, size of text and spacing (${language})`, async () => {
      const problems: string[] = [];
      for (const [at, sample] of samples.entries()) problems.push(...(await judge(sample, at, script)));
      expect(problems).toEqual([]);
    }, 600_000);
  }
});

/** In the page: the spacing of WCAG 1.4.12. */
function spaceOut(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }
  `);
  document.adoptedStyleSheets = [sheet];
}
