export * from './clients.ts';
export * from './open311-routes.ts';
