export { readContentFolder } from './content-folder.ts';
export { type ContentHolder, createContentHolder } from './content-holder.ts';
