import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { z } from 'zod';
import { directionOf, LANGUAGES } from '../../domain/text/index.ts';

const PLACE = '<div id="starting"></div>';
const Locale = z.object({ outOfOrder: z.object({ startingTitle: z.string(), startingLead: z.string() }) });

/**
 * Writes into the screen's page that the kiosk is starting, in every language, so that the words are there before any script is. A style
 * sheet that main serves shows those that the town speaks.
 */
export function startingWords(): Plugin {
  return {
    name: 'starting-words',
    transformIndexHtml: {
      // After the style sheets of the build: the town's comes last.
      order: 'post',
      handler: (html) => {
        if (!html.includes(PLACE)) return html;
        return {
          html: html.replace(PLACE, PLACE.replace('></', `>${LANGUAGES.map(words).join('')}</`)),
          tags: [{ tag: 'link', attrs: { rel: 'stylesheet', href: '/starting.css' }, injectTo: 'head' }],
        };
      },
    },
  };
}

/** From the project's root: the configuration that uses this is bundled elsewhere. */
function words(language: string): string {
  const file = resolve('renderer/i18n/locales', `${language}.json`);
  const { outOfOrder } = Locale.parse(JSON.parse(readFileSync(file, 'utf8')));
  const title = escaped(outOfOrder.startingTitle);
  const lead = escaped(outOfOrder.startingLead);
  return `<section lang="${language}" dir="${directionOf(language)}"><h1>${title}</h1><p>${lead}</p></section>`;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
