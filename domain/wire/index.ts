export * from './booking-routes.ts';
export * from './content-routes.ts';
export * from './contract.ts';
export * from './help-routes.ts';
export * from './kiosk-routes.ts';
export * from './queue-routes.ts';
export * from './signature.ts';
export * from './slip-routes.ts';
