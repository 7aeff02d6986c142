import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium } from '@playwright/test';
import { build, type PreviewServer, preview } from 'vite';
import { fontFaces } from '../../build/renderer/font-faces.ts';
import { type Sample, samples } from './catalogue.ts';
import { clipped } from './clipped.ts';
import { PSEUDO, pseudoEnglish } from './pseudo-locale.ts';
import { POLICY, showSample } from './show-sample.ts';

// Takes a picture of every screen and lets axe check it: node test/screens/take.ts [name part] [size] [language]
// The language en-XA is English with accents, 40 % longer. A fourth word sets the screen as a visitor would, by the buttons'
// names: theme-dark,text-200

const SIZES = ['1080x1920', '1920x1080', '1366x768'];
const LANGUAGES = ['en', 'ar', 'zh-Hans'];
const OUT = 'test/screenshots';

const [wantedName = '', wantedSize = '', wantedLanguage = '', access = ''] = process.argv.slice(2);
const server = await serve(wantedLanguage === PSEUDO);
const address = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
mkdirSync(OUT, { recursive: true });

let problems = 0;
for (const size of SIZES.filter((each) => each.includes(wantedSize))) {
  for (const language of wantedLanguage ? [wantedLanguage] : LANGUAGES) {
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

async function serve(isPseudo: boolean): Promise<PreviewServer> {
  const outDir = `${process.cwd()}/var/${isPseudo ? 'screens-pseudo' : 'screens'}`;
  await build({
    configFile: false,
    root: 'renderer',
    plugins: [fontFaces(), ...(isPseudo ? [pseudoEnglish] : [])],
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, target: 'chrome130', assetsInlineLimit: 0, minify: false },
    logLevel: 'error',
  });
  return preview({
    configFile: false,
    root: 'renderer',
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1', headers: { 'Content-Security-Policy': POLICY } },
    logLevel: 'error',
  });
}

async function take(inside: Browser, sample: Sample, size: string, language: string): Promise<string[]> {
  const [width = 0, height = 0] = size.split('x').map(Number);
  const context = await inside.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const found: string[] = [];
  page.on('pageerror', (error) => found.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') found.push(message.text());
  });
  await showSample(page, address, sample, language, access === '' ? [] : access.split(','));
  await page.screenshot({
    path: `${OUT}/${[sample.name, size, language, access].filter((part) => part !== '').join('.')}.png`,
  });
  found.push(...(await clipped(page)));
  const { violations } = await new AxeBuilder({ page }).analyze();
  found.push(...violations.map(({ id, nodes }) => `axe ${id}: ${nodes[0]?.html.slice(0, 160)}`));
  await context.close();
  return found;
}
