export * from './authenticated-kiosk.ts';
export * from './create-kiosk.ts';
export * from './enrol-kiosk.ts';
export * from './take-heartbeat.ts';
