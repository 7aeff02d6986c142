export * from './confirm-kiosk.ts';
export * from './create-kiosk.ts';
export * from './enrol-kiosk.ts';
export * from './list-kiosks.ts';
export * from './routes.ts';
export * from './take-heartbeat.ts';
