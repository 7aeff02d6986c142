import type { ScreensOf } from '../parts/index.ts';
import { BookingFoundScreen } from './booking-found-screen.tsx';
import { CancelBookingScreen } from './cancel-booking-screen.tsx';

export const bookingScreens: ScreensOf<'cancel-booking' | 'booking-found'> = {
  'cancel-booking': CancelBookingScreen,
  'booking-found': BookingFoundScreen,
};
