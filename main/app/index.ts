export type { Machine } from './machine.ts';
export { findPlaces, OWN_SWITCHES } from './places.ts';
export { startApp } from './start-app.ts';
