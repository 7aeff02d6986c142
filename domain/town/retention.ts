import { z } from 'zod';

const days = (usual: number, least = 1) => z.int().min(least).max(3_650).default(usual);

/** How long a town keeps personal data, in days, by kind. What a transaction with an open exception needs stays until that is closed. */
export const Retention = z
  .strictObject({
    /** Which account a resident looked up at a kiosk. */
    account: days(90),
    /** What residents answered: applications, bookings, reports. Never before an application is decided or a report closed. */
    answers: days(730),
    /** Receipts as they were printed, sent or shown. */
    receipt: days(400),
    /** Addresses to which receipts are sent. */
    email: days(30, 2),
    /** Names in applications and the notes to them, since they were decided. */
    applications: days(730),
    /** Holders of accounts of which every bill is paid, since the last import. */
    holders: days(1_095),
    /** Who has booked, since the booking was over. */
    bookings: days(90),
    /** Who reported a problem by a program, since the report was closed. */
    reportContacts: days(90),
    /** What a report says and where, since it was closed. */
    reports: days(1_095),
    /** Appointments, since their time. */
    appointments: days(2),
    /** Numbers for queues. */
    tickets: days(90),
    ratings: days(1_095),
    helpCalls: days(90),
    /** That a receipt was sent by e-mail. */
    mails: days(90, 2),
    /** People who were disabled. */
    users: days(365),
    /** Names and addresses in the audit log; its chain stays whole. */
    audit: days(3_650, 365),
  })
  .readonly();
export type Retention = z.infer<typeof Retention>;

/** A town's own retention, with what is usual where it says nothing. */
export const retentionOf = (town: { readonly retention?: Partial<Retention> | undefined }): Retention =>
  Retention.parse(town.retention ?? {});
