import { answerOrder } from '../reading/index.ts';
import { readAppointments } from './read-appointments.ts';

await answerOrder(readAppointments);
