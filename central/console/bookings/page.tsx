import { CalendarDays } from 'lucide-react';
import { listBookings } from '../../wire/index.ts';
import type { ConsolePage } from '../route/index.ts';
import { Bookings } from './bookings.tsx';
import { texts } from './texts.ts';

export const page: ConsolePage = {
  page: 'bookings',
  title: texts.title,
  icon: CalendarDays,
  group: 'residents',
  place: 30,
  needs: [listBookings],
  show: (route) => <Bookings route={route} />,
};
