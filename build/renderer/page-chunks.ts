import type { Rolldown } from 'vite';

type CodeSplitting = Rolldown.OutputOptions['codeSplitting'];

/** What styles the whole page belongs to the HTML that needs it: the words that show first, and the receipt, have their own. */
const OF_PAGE =
  /^(?!.*\/renderer\/(?:index\.|design\/(?:receipt-view|qr-code))).*(?:\/(?:renderer|domain|node_modules)\/.*\.[jt]sx?|\.module\.css|\.json\.signs)$/;

/**
 * How the page's code is cut into files: each is a question to the kiosk's main process, which has other things to do at the start. First
 * a few lines that let the words of the page show, then React and all that the first screen takes, then what the other screens share, and
 * each subject's screens.
 */
export const pageChunks: CodeSplitting = {
  groups: [
    {
      name: 'begin',
      priority: 4,
      test: /\/renderer\/(?:starting\/.*|quiet-page)\.ts$|\0vite\/preload-helper/,
    },
    // The receipt's page, which is drawn where nobody sees it, takes these and nothing else.
    { name: 'react', priority: 3, test: /\/node_modules\/(?:react|react-dom|scheduler)\// },
    { name: 'paper-view', priority: 3, test: /\/paper-view\/|\/node_modules\/uqr\// },
    {
      name: 'page',
      priority: 2,
      tags: ['$initial'],
      test: OF_PAGE,
    },
    { name: 'shared', priority: 1, minShareCount: 2 },
  ],
};
