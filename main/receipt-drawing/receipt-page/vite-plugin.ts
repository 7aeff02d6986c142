import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';

/** From the project's root: the configuration that uses this is bundled elsewhere. */
const PAGE_FOLDER = resolve('main/receipt-drawing/receipt-page');

/**
 * Builds the receipt page beside the screen's: as `receipt.html` in the same output. Its source stands with the rasteriser, outside the
 * renderer's root, where Vite takes no HTML from; so it is lent to the root under that name.
 */
export function receiptPage(rendererRoot: string): { readonly input: string; readonly plugin: Plugin } {
  const input = join(resolve(rendererRoot), 'receipt.html');
  const plugin: Plugin = {
    name: 'receipt-page',
    enforce: 'pre',
    resolveId(id) {
      if (id === input) return input;
      return id === '/receipt-page.tsx' ? join(PAGE_FOLDER, 'receipt-page.tsx') : null;
    },
    load(id) {
      return id === input ? readFileSync(join(PAGE_FOLDER, 'receipt.html'), 'utf8') : null;
    },
  };
  return { input, plugin };
}
