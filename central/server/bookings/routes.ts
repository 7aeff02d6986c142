import {
  cancelBooking,
  findBooking,
  holdSlot,
  readBookingDay,
  readBookingMonth,
} from '../../../domain/wire/index.ts';
import { cancelBookingHere, listBookings } from '../../wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { townOf } from '../town/index.ts';
import { cancelBookingByClerk, cancelBookingForKiosk, findBookingForKiosk } from './cancel-booking.ts';
import { holdSlotForKiosk } from './hold-slot.ts';
import { listBookingRows } from './list-bookings.ts';
import { readDayForKiosk, readMonthForKiosk } from './read-free.ts';

/** What kiosks and the console ask of the bookings. */
export function bookingRoutes({ kiosks, people }: Callers, central: Central): void {
  kiosks.serve(readBookingMonth, (input, kiosk) => readMonthForKiosk(central, kiosk, input));
  kiosks.serve(readBookingDay, (input, kiosk) => readDayForKiosk(central, kiosk, input));
  kiosks.serve(holdSlot, (input, kiosk) => holdSlotForKiosk(central, kiosk, input));
  kiosks.serve(findBooking, (input, kiosk) => findBookingForKiosk(central, kiosk, input));
  kiosks.serve(cancelBooking, (input, kiosk) => cancelBookingForKiosk(central, kiosk, input));
  people.serve(listBookings, async ({ townId, ...asked }) =>
    listBookingRows(central, await townOf(central, townId), asked),
  );
  people.serve(cancelBookingHere, async ({ townId, reference }, { userName }) =>
    cancelBookingByClerk(central, { townId: await townOf(central, townId), reference }, userName),
  );
}
