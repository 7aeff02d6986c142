import { z } from 'zod';
import { CollectionService } from '../collection/index.ts';
import { FormService } from '../form/index.ts';
import { QueueService } from '../queue/index.ts';
import { LocalizedText } from '../text/index.ts';

/** The icons that a service may carry; the screen draws them. */
export const ServiceIcon = z.enum([
  'bill',
  'permit',
  'pet',
  'calendar',
  'report',
  'queue',
  'message',
  'status',
]);

/** What a resident types to find an account: how it looks and how it is explained. */
const AccountEntry = z.object({
  /** An example to show, e.g. `104-2210`. */
  example: z.string().min(1).max(20),
  /** Only digits (and hyphens) are needed: the number pad is offered. */
  digitsOnly: z.boolean(),
  whereToFind: LocalizedText,
  /** The corner of the town's bills where the number stands, for a drawing. Without it nothing is drawn. */
  cornerOfBill: z.enum(['top-left', 'top-right', 'bottom-left', 'bottom-right']).optional(),
});

/** Paying open bills of an account. */
export const PayBillService = z.object({
  kind: z.literal('pay-bill'),
  serviceId: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  icon: ServiceIcon,
  title: LocalizedText,
  description: LocalizedText,
  account: AccountEntry,
});

export type PayBillService = z.infer<typeof PayBillService>;

/** Looking up how far the town is with an application or a report. */
export const StatusService = z.strictObject({
  kind: z.literal('status'),
  serviceId: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  icon: ServiceIcon,
  title: LocalizedText,
  description: LocalizedText,
});
export type StatusService = z.infer<typeof StatusService>;

/** Cancelling what was booked, by its reference and the family name. */
export const CancelBookingService = z.strictObject({
  kind: z.literal('cancel-booking'),
  serviceId: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  icon: ServiceIcon,
  title: LocalizedText,
  description: LocalizedText,
});
export type CancelBookingService = z.infer<typeof CancelBookingService>;

/** A service that a town offers at its kiosks: a file in the town's folder, without code. */
export const ServiceDefinition = z.discriminatedUnion('kind', [
  PayBillService,
  FormService,
  StatusService,
  QueueService,
  CancelBookingService,
  CollectionService,
]);
export type ServiceDefinition = z.infer<typeof ServiceDefinition>;
