import type { Plugin } from 'vite';
import { directionOf } from '../../domain/text/index.ts';
import { SPOKEN_LANGUAGES, textsIn } from '../../renderer/i18n/index.ts';

const PLACE = '<div id="starting"></div>';

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
          html: html.replace(PLACE, PLACE.replace('></', `>${SPOKEN_LANGUAGES.map(words).join('')}</`)),
          tags: [{ tag: 'link', attrs: { rel: 'stylesheet', href: '/starting.css' }, injectTo: 'head' }],
        };
      },
    },
  };
}

function words(language: string): string {
  const say = textsIn(language);
  const title = escaped(say('outOfOrder.startingTitle'));
  const lead = escaped(say('outOfOrder.startingLead'));
  return `<section lang="${language}" dir="${directionOf(language)}"><h1>${title}</h1><p>${lead}</p></section>`;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
