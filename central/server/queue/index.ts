export { QUEUE_CHANNEL } from './changes.ts';
export { displayRoutes } from './display-routes.ts';
export { createDisplay, listDisplays, revokeDisplay } from './displays.ts';
export { importAppointments } from './import-appointments.ts';
export { queueRoutes } from './routes.ts';
export { decideTickets, storeTickets } from './store-tickets.ts';
export { knownQueues } from './town-queues.ts';
