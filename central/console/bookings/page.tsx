import { CalendarDays } from 'lucide-react';
import { listBookings } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute } from '../route/index.ts';
import { Bookings } from './bookings.tsx';
import { BookingSearch } from './search.ts';
import { texts } from './texts.ts';

export const page: ConsolePage = {
  page: 'bookings',
  title: texts.title,
  icon: CalendarDays,
  group: 'residents',
  place: 30,
  needs: [listBookings],
  routes: [consoleRoute({ path: '', search: BookingSearch, show: (search) => <Bookings search={search} /> })],
};
