export * from './screen-switch.tsx';
export { LATER, screensOf } from './screens-by-kind.ts';
