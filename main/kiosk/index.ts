export { enrolKiosk } from './enrol.ts';
export { createKioskHandle, type KioskHandle } from './kiosk-handle.ts';
export { openKioskJournal } from './open-kiosk-journal.ts';
export type { KioskParts } from './parts.ts';
export { type Kiosk, startKiosk } from './start-kiosk.ts';
export { createTroubles, type Troubles } from './troubles.ts';
