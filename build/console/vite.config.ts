import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressedFiles, sentBytes } from '../bundles/compressed-files.ts';
import { noteBundles } from '../bundles/note-bundles.ts';
import { treeshake } from '../bundles/without-effects.ts';
import { withoutSummaries } from '../bundles/without-summaries.ts';
import { fontFaces } from '../renderer/font-faces.ts';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Builds the console and the call display into the folder that central serves. */
export default defineConfig({
  root: folder('../../central/console'),
  plugins: [withoutSummaries(), react(), fontFaces(), noteBundles('console', sentBytes), compressedFiles()],
  build: {
    outDir: folder('../../central/dist/console'),
    emptyOutDir: true,
    target: 'es2023',
    // Central's content security policy allows neither inline scripts nor data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      treeshake,
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          // A folder's door leads to them, so that they would come with the first page, which needs neither.
          groups: [
            // Small, and all in the first page: each by itself would be a request of its own.
            {
              name: 'parts-of-contracts',
              test: /domain\/(?:form\/answer|personal\/personal|text\/email-address|paper\/document)\.ts|wire\/exception-ways\.ts/,
            },
            { name: 'table', test: /@tanstack\/(?:react-)?table|console\/design\/table\.tsx/ },
            { name: 'words-of-languages', test: /domain\/text\/(?:words-of-languages|languages\/)/ },
          ],
        },
      },
      input: {
        console: folder('../../central/console/index.html'),
        display: folder('../../central/console/display/index.html'),
      },
    },
  },
});
