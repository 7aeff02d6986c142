import { mkdirSync } from 'node:fs';
import { type Sample, samples } from './catalogue.ts';
import { axeProblems } from './check-with-axe.ts';
import { clipped } from './clipped.ts';
import { PSEUDO, pseudoEnglish } from './pseudo-locale.ts';
import { POLICY, showNextSample, showSample } from './show-sample.ts';
import { openScreens } from './testing/screens-app.ts';

// Takes a picture of every screen and lets axe check it: node test/screens/take.ts [name part] [size] [language]
// The language en-XA is English with accents, 40 % longer. A fourth word sets the screen as a visitor would, by the buttons'
// names: theme-dark,text-200; switch-3 shows the frame of a personal switch with two buttons after three moves

const SIZES = ['1080x1920', '1920x1080', '1366x768'];
const LANGUAGES = ['en', 'ar', 'zh-Hans'];
const OUT = 'test/screenshots';

const [wantedName = '', wantedSize = '', wantedLanguage = '', access = ''] = process.argv.slice(2);
const app = await openScreens(wantedLanguage === PSEUDO ? [pseudoEnglish] : [], {
  'Content-Security-Policy': POLICY,
});
const { page } = app;
const wrong: string[] = [];
page.on('pageerror', (error) => wrong.push(error.message));
page.on('console', (message) => {
  if (message.type() === 'error') wrong.push(message.text());
});
mkdirSync(OUT, { recursive: true });

let problems = 0;
try {
  for (const size of SIZES.filter((each) => each.includes(wantedSize))) {
    const [width = 0, height = 0] = size.split('x').map(Number);
    await page.setViewportSize({ width, height });
    for (const language of wantedLanguage ? [wantedLanguage] : LANGUAGES) {
      for (const sample of samples.filter(({ name }) => name.includes(wantedName))) {
        const found = await take(sample, size, language);
        problems += found.length;
        for (const problem of found) console.log(`${sample.name} ${size} ${language}: ${problem}`);
      }
    }
  }
} finally {
  await app.close();
}
console.log(`${problems} problems`);
process.exitCode = problems === 0 ? 0 : 1;

async function take(sample: Sample, size: string, language: string): Promise<string[]> {
  if (access === '') await showNextSample(page, app.address, sample, language);
  else await showSample(page, app.address, sample, language, access.split(','));
  await page.screenshot({
    path: `${OUT}/${[sample.name, size, language, access].filter((part) => part !== '').join('.')}.png`,
  });
  return [...wrong.splice(0), ...(await clipped(page)), ...(await axeProblems(page))];
}
