export { readContentFolder } from './content-folder.ts';
export { type ReadContent, readInWorker } from './read-in-worker.ts';
export { createShownContent, type ShownContent } from './shown-content.ts';
export { createTownContent, SHIPPED_VERSION, type TownContent } from './town-content.ts';
