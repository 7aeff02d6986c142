export { type Booking, bookSlots } from './book-slots.ts';
export { calendarFile } from './calendar-file.ts';
export { cancelBookingByClerk, cancelBookingForKiosk, findBookingForKiosk } from './cancel-booking.ts';
export { claimSlot, releaseSlots } from './claim-slot.ts';
export { holdSlotForKiosk } from './hold-slot.ts';
export { holdSlotsInDoubt } from './hold-slots-in-doubt.ts';
export { listBookingRows } from './list-bookings.ts';
export { readDayForKiosk, readMonthForKiosk } from './read-free.ts';
export { bookingRoutes } from './routes.ts';
