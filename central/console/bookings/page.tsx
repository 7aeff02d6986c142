import { CalendarDays } from 'lucide-react';
import { listBookings } from '../../wire/index.ts';
import { type ConsolePage, consoleRoute, later } from '../route/index.ts';
import { BookingSearch } from './search.ts';
import { texts } from './texts.ts';

const Bookings = later(async () => (await import('./bookings.tsx')).Bookings);

export const page: ConsolePage = {
  page: 'bookings',
  title: texts.title,
  icon: CalendarDays,
  group: 'residents',
  place: 30,
  needs: [listBookings],
  routes: [consoleRoute({ path: '', search: BookingSearch, show: (search) => <Bookings search={search} /> })],
};
