import type { ScreensOf } from '../parts/index.ts';
import { CheckInScreen } from './check-in-screen.tsx';
import { QueuesScreen } from './queues-screen.tsx';
import { TicketScreen } from './ticket-screen.tsx';

export const queueScreens: ScreensOf<'queues' | 'check-in' | 'ticket'> = {
  queues: QueuesScreen,
  'check-in': CheckInScreen,
  ticket: TicketScreen,
};
