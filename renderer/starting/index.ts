export { afterFirstPicture } from './after-first-picture.ts';
