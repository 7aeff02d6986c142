import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium } from '@playwright/test';
import { build, preview } from 'vite';
import type { View } from '../../domain/ipc/index.ts';
import { type Sample, samples, settings } from './catalogue.ts';

// Takes a picture of every screen and lets axe judge it: node test/screens/take.ts [name part] [size] [language]

const SIZES = ['1080x1920', '1920x1080', '1366x768'];
const LANGUAGES = ['en', 'ar', 'zh-Hans'];
/** As strict as the kiosk's own: whatever it would refuse is a problem here. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'";
const OUT = 'test/screenshots';

const [wantedName = '', wantedSize = '', wantedLanguage = ''] = process.argv.slice(2);
const outDir = `${process.cwd()}/var/screens`;
await build({
  configFile: false,
  root: 'renderer',
  build: { outDir, emptyOutDir: true, target: 'chrome130', assetsInlineLimit: 0, minify: false },
  logLevel: 'error',
});
const server = await preview({
  configFile: false,
  root: 'renderer',
  build: { outDir },
  preview: { port: 0, host: '127.0.0.1', headers: { 'Content-Security-Policy': POLICY } },
  logLevel: 'error',
});
const address = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
mkdirSync(OUT, { recursive: true });

let problems = 0;
for (const size of SIZES.filter((each) => each.includes(wantedSize))) {
  for (const language of (wantedLanguage && !LANGUAGES.includes(wantedLanguage)
    ? [wantedLanguage]
    : LANGUAGES
  ).filter((each) => each.includes(wantedLanguage))) {
    for (const sample of samples.filter(({ name }) => name.includes(wantedName))) {
      const found = await take(browser, sample, size, language);
      problems += found.length;
      for (const problem of found) console.log(`${sample.name} ${size} ${language}: ${problem}`);
    }
  }
}
await browser.close();
await server.close();
console.log(`${problems} problems`);
process.exitCode = problems === 0 ? 0 : 1;

async function take(inside: Browser, sample: Sample, size: string, language: string): Promise<string[]> {
  const [width = 0, height = 0] = size.split('x').map(Number);
  const context = await inside.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const found: string[] = [];
  page.on('pageerror', (error) => found.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') found.push(message.text());
  });
  const view: View = {
    sequence: 1,
    sessionId: 's',
    language,
    screen: sample.screen(language),
    banners: [],
    idleEndsInMs: null,
    ...sample.view,
  };
  await page.addInitScript(script, { view, settings });
  await page.goto(address);
  await page.locator('[data-screen]:not([data-screen=restarting])').waitFor();
  if (sample.hold) await page.getByTestId('staff-corner').click({ delay: 3_200 });
  for (const testId of sample.touch ?? []) await page.getByTestId(testId).click({ timeout: 5_000 });
  await page.locator('html:not([data-settling])').waitFor();
  await page.evaluate('document.fonts.ready');
  await page.screenshot({ path: `${OUT}/${sample.name}.${size}.${language}.png` });
  found.push(...(await clipped(page)));
  const { violations } = await new AxeBuilder({ page }).analyze();
  found.push(...violations.map(({ id, nodes }) => `axe ${id}: ${nodes[0]?.html.slice(0, 160)}`));
  await context.close();
  return found;
}

/** What does not fit: text wider than its box, buttons that are partly outside of the picture. */
async function clipped(page: import('@playwright/test').Page): Promise<string[]> {
  return page.evaluate(() => {
    const out: string[] = [];
    for (const button of document.querySelectorAll<HTMLElement>('button, h1, input')) {
      const box = button.getBoundingClientRect();
      const name = button.textContent?.slice(0, 30) || button.dataset.testid || button.tagName;
      if (box.right > innerWidth + 1 || box.left < -1) out.push(`beside the picture: ${name}`);
      if (box.bottom > innerHeight + 1) out.push(`below the picture: ${name}`);
      if (button.scrollWidth > button.clientWidth + 2 && button.tagName !== 'INPUT')
        out.push(`text too wide: ${name}`);
    }
    for (const area of document.querySelectorAll<HTMLElement>('main > div'))
      if (area.scrollHeight > area.clientHeight + 2 && getComputedStyle(area).overflowY !== 'visible')
        out.push(`scrolls: ${area.className} by ${area.scrollHeight - area.clientHeight}`);
    return out;
  });
}

function script({ view, settings: told }: { view: View; settings: unknown }): void {
  const answers: Record<string, unknown> = {
    'app.settings': told,
    'session.view': view,
    'staff.unlock': { kind: 'refused' },
  };
  const calls = new Proxy({}, { get: (_, name) => async () => answers[String(name)] ?? { kind: 'done' } });
  const notices = { 'session.changed': () => () => undefined };
  Object.assign(window, { kiosk: { calls, notices } });
}
