export { answerTicket } from './answer-ticket.ts';
export { callNextTicket } from './call-next.ts';
export { QUEUE_CHANNEL } from './changes.ts';
export { checkInForKiosk } from './check-in.ts';
export { displayRoutes } from './display-routes.ts';
export { type ImportedAppointments, importAppointments } from './import-appointments.ts';
export { listQueueRows } from './list-queues.ts';
export { readQueuesForKiosk } from './read-queues.ts';
export { takeNumberForKiosk } from './take-number.ts';
