export { enrolKiosk } from './enrol.ts';
export type { KioskParts, Log } from './parts.ts';
export { type Kiosk, startKiosk } from './start-kiosk.ts';
export { createTroubles, type Troubles } from './troubles.ts';
