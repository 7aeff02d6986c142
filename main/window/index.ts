export { type Cleared, clearEverything } from './clear-everything.ts';
export { createKioskWindow, type KioskWindow } from './create-window.ts';
export { createKioskSession } from './kiosk-session.ts';
export { isKioskUrl, KIOSK_ORIGIN } from './origin.ts';
export { type Prepared, type PrepareParts, prepareApp } from './prepare-app.ts';
export { serveApp } from './serve-app.ts';
export { startingStyle } from './starting-style.ts';
export type { WindowParts } from './window-parts.ts';
