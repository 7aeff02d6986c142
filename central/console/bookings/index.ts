export { Bookings } from './bookings.tsx';
