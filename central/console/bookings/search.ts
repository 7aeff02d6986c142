import { z } from 'zod';
import { listBookings } from '../../wire/index.ts';

const { day, facilityId } = listBookings.request.shape;

/** Which bookings are shown, as the address of their page says it. */
export const BookingSearch = z.strictObject({ day: day.optional(), facility: facilityId });
export type BookingSearch = z.infer<typeof BookingSearch>;
