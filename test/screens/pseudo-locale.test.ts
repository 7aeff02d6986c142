import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sample, sampleOf, samples } from './catalogue.ts';
import { cutOff } from './clipped.ts';
import { PSEUDO, pseudo, pseudoContent, pseudoEnglish } from './pseudo-locale.ts';
import { showNextSample } from './show-sample.ts';
import { openScreens, type ScreensApp } from './testing/screens-app.ts';

describe('the pseudo-locale', () => {
  test('says English with accents and 40 % longer, and leaves values and signs as they are', () => {
    expect(pseudo('Pay {{amount}} now.')).toBe('Påýý {{amount}} ñööw.');
    const text = 'Choose your language';
    expect([...pseudo(text)].length).toBeGreaterThanOrEqual(Math.floor(text.length * 1.35));
    expect(pseudo('12:30 – 5 €')).toBe('12:30 – 5 €');
  });

  test('finds the texts of a town by their English form and nothing else', () => {
    const town = { id: 'water', title: { en: 'Water', fr: 'Eau' }, pages: [{ label: { en: 'Go' } }] };
    expect(pseudoContent(town)).toEqual({
      id: 'water',
      title: { en: pseudo('Water'), fr: 'Eau' },
      pages: [{ label: { en: pseudo('Go') } }],
    });
  });
});

describe('the screens in the pseudo-locale', () => {
  let app: ScreensApp;
  beforeAll(async () => {
    app = await openScreens([pseudoEnglish]);
  });
  afterAll(() => app?.close());

  const show = (sample: Sample): Promise<void> => showNextSample(app.page, app.address, sample, PSEUDO);
  test('have room for every text', async () => {
    const problems: string[] = [];
    for (const sample of samples) {
      await show(sample);
      for (const problem of await cutOff(app.page)) problems.push(`${sample.name}: ${problem}`);
    }
    expect(problems).toEqual([]);
  });

  test('tell a box that only English fits', async () => {
    await show(sampleOf('attract'));
    expect(await cutOff(app.page)).toEqual([]);
    await app.page.evaluate(
      ([english, long]) => {
        for (const words of [english, long]) {
          const button = document.createElement('button');
          button.textContent = words ?? '';
          button.style.cssText = 'position:fixed;inset:0 auto auto 0;white-space:nowrap;overflow:hidden';
          document.body.append(button);
          const first = document.querySelector<HTMLElement>('button[data-fits]');
          if (first) button.style.width = `${first.offsetWidth}px`;
          button.dataset.fits = 'yes';
        }
      },
      ['Choose your language', pseudo('Choose your language')],
    );
    expect(await cutOff(app.page)).toEqual([expect.stringMatching(/^text too wide: Çh/)]);
  });
});
